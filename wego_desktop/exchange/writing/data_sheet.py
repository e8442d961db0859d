"""A sheet of rows: head lines, header row, encoded rows, and what Excel must know about them afterwards."""

import math
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from wego_desktop.errors import UserError
from wego_desktop.exchange.writing import styles
from wego_desktop.exchange.writing.cell_markup import cell_start, encoder, style_attribute, text_cell
from wego_desktop.exchange.writing.cell_text import clean, display_width, header_titles
from wego_desktop.exchange.writing.page_setup import ROW_HEIGHT_PT, set_up_page
from wego_desktop.exchange.writing.spec import (
    HEADER_ROW,
    MOST_ROWS,
    ColumnKind,
    ColumnSpec,
    Meaning,
    SheetSpec,
)
from wego_desktop.exchange.writing.styles import Look, StyleBook
from wego_desktop.exchange.writing.tally import RowObserver

MEASURED_ROWS = 200
MOST_WIDTH = 40
FIRST_ROW = HEADER_ROW + 1
_ROWS_PER_REPORT = 500
_ONE_LINE_TITLE = 14
_FILTER_BUTTON = 4
_LINE_HEIGHT_PT = 13.0
_CHARACTER_WIDTHS = {False: 0.96, True: 1.04}
"""How much of a digit's width the letters of running text take, plain and bold."""
_WRAPPING = frozenset({ColumnKind.REASON, ColumnKind.LONG_TEXT})
_KIND_WIDTHS = {ColumnKind.SIGNATURE: 30.0, ColumnKind.DATE: 13.0, ColumnKind.DATETIME: 14.0}
Progress = Callable[[int], None]
ListSource = Callable[[tuple[str, ...]], str]


