"""A row of the list on its way from the file to the workspace."""

from dataclasses import dataclass

from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.services.importing.additions import Additions, Belonging
from wego_desktop.services.importing.people import Candidate, Finding
from wego_desktop.services.importing.plan import FieldChange, Reason, RowAction, RowPlan


@dataclass(slots=True)
class Draft:
    """A row on its way: its plan, and what writing needs that nobody is shown."""

    row: ParsedRow
    facts: dict[F, str]
    belonging: Belonging
    reasons: list[Reason]
    action: RowAction = RowAction.REFUSE
    candidate: Candidate | None = None
    finding: Finding | None = None
    changes: list[FieldChange] | None = None
    additions: Additions | None = None
    category_id: str = ""
    role: str = ""
    number: int | None = None
    is_registering: bool = False
    plan: RowPlan | None = None

    @property
    def is_writing(self) -> bool:
        """Whether the commit writes something for this row."""
        return self.action in {RowAction.ADD, RowAction.CHANGE}
