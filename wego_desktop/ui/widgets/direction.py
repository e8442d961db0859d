"""Names that are written from the right, inside sentences that are written from the left."""

import unicodedata

_ISOLATE, _END, _LEFT_TO_RIGHT = "\u2068", "\u2069", "\u200e"


def is_from_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from the right."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L")
    return first != "L"


def isolated(name: str) -> str:
    """The name with a direction of its own, so that what follows it keeps its place."""
    # Only where it is needed: the marks come from another font, which makes lines higher.
    return f"{_LEFT_TO_RIGHT}{_ISOLATE}{name}{_END}" if is_from_right(name) else name


def sentence_from_left(text: str) -> str:
    """A sentence that may begin with such a name, and is still read from the left."""
    return _LEFT_TO_RIGHT + text if is_from_right(text) else text
