"""Looking a whole workspace through: whether the file is whole and derived facts follow from the others."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db import backup, derived, presence
from wego_desktop.db.models import (
    Answer,
    Badge,
    Event,
    JournalChange,
    JournalEntry,
    JournalSealed,
    PresenceRow,
    Registration,
    SearchText,
    WaitingPlace,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.answers import compared_as
from wego_desktop.domain.codes import is_badge_code, registration_number
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: the check that found it, and what it is in words."""

    check: str
    text: str


@dataclass(frozen=True, slots=True)
class VerifyRow:
    """The outcome of looking a workspace through: how much was looked at, and what is wrong."""

    registrations: int
    journal_entries: int
    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def verify(database: Database) -> VerifyRow:
    """Everything that is wrong with the opened workspace; writes nothing.

    Takes seconds for tens of thousands of registrations. A file too damaged to be read on gives what was
    found until there and `workspace_damaged`.
    """
    findings: list[Finding] = []
    with database.read() as session:
        findings += [Finding("file", text) for text in _file_faults(database, session)]
        if findings:
            return VerifyRow(0, 0, tuple(findings))
        for check, found in (
            ("search", _search(session)),
            ("presence", _presence(session)),
            ("journal", _journal(session)),
            ("badges", _badges(session)),
            ("registrations", _registrations(session)),
            ("answers", _answers(session)),
            ("waiting", _waiting(session)),
        ):
            findings += [Finding(check, text) for text in found]
        registrations = session.scalar(select(func.count()).select_from(Registration)) or 0
        entries = session.scalar(select(func.count()).select_from(JournalEntry)) or 0
    return VerifyRow(registrations, entries, tuple(findings))


def _file_faults(database: Database, session: Session) -> Iterator[str]:
    if database.file is None:
        return
    encrypted = database.file.raw_key is not None
    for fault in backup.file_faults(session.connection(), is_encrypted=encrypted):
        yield _("The file is damaged: {fault}.").format(fault=fault)


def _search(session: Session) -> Iterator[str]:
    kept = dict(session.execute(select(SearchText.registration_id, SearchText.text)).all())
    expected = derived.expected_texts(session.connection())
    numbers = _numbers(session)
    for registration_id in sorted(kept.keys() | expected.keys()):
        if kept.get(registration_id) != expected.get(registration_id):
            number = numbers.get(registration_id, registration_id)
            yield _("Search would not find registration {number} as it should.").format(number=number)


def _presence(session: Session) -> Iterator[str]:
    kept = {
        (row.checkpoint_id, row.registration_id): presence.State(
            row.is_inside, row.first_in_at, row.last_at, row.first_scan_id
        )
        for row in session.scalars(select(PresenceRow))
    }
    expected = presence.expected(session)
    numbers = _numbers(session)
    for key in sorted(kept.keys() | expected.keys()):
        if kept.get(key) != expected.get(key):
            number = numbers.get(key[1], key[1])
            yield _("Presence of registration {number} does not follow from its scans.").format(number=number)


def _journal(session: Session) -> Iterator[str]:
    positions = select(
        JournalChange.entry_id,
        func.count(),
        func.min(JournalChange.position),
        func.max(JournalChange.position),
    ).group_by(JournalChange.entry_id)
    changes = {row[0]: (row[1], row[2], row[3]) for row in session.execute(positions)}
    entries = session.execute(select(JournalEntry.id, JournalEntry.seq, JournalEntry.reverts_id)).all()
    for expected_seq, (entry_id, seq, reverts_id) in enumerate(sorted(entries, key=lambda row: row[1]), 1):
        count, first, last = changes.pop(entry_id, (0, 0, -1))
        if seq != expected_seq:
            yield _("The journal counts {seq} where {expected} should stand.").format(
                seq=seq, expected=expected_seq
            )
            break
        if first != 0 or last != count - 1 or (count == 0 and reverts_id is None):
            yield _("Journal entry {entry} lacks some of its lines.").format(entry=entry_id)
    for entry_id in sorted(changes.keys() - {row[0] for row in entries}):
        yield _("Lines of the journal belong to no entry ({entry}).").format(entry=entry_id)
    sealed = (
        select(JournalSealed.entry_id)
        .outerjoin(
            JournalChange,
            (JournalChange.entry_id == JournalSealed.entry_id)
            & (JournalChange.position == JournalSealed.position),
        )
        .where(JournalChange.entry_id.is_(None))
    )
    for entry_id in session.scalars(sealed):
        yield _("Sealed values of the journal belong to no line ({entry}).").format(entry=entry_id)


def _badges(session: Session) -> Iterator[str]:
    for code in session.scalars(select(Badge.code).order_by(Badge.code)):
        if not is_badge_code(code):
            yield _("Badge {code} has a wrong check letter.").format(code=code)


def _registrations(session: Session) -> Iterator[str]:
    active: dict[tuple[str, str], list[str]] = defaultdict(list)
    used: dict[tuple[str, int], list[str]] = defaultdict(list)
    numbers = _numbers(session)
    rows = select(
        Registration.id,
        Registration.event_id,
        Registration.person_id,
        Registration.number,
        Registration.status,
    )
    for registration_id, event_id, person_id, number, status in session.execute(rows):
        used[event_id, number].append(numbers[registration_id])
        if status not in ENDED:
            active[event_id, person_id].append(numbers[registration_id])
    for found in active.values():
        if len(found) > 1:
            yield _("One person has several active registrations: {numbers}.").format(
                numbers=", ".join(sorted(found))
            )
    for found in used.values():
        if len(found) > 1:
            yield _("Registration number {number} was given {count} times.").format(
                number=found[0], count=len(found)
            )


def _answers(session: Session) -> Iterator[str]:
    numbers = _numbers(session)
    rows = select(Answer.registration_id, Answer.value, Answer.text_key, Answer.number_key)
    for registration_id, value, text_key, number_key in session.execute(rows):
        if (text_key, number_key) != compared_as(value):
            number = numbers[registration_id]
            yield _("Filters would not find an answer of registration {number} as they should.").format(
                number=number
            )


def _waiting(session: Session) -> Iterator[str]:
    numbers = _numbers(session)
    stands = (
        select(WaitingPlace.registration_id)
        .join(Registration, Registration.id == WaitingPlace.registration_id)
        .where(Registration.status != RegistrationStatus.WAITLISTED)
    )
    for registration_id in session.scalars(stands):
        yield _("Registration {number} has a place on the waiting list, but does not wait.").format(
            number=numbers[registration_id]
        )


def _numbers(session: Session) -> dict[str, str]:
    rows = select(Registration.id, Event.code, Registration.number).join(
        Event, Event.id == Registration.event_id
    )
    return {row[0]: registration_number(row[1], row[2]) for row in session.execute(rows)}
