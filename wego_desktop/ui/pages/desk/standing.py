"""Where the desk stands and what it does there: arrival, a session's door, or the way out."""

from dataclasses import dataclass

from wego_desktop.domain.enums import Direction
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.desk import CheckpointRow
from wego_desktop.ui.pages.desk.desk_header import DOOR, EXIT
from wego_desktop.ui.pages.programme.session_looks import kind_look

_NETWORK_TOKENS = {"AFSCN": "trk-afscn", "LASCN": "trk-lascn"}


@dataclass(frozen=True, slots=True)
class Standing:
    """`mode` is a key of the switch; `door` the session that was chosen."""

    mode: str
    door: CheckpointRow | None = None

    @property
    def checkpoint_id(self) -> str | None:
        """The door's checkpoint; None means the event's arrival desk."""
        return self.door.id if self.door is not None else None

    @property
    def direction(self) -> Direction:
        """Whether scans let in or out."""
        return Direction.EXIT if self.mode == EXIT else Direction.ENTRY

    @property
    def can_scan(self) -> bool:
        """Whether it is known where this desk stands."""
        return self.mode != DOOR or self.door is not None

    @property
    def _place(self) -> str:
        return ", ".join(filter(None, (self.door.room, self.door.session_title))) if self.door else ""

    def placeholder(self, waiting: int) -> str:
        """What the scan field says; how many scans wait when it falls behind."""
        if waiting > 1:
            return ngettext("{count} waiting", "{count} waiting", waiting).format(count=waiting)
        place = self._place
        if self.mode == EXIT:
            return _("Scan out of {place}").format(place=place) if place else _("Scan out of the venue")
        if self.mode == DOOR:
            return _("Scan at {place}").format(place=place) if place else _("Choose a session first")
        return _("Scan a badge, or type a name, city or code")

    def verb(self) -> str:
        """What is done with somebody who is found."""
        return _("Check out") if self.mode == EXIT else _("Check in")

    def door_text(self) -> str:
        """What the button beside the switch says; empty where there is nothing to choose."""
        if self.mode == EXIT:
            return self._place or _("The venue")
        if self.mode == DOOR:
            return self._place or _("Choose a session")
        return ""

    def edge(self) -> str:
        """The colour token of the field's edge."""
        if self.door is None or self.door.session_kind is None:
            return "text-2" if self.mode == EXIT else "focus"
        return _NETWORK_TOKENS.get(self.door.network) or kind_look(self.door.session_kind).token