class DataSheet:
    """Writes one `SheetSpec`: `prepare` before the rows, `markup` once, `finish` when their number is known.

    `observers` see every row; `progress` is told the rows so far and may raise to cancel; `list_source`
    gives the formula of a drop-down list.
    """

    def __init__(
        self,
        spec: SheetSpec,
        table_name: str,
        book: StyleBook,
        yes_no: tuple[str, str],
        list_source: ListSource,
        *,
        progress: Progress | None = None,
    ) -> None:
        self.spec = spec
        self.table_name = table_name
        self.titles = header_titles(column.title for column in spec.columns)
        self.row_count = 0
        self.observers: list[RowObserver] = []
        self._book, self._yes_no, self._list_source, self._progress = book, yes_no, list_source, progress
        self._rows: Iterator[tuple[object, ...]] = iter(())
        self._wrapped: list[tuple[int, float]] = []

    def prepare(self, sheet: Any) -> None:
        """Set widths, frozen panes and the printed page; reads the first 200 rows."""
        source = iter(self.spec.rows)
        first = list(islice(source, MEASURED_ROWS))
        self._rows = chain(first, source)
        for number, column in enumerate(self.spec.columns, 1):
            values = [row[number - 1] for row in first]
            width = column.width or fitted_width(column, self.titles[number - 1], values)
            sheet.column_dimensions[get_column_letter(number)].width = width
            if column.kind in _WRAPPING:
                self._wrapped.append((number - 1, width / _CHARACTER_WIDTHS[column.is_bold]))
        frozen = min(self.spec.frozen_columns, len(self.spec.columns) - 1)
        sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{FIRST_ROW}"
        set_up_page(sheet, self.spec.tab_colour, self.spec.footer, is_portrait=self.spec.is_portrait)
        sheet.print_title_rows = f"1:{HEADER_ROW}"

    def markup(self) -> Iterator[str]:
        """The rows as XML, from the title to the last; raises UserError `export_too_many_rows`."""
        yield from self._head()
        encoders = [
            encoder(
                number,
                column.kind,
                self._book.number(styles.column_look(column)),
                self.spec.zone,
                self._yes_no,
            )
            for number, column in enumerate(self.spec.columns, 1)
        ]
        height = _height(self.spec.row_height_pt)
        at = HEADER_ROW
        for row in self._rows:
            at += 1
            if at > MOST_ROWS:
                raise UserError("export_too_many_rows", name=self.spec.name, most=MOST_ROWS - HEADER_ROW)
            cells = "".join([encode(value, at) for encode, value in zip(encoders, row, strict=True)])
            for observer in self.observers:
                observer.add(row)
            tall = _height(self._wrapped_height(row)) if self._wrapped else height
            yield f'<row r="{at}"{tall}>{cells}</row>'
            self.row_count += 1
            if self._progress and self.row_count % _ROWS_PER_REPORT == 0:
                self._progress(self.row_count)
        if not self.row_count:
            empty = "".join([encode(None, FIRST_ROW) for encode in encoders])
            yield f'<row r="{FIRST_ROW}"{height}>{empty}</row>'

    def finish(self, sheet: Any) -> None:
        """Add the table, the conditional formats and the drop-down lists over the rows written."""
        last = max(self.last_row, FIRST_ROW)
        end = get_column_letter(len(self.spec.columns))
        table: Any = Table(
            displayName=self.table_name, name=self.table_name, ref=f"A{HEADER_ROW}:{end}{last}"
        )
        table._initialise_columns()
        for column, title in zip(table.tableColumns, self.titles, strict=True):
            column.name = title
        sheet.add_table(table)
        for number, column_spec in enumerate(self.spec.columns, 1):
            self._mark_statuses(sheet, column_spec, get_column_letter(number), end, last)
            self._offer_choices(sheet, column_spec, get_column_letter(number), last)
        banded = [
            f"{get_column_letter(number)}{FIRST_ROW}:{get_column_letter(number)}{last}"
            for number, column_spec in enumerate(self.spec.columns, 1)
            if column_spec.kind is not ColumnKind.REASON
        ]
        area = " ".join(banded) if len(banded) < len(self.spec.columns) else f"A{FIRST_ROW}:{end}{last}"
        band = Rule(type="expression", formula=["MOD(ROW(),2)=0"], dxf=styles.differential(None, styles.BAND))
        sheet.conditional_formatting.add(area, band)

    @property
    def last_row(self) -> int:
        """The number of the last row with values."""
        return HEADER_ROW + self.row_count

    def position(self, key: str) -> int:
        """Where the column `key` stands, from 0; a KeyError names a key that the sheet does not have."""
        for position, column in enumerate(self.spec.columns):
            if column.key == key:
                return position
        raise KeyError(key)

    def _wrapped_height(self, row: tuple[object, ...]) -> float:
        lines = max(math.ceil(display_width(str(row[at] or "")) / width) for at, width in self._wrapped)
        return max(self.spec.row_height_pt or ROW_HEIGHT_PT, lines * _LINE_HEIGHT_PT + 4)

    def _head(self) -> Iterator[str]:
        facts = " ".join(
            clean(line).strip() for line in (*self.spec.facts, self.spec.sort_note) if line.strip()
        )
        title = self._book.number(Look(size=16, is_bold=True, colour=styles.BRAND))
        second = self._book.number(Look(colour=styles.SECOND_TEXT))
        start = cell_start(1)
        yield row_markup(1, 26.25, text_cell(start, 1, style_attribute(title), self.spec.title))
        yield row_markup(2, 16.5, text_cell(start, 2, style_attribute(second), facts))
        yield row_markup(3, 6, "")
        look = Look(is_bold=True, colour="FFFFFF", fill=styles.BRAND, line=styles.HEADER_LINE, wraps=True)
        style = style_attribute(self._book.number(look))
        cells = (text_cell(cell_start(n), HEADER_ROW, style, title) for n, title in enumerate(self.titles, 1))
        yield row_markup(HEADER_ROW, 25.5, "".join(cells))

    def _mark_statuses(self, sheet: Any, column: ColumnSpec, letter: str, end: str, last: int) -> None:
        for mark in column.marks:
            is_closed = mark.meaning is Meaning.CLOSED
            test = f'${letter}{FIRST_ROW}="{clean(mark.word).replace(chr(34), chr(34) * 2)}"'
            look = styles.differential(*styles.TINTS[mark.meaning], is_struck=is_closed)
            add = sheet.conditional_formatting.add
            add(f"{letter}{FIRST_ROW}:{letter}{last}", Rule(type="expression", formula=[test], dxf=look))
            if is_closed:
                grey = styles.differential(styles.GREY_TEXT, None)
                add(f"A{FIRST_ROW}:{end}{last}", Rule(type="expression", formula=[test], dxf=grey))

    def _offer_choices(self, sheet: Any, column: ColumnSpec, letter: str, last: int) -> None:
        choices = column.choices or tuple(mark.word for mark in column.marks)
        if column.kind is ColumnKind.YES_NO and not choices:
            choices = self._yes_no
        if not choices:
            return
        source = self._list_source(tuple(clean(choice) for choice in choices))
        offer = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
        offer.showErrorMessage = True
        offer.add(f"{letter}{FIRST_ROW}:{letter}{last}")
        sheet.add_data_validation(offer)


def _height(height_pt: float | None) -> str:
    return f' ht="{height_pt}" customHeight="1"' if height_pt else ""


def row_markup(number: int, height_pt: float, cells: str) -> str:
    """One row of its own height around its cells."""
    return f'<row r="{number}"{_height(height_pt)}>{cells}</row>'


def fitted_width(column: ColumnSpec, title: str, values: list[object]) -> float:
    """Characters that fit the header with its filter button and the longest value, 40 at most."""
    longest = max((_text_width(value) for value in values if isinstance(value, str)), default=0.0)
    numbers = max((len(str(value)) for value in values if isinstance(value, int | float)), default=0)
    stretch = 1.12 if column.is_bold else 1.0
    header = display_width(title)
    if header > _ONE_LINE_TITLE:
        header = max(*(display_width(word) for word in title.split()), (header + 1) // 2)
    wanted = max(
        longest * stretch + 2, numbers + 3, header * 1.12 + _FILTER_BUTTON, _KIND_WIDTHS.get(column.kind, 0)
    )
    return round(min(wanted, MOST_WIDTH), 1)


def _text_width(text: str) -> float:
    """Characters that `text` takes; capitals are wider than the digits that columns are measured in."""
    return display_width(text) + 0.25 * sum(letter.isupper() for letter in text)
