"""Events with their categories and arrival desk."""

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Checkpoint, Event, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.categories import DEFAULT_CATEGORIES
from wego_desktop.domain.enums import CheckpointKind, EventKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome

ARRIVAL = "Arrival"
"""Name of the checkpoint that every event has: its arrival desk."""

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class EventFields:
    """What an organiser enters for an event; `zone` is an IANA name, `umbrella` another event's code."""

    code: str
    name: str
    starts_on: date
    ends_on: date
    kind: EventKind = EventKind.OTHER
    zone: str = "UTC"
    city: str = ""
    venue: str = ""
    umbrella: str | None = None


class EventService:
    """Adds events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, fields: EventFields) -> Outcome[str]:
        """A new event with the usual categories and an arrival desk; the value is its id.

        Raises `UserError`: `event_code_malformed`, `event_code_taken`, `event_name_missing`, `no_such_zone`,
        `no_such_event` (the umbrella), `days_out_of_order`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_EVENTS)
        _check(fields)
        with self._database.write(Op.ADD_EVENT, actor, code=fields.code, name=fields.name) as unit:
            umbrella = event_by_code(unit.session, fields.umbrella) if fields.umbrella else None
            event = Event(
                id=new_id(),
                kind=fields.kind,
                code=fields.code,
                name=fields.name.strip(),
                umbrella_id=umbrella.id if umbrella else None,
                city=fields.city,
                venue=fields.venue,
                zone=fields.zone,
                starts_on=fields.starts_on,
                ends_on=fields.ends_on,
            )
            unit.session.add(event)
            unit.session.add_all(_new_categories(event.id))
            unit.session.add(
                Checkpoint(id=new_id(), event_id=event.id, kind=CheckpointKind.ARRIVAL, name=ARRIVAL)
            )
            unit.event_id = event.id
            return outcome(unit, event.id)


def event_by_code(session: Session, code: str) -> Event:
    """The event with this code in any letter case; raises `UserError("no_such_event")`."""
    event = session.scalar(select(Event).where(func.upper(Event.code) == code.strip().upper()))
    if event is None:
        raise UserError("no_such_event", code=code)
    return event


def _new_categories(event_id: str) -> list[Category]:
    return [
        Category(
            id=new_id(),
            event_id=event_id,
            name=preset.name,
            letter=preset.letter,
            colour=preset.colour,
            shape=preset.shape,
            position=position,
            entitlements=list(preset.entitlements),
        )
        for position, preset in enumerate(DEFAULT_CATEGORIES)
    ]


def _check(fields: EventFields) -> None:
    if not _CODE.fullmatch(fields.code):
        raise UserError("event_code_malformed", code=fields.code)
    if not fields.name.strip():
        raise UserError("event_name_missing")
    if fields.starts_on > fields.ends_on:
        raise UserError("days_out_of_order")
    try:
        ZoneInfo(fields.zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UserError("no_such_zone", zone=fields.zone) from error
