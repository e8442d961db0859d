"""Opens a workspace with all that the main window shows at once; runs beside the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from wego_desktop.bootstrap import AppContext, create_context, glance_at, open_context, shown_location
from wego_desktop.errors import UserError
from wego_desktop.services.queries.event_rows import EventRow, NetworkRow
from wego_desktop.services.queries.first_rows import FirstRows
from wego_desktop.services.queries.journal_rows import TailRow
from wego_desktop.settings import Settings

if TYPE_CHECKING:
    from wego_desktop.services.event_service import EventFields


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened workspace.

    `location` is shown and remembered; `source` (which may hold a server's password and is never stored) and
    `passphrase` open it again. With `first_rows` the services are not imported yet: `bring_services`.
    """

    context: AppContext
    location: str
    source: str
    passphrase: str | None
    events: tuple[EventRow, ...]
    networks: tuple[NetworkRow, ...]
    newest: TailRow | None
    is_sample: bool
    first_rows: FirstRows | None = None


def glance_at_workspace(location: str, settings: Settings) -> Opened | None:
    """The workspace with the first delegates of the event shown last, in a tenth of the time.

    None where anything is not as usual: `open_workspace` opens it then, or says why not.
    """
    last = str(settings.last_events.get(shown_location(location), ""))
    found = glance_at(
        location, settings.operator_name, settings.desk_name, lambda rows: chosen_event(rows, last)
    )
    if found is None or found[1].first is None:
        return None
    context, seen = found
    place = shown_location(str(context.location))
    return Opened(
        context, place, location, None, seen.events, seen.networks, seen.newest, seen.is_sample, seen.first
    )


def bring_services(context: AppContext) -> None:
    """Import what the first page asks for, one module after the other, and make the database ready."""
    from wego_desktop.services.queries import delegate_finder, delegates, events
    from wego_desktop.ui.operations import figures

    del delegate_finder, delegates, events, figures
    _ = context.database


def open_workspace(location: str, settings: Settings, passphrase: str | None = None) -> Opened:
    """The opened workspace, as the operator of the settings or, where he is not known, as its first one.

    A passphrase kept in the system's keychain is used. Raises what `open_context` raises.
    """
    try:
        context, used = _context(location, settings.operator_name, settings.desk_name, passphrase)
    except UserError as error:
        if error.code != "no_such_operator" or not settings.operator_name:
            raise
        context, used = _context(location, "", settings.desk_name, passphrase)
    return look_at(context, location, used)


def _context(
    location: str, operator: str, desk: str, passphrase: str | None
) -> tuple[AppContext, str | None]:
    try:
        return open_context(location, operator or None, desk or None, passphrase), passphrase
    except UserError as error:
        kept = (
            _kept_passphrase(location) if passphrase is None and error.code == "passphrase_needed" else None
        )
        if kept is None:
            raise
    return open_context(location, operator or None, desk or None, kept), kept


def upgrade_workspace(location: str, passphrase: str | None = None) -> str | None:
    """Bring an older workspace up to date after a backup; the value is the passphrase that opened it.

    A passphrase kept in the system's keychain is used. Raises what `upgrade` raises.
    """
    from wego_desktop.services.maintenance_service import upgrade

    if passphrase is None:
        passphrase = _kept_passphrase(location)
    upgrade(location, passphrase)
    return passphrase


def make_workspace(location: str, fields: "EventFields", settings: Settings) -> Opened:
    """A new workspace file with one event, opened. Raises what `create_context` and `events.add` raise."""
    operator, desk = settings.operator_name or "Organiser", settings.desk_name or "Desk 1"
    context = create_context(location, fields.name, operator, desk)
    try:
        context.events.add(context.actor, fields)
        return look_at(context, location, None)
    except BaseException:
        context.close()
        raise


def look_at(context: AppContext, source: str, passphrase: str | None) -> Opened:
    """What the main window shows of an opened workspace."""
    from wego_desktop.services.queries.events import list_events, networks
    from wego_desktop.services.queries.go_to import is_sample
    from wego_desktop.services.queries.journal_tail import newest_entry

    database = context.database
    try:
        return Opened(
            context,
            shown_location(str(context.location)),
            source,
            passphrase,
            list_events(database),
            networks(database),
            newest_entry(database),
            is_sample(database),
        )
    except BaseException:
        context.close()
        raise


def _kept_passphrase(location: str) -> str | None:
    from wego_desktop.services.keychain import stored_passphrase

    return stored_passphrase(location)


def chosen_event(events: Sequence[EventRow], last: str, today: date | None = None) -> EventRow | None:
    """The event to show first: the last one shown, else the next or present one, else the most recent."""
    day = today or datetime.now(UTC).date()
    if found := next((row for row in events if row.id == last), None):
        return found
    coming = [row for row in events if row.ends_on >= day]
    if coming:
        return min(coming, key=lambda row: (row.starts_on, row.umbrella_id is not None))
    return max(events, key=lambda row: (row.ends_on, row.umbrella_id is None), default=None)
