"""Which registration states are active, expected at the door, and may follow one another."""

from wego_desktop.domain.enums import RegistrationStatus as Status

ENDED = frozenset({Status.DECLINED, Status.REJECTED, Status.CANCELLED, Status.SUBSTITUTED})
"""States in which a registration no longer counts; a person may then register again for the event."""

EXPECTED = frozenset({Status.INVITED, Status.APPROVED, Status.CONFIRMED})
"""States in which a person is let in and counted among those expected."""


def is_active(status: Status) -> bool:
    """Whether a registration in this state is the person's one active registration for the event."""
    return status not in ENDED


def is_expected(status: Status) -> bool:
    """Whether the person is counted as expected at the event."""
    return status in EXPECTED


_RISING = (Status.INVITED, Status.APPLIED, Status.WAITLISTED, Status.APPROVED, Status.CONFIRMED)


def raised_status(current: Status, offered: Status) -> Status:
    """What a list from outside makes of a state: it may raise an active one, and never lowers or ends it.

    A registration that has ended stays so: bringing it back is done by hand.
    """
    if current not in _RISING or offered not in _RISING:
        return current
    return max(current, offered, key=_RISING.index)
