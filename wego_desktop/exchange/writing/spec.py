"""What a workbook holds, as frozen values: sheets of rows, columns with kinds, a summary."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

MOST_ROWS = 1_048_576
HEADER_ROW = 4


class ColumnKind(StrEnum):
    """How the values of a column are written; whatever is not of its kind is written as text.

    Reasons and long texts wrap, and their rows grow with them.
    """

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    DATETIME = "datetime"
    YES_NO = "yes_no"
    STATUS = "status"
    CATEGORY = "category"
    SIGNATURE = "signature"
    REASON = "reason"
    LONG_TEXT = "long_text"


class Meaning(StrEnum):
    """The five tints that a status word may wear, of the design's meaning marks."""

    OK = "ok"
    INFO = "info"
    WARN = "warn"
    BAD = "bad"
    NEUTRAL = "neutral"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A status word and its tint; `CLOSED` strikes the word through and greys its whole row."""

    word: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column: `key` for summaries, `title` for people.

    `width` is in characters of Arial 10, fitted to the values when None. `choices` becomes a drop-down list;
    without them the words of `marks` do.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    is_bold: bool = False
    width: float | None = None
    choices: tuple[str, ...] = ()
    marks: tuple[StatusMark, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet of rows: title, one line of facts, header row 4, a real Excel table.

    `rows` is walked once, in its own order; each row has one value per column. Aware datetimes are written
    in `zone`. `row_height_pt` is set for sheets that are signed by hand.
    """

    name: str
    title: str
    facts: tuple[str, ...]
    columns: tuple[ColumnSpec, ...]
    rows: Iterable[tuple[object, ...]]
    zone: tzinfo
    table_name: str
    tab_colour: str = "12366E"
    footer: str = ""
    sort_note: str = ""
    row_height_pt: float | None = None
    is_portrait: bool = False
    frozen_columns: int = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """A counted column of a summary: the rows whose `column` holds one of `words`; without words all rows."""

    title: str
    column: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of a sheet's rows per value of `column`, by live formulas.

    Without `values` every value found is listed, the most frequent first, rows without one as "Not given".
    With two measures the share of the first in the second follows, with data bars. `chart_title` adds a
    bar chart.
    """

    title: str
    column: str
    measures: tuple[Measure, ...]
    values: tuple[str, ...] = ()
    chart_title: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of open work: a fixed `value`, or the live number of rows whose `empty_column` is empty."""

    label: str
    value: int = 0
    empty_column: str = ""
    is_attention: bool = False


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Labelled figures that stand by themselves, such as the open work."""

    title: str
    value_title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Rows counted up over the day `on` by their datetime `column`, as a line chart with its small table.

    Without `on` the day with most rows is taken; `{day}` in the title becomes that day.
    """

    title: str
    column: str
    time_title: str
    count_title: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SummarySpec:
    """The first sheet: figures that follow the sheet of the table `of_table` and change when it is edited."""

    name: str
    title: str
    facts: tuple[str, ...]
    of_table: str
    tables: tuple[CountTable, ...]
    figures: tuple[FigureTable, ...] = ()
    time_line: TimeLine | None = None
    tab_colour: str = "12366E"
    footer: str = ""


@dataclass(frozen=True, slots=True)
class FileProperties:
    """What the file's properties dialog shows; `created_at` is an aware instant."""

    title: str
    author: str
    subject: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WorkbookSpec:
    """A whole workbook: the sheets in their order, with an optional summary in front of them or behind."""

    sheets: tuple[SheetSpec, ...]
    properties: FileProperties
    summary: SummarySpec | None = None
    is_summary_last: bool = False
