"""What the programme page does: each function calls one service method on the writer thread."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject

from wego_desktop.domain.enums import AdmissionState, SessionRoleKind
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.admission_service import Seated
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.room_service import RoomFields
from wego_desktop.services.session_service import SessionFields
from wego_desktop.ui.shell.page_services import PageServices

T = TypeVar("T")
Failed = Callable[[Exception], None]
Then = Callable[[], None]


def seated_text(seated: Seated) -> str:
    """What became of a list: `12 confirmed, 3 waiting`."""
    parts = [
        ngettext("{count} confirmed", "{count} confirmed", seated.confirmed).format(count=seated.confirmed)
        if seated.confirmed
        else "",
        _("{count} waiting, no seat left").format(count=seated.waiting) if seated.waiting else "",
        _("{count} invited").format(count=seated.invited) if seated.invited else "",
        _("{count} declined").format(count=seated.declined) if seated.declined else "",
    ]
    return ", ".join(part for part in parts if part)


class ProgrammeOperations:
    """The page's way to the services: `done` runs on the window's thread after the change was saved."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def _write(
        self,
        work: Callable[[], Outcome[T]],
        said: str | Callable[[T], str],
        *,
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Write, then tell what was done (unless nothing changed) and let the page go on."""

        def after(result: Outcome[T]) -> None:
            if result.journal_id is not None:
                self._services.show_undo(said if isinstance(said, str) else said(result.value))
            done(result.value)

        self._services.runner.write(work, done=after, failed=failed, initiator=self._page)

    def add_session(
        self,
        event_id: str,
        fields: SessionFields,
        room_name: str,
        *,
        done: Callable[[str], None],
        failed: Failed,
    ) -> None:
        """Add a session; `done` gets its id."""
        context = self._services.context
        self._write(
            lambda: context.sessions.add(context.actor, event_id, fields, room_name=room_name),
            _("Added {title}").format(title=fields.title),
            done=done,
            failed=failed,
        )

    def edit_session(
        self,
        session_id: str,
        fields: SessionFields,
        room_name: str,
        *,
        done: Callable[[str], None],
        failed: Failed,
    ) -> None:
        """Change a session's facts."""
        context = self._services.context
        self._write(
            lambda: context.sessions.edit(context.actor, session_id, fields, room_name=room_name),
            _("Saved {title}").format(title=fields.title),
            done=done,
            failed=failed,
        )

    def move_session(
        self,
        session_id: str,
        title: str,
        starts_at: datetime,
        ends_at: datetime,
        room_id: str | None,
        *,
        done: Then,
        failed: Failed,
    ) -> None:
        """Put a session at another time or into another room; `failed` lets the page snap back."""
        context = self._services.context
        self._write(
            lambda: context.sessions.move(context.actor, session_id, starts_at, ends_at, room_id),
            _("Moved {title}").format(title=title),
            done=lambda _id: done(),
            failed=failed,
        )

    def rename_session(self, session_id: str, title: str, *, done: Then) -> None:
        """Give a session another title."""
        context = self._services.context
        self._write(
            lambda: context.sessions.rename(context.actor, session_id, title),
            _("Saved {title}").format(title=title),
            done=lambda _id: done(),
        )

    def duplicate_session(self, session_id: str, title: str, *, done: Callable[[str], None]) -> None:
        """Copy a session to right after it; `done` gets the copy's id."""
        context = self._services.context
        self._write(
            lambda: context.sessions.duplicate(context.actor, session_id),
            _("Copied {title}").format(title=title),
            done=done,
        )

    def remove_session(self, session_id: str, title: str, *, done: Then) -> None:
        """Take a session away."""
        context = self._services.context
        self._write(
            lambda: context.sessions.remove(context.actor, session_id),
            _("Removed {title}").format(title=title),
            done=lambda _id: done(),
        )

    def keep_both(self, session_ids: tuple[str, ...], *, done: Then) -> None:
        """Record that an overlap is agreed."""
        context = self._services.context
        self._write(
            lambda: context.sessions.accept_overlap(context.actor, session_ids),
            _("Kept both; the overlap is agreed"),
            done=lambda _ids: done(),
        )

    def add_role(
        self,
        session_id: str,
        person_id: str,
        name: str,
        kind: SessionRoleKind,
        *,
        done: Then,
    ) -> None:
        """Give a person a part in the session."""
        context = self._services.context
        self._write(
            lambda: context.admissions.add_role(context.actor, session_id, person_id, kind),
            _("Added {name}").format(name=name),
            done=lambda _id: done(),
        )

    def confirm_role(self, role_id: str, name: str, *, is_confirmed: bool, done: Then) -> None:
        """Record whether a person has said yes."""
        context = self._services.context
        said = _("{name} has confirmed") if is_confirmed else _("{name} has not confirmed yet")
        self._write(
            lambda: context.admissions.confirm_role(context.actor, role_id, is_confirmed=is_confirmed),
            said.format(name=name),
            done=lambda _id: done(),
        )

    def remove_role(self, role_id: str, name: str, *, done: Then) -> None:
        """Take a person's part away."""
        context = self._services.context
        self._write(
            lambda: context.admissions.remove_role(context.actor, role_id),
            _("Removed {name}").format(name=name),
            done=lambda _id: done(),
        )

    def admit(
        self,
        session_id: str,
        registration_ids: Sequence[str],
        state: AdmissionState,
        *,
        done: Then,
    ) -> None:
        """Put people on the session's list in a state."""
        context = self._services.context
        self._write(
            lambda: context.admissions.admit(context.actor, session_id, registration_ids, state),
            seated_text,
            done=lambda _seated: done(),
        )

    def admit_category(self, session_id: str, category_id: str, *, done: Then) -> None:
        """Put everybody of a category on the list."""
        context = self._services.context
        self._write(
            lambda: context.admissions.admit_category(context.actor, session_id, [category_id]),
            seated_text,
            done=lambda _seated: done(),
        )

    def admit_network(self, session_id: str, network_id: str, *, done: Then) -> None:
        """Put everybody of a network's cities on the list."""
        context = self._services.context
        self._write(
            lambda: context.admissions.admit_network(context.actor, session_id, network_id),
            seated_text,
            done=lambda _seated: done(),
        )

    def remove_seats(self, session_id: str, registration_ids: Sequence[str], *, done: Then) -> None:
        """Take people off the list."""
        context = self._services.context
        self._write(
            lambda: context.admissions.remove_admissions(context.actor, session_id, registration_ids),
            lambda count: ngettext(
                "Removed {count} person from the list", "Removed {count} people from the list", count
            ).format(count=count),
            done=lambda _count: done(),
        )

    def save_room(
        self,
        event_id: str,
        room_id: str | None,
        fields: RoomFields,
        *,
        done: Then,
        failed: Failed,
    ) -> None:
        """Add a room (no id) or change one."""
        context = self._services.context
        rooms = context.rooms

        def work() -> Outcome[str]:
            if room_id is None:
                return rooms.add(context.actor, event_id, fields)
            return rooms.edit(context.actor, room_id, fields)

        said = _("Saved {name}").format(name=fields.name)
        self._write(work, said, done=lambda _id: done(), failed=failed)

    def remove_room(self, room_id: str, name: str, *, done: Then, failed: Failed) -> None:
        """Take a room away."""
        context = self._services.context
        self._write(
            lambda: context.rooms.remove(context.actor, room_id),
            _("Removed {name}").format(name=name),
            done=lambda _id: done(),
            failed=failed,
        )
