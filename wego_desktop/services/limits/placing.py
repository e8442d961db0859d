"""The one place where a registration takes a place at its event, or goes on the waiting list."""

from collections.abc import Callable, Sequence

from sqlalchemy import select

from wego_desktop.db.models import Person, Registration, WaitingPlace, new_id
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.domain.enums import OnFull, RegistrationStatus
from wego_desktop.domain.limits import Excess, Holding, holds_place
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.limits.book import load_place_book
from wego_desktop.services.limits.words import held_scope
from wego_desktop.services.outcome import Notice
from wego_desktop.services.registration_lookup import name_of

_WAITING = RegistrationStatus.WAITLISTED


def holding_of(row: Registration) -> Holding | None:
    """What `row` holds a place as, or None while it holds none."""
    return Holding(row.category_id, row.organisation_id) if holds_place(row.status) else None


class Placing:
    """The limits and the waiting list of one event inside an open unit; keeps count without statements.

    Whoever changes the status, category or organisation of registrations asks `holding_of` before the
    change and calls `settle` after it. Make it before anything is changed, since the places are counted then:
    one statement when the event has no limits, three when it has.
    """

    def __init__(self, unit: WriteUnit, event_id: str) -> None:
        self._unit = unit
        self._event_id = event_id
        self.book = load_place_book(unit.session, event_id, is_locking=True)
        self._queue: dict[str, WaitingPlace] | None = None
        self._last = 0
        self._released: list[Holding] = []

    def settle(
        self,
        row: Registration,
        former: Holding | None = None,
        *,
        over_limit: str = "",
        may_wait: bool = True,
        is_new: bool = False,
    ) -> tuple[Notice, ...]:
        """Count `row` as it is now instead of as `former`; what is to be told about it.

        Beyond a limit that warns: `UserError` (`limit_reached`), unless `over_limit` gives a reason, which
        needs the right to exceed limits. Beyond one with a waiting list `row` is put on it, unless there is
        a reason; without `may_wait` that limit is one that warns. Beyond one that refuses: `limit_refused`.
        """
        notices: tuple[Notice, ...] = ()
        now = holding_of(row)
        if now is not None and now != former:
            notices = self._check(row, now, former, over_limit.strip(), may_wait)
            now = holding_of(row)
        self._count(former, now)
        self._keep_in_queue(row, is_new=is_new)
        return notices

    def has_room(self, holding: Holding) -> bool:
        """Whether one more has a place without any limit being exceeded."""
        return self.book.verdict(holding).full is None

    def freed(self) -> tuple[Notice, ...]:
        """The notice that somebody on the waiting list has a place now who had none; call it last."""
        if not self._released or not self.book.limits:
            return ()
        self._unit.session.flush()
        waiting = [(row, _wanted(row)) for row in waiting_rows(self._unit, self._event_id)]
        with_room = [(row, wanted) for row, wanted in waiting if self.has_room(wanted)]
        for holding in self._released:
            self.book.take(holding)
        first = next((row for row, wanted in with_room if not self.has_room(wanted)), None)
        for holding in self._released:
            self.book.release(holding)
        if first is None:
            return ()
        person = self._unit.session.get_one(Person, first.person_id)
        return (Notice("place_free_for_waiting", {"name": name_of(person), "registration_id": first.id}),)

    def _check(
        self, row: Registration, now: Holding, former: Holding | None, reason: str, may_wait: bool
    ) -> tuple[Notice, ...]:
        verdict = self.book.verdict(now, former)
        if verdict.full is not None:
            on_full = verdict.full.limit.on_full
            if on_full is OnFull.REFUSE:
                raise self._refusal("limit_refused", verdict.full, now)
            if reason:
                require(self._unit.actor.role, Right.EXCEED_LIMITS)
                self._unit.note(over_limit=reason)
            elif on_full is OnFull.WAITING_LIST and may_wait:
                return (self._put_on_list(row, verdict.full, now),)
            else:
                raise self._refusal("limit_reached", verdict.full, now)
        if verdict.paid is not None:
            scope = held_scope(self._unit.session, verdict.paid.limit, now)
            free = verdict.paid.limit.free_places
            return (Notice("beyond_free_places", {"scope": scope, "free": free}),)
        return ()

    def _put_on_list(self, row: Registration, full: Excess, now: Holding) -> Notice:
        row.status = _WAITING
        row.former_status = None
        return Notice("put_on_waiting_list", self._facts(full, now))

    def _refusal(self, code: str, full: Excess, now: Holding) -> UserError:
        return UserError(code, **self._facts(full, now))

    def _facts(self, full: Excess, now: Holding) -> dict[str, object]:
        scope = held_scope(self._unit.session, full.limit, now)
        return {"scope": scope, "taken": full.taken, "cap": full.cap}

    def _count(self, former: Holding | None, now: Holding | None) -> None:
        if former == now:
            return
        if former is not None:
            self.book.release(former)
            self._released.append(former)
        if now is not None:
            self.book.take(now)

    def _keep_in_queue(self, row: Registration, *, is_new: bool) -> None:
        """Queue a waiting registration as the last one, and take one that waits no more off the list."""
        is_waiting = row.status is _WAITING
        if is_new and not is_waiting:
            return
        places = self._places()
        if is_waiting and row.id not in places:
            self._last += 1
            place = WaitingPlace(
                id=new_id(), registration_id=row.id, position=self._last, since_at=self._unit.now
            )
            places[row.id] = place
            self._unit.session.add(place)
        elif not is_waiting and row.id in places:
            self._unit.session.delete(places.pop(row.id))

    def _places(self) -> dict[str, WaitingPlace]:
        if self._queue is None:
            statement = (
                select(WaitingPlace)
                .join(Registration, Registration.id == WaitingPlace.registration_id)
                .where(Registration.event_id == self._event_id)
            )
            found = self._unit.session.scalars(statement).all()
            self._queue = {place.registration_id: place for place in found}
            self._last = max((place.position for place in found), default=0)
        return self._queue


def settle_all(
    unit: WriteUnit,
    rows: Sequence[Registration],
    change: Callable[[Registration], bool],
    *,
    over_limit: str = "",
    may_wait: bool = True,
) -> tuple[list[Registration], tuple[Notice, ...]]:
    """Change each row and settle its place; those that `change` says it changed, and what is to be told.

    Raises what `Placing.settle` raises.
    """
    placings = {event_id: Placing(unit, event_id) for event_id in dict.fromkeys(row.event_id for row in rows)}
    changed: list[Registration] = []
    notices: list[Notice] = []
    for row in rows:
        former = holding_of(row)
        if change(row):
            changed.append(row)
            told = placings[row.event_id].settle(row, former, over_limit=over_limit, may_wait=may_wait)
            notices.extend(notice for notice in told if notice not in notices)
    for placing in placings.values():
        notices.extend(placing.freed())
    return changed, tuple(notices)


def waiting_rows(unit: WriteUnit, event_id: str) -> list[Registration]:
    """The registrations on the event's waiting list in their order.

    Those from before the list had an order come first: they have waited longest.
    """
    statement = (
        select(Registration)
        .outerjoin(WaitingPlace, WaitingPlace.registration_id == Registration.id)
        .where(Registration.event_id == event_id, Registration.status == _WAITING)
        .order_by(
            WaitingPlace.position.is_not(None),
            WaitingPlace.position,
            WaitingPlace.since_at,
            Registration.registered_at,
            Registration.number,
        )
    )
    return list(unit.session.scalars(statement))


def _wanted(row: Registration) -> Holding:
    return Holding(row.category_id, row.organisation_id)
