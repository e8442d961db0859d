"""Limits in words: whom they concern, and what they say."""

from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Organisation
from wego_desktop.domain.limits import Holding, LimitSpec
from wego_desktop.i18n import _, ngettext


def scope_text(category: str, organisation: str, *, is_each: bool = False) -> str:
    """Whom a limit concerns: `Press of each organisation`; empty names mean all."""
    if is_each:
        organisation = _("each organisation")
    if category and organisation:
        return _("{category} of {organisation}").format(category=category, organisation=organisation)
    if is_each:
        return _("Each organisation")
    return category or organisation or _("The whole event")


def places_text(limit: LimitSpec) -> str:
    """What a limit says: `first 3 free, at most 5`."""
    parts = []
    if limit.free_places is not None:
        free = ngettext("first {count} free", "first {count} free", limit.free_places)
        parts.append(free.format(count=limit.free_places))
    if limit.cap is not None:
        parts.append(_("at most {count}").format(count=limit.cap))
    return ", ".join(parts)


def held_scope(session: Session, limit: LimitSpec, holding: Holding) -> str:
    """Whom a limit counts a registration with, by name."""
    category = session.get(Category, limit.category_id) if limit.category_id else None
    organisation_id = holding.organisation_id if limit.is_per_organisation else limit.organisation_id
    organisation = session.get(Organisation, organisation_id) if organisation_id else None
    return scope_text(category.name if category else "", organisation.name if organisation else "")
