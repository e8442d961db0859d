"""Undo and redo of any journal entry that has no effect outside the workspace."""

from collections.abc import Sequence
from contextlib import closing

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.forgetting import has_lost_values
from wego_desktop.db.journal import RowChange
from wego_desktop.db.models import Desk, Event, JournalEntry, Operator, Scan, new_id
from wego_desktop.db.revert import Obstacle, load_changes, revert
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import Direction
from wego_desktop.domain.local_time import local
from wego_desktop.domain.operations import NOT_UNDOABLE, Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.services.operation_words import operation_text
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.row_words import noun
from wego_desktop.services.undo_chains import Chains, LaterChange, later_change


class UndoService:
    """Takes journal entries back; an undo is itself an entry, so that it can be taken back (redo)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo(self, actor: Actor, entry_id: str | None = None) -> Outcome[str]:
        """Revert an entry, or this desk's last one that is not yet undone; the value is the entry's id.

        The first digits of an id are enough when no other entry begins with them. Reverting an undo does its
        operation again. Raises `UserError`: `nothing_to_undo`, `no_such_entry`, `cannot_undo` (effect outside
        the workspace), `already_undone`, `changed_since` (says who changed what), `changed_elsewhere`,
        `erased_since`, `in_use`, `not_allowed`.
        """
        return self._revert(actor, entry_id, Op.UNDO)

    def redo(self, actor: Actor) -> Outcome[str]:
        """Take this desk's last undo back, unless something else was done here since (`nothing_to_redo`)."""
        return self._revert(actor, None, Op.REDO)

    def _revert(self, actor: Actor, entry_id: str | None, op: Op) -> Outcome[str]:
        with self._database.write(op, actor) as unit:
            entry = _entry(unit.session, entry_id) if entry_id else _last(unit.session, actor, op)
            _lock(unit.session, entry)
            chains = Chains(unit.session)
            _check(chains, entry, actor)
            unit.op = Op.REDO if entry.op == Op.UNDO else Op.UNDO
            unit.reverts_id = entry.id
            unit.event_id = entry.event_id
            _note(unit, entry)
            changes = load_changes(unit.session, entry.id)
            _require_values(entry, changes)
            if (later := later_change(unit.session, chains, entry, changes)) is not None:
                raise _changed_since(unit.session, later)
            if (obstacle := revert(unit, changes, {"scan": _counter_scan})) is not None:
                raise _refusal(obstacle)
            return outcome(unit, entry.id)


def _lock(session: Session, entry: JournalEntry) -> None:
    """Have another desk on a server wait, so that an entry is not undone twice at once."""
    session.execute(select(JournalEntry.id).where(JournalEntry.id == entry.id).with_for_update())


def _check(chains: Chains, entry: JournalEntry, actor: Actor) -> None:
    if Op(entry.op) in NOT_UNDOABLE:
        raise UserError("cannot_undo", operation=operation_text(entry.op, entry.summary))
    if entry.desk_id != actor.desk_id:
        require(actor.role, Right.UNDO_OTHERS)
    if chains.is_undone(entry.id):
        raise UserError("already_undone", operation=operation_text(entry.op, entry.summary))


def _require_values(entry: JournalEntry, changes: Sequence[RowChange]) -> None:
    """Raise `erased_since` when values that the undo would bring back were erased for good."""
    if (lost := next(filter(has_lost_values, changes), None)) is not None:
        words = operation_text(entry.op, entry.summary)
        raise UserError("erased_since", what=noun(lost.table), operation=words)


def _note(unit: WriteUnit, entry: JournalEntry) -> None:
    """Have the entry say which operation was first undone, and on what."""
    unit.note(**{"undone": entry.op, **entry.summary})


def _entry(session: Session, entry_id: str) -> JournalEntry:
    prefix = entry_id.strip().lower().replace("-", "")
    statement = select(JournalEntry).where(JournalEntry.id.startswith(prefix, autoescape=True))
    matches = session.scalars(statement.limit(2)).all() if prefix else []
    if len(matches) != 1:
        raise UserError("several_entries" if matches else "no_such_entry", entry=entry_id)
    return matches[0]


def _last(session: Session, actor: Actor, op: Op) -> JournalEntry:
    """The entry that Ctrl+Z (undo) or Ctrl+Y (redo) at this desk means.

    Undo steps back over entries already undone; redo takes the newest undo that still stands, as long as
    nothing else was written at this desk after it.
    """
    chains = Chains(session)
    statement = (
        select(JournalEntry)
        .where(JournalEntry.desk_id == actor.desk_id, JournalEntry.op.not_in([o.value for o in NOT_UNDOABLE]))
        .order_by(JournalEntry.seq.desc())
    )
    with closing(session.scalars(statement.execution_options(yield_per=50))) as entries:
        for entry in entries:
            stands, is_work = not chains.is_undone(entry.id), entry.op not in {Op.UNDO, Op.REDO}
            if stands and (is_work if op is Op.UNDO else entry.op == Op.UNDO):
                return entry
            if op is Op.REDO and is_work:
                break
    raise UserError("nothing_to_undo" if op is Op.UNDO else "nothing_to_redo")


def _counter_scan(unit: WriteUnit, line: Scan) -> None:
    """Take a line of the append-only scan log back by a further line.

    A line that was taken back and given again before has a chain of such lines; the last one is countered.
    """
    scan = select(Scan)
    while (later := unit.session.scalar(scan.where(Scan.reverts_id == line.id))) is not None:
        line = later
    unit.session.add(
        Scan(
            id=new_id(),
            event_id=line.event_id,
            checkpoint_id=line.checkpoint_id,
            registration_id=line.registration_id,
            happened_at=unit.now,
            recorded_at=unit.now,
            nonce=new_id(),
            desk_id=unit.actor.desk_id,
            operator_id=unit.actor.operator_id,
            direction=Direction.UNDO,
            result=ResultCode.OK,
            reverts_id=line.id,
        )
    )


def _refusal(obstacle: Obstacle) -> UserError:
    what = noun(obstacle.table)
    if obstacle.used_by is not None:
        return UserError("in_use", what=what, used_by=noun(obstacle.used_by))
    return UserError("changed_elsewhere", what=what)


def _changed_since(session: Session, later: LaterChange) -> UserError:
    """The refusal that names who changed the row since, and when."""
    statement = (
        select(JournalEntry, Operator.name, Desk.name, Event.zone)
        .join(Operator, Operator.id == JournalEntry.operator_id)
        .join(Desk, Desk.id == JournalEntry.desk_id)
        .outerjoin(Event, Event.id == JournalEntry.event_id)
        .where(JournalEntry.id == later.by_id)
    )
    entry, operator, desk, zone = session.execute(statement).one()
    # History tells the same moment in the event's zone.
    return UserError(
        "changed_since",
        what=noun(later.table),
        operation=operation_text(entry.op, entry.summary),
        at=local(entry.happened_at, zone or "UTC"),
        zone=(zone or "UTC").rpartition("/")[2].replace("_", " "),
        who=operator,
        desk=desk,
    )
