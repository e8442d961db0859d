"""What the main window shows first of a workspace file, read by the driver alone: SQLAlchemy comes later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from wego_desktop.db import identity
from wego_desktop.db.connections import WorkspaceFile, connect_sqlite
from wego_desktop.db.location import Location
from wego_desktop.db.schema import HEAD
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import EventKind, OperatorRole
from wego_desktop.errors import CodedError
from wego_desktop.services.queries.event_rows import EventRow, NetworkRow, in_order
from wego_desktop.services.queries.first_rows import FirstRows, read_first_rows
from wego_desktop.services.queries.journal_rows import TailRow

Choose = Callable[[Sequence[EventRow]], EventRow | None]
_EVENTS = """
    SELECT event.id, event.kind, event.code, event.name, event.umbrella_id, coalesce(umbrella.code, ''),
           event.city, event.venue, event.zone, event.starts_on, event.ends_on,
           (SELECT count(*) FROM registration WHERE registration.event_id = event.id)
    FROM event LEFT OUTER JOIN event AS umbrella ON umbrella.id = event.umbrella_id
    ORDER BY event.starts_on, event.code
"""


@dataclass(frozen=True, slots=True)
class Glance:
    """A workspace file with everything that its window shows at once; `first` is None without an event."""

    file: WorkspaceFile
    actor: Actor
    events: tuple[EventRow, ...]
    networks: tuple[NetworkRow, ...]
    newest: TailRow | None
    is_sample: bool
    first: FirstRows | None


def glance(place: Location, operator_name: str, desk_name: str, choose: Choose) -> Glance | None:
    """What there is to see at `place`, and the first delegates of the event that `choose` takes.

    None wherever anything is not as usual: a server, a passphrase, another revision, damage, an operator or
    a desk that is not known. `open_workspace` then finds the same again and says what it is. Writes nothing.
    """
    from sqlcipher3 import dbapi2

    if place.path is None:
        return None
    try:
        found = identity.find_workspace(place.path, None)
        identity.require_usable(place.path)
        # Without a revision there is a log beside the file, which only an ordinary connection reads.
        if found.revision not in {None, HEAD}:
            return None
        connection = connect_sqlite(place.path, None)
    except (CodedError, OSError, dbapi2.Error):
        return None
    try:
        connection.execute("BEGIN")
        return _read(connection, found.file, operator_name, desk_name, choose)
    except dbapi2.Error:
        return None
    finally:
        connection.close()


def _read(
    connection: Any, file: WorkspaceFile, operator_name: str, desk_name: str, choose: Choose
) -> Glance | None:
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    info = connection.execute("SELECT is_sample FROM workspace_info LIMIT 1").fetchone()
    actor = _actor(connection, operator_name, desk_name)
    if revision != (HEAD,) or info is None or actor is None:
        return None
    events = in_order(_event(record) for record in connection.execute(_EVENTS))
    shown = choose(events)
    return Glance(
        file,
        actor,
        events,
        tuple(
            NetworkRow(*record)
            for record in connection.execute("SELECT id, code, name FROM network ORDER BY code")
        ),
        _newest(connection),
        bool(info[0]),
        read_first_rows(connection, shown.id) if shown is not None else None,
    )


def _actor(connection: Any, operator_name: str, desk_name: str) -> Actor | None:
    """The operator and the desk of these names, else the first of each; None when there is none such."""
    operator = connection.execute(
        "SELECT id, name, role FROM operator WHERE is_active AND (? = '' OR name = ?) ORDER BY id LIMIT 1",
        (operator_name, operator_name),
    ).fetchone()
    desk = connection.execute(
        "SELECT id, name FROM desk WHERE ? = '' OR name = ? ORDER BY id LIMIT 1", (desk_name, desk_name)
    ).fetchone()
    if operator is None or desk is None:
        return None
    return Actor(operator[0], operator[1], OperatorRole(operator[2]), *desk)


def _event(record: Sequence[Any]) -> EventRow:
    id_, kind, *texts, starts_on, ends_on, registrations = record
    days = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    facts: Any = (id_, EventKind(kind), *texts, *days, registrations)
    return EventRow(*facts)


def _newest(connection: Any) -> TailRow | None:
    record = connection.execute(
        "SELECT seq, id, happened_at FROM journal_entry ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    if record is None:
        return None
    seq, id_, happened_at = record
    return TailRow(seq, id_, datetime.fromisoformat(happened_at).replace(tzinfo=UTC))
