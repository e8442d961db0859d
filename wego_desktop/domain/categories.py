"""The participant categories that a new event starts with (design specification, section 4)."""

from dataclasses import dataclass

from wego_desktop.domain.enums import CategoryShape

EVERYTHING = "*"
"""The entitlement that stands for every kind of session."""

_LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of text: the category's word in its colour on white, and white on its colour."""


@dataclass(frozen=True, slots=True)
class CategoryPreset:
    """A category as a new event gets it; `entitlements` are session kinds, `*` for all."""

    name: str
    letter: str
    colour: str
    shape: CategoryShape
    entitlements: tuple[str, ...] = (EVERYTHING,)


DEFAULT_CATEGORIES = (
    CategoryPreset("Head of delegation", "HD", "#5A3BB0", CategoryShape.DIAMOND),
    CategoryPreset("Delegate", "DE", "#0B6B96", CategoryShape.SQUARE),
    CategoryPreset("Observer", "OB", "#7A5C00", CategoryShape.TRIANGLE),
    CategoryPreset("Speaker", "SP", "#AE2464", CategoryShape.CIRCLE),
    CategoryPreset(
        "Press", "PR", "#9A4A00", CategoryShape.BAR, ("plenary", "forum", "ceremony", "press", "reception")
    ),
    CategoryPreset("Partner", "PA", "#55650F", CategoryShape.OPEN_SQUARE),
    CategoryPreset("Staff", "ST", "#3B4452", CategoryShape.OPEN_CIRCLE),
)

OBSERVER_LETTER = "OB"
"""The letters of the category whose people listen without a seat of their own."""


def contrast_with_white(colour: str) -> float:
    """The WCAG contrast of `#RRGGBB` with white, from 1 to 21."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def is_readable_with_white(colour: str) -> bool:
    """Whether white letters can be read on the colour, and its own on white."""
    return contrast_with_white(colour) >= _LEAST_CONTRAST
