"""Badge layouts in millimetres from the top left of a side; what stands where, not how it is painted."""

from dataclasses import dataclass, field
from enum import StrEnum

from wego_desktop.documents.fonts import FontRole

INK = "#12171F"
SECOND_INK = "#454E5C"
ANSWER_FIELD = "answer."
"""What a text's field begins with when the answer to an own field stands there: `{answer.shirt_size}`."""

CATEGORY_COLOUR = "category"
ON_CATEGORY_COLOUR = "on-category"
"""Colour words: the category's own colour, and white or ink, whichever can be read on it."""


class Align(StrEnum):
    """Where a line stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a side, in millimetres."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """The right edge."""
        return self.x_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """The lower edge."""
        return self.y_mm + self.height_mm

    def overlaps(self, other: "Box") -> bool:
        """Whether both share an area."""
        beside = self.right_mm <= other.x_mm or other.right_mm <= self.x_mm
        return not (beside or self.bottom_mm <= other.y_mm or other.bottom_mm <= self.y_mm)

    def holds(self, other: "Box", slack_mm: float = 0.01) -> bool:
        """Whether the other lies wholly inside."""
        return (
            other.x_mm >= self.x_mm - slack_mm
            and other.y_mm >= self.y_mm - slack_mm
            and other.right_mm <= self.right_mm + slack_mm
            and other.bottom_mm <= self.bottom_mm + slack_mm
        )


@dataclass(frozen=True, slots=True)
class RectElement:
    """A filled area: category strip and band."""

    box: Box
    colour: str = CATEGORY_COLOUR


@dataclass(frozen=True, slots=True)
class LineElement:
    """A rule: the box's height is its thickness."""

    box: Box
    colour: str = SECOND_INK


@dataclass(frozen=True, slots=True)
class MarkElement:
    """The organiser's mark."""

    box: Box


@dataclass(frozen=True, slots=True)
class TextElement:
    """A text with fields of the badge in braces; shrinks to `min_size_mm`, then takes up to `max_lines`.

    With `under` it starts `gap_mm` below the text of that name on the same side, and its box only says the
    furthest place. `spacing` is letter spacing in hundredths of an em, `line_em` the distance of lines.
    """

    box: Box
    text: str
    size_mm: float
    min_size_mm: float
    name: str = ""
    role: FontRole = FontRole.TEXT
    colour: str = INK
    max_lines: int = 1
    align: Align = Align.LEFT
    line_em: float = 1.23
    spacing: float = 0.0
    under: str = ""
    gap_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class NameElement:
    """Given name large, family name below it, the native-script name under both, the position at the foot.

    The name may fill `max_height_mm`, name and native name together `name_and_native_mm`; the position stands
    at the foot of the box and is `position_width_mm` wide, since the QR's quiet zone may reach beside it.
    """

    box: Box
    size_mm: float
    family_size_mm: float
    min_size_mm: float
    native_size_mm: float
    native_min_size_mm: float
    position_size_mm: float
    position_min_size_mm: float
    position_width_mm: float
    max_height_mm: float
    name_and_native_mm: float
    max_lines: int = 3
    native_gap_mm: float = 3.0
    position_lines: int = 2
    line_em: float = 1.1


@dataclass(frozen=True, slots=True)
class OrganisationElement:
    """The organisation, and under it the flag with city and country."""

    box: Box
    size_mm: float
    min_size_mm: float
    place_size_mm: float
    place_min_size_mm: float
    flag_width_mm: float
    max_lines: int = 2
    gap_mm: float = 2.7
    line_em: float = 1.23


@dataclass(frozen=True, slots=True)
class NetworkElement:
    """The person's networks: glyph, letters and full name; several stand side by side with letters only."""

    box: Box
    glyph_mm: float
    size_mm: float
    name_size_mm: float


@dataclass(frozen=True, slots=True)
class QrElement:
    """The badge code. The box holds the modules; four more on each side have to stay free."""

    box: Box


@dataclass(frozen=True, slots=True)
class CategoryElement:
    """Shape and word of the category, and the role marks in a second line, on the category's colour."""

    box: Box
    shape_mm: float
    size_mm: float
    min_size_mm: float
    marks_size_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class PhotoRefusedElement:
    """A crossed camera when the person does not want to be photographed; nothing else."""

    box: Box


@dataclass(frozen=True, slots=True)
class ProgrammeElement:
    """The own programme by day; what does not fit is replaced by a line that points to the help desk."""

    box: Box
    size_mm: float
    day_size_mm: float
    row_mm: float
    time_width_mm: float
    max_title_lines: int = 2


Element = (
    RectElement
    | LineElement
    | MarkElement
    | TextElement
    | NameElement
    | OrganisationElement
    | NetworkElement
    | QrElement
    | CategoryElement
    | PhotoRefusedElement
    | ProgrammeElement
)


@dataclass(frozen=True, slots=True)
class Side:
    """The elements of one side, painted in this order."""

    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Several badges on one sheet, row by row, with cut lines around them; backs are mirrored to match."""

    width_mm: float
    height_mm: float
    columns: int
    rows: int

    @property
    def places(self) -> int:
        """Badges on one sheet."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class BadgeLayout:
    """A badge of one format. `keep_clear` is the punched slot; `sheet` puts several on larger paper."""

    name: str
    title: str
    width_mm: float
    height_mm: float
    front: Side
    back: Side | None = None
    keep_clear: tuple[Box, ...] = field(default=())
    sheet: Sheet | None = None

    @property
    def page_mm(self) -> tuple[float, float]:
        """Width and height of the paper."""
        if self.sheet:
            return self.sheet.width_mm, self.sheet.height_mm
        return self.width_mm, self.height_mm

    @property
    def area(self) -> Box:
        """One badge as a box."""
        return Box(0.0, 0.0, self.width_mm, self.height_mm)
