"""Making and opening workspaces, and signing in as an operator at a desk."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.location import Location, parse_location
from wego_desktop.db.models import (
    Base,
    Desk,
    MembershipCategory,
    Network,
    Operator,
    RegionScheme,
    WorkspaceInfo,
    new_id,
)
from wego_desktop.db.unit_of_work import Clock, Database, utc_now
from wego_desktop.db.workspace import create_database, open_database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import OperatorRole
from wego_desktop.domain.operations import Op
from wego_desktop.errors import UserError

NETWORKS = (("AFSCN", "Africa Smart City Network"), ("LASCN", "Latin America Smart City Network"))
REGION_SCHEME = "WeGO regions"


def create_workspace(
    location: Location | str,
    name: str,
    operator_name: str,
    desk_name: str,
    *,
    passphrase: str | None = None,
    is_sample: bool = False,
    clock: Clock = utc_now,
) -> tuple[Database, Actor]:
    """A new workspace with the two networks and one administrator, opened.

    Raises what `create_database` raises; after an error in the middle no half-made file is left.
    """
    place = parse_location(location) if isinstance(location, str) else location
    actor = Actor(new_id(), operator_name, OperatorRole.ADMINISTRATOR, new_id(), desk_name)

    def fill(database: Database) -> None:
        with database.write(Op.CREATE_WORKSPACE, actor, name=name) as unit:
            unit.session.add_all(_first_rows(actor, name, is_sample, unit.now))

    return create_database(place, passphrase, fill, clock), actor


def _first_rows(actor: Actor, name: str, is_sample: bool, now: datetime) -> list[Base]:
    return [
        WorkspaceInfo(id=new_id(), name=name, created_at=now, is_sample=is_sample),
        Operator(id=actor.operator_id, name=actor.operator_name, role=actor.role),
        Desk(id=actor.desk_id, name=actor.desk_name),
        RegionScheme(id=new_id(), name=REGION_SCHEME, is_main=True),
        MembershipCategory(id=new_id(), name="Full member", votes=True, may_stand=True),
        MembershipCategory(id=new_id(), name="Associate member", votes=False),
        *(Network(id=new_id(), code=code, name=title) for code, title in NETWORKS),
    ]


def open_workspace(
    location: Location | str,
    operator_name: str | None = None,
    desk_name: str | None = None,
    passphrase: str | None = None,
    clock: Clock = utc_now,
) -> tuple[Database, Actor]:
    """The opened workspace, signed in as the named operator (else the first) at the named desk.

    A desk that is not known yet is added, which undo does not take back. Raises what `open_database` raises
    and `no_such_operator`.
    """
    place = parse_location(location) if isinstance(location, str) else location
    database = open_database(place, passphrase, clock)
    try:
        return database, sign_in(database, operator_name, desk_name)
    except BaseException:
        database.dispose()
        raise


def sign_in(database: Database, operator_name: str | None, desk_name: str | None) -> Actor:
    """The actor for an operator and desk by name; the first of each when no name is given."""
    with database.read() as session:
        operator = _operator(session, operator_name)
        statement = select(Desk).order_by(Desk.id)
        desk = session.scalar(statement.where(Desk.name == desk_name) if desk_name else statement)
    if desk is not None:
        return Actor(operator.id, operator.name, operator.role, desk.id, desk.name)
    actor = Actor(operator.id, operator.name, operator.role, new_id(), desk_name or "Desk 1")
    with database.write(Op.ADD_DESK, actor, desk=actor.desk_name) as unit:
        unit.session.add(Desk(id=actor.desk_id, name=actor.desk_name))
    return actor


def _operator(session: Session, name: str | None) -> Operator:
    statement = select(Operator).where(Operator.is_active).order_by(Operator.id)
    operator = session.scalar(statement.where(Operator.name == name) if name else statement)
    if operator is None:
        raise UserError("no_such_operator", name=name or "")
    return operator
