"""What a builder of sheets is given, and what it gives back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import SheetKind
from wego_desktop.exchange.writing.spec import ColumnSpec, SheetSpec, StatusMark, WorkbookSpec
from wego_desktop.i18n import _
from wego_desktop.services.export_sheets.columns import Column
from wego_desktop.services.export_sheets.heading import Heading
from wego_desktop.services.export_words import word

MAIN_TAB, DETAIL_TAB = "12366E", "0B6B96"
PREVIEW_ROWS = 50


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export: `columns` in their order (empty: the usual ones), codes of a network and of sessions.

    `network` is needed for a network's sheet. `session_codes` choose the meeting of a network, the sessions
    of the programme, and the sessions to sign for; empty means the usual meeting, all sessions, the event.
    `registration_ids` limits the attendees to these and leaves out further sheets; empty means everybody.
    """

    kind: SheetKind
    event_id: str
    columns: tuple[str, ...] = ()
    network: str = ""
    session_codes: tuple[str, ...] = ()
    registration_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An open read and everything that the sheets of one request are made of.

    With `is_preview` only the main sheet is built, with `PREVIEW_ROWS` rows.
    """

    database: Database
    session: OrmSession
    heading: Heading
    request: ExportRequest
    columns: tuple[Column, ...]
    is_preview: bool = False

    @property
    def limit(self) -> int | None:
        """How many rows to read at most."""
        return PREVIEW_ROWS if self.is_preview else None


@dataclass(frozen=True, slots=True)
class Plan:
    """A workbook ready to be written while its source is open.

    `contents` goes into the file's name, `rows` are those of the main sheet, `total_rows` those of all.
    """

    workbook: WorkbookSpec
    main: SheetSpec
    contents: str
    rows: int
    total_rows: int


def column_specs(
    columns: Iterable[Column],
    choices: dict[str, tuple[str, ...]] | None = None,
    marks: dict[str, tuple[StatusMark, ...]] | None = None,
) -> tuple[ColumnSpec, ...]:
    """The columns as the writer takes them, with drop-down lists and tints by key."""
    return tuple(
        ColumnSpec(
            column.key,
            _(column.title),
            column.kind,
            column.is_bold,
            column.width,
            (choices or {}).get(column.key, ()),
            (marks or {}).get(column.key, ()),
        )
        for column in columns
    )


def cells(rows: Iterable[object], columns: Iterable[Column]) -> Iterator[tuple[object, ...]]:
    """The rows' attributes named by the columns' keys, closed lists and countries in words."""
    readers = [(column.key, _reader(column.key)) for column in columns]
    for row in rows:
        yield tuple([read(getattr(row, key)) for key, read in readers])


def country_word(code: object) -> object:
    """The country's name for its ISO 3166 code; None stays None."""
    return _country(str(code)) if code else None


def frozen(columns: Iterable[Column], last_key: str) -> int:
    """How many columns stay in view: up to `last_key` when it is among the first four, else two."""
    keys = [column.key for column in columns]
    place = keys.index(last_key) + 1 if last_key in keys else 2
    return place if place <= 4 else 2


def _reader(key: str) -> Callable[[object], object]:
    return country_word if key == "country" else _in_words


def _in_words(value: object) -> object:
    return word(value) if isinstance(value, StrEnum) else value


@cache
def _country(code: str) -> str:
    return country_name(code)
