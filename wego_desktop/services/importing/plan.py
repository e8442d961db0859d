"""What an import would do, row by row: the frozen values that windows and command line show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wego_desktop.domain.enums import RowVerdict
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.columns import Confidence
from wego_desktop.exchange.reading.fields import FIELD_LABELS, SEVERAL_COLUMNS, ImportField


class Decision(StrEnum):
    """The answer to "is this the same person?"; a row may also be skipped."""

    MERGE = "merge"
    NEW = "new"
    SKIP = "skip"


class RowAction(StrEnum):
    """What the commit does with a row: only the first two write, `WAIT` and `REFUSE` stay behind."""

    ADD = "add"
    CHANGE = "change"
    KEEP = "keep"
    WAIT = "wait"
    SKIP = "skip"
    REFUSE = "refuse"


class MatchKind(StrEnum):
    """By what a row found its person."""

    NUMBER = "number"
    REFERENCE = "reference"
    EMAIL = "email"
    NAME = "name"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user chose: `mapping` from a header or letter to a field's name, `decisions` by row number.

    `edits` are corrected cells by row number and sheet column (from 0); the file itself never changes.
    """

    sheet: str | None = None
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    edits: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of the file and the field it goes into (None: it is left out)."""

    index: int
    letter: str
    header: str
    samples: tuple[str, ...]
    field: ImportField | None
    confidence: Confidence
    problem_count: int = 0


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of a known person or registration that the row changes; an empty `old` is filled in."""

    field: ImportField
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row has its verdict: a code of the import messages, and the cell where there is one.

    `is_error` and `is_warning` are both False for a mere note. `column` is the sheet column from 0 or None.
    """

    code: str
    params: Mapping[str, object]
    address: str = ""
    column: int | None = None
    is_error: bool = False
    is_warning: bool = False

    def as_error(self) -> UserError:
        """The reason as an error, for `messages.sentence`."""
        return UserError(self.code, **self.params)


@dataclass(frozen=True, slots=True)
class RowMatch:
    """The person that a row was found to be, or may be; `row_number` is set when the file has them twice.

    `facts` are the known values by field, to be laid beside those of the row.
    """

    kind: MatchKind
    is_certain: bool
    person_id: str | None
    registration_id: str | None
    row_number: int | None
    name: str
    number: str
    facts: Mapping[ImportField, str]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row: verdict, what the commit will do, and everything that explains it.

    `facts` are the row's values by field as text, `texts` its cells in the order of the columns.
    """

    row_number: int
    verdict: RowVerdict
    action: RowAction
    name: str
    facts: Mapping[ImportField, str]
    texts: tuple[str, ...]
    changes: tuple[FieldChange, ...] = ()
    reasons: tuple[Reason, ...] = ()
    match: RowMatch | None = None
    is_organisation_new: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the row waits for an answer or a correction."""
        return self.action in {RowAction.WAIT, RowAction.REFUSE}

    @property
    def is_ready(self) -> bool:
        """Whether the commit writes something for this row."""
        return self.action in {RowAction.ADD, RowAction.CHANGE}


@dataclass(frozen=True, slots=True)
class ImportTotals:
    """Rows by verdict, rows that are ready and that stay behind, and what will be made besides."""

    rows: int
    new: int
    update: int
    unchanged: int
    possible_duplicate: int
    warning: int
    error: int
    ready: int
    open: int
    organisations_new: int


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet of the file that may be chosen, with the number of its last row."""

    name: str
    row_count: int


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What a commit did; `left_behind` are the numbers of the rows that wait or were refused."""

    added: int
    updated: int
    unchanged: int
    skipped: int
    organisations: int
    admissions: int
    left_behind: tuple[int, ...]


__all__ = [
    "FIELD_LABELS",
    "SEVERAL_COLUMNS",
    "ColumnRow",
    "Confidence",
    "Decision",
    "FieldChange",
    "ImportField",
    "ImportOptions",
    "ImportResult",
    "ImportTotals",
    "MatchKind",
    "Reason",
    "RowAction",
    "RowMatch",
    "RowPlan",
    "SheetChoice",
]
