"""Who may sign in to a workspace."""

from sqlalchemy import select

from wego_desktop.db.models import Operator, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.services.outcome import Outcome, outcome


class OperatorService:
    """Adds operators."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_if_missing(self, actor: Actor, name: str) -> Outcome[str]:
        """The id of the operator called `name`; a new one gets the acting operator's role, never more.

        Raises `UserError("not_allowed")` when one must be added and the actor may not edit events.
        """
        wanted = name.strip()
        with self._database.write(Op.EDIT_SETTINGS, actor, name=wanted) as unit:
            found = unit.session.scalar(select(Operator).where(Operator.name == wanted))
            if found is not None:
                return outcome(unit, found.id)
            require(actor.role, Right.EDIT_EVENTS)
            row = Operator(id=new_id(), name=wanted, role=actor.role)
            unit.session.add(row)
            return outcome(unit, row.id)
