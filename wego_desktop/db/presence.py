"""Presence at checkpoints, always recomputed from the scan log, never set by hand."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from wego_desktop.db.journal import RowChange
from wego_desktop.db.models import PresenceRow, Registration, Scan
from wego_desktop.db.prepared import Prepared
from wego_desktop.domain.enums import Direction
from wego_desktop.domain.scanning import ADMITTED

# Built once: at the desk, building these anew would take longer than running them.
_HERE = (
    PresenceRow.checkpoint_id == bindparam("checkpoint"),
    PresenceRow.registration_id == bindparam("person"),
)
_DELETE = Prepared(delete(PresenceRow.__table__).where(*_HERE))  # type: ignore[arg-type]
_INSERT = Prepared(insert(PresenceRow.__table__), *PresenceRow.__table__.columns.keys())  # type: ignore[arg-type]
_LINES = Prepared(
    select(Scan.id, Scan.happened_at, Scan.direction, Scan.result, Scan.is_forced, Scan.reverts_id).where(
        Scan.checkpoint_id == bindparam("checkpoint"), Scan.registration_id == bindparam("person")
    )
)


@dataclass(frozen=True, slots=True)
class State:
    """Where one registration stands at one checkpoint; the instants are UTC."""

    is_inside: bool
    first_in_at: datetime
    last_at: datetime
    first_scan_id: str


def refresh(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Bring presence up to date wherever `changes` hold a new or gone scan, or one that was handed over."""
    pairs: dict[tuple[str, str], list[RowChange]] = defaultdict(list)
    for change in changes:
        image = change.after or change.before
        if change.table != "scan" or not image or not image.get("registration_id"):
            continue
        if change.kind == "update":
            # A merge hands scans over; an undo gives them back. The line itself never changes.
            checkpoint_id = connection.scalars(
                select(Scan.checkpoint_id).where(Scan.id == change.row_id)
            ).one()
            for owner in ((change.before or {})["registration_id"], image["registration_id"]):
                pairs[checkpoint_id, owner].append(change)
        else:
            pairs[image["checkpoint_id"], image["registration_id"]].append(change)
    if not pairs:
        return
    lock_registrations(connection, {registration_id for _, registration_id in pairs})
    for pair, of_pair in sorted(pairs.items(), key=lambda item: item[0]):
        here = {"checkpoint": pair[0], "person": pair[1]}
        lines = _lines(connection, here)
        # Where every line is new there is no row yet: one statement less for each person who arrives.
        if len(lines) != len(of_pair) or any(change.kind != "insert" for change in of_pair):
            _DELETE.run(connection, here)
        if (state := from_lines(lines)) is not None:
            values = {"checkpoint_id": pair[0], "registration_id": pair[1]}
            _INSERT.run(connection, {**values, **_values(state)})


def lock_registrations(connection: Connection, registration_ids: Collection[str]) -> None:
    """Keep other writers on a server from computing rows of these registrations at the same time.

    A file has one writer at a time anyway.
    """
    if registration_ids and connection.dialect.name != "sqlite":
        rows = select(Registration.id).where(Registration.id.in_(registration_ids)).order_by(Registration.id)
        connection.execute(rows.with_for_update(key_share=True))


def _values(state: State) -> dict[str, object]:
    return {
        "is_inside": state.is_inside,
        "first_in_at": state.first_in_at,
        "last_at": state.last_at,
        "first_scan_id": state.first_scan_id,
    }


def _lines(connection: Connection, here: Mapping[str, str]) -> "list[Line]":
    lines = [Line(*row) for row in _LINES.all(connection, here)]
    return sorted(lines, key=lambda line: (line.happened_at, line.id))


def expected(session: Session) -> dict[tuple[str, str], State]:
    """Checkpoint and registration to the presence they should have; for checking a workspace."""
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    scans = select(Scan).where(Scan.registration_id.is_not(None)).order_by(Scan.happened_at, Scan.id)
    for scan in session.scalars(scans.execution_options(yield_per=1000)):
        line = Line(scan.id, scan.happened_at, scan.direction, scan.result, scan.is_forced, scan.reverts_id)
        lines[scan.checkpoint_id, scan.registration_id or ""].append(line)
    states = {pair: from_lines(of_pair) for pair, of_pair in lines.items()}
    return {pair: state for pair, state in states.items() if state is not None}


@dataclass(frozen=True, slots=True)
class Line:
    """The part of a scan that presence depends on."""

    id: str
    happened_at: datetime
    direction: Direction
    result: str
    is_forced: bool
    reverts_id: str | None


def from_lines(lines: Sequence[Line]) -> State | None:
    """Presence by these scans of one registration at one checkpoint, given in order of time."""
    taken_back = _taken_back(lines)
    state: State | None = None
    for line in lines:
        counts = (
            line.id not in taken_back and line.direction is not Direction.UNDO and line.result in ADMITTED
        )
        if not counts:
            continue
        if line.direction is Direction.EXIT:
            if state is not None:
                state = State(False, state.first_in_at, line.happened_at, state.first_scan_id)
        elif state is None:
            state = State(True, line.happened_at, line.happened_at, line.id)
        else:
            state = State(True, state.first_in_at, line.happened_at, state.first_scan_id)
    return state


def _taken_back(lines: Sequence[Line]) -> set[str]:
    """Ids of the lines that an undo line takes back, an undo of an undo giving the first one again."""
    reverted_by = {line.reverts_id: line.id for line in lines if line.reverts_id}
    taken: set[str] = set()
    for line in lines:
        depth, current = 0, line.id
        while (current := reverted_by.get(current, "")) != "":
            depth += 1
        if depth % 2 == 1:
            taken.add(line.id)
    return taken
