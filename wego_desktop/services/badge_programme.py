"""The own programme on the back of a badge: what the person does, has a seat in, or is expected at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from babel.dates import format_date

from wego_desktop.documents.badge_face import ProgrammeEntry
from wego_desktop.domain.enums import DelegationRole, SessionKind, SessionRoleKind
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import N_, _

LOCALE = "en_GB"
"""Days on badges are English like the rest of the badge."""

_FOR_ALL = frozenset({SessionKind.PLENARY, SessionKind.ASSEMBLY, SessionKind.CEREMONY})
"""What everybody entitled is told of; other open sessions would fill the back with choices."""
_ROLE_TITLES = {
    SessionRoleKind.CHAIR: N_("You chair: {title}"),
    SessionRoleKind.MODERATOR: N_("You moderate: {title}"),
    SessionRoleKind.SPEAKER: N_("You speak: {title}"),
    SessionRoleKind.PANELLIST: N_("You speak: {title}"),
    SessionRoleKind.RAPPORTEUR: N_("You report: {title}"),
    SessionRoleKind.INTERPRETER: N_("You interpret: {title}"),
}


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A programme item; `is_open` when no seat has to be confirmed. `network_id` is set on its meetings."""

    id: str
    event_id: str
    starts_at: datetime
    ends_at: datetime
    title: str
    kind: SessionKind
    room: str
    network_id: str | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose programme: the registration's event, what its category may enter, networks, part in the vote."""

    person_id: str
    event_id: str
    zone: str
    entitlements: frozenset[str]
    network_ids: frozenset[str]
    delegation_role: DelegationRole


@dataclass(frozen=True, slots=True)
class Programmes:
    """The programme of a family of events; makes the entries of one person after the other.

    `umbrella_of` names the umbrella of each event that has one. `roles` and `seats` are keyed by person.
    Sessions that ended before `now` are left out, so that a badge printed on the third day shows that day.
    """

    sessions: tuple[SessionFacts, ...]
    umbrella_of: Mapping[str, str]
    roles: Mapping[str, Mapping[str, SessionRoleKind]]
    seats: Mapping[str, frozenset[str]]
    now: datetime
    _shared: dict[Holder, tuple[ProgrammeEntry, ...]] = field(default_factory=dict)

    def entries(self, holder: Holder) -> tuple[ProgrammeEntry, ...]:
        """The person's entries in order of time; people in the same position share one tuple."""
        if holder.person_id in self.roles or holder.person_id in self.seats:
            return self._made(holder)
        key = Holder(
            "", holder.event_id, holder.zone, holder.entitlements, holder.network_ids, holder.delegation_role
        )
        if key not in self._shared:
            self._shared[key] = self._made(key)
        return self._shared[key]

    def _made(self, holder: Holder) -> tuple[ProgrammeEntry, ...]:
        coming = [session for session in self.sessions if session.ends_at > self.now]
        # After the event there is no programme ahead: a late reprint shows the whole.
        found = (self._entry(holder, session) for session in coming or self.sessions)
        return tuple(entry for entry in found if entry is not None)

    def _entry(self, holder: Holder, session: SessionFacts) -> ProgrammeEntry | None:
        role = self.roles.get(holder.person_id, {}).get(session.id)
        if role is not None:
            return _written(
                session, holder.zone, _(_ROLE_TITLES[role]).format(title=session.title), is_own=True
            )
        is_in_network = session.network_id in holder.network_ids
        if session.id in self.seats.get(holder.person_id, frozenset()):
            return _written(session, holder.zone, session.title, is_own=is_in_network)
        if not self._may_enter(holder, session):
            return None
        if session.kind is SessionKind.ASSEMBLY and holder.delegation_role is DelegationRole.VOTING:
            return _written(
                session, holder.zone, _("You vote: {title}").format(title=session.title), is_own=True
            )
        if is_in_network or (session.kind in _FOR_ALL and session.network_id is None):
            return _written(session, holder.zone, session.title, is_own=is_in_network)
        return None

    def _may_enter(self, holder: Holder, session: SessionFacts) -> bool:
        is_here = holder.event_id in {session.event_id, self.umbrella_of.get(session.event_id)}
        return session.is_open and is_here and bool({session.kind.value, "*"} & holder.entitlements)


def in_order(sessions: Iterable[SessionFacts]) -> tuple[SessionFacts, ...]:
    """By start, then end, then title."""
    return tuple(sorted(sessions, key=lambda s: (s.starts_at, s.ends_at, s.title)))


def _written(session: SessionFacts, zone: str, title: str, *, is_own: bool) -> ProgrammeEntry:
    start = local(session.starts_at, zone)
    day = format_date(start.date(), "EEEE d MMMM", locale=LOCALE)
    return ProgrammeEntry(day, f"{start:%H:%M}", title, session.room, is_own)
