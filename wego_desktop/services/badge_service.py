"""Badges: who gets one, reprints that void the older one, and what was printed when and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import Badge, Event, Registration
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import BadgeReason
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.badge_choice import BadgeChoice, Chosen, SkippedPerson, load_chosen
from wego_desktop.services.badge_issuing import new_badge
from wego_desktop.services.outcome import Outcome, outcome

_CHUNK = 5000
_WHERE_LENGTH = 300
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class IssuedBadges:
    """Live badges in the order of printing with the registrations that hold them, side by side.

    `made` counts the new ones among them. `skipped` are people chosen by hand who are not expected.
    """

    badge_ids: tuple[str, ...]
    registration_ids: tuple[str, ...]
    made: int
    skipped: tuple[SkippedPerson, ...] = ()


class BadgeService:
    """Issues and voids badges and records that they were printed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(
        self,
        actor: Actor,
        choice: BadgeChoice,
        template_name: str = "a6",
        reason: BadgeReason = BadgeReason.FIRST,
    ) -> Outcome[IssuedBadges]:
        """Everybody of `choice` has one live badge, ready to print.

        With the reason FIRST a live badge is kept. Any other reason voids it and makes one with the next
        revision, for people chosen by hand only. Raises `UserError`: `badges_nobody`, `badges_all_printed`,
        `badges_not_expected`, `reprint_needs_people`, `no_such_registration`, `no_such_event`, `not_allowed`.
        """
        require(actor.role, Right.PRINT_BADGES)
        is_reprint = reason is not BadgeReason.FIRST
        if is_reprint and not choice.registration_ids:
            raise UserError("reprint_needs_people")
        with self._database.write(Op.ISSUE_BADGES, actor, choice.event_id, reason=reason.value) as unit:
            code = _lock_event(unit.session, choice.event_id)
            chosen = load_chosen(unit.session, choice)
            if not chosen.people:
                raise _nobody(choice, code, chosen)
            if is_reprint:
                _void_all(unit, [person.badge_id for person in chosen.people if person.badge_id])
            wanted = [p.registration_id for p in chosen.people if is_reprint or p.badge_id is None]
            made = _make(unit, wanted, template_name, reason)
            unit.note(count=len(made))
            holders = tuple(person.registration_id for person in chosen.people)
            badge_ids = tuple(made.get(p.registration_id) or p.badge_id or "" for p in chosen.people)
            return outcome(unit, IssuedBadges(badge_ids, holders, len(made), chosen.skipped))

    def mark_printed(
        self, actor: Actor, badge_ids: Sequence[str], where: str, template_name: str = ""
    ) -> Outcome[int]:
        """These badges count as printed now, at `where` (a printer or a file); the value is how many.

        Call it only after the printer or the file has taken all of them. Raises `no_such_badge`.
        """
        require(actor.role, Right.PRINT_BADGES)
        with self._database.write(Op.ISSUE_BADGES, actor) as unit:
            badges = _badges(unit.session, badge_ids)
            for badge in badges:
                badge.printed_at = unit.now
                badge.printed_where = where[:_WHERE_LENGTH]
                badge.template_name = template_name or badge.template_name
            if badges:
                holder = unit.session.get(Registration, badges[0].registration_id)
                unit.event_id = holder.event_id if holder else None
            unit.note(printed=len(badges), where=where[:_WHERE_LENGTH])
            return outcome(unit, len(badges))

    def void(self, actor: Actor, badge_id: str) -> Outcome[str]:
        """The badge opens no door any more; the value is its id.

        Raises `UserError`: `no_such_badge`, `badge_void_already`, `not_allowed`.
        """
        require(actor.role, Right.PRINT_BADGES)
        with self._database.write(Op.VOID_BADGE, actor) as unit:
            badge = _badges(unit.session, [badge_id])[0]
            if badge.voided_at is not None:
                raise UserError("badge_void_already")
            badge.voided_at = unit.now
            holder = unit.session.get_one(Registration, badge.registration_id)
            event = unit.session.get_one(Event, holder.event_id)
            unit.event_id = event.id
            unit.note(number=registration_number(event.code, holder.number))
            return outcome(unit, badge_id)


def _lock_event(session: Connection, event_id: str) -> str:
    """The event's code; on a server others who issue badges for it wait until this transaction ends."""
    code = session.scalar(select(Event.code).where(Event.id == event_id).with_for_update())
    if code is None:
        raise UserError("no_such_event", code=event_id)
    return code


def _nobody(choice: BadgeChoice, event_code: str, chosen: Chosen) -> UserError:
    if chosen.skipped:
        names = ", ".join(f"{person.name} ({person.number})" for person in chosen.skipped[:_MOST_NAMES])
        return UserError("badges_not_expected", names=names, count=len(chosen.skipped))
    if choice.only_new and chosen.printed:
        return UserError("badges_all_printed", count=chosen.printed, code=event_code)
    return UserError("badges_nobody", code=event_code)


def _badges(session: Connection, badge_ids: Sequence[str]) -> list[Badge]:
    ids = tuple(dict.fromkeys(badge_ids))
    found: list[Badge] = []
    for start in range(0, len(ids), _CHUNK):
        found += session.scalars(select(Badge).where(Badge.id.in_(ids[start : start + _CHUNK])))
    if len(found) != len(ids):
        raise UserError("no_such_badge")
    return found


def _void_all(unit: WriteUnit, badge_ids: Sequence[str]) -> None:
    for badge in _badges(unit.session, badge_ids):
        badge.voided_at = unit.now
    # Before the new ones come: the schema allows one live badge for each registration.
    unit.session.flush()


def _make(
    unit: WriteUnit, registration_ids: Sequence[str], template_name: str, reason: BadgeReason
) -> dict[str, str]:
    """A new badge for each of these registrations, none of which has a live one; ids by registration."""
    highest: dict[str, int] = {}
    for start in range(0, len(registration_ids), _CHUNK):
        part = registration_ids[start : start + _CHUNK]
        statement = select(Badge.registration_id, func.max(Badge.revision))
        grouped = statement.where(Badge.registration_id.in_(part)).group_by(Badge.registration_id)
        highest.update((key, revision) for key, revision in unit.session.execute(grouped))
    return {
        key: new_badge(unit, key, highest.get(key, 0) + 1, template_name, reason).id
        for key in registration_ids
    }
