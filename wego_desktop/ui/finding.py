"""The kinds of things that Ctrl+K finds in a workspace: people, cities and organisations, sessions."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wego_desktop.i18n import _
from wego_desktop.ui.shell.ports import Found, SearchProvider
from wego_desktop.ui.shell.requests import FindText, ShowRegistration

if TYPE_CHECKING:
    from wego_desktop.ui.workspace_window import WorkspaceWindow

_MOST = 8


def providers(owner: "WorkspaceWindow") -> tuple[SearchProvider, ...]:
    """What can be found in the workspace of `owner`; nothing while none is open."""
    return (
        SearchProvider("people", _("People"), lambda text: _people(owner, text)),
        SearchProvider(
            "organisations", _("Cities and organisations"), lambda text: _organisations(owner, text)
        ),
        SearchProvider("sessions", _("Sessions"), lambda text: _sessions(owner, text)),
    )


def _people(owner: "WorkspaceWindow", text: str) -> Sequence[Found]:
    from wego_desktop.services.queries.desk_matches import matches

    opened, event = owner.opened, owner.shown_event
    if opened is None or event is None:
        return ()
    return [
        Found(
            row.name,
            ", ".join(filter(None, (row.organisation or row.city, row.number))),
            "user",
            _opener(owner, "delegates", ShowRegistration(row.registration_id)),
        )
        for row in matches(opened.context.database, event.id, text, _MOST)
    ]


def _organisations(owner: "WorkspaceWindow", text: str) -> Sequence[Found]:
    from wego_desktop.services.queries.events import suggest_organisations

    opened, event = owner.opened, owner.shown_event
    if opened is None or event is None or not text.strip():
        return ()
    return [
        Found(row.name, row.city, "building-2", _opener(owner, "delegates", FindText(row.name)))
        for row in suggest_organisations(opened.context.database, text, _MOST)
    ]


def _sessions(owner: "WorkspaceWindow", text: str) -> Sequence[Found]:
    from wego_desktop.services.queries.go_to import find_sessions

    opened, event = owner.opened, owner.shown_event
    if opened is None or event is None:
        return ()
    return [
        Found(
            row.title,
            ", ".join(
                filter(None, (f"{row.starts_at:%a} {row.starts_at.day} {row.starts_at:%b %H:%M}", row.room))
            ),
            "calendar-days",
            _opener(owner, "programme", row.id),
        )
        for row in find_sessions(opened.context.database, event.id, text, _MOST)
    ]


def _opener(owner: "WorkspaceWindow", page_id: str, request: object) -> Callable[[], None]:
    return lambda: owner.open_page(page_id, request)
