"""The journey of a registration: when it arrives and leaves, flights, hotel, pick-up, whom to call."""

from datetime import datetime
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, Logistics, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.local_time import parse_instant
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registration_lookup import naming, registration_with


class LogisticsEdit(TypedDict, total=False):
    """The facts that are to change; what is not given stays."""

    arrives_at: datetime | None
    arrival_flight: str
    departs_at: datetime | None
    departure_flight: str
    hotel: str
    pick_up: str
    emergency_contact: str


INSTANTS = ("arrives_at", "departs_at")
"""The facts that are instants; all others are texts."""


class LogisticsService:
    """Edits journeys."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def edit(self, actor: Actor, registration_id: str, **facts: Unpack[LogisticsEdit]) -> Outcome[str]:
        """The registration with other facts of its journey; the value is the registration's id.

        Raises `UserError`: `no_such_registration`, `journey_out_of_order`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_LOGISTICS, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            journey = _journey(unit.session, row.id)
            for fact, value in facts.items():
                setattr(journey, fact, value.strip() if isinstance(value, str) else value)
            if journey.arrives_at and journey.departs_at and journey.departs_at < journey.arrives_at:
                raise UserError("journey_out_of_order")
            return outcome(unit, row.id)

    def read_time(self, registration_id: str, text: str) -> datetime | None:
        """The instant of a typed `2026-10-13 18:40` by the clock at the event; None for an empty text.

        Raises `UserError`: `time_malformed`, `time_in_gap`, `time_twice`, `no_such_registration`.
        """
        if not text.strip():
            return None
        with self._database.read() as session:
            row = registration_with(session, registration_id)
            zone = session.get_one(Event, row.event_id).zone
        return parse_instant(text, zone)


def _journey(session: Session, registration_id: str) -> Logistics:
    """The journey of the registration, made when there is none."""
    found = session.scalar(select(Logistics).where(Logistics.registration_id == registration_id))
    if found is None:
        found = new_journey(registration_id)
        session.add(found)
    return found


def new_journey(registration_id: str) -> Logistics:
    """A journey of which nothing is known, not yet in any session."""
    return Logistics(
        id=new_id(),
        registration_id=registration_id,
        arrives_at=None,
        arrival_flight="",
        departs_at=None,
        departure_flight="",
        hotel="",
        pick_up="",
        emergency_contact="",
    )
