"""Who may sign in, with which role."""

from dataclasses import dataclass

from sqlalchemy import select

from wego_desktop.db.models import Operator
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import OperatorRole


@dataclass(frozen=True, slots=True)
class OperatorRow:
    """An operator and what the role lets them do."""

    name: str
    role: OperatorRole


def operators(database: Database) -> tuple[OperatorRow, ...]:
    """The active operators by name."""
    chosen = select(Operator.name, Operator.role).where(Operator.is_active).order_by(Operator.name)
    with database.read() as session:
        return tuple(OperatorRow(name, role) for name, role in session.execute(chosen))
