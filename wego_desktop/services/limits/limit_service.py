"""Sets and removes the limits of an event."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, Organisation, PlaceLimit, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import OnFull
from wego_desktop.domain.limits import LimitSpec
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.limits.words import places_text, scope_text
from wego_desktop.services.outcome import Outcome, outcome


@dataclass(frozen=True, slots=True)
class LimitDraft:
    """What an organiser enters: whom it concerns (None for all), the free places, the cap, what happens then.

    `is_per_organisation` counts each organisation apart.
    """

    category_id: str | None = None
    organisation_id: str | None = None
    is_per_organisation: bool = False
    free_places: int | None = None
    cap: int | None = None
    on_full: OnFull = OnFull.WARN


class LimitService:
    """Keeps the limits of events; each concerns other registrations than all others of its event."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_limit(
        self,
        actor: Actor,
        event_id: str,
        draft: LimitDraft,
        limit_id: str | None = None,
        *,
        is_new: bool = False,
    ) -> Outcome[str]:
        """The limit for whom `draft` says, new or changed; the value is its id.

        With `limit_id` that one is changed, also whom it concerns; `is_new` changes none. Raises `UserError`:
        `limit_negative`, `limit_says_nothing`, `limit_free_beyond_cap`, `limit_two_scopes`, `limit_taken`,
        `no_such_limit`, `no_such_category`, `no_such_organisation`, `no_such_event`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_EVENTS)
        _check(draft)
        with self._database.write(Op.EDIT_LIMITS, actor, event_id) as unit:
            scope = _scope(unit.session, event_id, draft)
            same = _same(unit.session, event_id, draft)
            row = unit.session.get(PlaceLimit, limit_id) if limit_id else same
            if limit_id and (row is None or row.event_id != event_id):
                raise UserError("no_such_limit")
            if same is not None and (is_new or same is not row):
                raise UserError("limit_taken", scope=scope)
            if row is None:
                row = PlaceLimit(id=new_id(), event_id=event_id)
                unit.session.add(row)
            row.category_id, row.organisation_id = draft.category_id, draft.organisation_id
            row.is_per_organisation = draft.is_per_organisation
            row.free_places, row.cap, row.on_full = draft.free_places, draft.cap, draft.on_full
            spec = LimitSpec(row.id, free_places=row.free_places, cap=row.cap)
            unit.note(title=f"{scope}: {places_text(spec)}")
            return outcome(unit, row.id)

    def remove(self, actor: Actor, limit_id: str) -> Outcome[str]:
        """The limit taken away; the value is its id. Raises `no_such_limit`, `not_allowed`."""
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_LIMITS, actor) as unit:
            row = unit.session.get(PlaceLimit, limit_id)
            if row is None:
                raise UserError("no_such_limit")
            unit.event_id = row.event_id
            draft = LimitDraft(row.category_id, row.organisation_id, row.is_per_organisation)
            unit.note(title=_scope(unit.session, row.event_id, draft))
            unit.session.delete(row)
            return outcome(unit, limit_id)


def _check(draft: LimitDraft) -> None:
    if any(number is not None and number < 0 for number in (draft.free_places, draft.cap)):
        raise UserError("limit_negative")
    if draft.free_places is None and draft.cap is None:
        raise UserError("limit_says_nothing")
    if draft.free_places is not None and draft.cap is not None and draft.free_places > draft.cap:
        raise UserError("limit_free_beyond_cap", free=draft.free_places, cap=draft.cap)
    if draft.is_per_organisation and draft.organisation_id is not None:
        raise UserError("limit_two_scopes")


def _scope(session: Session, event_id: str, draft: LimitDraft) -> str:
    """Whom the limit concerns in words; raises for what is not there."""
    if session.get(Event, event_id) is None:
        raise UserError("no_such_event", code=event_id)
    category = session.get(Category, draft.category_id) if draft.category_id else None
    if draft.category_id and (category is None or category.event_id != event_id):
        raise UserError("no_such_category", name=draft.category_id)
    organisation = session.get(Organisation, draft.organisation_id) if draft.organisation_id else None
    if draft.organisation_id and organisation is None:
        raise UserError("no_such_organisation")
    return scope_text(
        category.name if category else "",
        organisation.name if organisation else "",
        is_each=draft.is_per_organisation,
    )


def _same(session: Session, event_id: str, draft: LimitDraft) -> PlaceLimit | None:
    """The limit that concerns the same registrations as `draft`."""
    statement = select(PlaceLimit).where(
        PlaceLimit.event_id == event_id,
        PlaceLimit.is_per_organisation == draft.is_per_organisation,
        PlaceLimit.category_id.is_not_distinct_from(draft.category_id),
        PlaceLimit.organisation_id.is_not_distinct_from(draft.organisation_id),
    )
    return session.scalars(statement).first()
