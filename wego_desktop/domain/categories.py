"""The participant categories that a new event starts with (design specification, section 4)."""

from dataclasses import dataclass

from wego_desktop.domain.enums import CategoryShape


@dataclass(frozen=True, slots=True)
class CategoryPreset:
    """A category as a new event gets it; `entitlements` are session kinds, `*` for all."""

    name: str
    letter: str
    colour: str
    shape: CategoryShape
    entitlements: tuple[str, ...] = ("*",)


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
