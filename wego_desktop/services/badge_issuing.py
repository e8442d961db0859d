"""The rules of issuing badges, in an open transaction: one live badge for each registration."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import Badge, Registration, new_id
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.domain.codes import new_badge_code
from wego_desktop.domain.enums import BadgeReason


def live_badge(session: Connection, registration_id: str) -> Badge | None:
    """The registration's badge that opens doors, or None."""
    statement = select(Badge).where(Badge.registration_id == registration_id, Badge.voided_at.is_(None))
    return session.scalar(statement)


def ensure_badge(unit: WriteUnit, registration: Registration, template_name: str = "") -> Badge:
    """The registration's live badge, made now when it has none.

    On a server the caller has locked the event or the registration, as `next_number` does.
    """
    unit.session.flush()
    return live_badge(unit.session, registration.id) or add_badge(unit, registration.id, template_name)


def add_badge(
    unit: WriteUnit, registration_id: str, template_name: str = "", reason: BadgeReason = BadgeReason.FIRST
) -> Badge:
    """A further badge of a registration that has no live one, with the next revision and a fresh code."""
    highest = select(func.max(Badge.revision)).where(Badge.registration_id == registration_id)
    revision = (unit.session.scalar(highest) or 0) + 1
    return new_badge(unit, registration_id, revision, template_name, reason)


def new_badge(
    unit: WriteUnit, registration_id: str, revision: int, template_name: str, reason: BadgeReason
) -> Badge:
    """A badge with a fresh code, pending in the unit's session."""
    badge = Badge(
        id=new_id(),
        registration_id=registration_id,
        code=new_badge_code(),
        revision=revision,
        template_name=template_name,
        reason=reason,
        issued_at=unit.now,
    )
    unit.session.add(badge)
    return badge
