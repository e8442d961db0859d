"""Reads about limits: what is taken under each, and who is beyond the free places."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Organisation, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.limits import HELD_SCOPE, Holding, LimitSpec, PlaceBook, holds_place
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.limits.book import held_places, limits_in
from wego_desktop.services.limits.words import held_scope, places_text, scope_text
from wego_desktop.services.queries.waiting_list import waiting_ids


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit in words, with what is taken; `fullest` names the organisation with most, where each counts."""

    spec: LimitSpec
    scope: str
    places: str
    category: str
    organisation: str
    taken: int
    fullest: str

    @property
    def is_full(self) -> bool:
        """Whether the next one would exceed it, for the fullest organisation if each counts."""
        return self.spec.cap is not None and self.taken >= self.spec.cap


def limits(database: Database, event_id: str) -> tuple[LimitRow, ...]:
    """The event's limits, those for all categories first; at most four statements."""
    with database.read() as session:
        specs = limits_in(session, event_id)
        if not specs:
            return ()
        book = PlaceBook(specs, held_places(session, event_id))
        found = [(spec, *_taken(book, spec)) for spec in specs]
        wanted = {spec.organisation_id for spec in specs} | {id_ for _spec, id_, _count in found}
        organisations = _names(session, Organisation, wanted)
        categories = _names(session, Category, {spec.category_id for spec in specs})
    rows = [
        LimitRow(
            spec,
            scope_text(
                categories.get(spec.category_id or "", ""),
                organisations.get(spec.organisation_id or "", ""),
                is_each=spec.is_per_organisation,
            ),
            places_text(spec),
            categories.get(spec.category_id or "", ""),
            organisations.get(spec.organisation_id or "", ""),
            count,
            organisations.get(fullest, ""),
        )
        for spec, fullest, count in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.category, row.spec.is_per_organisation, row.organisation)))


def beyond_free(database: Database, event_id: str) -> frozenset[str]:
    """The registrations that came after the free places of a limit were taken; two statements."""
    with database.read() as session:
        specs = [spec for spec in limits_in(session, event_id) if spec.free_places is not None]
        if not specs:
            return frozenset()
        statement = (
            select(Registration.id, Registration.category_id, Registration.organisation_id)
            .where(Registration.event_id == event_id, Registration.status.in_(sorted(EXPECTED)))
            .order_by(Registration.registered_at, Registration.number)
        )
        held: dict[HELD_SCOPE, int] = defaultdict(int)
        beyond: set[str] = set()
        for id_, category_id, organisation_id in session.execute(statement):
            holding = Holding(category_id, organisation_id)
            for spec in specs:
                if (scope := spec.scope_of(holding)) is not None:
                    held[scope] += 1
                    if held[scope] > (spec.free_places or 0):
                        beyond.add(id_)
    return frozenset(beyond)


def place_notes(database: Database, registration_id: str) -> tuple[str, ...]:
    """What is to be said of a registration's place: `City of Abuja: beyond the first 3 free places`.

    Of somebody who waits, the place on the waiting list.
    """
    with database.read() as session:
        row = session.get(Registration, registration_id)
        if row is not None and row.status is RegistrationStatus.WAITLISTED:
            place = waiting_ids(session, row.event_id).index(row.id) + 1
            return (_("Number {place} on the waiting list").format(place=place),)
        if row is None or not holds_place(row.status):
            return ()
        holding = Holding(row.category_id, row.organisation_id)
        notes = []
        for spec in limits_in(session, row.event_id):
            free = spec.free_places
            if free is None or spec.scope_of(holding) is None or _before(session, spec, row) < free:
                continue
            text = ngettext(
                "{scope}: beyond the first free place", "{scope}: beyond the first {free} free places", free
            )
            if free == 0:
                text = _("{scope}: no place is free of charge")
            notes.append(text.format(scope=held_scope(session, spec, holding), free=free))
    return tuple(notes)


def people_by_category(database: Database, event_id: str) -> dict[str, int]:
    """Category id to how many registrations in any state have it."""
    statement = (
        select(Registration.category_id, func.count())
        .where(Registration.event_id == event_id)
        .group_by(Registration.category_id)
    )
    with database.read() as session:
        return dict(session.execute(statement).all())


def _before(session: Session, spec: LimitSpec, row: Registration) -> int:
    """How many hold a place under the same limit and were registered before `row`."""
    earlier = or_(
        Registration.registered_at < row.registered_at,
        and_(Registration.registered_at == row.registered_at, Registration.number < row.number),
    )
    conditions = [
        Registration.event_id == row.event_id,
        Registration.status.in_(sorted(EXPECTED)),
        earlier,
    ]
    if spec.category_id is not None:
        conditions.append(Registration.category_id == spec.category_id)
    if spec.is_per_organisation or spec.organisation_id is not None:
        conditions.append(Registration.organisation_id == row.organisation_id)
    return session.scalar(select(func.count()).select_from(Registration).where(*conditions)) or 0


def _taken(book: PlaceBook, spec: LimitSpec) -> tuple[str, int]:
    return book.fullest(spec) if spec.is_per_organisation else ("", book.taken(spec))


def _names(
    session: Session, model: type[Category] | type[Organisation], ids: set[str | None]
) -> dict[str, str]:
    wanted = sorted(id_ for id_ in ids if id_)
    if not wanted:
        return {}
    statement = select(model.id, model.name).where(model.id.in_(wanted))
    return dict(session.execute(statement).all())
