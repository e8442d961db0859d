"""Whom a typed text may mean, and who comes closest to a code that is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import Badge, Checkpoint, Event, PresenceRow, Registration, SearchText
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import ALPHABET, clean_scan, registration_number
from wego_desktop.domain.enums import CategoryShape, RegistrationStatus
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.text import fold, words
from wego_desktop.services.desk_search import match_statement, matched_people

BEST = 8
"""As many matches are shown; more is no help to somebody in a hurry."""
_CLOSE_ENOUGH = 75.0
_LIKE_A_CODE = 12


@dataclass(frozen=True, slots=True)
class MatchRow:
    """Somebody whom a text may mean; `code` is the badge code that came close, empty for other matches."""

    registration_id: str
    number: str
    name: str
    native_name: str
    organisation: str
    city: str
    country: str | None
    category: str
    letter: str
    colour: str
    shape: CategoryShape
    status: RegistrationStatus
    has_arrived: bool
    code: str = ""


def matches(database: Database, event_id: str, text: str, limit: int = BEST) -> tuple[MatchRow, ...]:
    """The best matches among the registrations of the event and its umbrella; empty for an empty text."""
    if not words(text):
        return ()
    with database.read() as session:
        ids = _event_ids(session, event_id)
        rows = session.execute(match_statement(ids, text, limit)).all()
        return _match_rows(session, rows, ids)


def closest(database: Database, event_id: str, text: str, limit: int = 3) -> tuple[MatchRow, ...]:
    """Who comes closest to a text that names nobody: by badge code, by number, else by name or city."""
    from rapidfuzz import fuzz, process

    cleaned = clean_scan(text)
    with database.read() as session:
        ids = _event_ids(session, event_id)
        texts, is_code = _candidates(session, ids, cleaned)
        wanted = cleaned if is_code else fold(cleaned)
        scorer = fuzz.ratio if is_code or any(c.isdigit() for c in cleaned) else fuzz.partial_ratio
        best = process.extract(wanted, texts, scorer=scorer, limit=limit, score_cutoff=_CLOSE_ENOUGH)
        found = [str(key) for _value, _score, key in best]
        rows = session.execute(matched_people().where(Registration.id.in_(found))).all()
        shown = {
            row.registration_id: row for row in _match_rows(session, rows, ids, texts if is_code else {})
        }
    return tuple(shown[key] for key in found if key in shown)


def _candidates(session: Connection, event_ids: Sequence[str], cleaned: str) -> tuple[dict[str, str], bool]:
    """Registration ids with the texts to compare, and whether these are badge codes."""
    letters = [c for c in cleaned if c in ALPHABET]
    if len(letters) >= _LIKE_A_CODE and " " not in cleaned:
        codes = (
            select(Badge.registration_id, Badge.code)
            .join(Registration, Registration.id == Badge.registration_id)
            .where(Registration.event_id.in_(event_ids), Badge.voided_at.is_(None))
        )
        return {row[0]: row[1] for row in session.execute(codes)}, True
    if any(c.isdigit() for c in cleaned):
        numbers = (
            select(Registration.id, Event.code, Registration.number)
            .join(Event, Event.id == Registration.event_id)
            .where(Registration.event_id.in_(event_ids))
        )
        found = session.execute(numbers)
        return {key: fold(registration_number(code, number)) for key, code, number in found}, False
    texts = select(SearchText.registration_id, SearchText.text).where(SearchText.event_id.in_(event_ids))
    return {row[0]: row[1] for row in session.execute(texts)}, False


def _event_ids(session: Connection, event_id: str) -> list[str]:
    umbrella = session.scalar(select(Event.umbrella_id).where(Event.id == event_id))
    return [event_id, umbrella] if umbrella else [event_id]


def _match_rows(
    session: Connection, rows: Sequence[Any], event_ids: Sequence[str], codes: dict[str, str] | None = None
) -> tuple[MatchRow, ...]:
    arrived = _arrived(session, event_ids[0], [row[0].id for row in rows])
    return tuple(
        MatchRow(
            registration_id=registration.id,
            number=registration_number(event_code, registration.number),
            name=shown_name(person.given_names, person.family_name, person.native_name),
            native_name=person.native_name if person.given_names or person.family_name else "",
            organisation=organisation.name if organisation else "",
            city=organisation.city if organisation else "",
            country=organisation.country if organisation else None,
            category=category.name,
            letter=category.letter,
            colour=category.colour,
            shape=category.shape,
            status=registration.status,
            has_arrived=registration.id in arrived,
            code=(codes or {}).get(registration.id, ""),
        )
        for registration, person, organisation, category, event_code in rows
    )


def _arrived(session: Connection, event_id: str, registration_ids: Sequence[str]) -> set[str]:
    statement = (
        select(PresenceRow.registration_id)
        .join(Checkpoint, Checkpoint.id == PresenceRow.checkpoint_id)
        .where(
            Checkpoint.event_id == event_id,
            Checkpoint.session_id.is_(None),
            PresenceRow.registration_id.in_(registration_ids),
        )
    )
    return set(session.scalars(statement))
