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
