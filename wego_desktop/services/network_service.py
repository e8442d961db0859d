"""Networks, their members, and who stands where in a network's meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import Network, NetworkMember, Organisation, RosterMark, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import NetworkRole
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.programme_rows import get_network, get_session


@dataclass(frozen=True, slots=True)
class MemberFields:
    """An organisation's part in a network; no `to_on` while it is a member."""

    organisation_id: str
    role: NetworkRole = NetworkRole.MEMBER
    from_on: date | None = None
    to_on: date | None = None


class NetworkService:
    """Adds networks, edits their members, marks attendance."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, code: str, name: str) -> Outcome[str]:
        """A new network; the value is its id.

        Raises `UserError`: `network_code_missing`, `network_name_missing`, `network_code_taken`,
        `not_allowed`.
        """
        require(actor.role, Right.EDIT_NETWORKS)
        if not code.strip():
            raise UserError("network_code_missing")
        if not name.strip():
            raise UserError("network_name_missing")
        with self._database.write(Op.EDIT_NETWORK, actor, code=code.strip().upper()) as unit:
            network = Network(id=new_id(), code=code.strip().upper(), name=name.strip())
            unit.session.add(network)
            return outcome(unit, network.id)

    def add_members(
        self, actor: Actor, network_id: str, members: Sequence[MemberFields]
    ) -> Outcome[tuple[str, ...]]:
        """These organisations as members, one step to undo; the value is the ids of the memberships.

        Raises `UserError`: `no_such_network`, `no_such_organisation`, `already_network_member`,
        `member_days_out_of_order`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_NETWORK, actor) as unit:
            network = _noted(unit, network_id)
            ids = []
            for fields in members:
                _check(unit.session, fields)
                row = NetworkMember(id=new_id(), network_id=network.id)
                row.organisation_id = fields.organisation_id
                row.role, row.from_on, row.to_on = fields.role, fields.from_on, fields.to_on
                unit.session.add(row)
                ids.append(row.id)
            unit.note(count=len(ids))
            return outcome(unit, tuple(ids))

    def edit_member(
        self,
        actor: Actor,
        member_id: str,
        role: NetworkRole,
        from_on: date | None,
        to_on: date | None = None,
    ) -> Outcome[str]:
        """The membership with another role or other days; raises `no_such_member` and as `add_members`."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_NETWORK, actor) as unit:
            row = _member(unit.session, member_id)
            _noted(unit, row.network_id)
            _check(unit.session, MemberFields(row.organisation_id, role, from_on, to_on))
            row.role, row.from_on, row.to_on = role, from_on, to_on
            return outcome(unit, member_id)

    def remove_member(self, actor: Actor, member_id: str) -> Outcome[str]:
        """The membership taken away as if it had never been; to end one, give `edit_member` its last day."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_NETWORK, actor) as unit:
            row = _member(unit.session, member_id)
            _noted(unit, row.network_id)
            unit.session.delete(row)
            return outcome(unit, member_id)

    def mark(
        self, actor: Actor, session_id: str, organisation_ids: Sequence[str], state: RosterState | None
    ) -> Outcome[int]:
        """These organisations marked in the meeting's roster; None or EXPECTED takes the mark away.

        Scans at the door count more than any mark. The value is how many marks changed. Raises `UserError`:
        `no_such_session`, `no_network_meeting`, `not_in_network`, `not_allowed`.
        """
        require(actor.role, Right.CHECK_IN)
        with self._database.write(Op.MARK_ATTENDANCE, actor) as unit:
            meeting = get_session(unit.session, session_id)
            unit.event_id = meeting.event_id
            unit.note(title=meeting.title, state=(state or RosterState.EXPECTED).value)
            if meeting.network_id is None:
                raise UserError("no_network_meeting", title=meeting.title)
            for organisation_id in organisation_ids:
                _check_member(unit.session, meeting.network_id, organisation_id)
            changed = sum(_mark(unit, session_id, key, state) for key in dict.fromkeys(organisation_ids))
            return outcome(unit, changed)


def _noted(unit: WriteUnit, network_id: str) -> Network:
    network = get_network(unit.session, network_id)
    unit.note(code=network.code)
    return network


def _member(session: OrmSession, member_id: str) -> NetworkMember:
    row = session.get(NetworkMember, member_id)
    if row is None:
        raise UserError("no_such_member")
    return row


def _check(session: OrmSession, fields: MemberFields) -> None:
    if session.get(Organisation, fields.organisation_id) is None:
        raise UserError("no_such_organisation")
    if fields.from_on is not None and fields.to_on is not None and fields.from_on > fields.to_on:
        raise UserError("member_days_out_of_order")


def _check_member(session: OrmSession, network_id: str, organisation_id: str) -> None:
    statement = select(NetworkMember.id).where(
        NetworkMember.network_id == network_id, NetworkMember.organisation_id == organisation_id
    )
    if session.scalar(statement.limit(1)) is None:
        organisation = session.get(Organisation, organisation_id)
        network = get_network(session, network_id)
        name = organisation.name if organisation else organisation_id
        raise UserError("not_in_network", name=name, network=network.code)


def _mark(unit: WriteUnit, session_id: str, organisation_id: str, state: RosterState | None) -> bool:
    mark = unit.session.scalar(
        select(RosterMark).where(
            RosterMark.session_id == session_id, RosterMark.organisation_id == organisation_id
        )
    )
    if state is None or state is RosterState.EXPECTED:
        if mark is not None:
            unit.session.delete(mark)
        return mark is not None
    if mark is None:
        unit.session.add(
            RosterMark(
                id=new_id(),
                session_id=session_id,
                organisation_id=organisation_id,
                state=state,
                marked_at=unit.now,
            )
        )
        return True
    if mark.state is state:
        return False
    mark.state, mark.marked_at = state, unit.now
    return True
