"""The summary in front: tables of live counts, open work, charts; filled after the rows that it counts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from wego_desktop.exchange.writing import styles
from wego_desktop.exchange.writing.cell_markup import (
    cell_start,
    formula_cell,
    number_cell,
    style_attribute,
    text_cell,
)
from wego_desktop.exchange.writing.cell_text import clean, display_width
from wego_desktop.exchange.writing.charts import ChartAxis, ChartSeries, bar_chart, line_chart
from wego_desktop.exchange.writing.data_sheet import DataSheet
from wego_desktop.exchange.writing.formulas import count_formula, criterion_for, table_column
from wego_desktop.exchange.writing.page_setup import ROW_HEIGHT_PT, set_up_page
from wego_desktop.exchange.writing.spec import (
    HEADER_ROW,
    CountTable,
    Figure,
    FigureTable,
    Meaning,
    Measure,
    SummarySpec,
    TimeLine,
)
from wego_desktop.exchange.writing.styles import Look, StyleBook
from wego_desktop.exchange.writing.tally import Tally, counted_columns
from wego_desktop.exchange.writing.time_line import TimeTally
from wego_desktop.i18n import _

_LABEL, _FIRST, _SHARE, _TIME = 2, 3, 5, 7
_TABLES_BEFORE_FIGURES = 2
_HALF_SECOND = "1/172800"  # Excel compares 15 digits of the limit with all digits of the cell
_PAGE_WIDTH_PT = 780.0
_MOST_GAP, _HALF_PAGE = 4, 20
_BAR_HEIGHT_CM, _LINE_HEIGHT_CM = 7.4, 5.4
_ROWS_PER_CM = 28.35 / ROW_HEIGHT_PT
_HEAD = Look(is_bold=True, colour="FFFFFF", fill=styles.BRAND, indent=1, horizontal="left")
_TOTAL = Look(is_bold=True, top_strong=True)


class SummarySheet:
    """Writes a `SummarySpec` over the rows of `source`; its counts are known once `source` is written."""

    def __init__(
        self, spec: SummarySpec, title: str, source: DataSheet, book: StyleBook, yes_no: tuple[str, str]
    ) -> None:
        self._spec, self._source, self._book = spec, source, book
        self._titles = {c.key: title for c, title in zip(source.spec.columns, source.titles, strict=True)}
        keys = counted_columns(_used_columns(spec))
        self._tally = Tally(keys, [source.position(key) for key in keys], yes_no)
        source.observers.append(self._tally)
        self._times: TimeTally | None = None
        if line := spec.time_line:
            self._times = TimeTally(line, source.position(line.column), source.spec.zone)
            source.observers.append(self._times)
        self._cells: dict[int, list[tuple[int, str]]] = {}
        self._charts: list[Any] = []
        self._bars: list[str] = []
        self._first_below = 0
        self._at = quote_sheetname(title)

    def prepare(self, sheet: Any) -> None:
        """Lay everything out; the rows counted must have been written."""
        set_up_page(sheet, self._spec.tab_colour, self._spec.footer, is_portrait=False)
        sheet.sheet_view.showGridLines = False
        labels = [display_width(value) for table in self._spec.tables for value in self._values(table)]
        labels += [display_width(f.label) for table in self._spec.figures for f in table.figures]
        for letter, width in (("A", 2.5), ("B", min(40, max(26, *labels, 0) + 2)), ("F", 4)):
            sheet.column_dimensions[letter].width = width
        for letter in "CDEGHIJKLMN":
            sheet.column_dimensions[letter].width = 12
        self._text(1, _LABEL, self._spec.title, Look(size=16, is_bold=True, colour=styles.BRAND))
        facts = " ".join(clean(line).strip() for line in self._spec.facts if line.strip())
        self._text(2, _LABEL, facts, Look(colour=styles.SECOND_TEXT))
        row, chart_row = HEADER_ROW, HEADER_ROW
        for number, table in enumerate(self._spec.tables):
            if number == _TABLES_BEFORE_FIGURES:
                row = self._break_page(self._lay_figures(row), chart_row)
            row, chart_row = self._lay_counts(table, row, chart_row)
        if len(self._spec.tables) <= _TABLES_BEFORE_FIGURES:
            self._lay_figures(row)
        self._lay_times(chart_row)
        for chart in self._charts:
            sheet.add_chart(chart, chart.anchor)
        self._fit_pages(sheet)

    def _break_page(self, row: int, chart_row: int) -> int:
        """Where the tables below begin: on a page of their own when charts and tables above fill one."""
        ends = chart_row
        if self._times and self._times.points():
            ends += int(_LINE_HEIGHT_CM * _ROWS_PER_CM) + 2
        if row < _HALF_PAGE or ends > row + _MOST_GAP:
            return row
        self._first_below = max(row, ends)
        return self._first_below

    def _fit_pages(self, sheet: Any) -> None:
        """One page wide by a scale, since Excel ignores page breaks on sheets that it fits by itself.

        The page breaks above the tables that follow the charts, so that no chart is cut in two.
        """
        points = sum((dimension.width * 7 + 5) * 0.75 for dimension in sheet.column_dimensions.values())
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
        sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
        sheet.page_setup.scale = min(100, int(_PAGE_WIDTH_PT / points * 100))
        if self._first_below:
            sheet.row_breaks.append(Break(id=self._first_below - 1))

    def markup(self) -> Iterator[str]:
        """The rows laid out by `prepare`."""
        heights = {1: 26.25, 3: 8.0}
        for row in sorted(self._cells.keys() | heights.keys()):
            cells = "".join(cell for _column, cell in sorted(self._cells.get(row, [])))
            yield f'<row r="{row}" ht="{heights.get(row, ROW_HEIGHT_PT)}" customHeight="1">{cells}</row>'

    def finish(self, sheet: Any) -> None:
        """Add the data bars of the shares."""
        bar_rule: Any = DataBarRule
        for area in self._bars:
            rule = bar_rule("num", 0, "num", 1, color=f"FF{styles.BAR}")
            sheet.conditional_formatting.add(area, rule)

    def _lay_counts(self, table: CountTable, row: int, chart_row: int) -> tuple[int, int]:
        """Lay one table from `row` and its chart from `chart_row`; the next free row of either."""
        has_share = len(table.measures) == 2
        columns = list(range(_FIRST, _FIRST + len(table.measures)))
        self._text(row, _LABEL, table.title, _HEAD)
        titles = [measure.title for measure in table.measures] + ([_("Share")] if has_share else [])
        for column, title in enumerate(titles, _FIRST):
            self._text(row, column, title, replace(_HEAD, horizontal="right"))
        values = self._values(table)
        first, last = row + 1, row + len(values)
        counts = [self._tally_row(table, value, at) for at, value in enumerate(values, first)]
        self._total_row(table, last + 1, has_share=has_share)
        if has_share and values:
            self._bars.append(f"{_letter(_SHARE)}{first}:{_letter(_SHARE)}{last}")
        if table.chart_title and values:
            axis = ChartAxis(self._range(_LABEL, first, last), tuple(_shown(value) for value in values))
            series = [
                ChartSeries(
                    measure.title, self._range(column, first, last), tuple(float(c[n]) for c in counts)
                )
                for n, (measure, column) in enumerate(zip(table.measures, columns, strict=True))
            ]
            height = max(_BAR_HEIGHT_CM, 2.4 + 0.75 * len(values))
            chart_row = self._place(
                bar_chart(clean(table.chart_title), axis, series, height), chart_row, height
            )
        return last + 3, chart_row

    def _tally_row(self, table: CountTable, value: str, row: int) -> list[int]:
        fill = styles.BAND if row % 2 == 0 else None
        body = Look(fill=fill, bottom=styles.LINE)
        self._label(row, _shown(value), body)
        criterion = criterion_for(value, f"${_letter(_LABEL)}{row}")
        counts: list[int] = []
        for column, measure in enumerate(table.measures, _FIRST):
            count = self._tally.count(measure, table.column, value)
            self._formula(row, column, self._counting(measure, table.column, criterion), count, body)
            counts.append(count)
        if len(counts) == 2:
            self._share(row, counts, body)
        return counts

    def _total_row(self, table: CountTable, row: int, *, has_share: bool) -> None:
        self._label(row, _("All"), _TOTAL)
        counts: list[int] = []
        for column, measure in enumerate(table.measures, _FIRST):
            counts.append(self._tally.count(measure))
            self._formula(row, column, self._counting(measure), counts[-1], _TOTAL)
        if has_share:
            self._share(row, counts, _TOTAL)

    def _counting(self, measure: Measure, column: str = "", criterion: str = "") -> str:
        if not measure.words and not column:
            # an empty table still has one empty row in Excel, so what is in the first column is counted
            return f"COUNTA({table_column(self._source.table_name, self._source.titles[0])})"
        return count_formula(self._source.table_name, self._titles, measure, column, criterion)

    def _share(self, row: int, counts: list[int], look: Look) -> None:
        part, whole = f"{_letter(_FIRST)}{row}", f"{_letter(_FIRST + 1)}{row}"
        value = counts[0] / counts[1] if counts[1] else 0
        percent = replace(look, number_format="0\\ %")
        self._formula(row, _SHARE, f"IF({whole}=0,0,{part}/{whole})", value, percent)

    def _lay_figures(self, row: int) -> int:
        for table in self._spec.figures:
            row = self._lay_figure_table(table, row)
        return row

    def _lay_figure_table(self, table: FigureTable, row: int) -> int:
        self._text(row, _LABEL, table.title, _HEAD)
        self._text(row, _FIRST, table.value_title, replace(_HEAD, horizontal="right"))
        self._blank(row, _HEAD)
        for at, figure in enumerate(table.figures, row + 1):
            fill = styles.BAND if at % 2 == 0 else None
            body = Look(fill=fill, bottom=styles.LINE)
            self._label(at, figure.label, body)
            self._blank(at, body)
            self._figure(at, figure, fill)
        return row + len(table.figures) + 2

    def _figure(self, row: int, figure: Figure, fill: str | None) -> None:
        count = figure.value
        if figure.empty_column:
            count = self._tally.count(Measure("", figure.empty_column, ("",)))
        text, tint = styles.TINTS[Meaning.WARN] if figure.is_attention and count else (None, fill)
        look = Look(colour=text or Look().colour, fill=tint, bottom=styles.LINE, horizontal="right", indent=1)
        if not figure.empty_column:
            self._add(row, _FIRST, number_cell(cell_start(_FIRST), row, self._style(look), figure.value))
            return
        # an empty table has one empty row that is nobody
        column = table_column(self._source.table_name, self._titles[figure.empty_column])
        formula = f"COUNTBLANK({column})" if self._source.row_count else "0"
        self._formula(row, _FIRST, formula, count, look)

    def _lay_times(self, chart_row: int) -> None:
        line = self._spec.time_line
        points = self._times.points() if self._times else []
        if line is None or not points:
            return
        first = max(chart_row + int(_LINE_HEIGHT_CM * _ROWS_PER_CM) + 3, self._first_below + 1)
        last = first + len(points) - 1
        serials, counts = tuple(at for at, _count in points), tuple(float(count) for _at, count in points)
        axis = ChartAxis(self._range(_TIME, first, last), tuple("" for _point in points), serials)
        series = ChartSeries(line.count_title, self._range(_TIME + 1, first, last), counts)
        day = self._times.day if self._times else None
        title = clean(line.title.format(day=f"{day.day} {day:%B %Y}" if day else ""))
        self._place(line_chart(title, axis, series, _LINE_HEIGHT_CM), chart_row, _LINE_HEIGHT_CM)
        self._time_rows(line, first, points)

    def _time_rows(self, line: TimeLine, first: int, points: list[tuple[float, int]]) -> None:
        self._text(first - 1, _TIME, line.time_title, replace(_HEAD, horizontal="right"))
        self._text(first - 1, _TIME + 1, line.count_title, replace(_HEAD, horizontal="right"))
        column = table_column(self._source.table_name, self._titles[line.column])
        letter = _letter(_TIME)
        for row, (at, count) in enumerate(points, first):
            look = Look(fill=styles.BAND if row % 2 == 0 else None, bottom=styles.LINE)
            time = replace(look, number_format="hh:mm", horizontal="right", indent=1)
            self._add(row, _TIME, number_cell(cell_start(_TIME), row, self._style(time), at))
            test = f'{column},">="&INT({letter}{row}),{column},"<"&({letter}{row}+{_HALF_SECOND})'
            self._formula(row, _TIME + 1, f"COUNTIFS({test})", count, look)

    def _values(self, table: CountTable) -> list[str]:
        return [clean(value) for value in table.values] or self._tally.values(table.column)

    def _range(self, column: int, first: int, last: int) -> str:
        return f"{self._at}!${_letter(column)}${first}:${_letter(column)}${last}"

    def _place(self, chart: Any, row: int, height_cm: float) -> int:
        chart.anchor = f"{_letter(_TIME)}{row}"
        self._charts.append(chart)
        return row + int(height_cm * _ROWS_PER_CM) + 2

    def _style(self, look: Look) -> str:
        return style_attribute(self._book.number(look))

    def _text(self, row: int, column: int, text: str, look: Look) -> None:
        self._add(row, column, text_cell(cell_start(column), row, self._style(look), text))

    def _label(self, row: int, text: str, look: Look) -> None:
        self._text(row, _LABEL, text, replace(look, horizontal="left", indent=1))

    def _blank(self, row: int, look: Look) -> None:
        for column in range(_FIRST + 1, _SHARE + 1):
            self._text(row, column, "", look)

    def _formula(self, row: int, column: int, formula: str, value: float, look: Look) -> None:
        style = self._style(replace(look, horizontal="right", indent=1))
        self._add(row, column, formula_cell(cell_start(column), row, style, formula, value))

    def _add(self, row: int, column: int, cell: str) -> None:
        self._cells.setdefault(row, []).append((column, cell))


def _letter(column: int) -> str:
    return get_column_letter(column)


def _shown(value: str) -> str:
    return value or _("Not given")


def _used_columns(spec: SummarySpec) -> list[str]:
    columns = [table.column for table in spec.tables]
    columns += [measure.column for table in spec.tables for measure in table.measures]
    return columns + [figure.empty_column for table in spec.figures for figure in table.figures]
