"""What files of one sender have in common: the line of their headers."""

import hashlib
from collections.abc import Iterable


def layout_key(headers: Iterable[str]) -> str:
    """A digest of a header line, by which the mapping of an earlier file is found; case is no matter."""
    line = "\x1f".join(header.casefold() for header in headers)
    return hashlib.sha256(line.encode()).hexdigest()[:16]
