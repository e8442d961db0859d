"""The looks of the design's Excel files as numbered cell formats of one workbook."""

from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from wego_desktop.exchange.writing.spec import ColumnKind, ColumnSpec, Meaning

FONT_NAME = "Arial"
FONT_SIZE = 10
BRAND = "12366E"
BAND = "F3F6FB"
LINE = "E3E6EA"
HEADER_LINE = "3A5A8F"
SECOND_TEXT = "454E5C"
GREY_TEXT = "5C6675"
BAR = "BFCFF2"
TINTS: dict[Meaning, tuple[str, str | None]] = {
    Meaning.OK: ("0B6633", "E1F4E8"),
    Meaning.INFO: ("1A4DBF", None),
    Meaning.WARN: ("7A4A00", "FFF3D9"),
    Meaning.BAD: ("A41C14", "FDE9E7"),
    Meaning.NEUTRAL: ("454E5C", "E9ECF1"),
    Meaning.CLOSED: (GREY_TEXT, None),
}
TEXT_FORMAT = "@"
FORMATS: dict[ColumnKind, str] = {
    ColumnKind.NUMBER: "General",
    ColumnKind.DATE: "d mmm yyyy",
    ColumnKind.DATETIME: "d mmm hh:mm",
}
_HORIZONTAL: dict[ColumnKind, str] = {
    ColumnKind.NUMBER: "right",
    ColumnKind.DATE: "center",
    ColumnKind.DATETIME: "center",
    ColumnKind.YES_NO: "center",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One cell format by what is special about it; what is left out is Arial 10, black, no fill, no line."""

    size: float = FONT_SIZE
    is_bold: bool = False
    colour: str = "12171F"
    fill: str | None = None
    line: str | None = None
    bottom: str | None = None
    top_strong: bool = False
    number_format: str = "General"
    horizontal: str | None = None
    wraps: bool = False
    indent: int = 0


class StyleBook:
    """Gives each `Look` its number in one workbook; the same look always has the same number."""

    def __init__(self, workbook: Workbook) -> None:
        self._numbers: dict[Look, int] = {}
        normal: Any = workbook
        base = Font(name=FONT_NAME, size=FONT_SIZE, family=2)
        normal._fonts[0] = base
        normal._fonts._dict = {base: 0}
        normal._named_styles["Normal"].font = base
        self._sheet: Any = workbook.worksheets[0]

    def number(self, look: Look) -> int:
        """The number to write into a cell's `s` attribute."""
        if look not in self._numbers:
            self._numbers[look] = self._register(look)
        return self._numbers[look]

    def _register(self, look: Look) -> int:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name=FONT_NAME, size=look.size, bold=look.is_bold, color=f"FF{look.colour}", family=2
        )
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=f"FF{look.fill}")
        cell.border = _border(look)
        cell.number_format = look.number_format
        cell.alignment = Alignment(
            horizontal=look.horizontal, vertical="center", wrap_text=look.wraps or None, indent=look.indent
        )
        return int(cell.style_id)


def _border(look: Look) -> Border:
    thin = Side(style="thin", color=f"FF{look.line}") if look.line else None
    bottom = Side(style="thin", color=f"FF{look.bottom}") if look.bottom else thin
    top = Side(style="medium", color=f"FF{BRAND}") if look.top_strong else thin
    return Border(left=thin, right=thin, top=top, bottom=bottom)


def column_look(column: ColumnSpec) -> Look:
    """How a data cell of `column` looks: text stays text when somebody edits it in Excel too."""
    if column.kind is ColumnKind.REASON:
        text, tint = TINTS[Meaning.BAD]
        return Look(colour=text, fill=tint, line=LINE, number_format=TEXT_FORMAT, wraps=True)
    return Look(
        is_bold=column.is_bold,
        line="7F8998" if column.kind is ColumnKind.SIGNATURE else LINE,
        number_format=FORMATS.get(column.kind, TEXT_FORMAT),
        horizontal=_HORIZONTAL.get(column.kind),
        wraps=column.kind is ColumnKind.LONG_TEXT,
        indent=1 if column.kind is ColumnKind.NUMBER else 0,
    )


def differential(colour: str | None, fill: str | None, *, is_struck: bool = False) -> DifferentialStyle:
    """The change that a conditional format makes to a cell."""
    font = Font(color=f"FF{colour}", strike=True if is_struck else None) if colour else None
    back = PatternFill(bgColor=f"FF{fill}", fill_type="solid") if fill else None
    return DifferentialStyle(font=font, fill=back)
