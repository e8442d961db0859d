"""Whom a scanned badge or a typed number means, for opening the person."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Badge, Event, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import clean_scan, is_badge_code, parse_registration_number
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.errors import UserError
from wego_desktop.services.duplicates.decided import registration_with_number


def scanned_registration(database: Database, event_id: str, text: str) -> str:
    """The id of the registration at this event that a badge code (also of a voided badge) or number means.

    A badge of another event finds the same person's registration here. Raises `UserError("code_unknown")`.
    """
    cleaned = clean_scan(text)
    with database.read() as session:
        found = _by_badge(session, event_id, cleaned) if is_badge_code(cleaned) else None
        found = found or _by_number(session, event_id, cleaned)
    if found is None:
        raise UserError("code_unknown", code=cleaned or text)
    return found


def _by_badge(session: Session, event_id: str, code: str) -> str | None:
    statement = (
        select(Registration.id, Registration.event_id, Registration.person_id)
        .join(Badge, Badge.registration_id == Registration.id)
        .where(Badge.code == code)
    )
    found = session.execute(statement).first()
    if found is None or found.event_id == event_id:
        return found.id if found is not None else None
    here = select(Registration.id).where(
        Registration.event_id == event_id, Registration.person_id == found.person_id
    )
    return session.scalar(here.order_by(Registration.status.in_(sorted(ENDED))).limit(1))


def _by_number(session: Session, event_id: str, text: str) -> str | None:
    event = session.get_one(Event, event_id)
    parsed = parse_registration_number(text, event.code)
    if parsed is None or (parsed[0] or event.code).upper() != event.code.upper():
        return None
    return registration_with_number(session, event_id, parsed[1])
