"""Who may sign in to a workspace."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Operator, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import OperatorRole
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome


class OperatorService:
    """Adds operators and gives them roles."""

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

    def set_role(self, actor: Actor, name: str, role: OperatorRole) -> Outcome[str]:
        """The operator called `name` with this role, new or changed; the value is the id.

        It holds from their next sign-in. Raises `UserError`: `operator_name_missing`, `last_administrator`
        when nobody else could give roles, `not_allowed`.
        """
        require(actor.role, Right.MANAGE_OPERATORS)
        wanted = name.strip()
        if not wanted:
            raise UserError("operator_name_missing")
        with self._database.write(Op.EDIT_SETTINGS, actor, name=wanted) as unit:
            row = unit.session.scalar(select(Operator).where(Operator.name == wanted))
            if row is None:
                row = Operator(id=new_id(), name=wanted, role=role)
                unit.session.add(row)
            elif row.role is OperatorRole.ADMINISTRATOR and role is not OperatorRole.ADMINISTRATOR:
                _require_other_administrator(unit.session, row)
            row.role = role
            return outcome(unit, row.id)


def _require_other_administrator(session: Session, operator: Operator) -> None:
    others = select(Operator.id).where(
        Operator.role == OperatorRole.ADMINISTRATOR, Operator.is_active, Operator.id != operator.id
    )
    if session.scalar(others.limit(1).with_for_update()) is None:
        raise UserError("last_administrator", name=operator.name)
