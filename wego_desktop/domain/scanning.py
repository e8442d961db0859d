"""Result codes of a scan, their weight on the screen, and the rule that decides one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wego_desktop.domain.enums import Direction, RegistrationStatus, SessionKind


class ResultCode(StrEnum):
    """What a scan came to."""

    OK = "ok"
    RE_ENTRY = "re_entry"
    EXIT = "exit"
    ALREADY_IN = "already_in"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    OTHER_EVENT = "other_event"
    VOIDED_BADGE = "voided_badge"
    CANCELLED = "cancelled"
    NOT_APPROVED = "not_approved"
    WAITLISTED = "waitlisted"
    SUBSTITUTED = "substituted"
    NOT_YET = "not_yet"
    OVER = "over"
    NOT_ADMITTED = "not_admitted"
    SESSION_FULL = "session_full"
    RULE_ERROR = "rule_error"


class Severity(StrEnum):
    """How a result is shown: green circle, amber triangle, red octagon, or grey question mark."""

    DONE = "done"
    LOOK = "look"
    STOP = "stop"
    NOT_FOUND = "not_found"


ADMITTED = frozenset({ResultCode.OK, ResultCode.RE_ENTRY, ResultCode.EXIT})
_NOT_FOUND = frozenset({ResultCode.UNKNOWN, ResultCode.AMBIGUOUS})
NOT_FORCEABLE = _NOT_FOUND | {ResultCode.OTHER_EVENT, ResultCode.ALREADY_IN} | ADMITTED
"""Results that a supervisor's override cannot change, because there is nobody or nothing to let in."""


def severity_of(code: ResultCode) -> Severity:
    """The weight of `code` on the screen."""
    if code in ADMITTED:
        return Severity.DONE
    if code is ResultCode.ALREADY_IN:
        return Severity.LOOK
    return Severity.NOT_FOUND if code in _NOT_FOUND else Severity.STOP


@dataclass(frozen=True, slots=True)
class Presence:
    """Where one registration stands at one checkpoint, by the scans that count."""

    inside: bool
    ever_in: bool


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """Everything the rule looks at; `admission_ok`, `seats_left` are None where no list or limit applies."""

    status: RegistrationStatus
    badge_voided: bool
    now: datetime
    opens_at: datetime | None
    closes_at: datetime | None
    admission_ok: bool | None
    seats_left: int | None
    presence: Presence
    direction: Direction


_REFUSED_STATES = {
    RegistrationStatus.CANCELLED: ResultCode.CANCELLED,
    RegistrationStatus.DECLINED: ResultCode.CANCELLED,
    RegistrationStatus.REJECTED: ResultCode.NOT_APPROVED,
    RegistrationStatus.APPLIED: ResultCode.NOT_APPROVED,
    RegistrationStatus.WAITLISTED: ResultCode.WAITLISTED,
    RegistrationStatus.SUBSTITUTED: ResultCode.SUBSTITUTED,
}


def refusal(facts: ScanFacts) -> ResultCode | None:
    """The first reason in the fixed order of checks why entry is refused, or None."""
    if facts.badge_voided or facts.status in _REFUSED_STATES:
        return ResultCode.VOIDED_BADGE if facts.badge_voided else _REFUSED_STATES[facts.status]
    return _outside_times(facts) or _not_entitled(facts)


def _outside_times(facts: ScanFacts) -> ResultCode | None:
    if facts.opens_at is not None and facts.now < facts.opens_at:
        return ResultCode.NOT_YET
    if facts.closes_at is not None and facts.now > facts.closes_at:
        return ResultCode.OVER
    return None


def _not_entitled(facts: ScanFacts) -> ResultCode | None:
    if facts.admission_ok is False:
        return ResultCode.NOT_ADMITTED
    if facts.seats_left is not None and facts.seats_left <= 0 and not facts.presence.ever_in:
        return ResultCode.SESSION_FULL
    return None


def decide(facts: ScanFacts) -> ResultCode:
    """The result of a scan whose registration was found; an exit always passes.

    Order of checks: badge, state, validity, entitlement, entry rule (`domain.md`, Scanning).
    """
    if facts.direction is Direction.EXIT:
        return ResultCode.EXIT
    return refusal(facts) or entry(facts.presence)


def entry(presence: Presence) -> ResultCode:
    """The entry rule alone, as it also applies to an entry that a supervisor forced."""
    if presence.inside:
        return ResultCode.ALREADY_IN
    return ResultCode.RE_ENTRY if presence.ever_in else ResultCode.OK


def is_entitled(entitlements: object, kind: SessionKind) -> bool:
    """Whether a category with these entitlements may enter open sessions of `kind`; `*` means all.

    Raises ValueError when the stored rule is not a list of session kinds: a rule that cannot be read refuses.
    """
    if not isinstance(entitlements, list) or not all(isinstance(word, str) for word in entitlements):
        raise ValueError("entitlements are no list of words")
    if unknown := set(entitlements) - {"*", *SessionKind}:
        raise ValueError(f"no session kind: {', '.join(sorted(unknown))}")
    return "*" in entitlements or kind.value in entitlements
