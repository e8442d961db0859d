"""The limits of an event with the places that are held, counted once."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, PlaceLimit, Registration
from wego_desktop.domain.limits import Holding, LimitSpec, PlaceBook
from wego_desktop.domain.registration_states import EXPECTED


def load_place_book(session: Session, event_id: str, *, is_locking: bool = False) -> PlaceBook:
    """The event's limits with running totals: one statement without limits, else two.

    With `is_locking` another desk on a server waits until this transaction ends, so that two do not take the
    last place at once.
    """
    limits = limits_in(session, event_id)
    if not limits:
        return PlaceBook((), {})
    if is_locking:
        session.execute(select(Event.id).where(Event.id == event_id).with_for_update(key_share=True))
    return PlaceBook(limits, held_places(session, event_id))


def limits_in(session: Session, event_id: str) -> tuple[LimitSpec, ...]:
    """The event's limits: the event's own first, then those of categories and organisations."""
    statement = select(PlaceLimit).where(PlaceLimit.event_id == event_id).order_by(PlaceLimit.id)
    return tuple(spec_of(row) for row in session.scalars(statement))


def spec_of(row: PlaceLimit) -> LimitSpec:
    """The rule of one stored limit."""
    return LimitSpec(
        row.id,
        row.category_id,
        row.organisation_id,
        row.is_per_organisation,
        row.free_places,
        row.cap,
        row.on_full,
    )


def held_places(session: Session, event_id: str) -> dict[Holding, int]:
    """How many registrations hold a place, by category and organisation."""
    statement = (
        select(Registration.category_id, Registration.organisation_id, func.count())
        .where(Registration.event_id == event_id, Registration.status.in_(sorted(EXPECTED)))
        .group_by(Registration.category_id, Registration.organisation_id)
    )
    return {
        Holding(category_id, organisation_id): count
        for category_id, organisation_id, count in session.execute(statement)
    }
