"""A row of the list on its way from the file to the workspace."""

from dataclasses import dataclass, field

from wego_desktop.domain.own_fields import AnswerValue
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.services.importing.additions import Additions, Belonging
from wego_desktop.services.importing.candidates import Candidate
from wego_desktop.services.importing.people import Finding
from wego_desktop.services.importing.plan import FieldChange, Reason, RowAction, RowPlan


@dataclass(slots=True)
class Draft:
    """A row on its way: its plan, and what writing needs that nobody is shown.

    `answered` is the mark of a row that somebody answered for, `unlike` whom its person was said not to be.
    """

    row: ParsedRow
    facts: dict[F, str]
    belonging: Belonging
    reasons: list[Reason]
    action: RowAction = RowAction.REFUSE
    candidate: Candidate | None = None
    finding: Finding | None = None
    changes: list[FieldChange] | None = None
    kept: list[FieldChange] = field(default_factory=list)
    additions: Additions | None = None
    answers: dict[str, AnswerValue | None] = field(default_factory=dict)
    category_id: str = ""
    role: str = ""
    number: int | None = None
    is_registering: bool = False
    answered: str = ""
    unlike: Candidate | None = None
    plan: RowPlan | None = None

    @property
    def is_writing(self) -> bool:
        """Whether the commit writes something for this row."""
        return self.action in {RowAction.ADD, RowAction.CHANGE}
