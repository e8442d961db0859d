"""Undo and redo of any journal entry that has no effect outside the workspace."""

from contextlib import closing
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Desk, JournalChange, JournalEntry, Operator, Scan, new_id
from wego_desktop.db.revert import Obstacle, load_changes, revert
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import Direction
from wego_desktop.domain.operations import NOT_UNDOABLE, Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome


class UndoService:
    """Takes journal entries back; an undo is itself an entry, so that it can be taken back (redo)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo(self, actor: Actor, entry_id: str | None = None) -> Outcome[str]:
        """Revert an entry, or this desk's last one that is not yet undone; the value is the entry's id.

        Raises `UserError`: `nothing_to_undo`, `no_such_entry`, `cannot_undo` (effect outside the workspace),
        `already_undone`, `changed_since` (says who changed what), `in_use`, `not_allowed`.
        """
        return self._revert(actor, entry_id, Op.UNDO)

    def redo(self, actor: Actor) -> Outcome[str]:
        """Take this desk's last undo back, unless something else was done here since (`nothing_to_redo`)."""
        return self._revert(actor, None, Op.REDO)

    def _revert(self, actor: Actor, entry_id: str | None, op: Op) -> Outcome[str]:
        with self._database.write(op, actor) as unit:
            entry = _entry(unit.session, entry_id) if entry_id else _last(unit.session, actor, op)
            self._check(unit.session, entry, actor)
            unit.reverts_id = entry.id
            unit.event_id = entry.event_id
            unit.note(undone=entry.op, **{k: v for k, v in entry.summary.items() if k != "undone"})
            obstacle = revert(unit, load_changes(unit.session, entry.id), {"scan": _counter_scan})
            if obstacle is not None:
                raise _refusal(unit.session, entry, obstacle)
            return outcome(unit, entry.id)

    def _check(self, session: Session, entry: JournalEntry, actor: Actor) -> None:
        if Op(entry.op) in NOT_UNDOABLE:
            raise UserError("cannot_undo", operation=entry.op)
        if entry.desk_id != actor.desk_id:
            require(actor.role, Right.UNDO_OTHERS)
        if is_undone(session, entry.id):
            raise UserError("already_undone", operation=entry.op)


def is_undone(session: Session, entry_id: str) -> bool:
    """Whether an undo of this entry stands, that is, was not itself taken back."""
    statement = select(JournalEntry.id).where(JournalEntry.reverts_id == entry_id)
    return any(not is_undone(session, undo_id) for undo_id in session.scalars(statement).all())


def _entry(session: Session, entry_id: str) -> JournalEntry:
    matches = session.scalars(
        select(JournalEntry).where(JournalEntry.id.startswith(entry_id, autoescape=True)).limit(2)
    ).all()
    if len(matches) != 1:
        raise UserError("no_such_entry", entry=entry_id)
    return matches[0]


def _last(session: Session, actor: Actor, op: Op) -> JournalEntry:
    """The entry that Ctrl+Z (undo) or Ctrl+Y (redo) at this desk means.

    Undo steps back over entries already undone; redo takes the newest undo that still stands, as long as
    nothing else was written at this desk after it.
    """
    statement = (
        select(JournalEntry).where(JournalEntry.desk_id == actor.desk_id).order_by(JournalEntry.seq.desc())
    )
    skipped = {o.value for o in NOT_UNDOABLE}
    if op is Op.REDO:
        newest = [e for e in session.scalars(statement.limit(200)) if e.op not in skipped]
        for entry in newest:
            if entry.op == Op.REDO:
                continue
            if entry.op != Op.UNDO:
                break
            if not is_undone(session, entry.id):
                return entry
        raise UserError("nothing_to_redo")
    undoable = statement.where(JournalEntry.op.not_in([*skipped, Op.UNDO.value, Op.REDO.value]))
    with closing(session.scalars(undoable.execution_options(yield_per=50))) as entries:
        for entry in entries:
            if not is_undone(session, entry.id):
                return entry
    raise UserError("nothing_to_undo")


def _counter_scan(unit: WriteUnit, line: Scan) -> None:
    """Take a line of the append-only scan log back by a further line."""
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


def _refusal(session: Session, entry: JournalEntry, obstacle: Obstacle) -> UserError:
    """The refusal that names who changed the row since, and when."""
    row_id = obstacle.row_id
    statement: Any = (
        select(JournalEntry.op, JournalEntry.happened_at, Operator.name, Desk.name)
        .join(JournalChange, JournalChange.entry_id == JournalEntry.id)
        .join(Operator, Operator.id == JournalEntry.operator_id)
        .join(Desk, Desk.id == JournalEntry.desk_id)
        .where(JournalChange.row_id == row_id, JournalEntry.seq > entry.seq)
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )
    if obstacle.used_by is not None:
        return UserError("in_use", what=obstacle.table, used_by=obstacle.used_by)
    found = session.execute(statement).first()
    if found is None:
        return UserError("changed_elsewhere", what=obstacle.table)
    op, happened_at, operator, desk = found
    return UserError(
        "changed_since", what=obstacle.table, operation=op, at=happened_at, who=operator, desk=desk
    )
