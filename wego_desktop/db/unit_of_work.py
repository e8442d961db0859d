"""The only way data is written: one transaction, journaled, with derived tables kept true."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, text
from sqlalchemy.orm import Session

from wego_desktop.db import derived, journal
from wego_desktop.db.checkpoints import Checkpoints
from wego_desktop.db.connections import APPLICATION_ID, WorkspaceFile
from wego_desktop.db.engine import WRITE_OPTION
from wego_desktop.db.faults import known_fault
from wego_desktop.db.models import Base, JournalChange, JournalEntry, JournalSealed, new_id
from wego_desktop.db.prepared import Prepared
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op

Clock = Callable[[], datetime]
_CHUNK = 2000
_next_seq = select(func.coalesce(func.max(JournalEntry.seq), 0) + 1).scalar_subquery()
_ENTRY = Prepared(
    insert(JournalEntry.__table__).values(seq=_next_seq),  # type: ignore[arg-type]
    "id", "op", "operator_id", "desk_id", "happened_at", "event_id", "summary", "reverts_id",
)  # fmt: skip
_CHANGE = insert(JournalChange.__table__)  # type: ignore[arg-type]
_ONE_CHANGE = Prepared(_CHANGE, *JournalChange.__table__.columns.keys())


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


class WriteUnit:
    """An open write transaction: the session to change models in, and what the journal will say of it."""

    def __init__(self, connection: Connection, op: Op, actor: Actor, now: datetime) -> None:
        self.connection = connection
        self.op = op
        self.actor = actor
        self.now = now
        self.entry_id = new_id()
        self.event_id: str | None = None
        self.reverts_id: str | None = None
        self.summary: dict[str, Any] = {}
        self.changes: list[journal.RowChange] = []
        self._session: journal.JournaledSession | None = None

    @property
    def session(self) -> Session:
        """The session of this transaction, made when it is first asked for: a scan needs none."""
        if self._session is None:
            self._session = journal.JournaledSession(self.connection, self.changes)
        return self._session

    def flush(self) -> None:
        """Write what is pending in the session."""
        if self._session is not None:
            self._session.flush()

    def close(self) -> None:
        """Let go of the session's objects; the transaction is not ended by this."""
        if self._session is not None:
            self._session.close()

    def insert(self, row: Base) -> None:
        """Write one new row at once, journaled like any other; a session takes twice as long for one.

        `row` has every value that its table needs and stays outside the session.
        """
        self.changes.append(journal.insert_now(self.connection, row))

    def note(self, **summary: Any) -> None:
        """Add parameters that the History line of this operation names: JSON values, nothing sensitive."""
        self.summary.update(summary)

    @property
    def journal_id(self) -> str | None:
        """The id of the journal entry, or None while nothing has changed (nothing is then journaled)."""
        return self.entry_id if self.is_to_journal else None

    @property
    def is_to_journal(self) -> bool:
        """Whether there is something to journal: a changed row, or an undo, whatever its effect."""
        return bool(self.changes) or self.reverts_id is not None

    def changed_rows(self) -> tuple[tuple[str, str], ...]:
        """Table and id of every row changed so far, in order; flushes what is pending first."""
        self.flush()
        return tuple(dict.fromkeys((change.table, change.row_id) for change in self.changes))


class Database:
    """An opened workspace: read sessions and journaled write transactions; `file` is None for a server."""

    def __init__(self, engine: Engine, clock: Clock = utc_now, file: WorkspaceFile | None = None) -> None:
        self.engine = engine
        self.clock = clock
        self.file = file
        self._checkpoints = Checkpoints(engine) if file is not None else None

    @property
    def is_sqlite(self) -> bool:
        """Whether the workspace is a file; else it is a PostgreSQL server."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading one state of the data; whatever it changed is thrown away at the end."""
        with known_fault(), Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            if not self.is_sqlite:
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session

    @contextmanager
    def write(self, op: Op, actor: Actor, event_id: str | None = None, **summary: Any) -> Iterator[WriteUnit]:
        """One transaction: committed with its journal entry on clean exit, rolled back on any exception.

        Raises `UserError` for a broken constraint, or for a row that another desk has written since it was
        read (`changed_meanwhile`), and `EnvironmentProblem` for a busy, full, read-only or vanished database
        (see `faults`). On SQLite it waits up to 15 s for another writer.
        """
        with known_fault(), self._writing() as connection:
            unit = WriteUnit(connection, op, actor, self.clock())
            unit.event_id = event_id
            unit.note(**summary)
            try:
                yield unit
                unit.flush()
                if unit.is_to_journal:
                    derived.refresh(connection, unit.changes)
                    self._queue(connection)
                    _write_entry(unit)
            finally:
                unit.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection in a write transaction, committed on clean exit.

        On SQLite a commit that breaks a foreign key leaves its transaction open: it is ended here, since
        whoever used the pooled connection next could not begin one otherwise.
        """
        with self.engine.connect() as connection:
            connection.execution_options(**{WRITE_OPTION: True})
            raw = connection.connection.driver_connection if self.is_sqlite else None
            try:
                with connection.begin():
                    yield connection
            except BaseException:
                if raw is not None and raw.in_transaction:
                    raw.rollback()
                raise
        if self._checkpoints is not None:
            self._checkpoints.note_commit()

    def _queue(self, connection: Connection) -> None:
        """On a server wait for the writers that end before, so that `seq` counts in the order of commits.

        All that could wait for another row comes first: whoever is in the queue never waits for one outside.
        """
        if not self.is_sqlite:
            connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})

    def wait_for_checkpoint(self) -> None:
        """Return when nothing of the log is being carried over to the file any more."""
        if self._checkpoints is not None:
            self._checkpoints.wait()

    def dispose(self) -> None:
        """Close all connections; the database can be used again afterwards."""
        self.wait_for_checkpoint()
        self.engine.dispose()


def _write_entry(unit: WriteUnit) -> None:
    connection = unit.connection
    _ENTRY.run(connection, _entry_values(unit))
    rows = [_change_values(unit.entry_id, at, change) for at, change in enumerate(unit.changes)]
    if len(rows) == 1:
        _ONE_CHANGE.run(connection, rows[0])
        rows = []
    for start in range(0, len(rows), _CHUNK):
        connection.execute(_CHANGE, rows[start : start + _CHUNK])
    sealed = [
        {"entry_id": unit.entry_id, "position": at, "before": c.sealed_before, "after": c.sealed_after}
        for at, c in enumerate(unit.changes)
        if c.sealed_before or c.sealed_after
    ]
    if sealed:
        connection.execute(insert(JournalSealed), sealed)


def _entry_values(unit: WriteUnit) -> Mapping[str, Any]:
    return {
        "id": unit.entry_id,
        "op": unit.op.value,
        "operator_id": unit.actor.operator_id,
        "desk_id": unit.actor.desk_id,
        "happened_at": unit.now,
        "event_id": unit.event_id,
        "summary": unit.summary,
        "reverts_id": unit.reverts_id,
    }


def _change_values(entry_id: str, position: int, change: journal.RowChange) -> Mapping[str, Any]:
    return {
        "entry_id": entry_id,
        "position": position,
        "table_name": change.table,
        "row_id": change.row_id,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
    }


__all__ = ["Clock", "Database", "WriteUnit", "utc_now"]
