"""What an import would do, row by row: the frozen values that windows and command line show."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wego_desktop.domain.enums import RowVerdict
from wego_desktop.domain.own_fields import ANSWER_PREFIX
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.columns import Confidence
from wego_desktop.exchange.reading.fields import ImportField


class RowAction(StrEnum):
    """What the commit does with a row: only the first two write, `WAIT` and `REFUSE` stay behind.

    `LEAVE_OUT` is a row that the tool which wrote the file says is no participant.
    """

    ADD = "add"
    CHANGE = "change"
    KEEP = "keep"
    WAIT = "wait"
    SKIP = "skip"
    LEAVE_OUT = "leave_out"
    REFUSE = "refuse"


class MatchKind(StrEnum):
    """By what a row found its person."""

    NUMBER = "number"
    REFERENCE = "reference"
    EMAIL = "email"
    NAME = "name"
    LIKENESS = "likeness"
    REMEMBERED = "remembered"


@dataclass(frozen=True, slots=True)
class AnswerField:
    """An own field of the event as the target of a column."""

    key: str
    label: str

    @property
    def value(self) -> str:
        """The field id."""
        return ANSWER_PREFIX + self.key


TargetField = ImportField | AnswerField


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field that a column may go into; `is_several` fields take more than one column."""

    id: str
    label: str
    is_own: bool = False
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of the file and the field it goes into; `field` is None for an own field of the event.

    `wrong_words` are the first of its texts that could not be used and may be given a meaning. `field_id` is
    empty for a column that is left out. `why` says in a sentence what speaks for the field.
    """

    index: int
    letter: str
    header: str
    samples: tuple[str, ...]
    field: ImportField | None
    confidence: Confidence
    problem_count: int = 0
    field_id: str = ""
    score: float = 0.0
    why: str = ""
    wrong_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of a known person or registration that the row changes; an empty `old` is filled in."""

    field: TargetField
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

    `facts` are the known values by field, to be laid beside those of the row. `score` (of 100) and `why` tell
    how alike the two are, where nothing surer spoke.
    """

    kind: MatchKind
    is_certain: bool
    person_id: str | None
    registration_id: str | None
    row_number: int | None
    name: str
    number: str
    facts: Mapping[ImportField, str]
    score: int = 0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row: verdict, what the commit will do, and everything that explains it.

    `facts` are the row's values by field as text, `texts` its cells in the order of the columns. `kept` are
    values of the file that a rule did not let in.
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
    kept: tuple[FieldChange, ...] = ()

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
    organisations_similar: int = 0
    skipped: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many rows have this reason; `is_open` when it keeps them behind."""

    code: str
    count: int
    is_error: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet of the file that may be chosen, with the number of its last row."""

    name: str
    row_count: int


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What a commit did; `left_behind` are the numbers of the rows that wait or were refused.

    `batch_id` is None when nothing was written.
    """

    added: int
    updated: int
    unchanged: int
    skipped: int
    organisations: int
    admissions: int
    left_behind: tuple[int, ...]
    left_out: int = 0
    aliases: int = 0
    batch_id: str | None = None
