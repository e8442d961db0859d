"""How an organisation stands in a network meeting."""

from enum import StrEnum


class RosterState(StrEnum):
    """One organisation's attendance of one meeting."""

    IN_THE_ROOM = "in_the_room"
    ONLINE = "online"
    APOLOGIES = "apologies"
    EXPECTED = "expected"


def roster_state(marked: RosterState | None, delegates_in_room: int) -> RosterState:
    """The state to show: somebody scanned into the room beats any mark; else the mark; else expected."""
    if delegates_in_room > 0:
        return RosterState.IN_THE_ROOM
    return marked or RosterState.EXPECTED


class MeetingPart(StrEnum):
    """What a record of a meeting says of one organisation, during the meeting and after it."""

    IN_THE_ROOM = "in_the_room"
    ATTENDED = "attended"
    ONLINE = "online"
    APOLOGIES = "apologies"
    EXPECTED = "expected"


TOOK_PART = frozenset({MeetingPart.IN_THE_ROOM, MeetingPart.ATTENDED, MeetingPart.ONLINE})
"""The parts of those who were there, in the room or online."""


def meeting_part(state: RosterState, *, has_entered: bool) -> MeetingPart:
    """The part to record: whoever entered the room and left again has attended."""
    if has_entered and state in {RosterState.EXPECTED, RosterState.APOLOGIES}:
        return MeetingPart.ATTENDED
    return MeetingPart(state.value)
