"""Tags: words that organisers give registrations to find them again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Registration, RegistrationTag, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registration_lookup import naming, registration_with

_CHUNK = 400


def read_tags(text: str) -> tuple[str, ...]:
    """The tags of a text such as `VIP, press tour`: parted by commas or semicolons, each once."""
    return _each_once(text.replace(";", ",").split(","))


class TagService:
    """Gives registrations tags and takes them away; letter case and accents make no other tag."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_for(self, actor: Actor, registration_id: str, tags: Iterable[str]) -> Outcome[tuple[str, ...]]:
        """The registration with exactly these tags, which are the value.

        Raises `UserError`: `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        wanted = {fold(tag): tag for tag in _each_once(tags)}
        with self._database.write(Op.EDIT_TAGS, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            has = _tags(unit.session, [row.id])[row.id]
            for key, line in has.items():
                if key not in wanted:
                    unit.session.delete(line)
            for key, tag in wanted.items():
                if key not in has:
                    _give(unit, row.id, tag)
            return outcome(unit, tuple(wanted.values()))

    def add(self, actor: Actor, registration_ids: Sequence[str], tag: str) -> Outcome[int]:
        """All these registrations with the tag, with one undo; the value counts those that got it.

        Raises `UserError`: `tag_missing`, `no_such_registration`, `not_allowed`.
        """
        return self._change(actor, registration_ids, tag, is_given=True)

    def remove(self, actor: Actor, registration_ids: Sequence[str], tag: str) -> Outcome[int]:
        """All these registrations without the tag, with one undo; the value counts those that had it."""
        return self._change(actor, registration_ids, tag, is_given=False)

    def _change(self, actor: Actor, ids: Sequence[str], tag: str, *, is_given: bool) -> Outcome[int]:
        require(actor.role, Right.EDIT_PEOPLE)
        tag = tag.strip()
        if not tag:
            raise UserError("tag_missing")
        with self._database.write(Op.EDIT_TAGS, actor, tag=tag) as unit:
            wanted = tuple(dict.fromkeys(ids))
            unit.event_id = _event_of(unit.session, wanted)
            key, count = fold(tag), 0
            for registration_id, has in _tags(unit.session, wanted).items():
                if is_given and key not in has:
                    _give(unit, registration_id, tag)
                    count += 1
                elif not is_given and key in has:
                    unit.session.delete(has[key])
                    count += 1
            unit.note(count=count)
            return outcome(unit, count)


def _each_once(tags: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for tag in tags:
        text = " ".join(tag.split())
        if text:
            kept.setdefault(fold(text), text)
    return tuple(kept.values())


def _tags(session: Session, ids: Sequence[str]) -> dict[str, dict[str, RegistrationTag]]:
    """Folded tag to its line, for each of these registrations in their order."""
    found: dict[str, dict[str, RegistrationTag]] = defaultdict(dict)
    for start in range(0, len(ids), _CHUNK):
        statement = select(RegistrationTag).where(
            RegistrationTag.registration_id.in_(ids[start : start + _CHUNK])
        )
        for line in session.scalars(statement):
            found[line.registration_id][fold(line.tag)] = line
    return {registration_id: found[registration_id] for registration_id in ids}


def _event_of(session: Session, ids: Sequence[str]) -> str | None:
    """The event of the first; raises `no_such_registration` when one of them is gone."""
    count, event_id = 0, None
    for start in range(0, len(ids), _CHUNK):
        statement = select(Registration.event_id).where(Registration.id.in_(ids[start : start + _CHUNK]))
        events = session.scalars(statement).all()
        count += len(events)
        event_id = event_id or (events[0] if events else None)
    if count != len(ids):
        raise UserError("no_such_registration")
    return event_id


def _give(unit: WriteUnit, registration_id: str, tag: str) -> None:
    unit.session.add(RegistrationTag(id=new_id(), registration_id=registration_id, tag=tag))
