"""Orders an event's waiting list, and gives those on it a place."""

from collections.abc import Sequence

from sqlalchemy import select

from wego_desktop.db.models import Event, Registration, WaitingPlace, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.limits import Holding, holds_place
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.limits.placing import Placing, waiting_rows
from wego_desktop.services.outcome import Notice, Outcome, outcome
from wego_desktop.services.registration_lookup import naming, registration_with
from wego_desktop.services.registration_status import change_status


class WaitingListService:
    """Moves and promotes registrations that wait for a place; nobody is ever promoted silently."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def move(self, actor: Actor, registration_id: str, places: int) -> Outcome[int]:
        """The registration so many places further down (up when negative); the value is its place from 1.

        Raises `UserError`: `not_waiting`, `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_WAITING_LIST, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            rows = waiting_rows(unit, row.event_id)
            if row not in rows:
                raise UserError("not_waiting", **naming(unit.session, row))
            place = max(0, min(len(rows) - 1, rows.index(row) + places))
            rows.remove(row)
            rows.insert(place, row)
            _number(unit, rows)
            return outcome(unit, place + 1)

    def promote(
        self,
        actor: Actor,
        registration_ids: Sequence[str],
        status: RegistrationStatus = RegistrationStatus.CONFIRMED,
        over_limit: str = "",
    ) -> Outcome[tuple[str, ...]]:
        """These registrations of one event with a place, with one undo; the value are their ids.

        A reason in `over_limit` gives them one although the limit is reached. Raises `UserError`:
        `not_waiting`, `several_events`, `status_holds_no_place`, `limit_reached`, `limit_refused`,
        `no_such_registration`, `not_allowed`.
        """
        _require(actor, status)
        with self._database.write(Op.EDIT_WAITING_LIST, actor, status=status.value) as unit:
            wanted = [registration_with(unit.session, id_) for id_ in dict.fromkeys(registration_ids)]
            if len({row.event_id for row in wanted}) > 1:
                raise UserError("several_events")
            for row in wanted:
                if row.status is not RegistrationStatus.WAITLISTED:
                    raise UserError("not_waiting", **naming(unit.session, row))
            if not wanted:
                return outcome(unit, ())
            placing = Placing(unit, wanted[0].event_id)
            return _promoted(unit, placing, wanted, status, over_limit)

    def promote_next(
        self,
        actor: Actor,
        event_id: str,
        count: int = 1,
        status: RegistrationStatus = RegistrationStatus.CONFIRMED,
    ) -> Outcome[tuple[str, ...]]:
        """The first so many on the list for whom there is room, with one undo; the value are their ids.

        Who would exceed a limit is passed over and keeps the place in the queue. Raises `UserError`:
        `nobody_waits`, `no_place_for_waiting`, `status_holds_no_place`, `no_such_event`, `not_allowed`.
        """
        _require(actor, status)
        with self._database.write(Op.EDIT_WAITING_LIST, actor, event_id, status=status.value) as unit:
            if unit.session.get(Event, event_id) is None:
                raise UserError("no_such_event", code=event_id)
            placing = Placing(unit, event_id)
            rows = waiting_rows(unit, event_id)
            if not rows:
                raise UserError("nobody_waits")
            chosen = _with_room(placing, rows, count)
            if not chosen:
                raise UserError("no_place_for_waiting", count=len(rows))
            return _promoted(unit, placing, chosen, status, "")


def _require(actor: Actor, status: RegistrationStatus) -> None:
    require(actor.role, Right.EDIT_PEOPLE)
    if not holds_place(status):
        raise UserError("status_holds_no_place", status=status.value)


def _with_room(placing: Placing, rows: Sequence[Registration], count: int) -> list[Registration]:
    """The first `count` rows that all have room together."""
    chosen: list[Registration] = []
    held: list[Holding] = []
    for row in rows:
        holding = Holding(row.category_id, row.organisation_id)
        if len(chosen) < count and placing.has_room(holding):
            placing.book.take(holding)
            held.append(holding)
            chosen.append(row)
    for holding in held:
        placing.book.release(holding)
    return chosen


def _promoted(
    unit: WriteUnit,
    placing: Placing,
    rows: Sequence[Registration],
    status: RegistrationStatus,
    over_limit: str,
) -> Outcome[tuple[str, ...]]:
    notices: list[Notice] = []
    for row in rows:
        change_status(unit.session, row, status, "")
        notices.extend(placing.settle(row, over_limit=over_limit, may_wait=False))
    unit.event_id = rows[0].event_id
    unit.note(count=len(rows))
    if len(rows) == 1:
        unit.note(**naming(unit.session, rows[0]))
    return outcome(unit, tuple(row.id for row in rows), notices)


def _number(unit: WriteUnit, rows: Sequence[Registration]) -> None:
    """Give the rows the positions 1, 2, 3 … in this order."""
    ids = [row.id for row in rows]
    statement = select(WaitingPlace).where(WaitingPlace.registration_id.in_(ids))
    places = {place.registration_id: place for place in unit.session.scalars(statement)}
    for position, row in enumerate(rows, start=1):
        place = places.get(row.id)
        if place is None:
            place = WaitingPlace(
                id=new_id(), registration_id=row.id, position=position, since_at=row.registered_at
            )
            unit.session.add(place)
        elif place.position != position:
            place.position = position
