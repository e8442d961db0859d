"""Random work at two desks, with undo and redo at random: all that must hold, holds after every step."""

import itertools
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests import postgresql
from tests.fixtures_db import TickingClock
from tests.services.random_work import (
    EDITS,
    KEPT,
    Operation,
    Work,
    add_event,
    add_member,
    add_organisation,
    add_role,
    add_room,
    add_session,
    admit,
    register,
)
from tests.table_images import JOURNAL, Images, images
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.db.models import JournalEntry
from wego_desktop.domain.operations import NOT_UNDOABLE, Op
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.undo_chains import Chains
from wego_desktop.services.verifying import verify

PROFILE = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}
EXAMPLES = int(os.environ.get("WEGO_TEST_EXAMPLES", "4"))
"""How many plans are tried on a file; set the variable to look longer for a fault."""
MADE = 3
"""Entries of the journal that made the workspace, its event and the second desk."""
LOG = frozenset({"scan"})
_names = itertools.count()


@dataclass(frozen=True)
class Step:
    """One operation: which, on what, at which desk, and whether it is taken back and done again at once."""

    operation: Operation
    a: int
    b: int
    desk: int
    is_turned: bool


def steps(operations: Sequence[Operation], most: int) -> st.SearchStrategy[list[Step]]:
    number = st.integers(0, 60)
    step = st.builds(Step, st.sampled_from(operations), number, number, st.integers(0, 1), st.booleans())
    return st.lists(step, min_size=most // 3, max_size=most)


def undo_last(work: Work) -> object:
    return work.context.undo.undo(work.context.actor)


def redo_last(work: Work) -> object:
    return work.context.undo.redo(work.context.actor)


def undo_any(work: Work) -> object:
    """Undo one entry, but none of those that made the workspace."""
    later = [entry.id for entry in entries(work) if entry.seq > MADE]
    return work.context.undo.undo(work.context.actor, later[work.a % len(later)])


@contextmanager
def two_desks(location: str, folder: Path) -> Iterator[tuple[Work, Work]]:
    clock = TickingClock()
    with (
        open_context(location, clock=clock) as first,
        open_context(location, desk_name="Desk 2", clock=clock) as second,
    ):
        yield Work(first, folder), Work(second, folder)


@contextmanager
def fresh_file(template: Path, folder: Path) -> Iterator[str]:
    path = folder / f"work-{next(_names)}.wego"
    shutil.copyfile(template, path)
    yield str(path)
    path.unlink()


def perform(desks: tuple[Work, Work], step: Step, before: Images) -> Outcome[object] | None:
    """What the operation gave, or None when it was refused; a refused one leaves everything as it was."""
    work = desks[step.desk]
    work.a, work.b = step.a, step.b
    try:
        done = step.operation(work)
    except LookupError:
        return None
    except UserError:
        assert images(work.context.database) == before, step
        return None
    assert isinstance(done, Outcome)
    return done


def without(found: Images, tables: frozenset[str]) -> Images:
    return {table: rows for table, rows in found.items() if table not in tables}


def state(work: Work) -> Images:
    return images(work.context.database, JOURNAL)


def turn(work: Work, done: Outcome[object], before: Images) -> None:
    """Take the operation back and do it again, when it is one that can be: both states must be met again."""
    with work.context.database.read() as session:
        entry = session.get_one(JournalEntry, done.journal_id)
    if entry.op in NOT_UNDOABLE or entry.op in {Op.UNDO, Op.REDO}:
        return
    former, after = without(before, JOURNAL | LOG), without(state(work), LOG)
    for _ in range(2):
        work.context.undo.undo(work.context.actor, done.journal_id)
        assert without(state(work), LOG) == former
        work.context.undo.redo(work.context.actor)
        assert without(state(work), LOG) == after


def live(desks: tuple[Work, Work], plan: Sequence[Step]) -> None:
    before = images(desks[0].context.database)
    for at, step in enumerate(plan):
        done = perform(desks, step, before)
        if done is not None and done.journal_id is not None:
            if step.is_turned:
                turn(desks[step.desk], done, before)
            before = images(desks[0].context.database)
        if at % 5 == 4:
            require_true(desks[0].context)
    require_true(desks[0].context)


def require_true(context: AppContext) -> None:
    assert verify(context.database).findings == ()


def entries(work: Work) -> list[JournalEntry]:
    with work.context.database.read() as session:
        return list(session.scalars(select(JournalEntry).order_by(JournalEntry.seq)))


def standing(work: Work) -> list[str]:
    """All work that has an effect; that which got it last comes first."""
    made = entries(work)
    with work.context.database.read() as session:
        chains = Chains(session)
    turned = {chains.base(entry.id): entry.seq for entry in made}
    found = [e for e in made if e.seq > MADE and chains.base(e.id) == e.id and not chains.is_undone(e.id)]
    return [e.id for e in sorted(found, key=lambda e: -turned[e.id]) if e.op not in NOT_UNDOABLE]


def undo_all_and_redo_all(work: Work, start: Images) -> None:
    """Undo all work, the last first, then do all again: both states are met."""
    end, last = state(work), entries(work)[-1].seq
    for entry_id in standing(work):
        work.context.undo.undo(work.context.actor, entry_id)
    assert state(work) == start
    require_true(work.context)
    for entry in reversed([e for e in entries(work) if e.seq > last]):
        work.context.undo.undo(work.context.actor, entry.id)
    assert state(work) == end
    require_true(work.context)


def work_and_take_back(location: str, folder: Path, plan: Sequence[Step]) -> None:
    with two_desks(location, folder) as desks:
        assert len(entries(desks[0])) == MADE
        start = state(desks[0])
        live(desks, [*BEGINNING, *plan])
        undo_all_and_redo_all(desks[0], start)


BEGINNING = [
    Step(operation, a, b, 0, False)
    for operation, a, b in (
        (add_organisation, 0, 0), (add_organisation, 1, 1), (register, 0, 0), (register, 3, 3),
        (register, 7, 4), (add_event, 0, 0), (add_room, 0, 9), (add_session, 1, 0), (add_member, 0, 0),
        (add_role, 0, 0), (admit, 0, 1),
    )
]  # fmt: skip
"""What everybody finds there, so that there is something to work on."""
ALL_EDITS = (*EDITS, undo_last, redo_last, undo_any)
ALL = (*EDITS, *KEPT, *KEPT, undo_last, redo_last, undo_any)


@settings(max_examples=EXAMPLES, **PROFILE)
@given(plan=steps(ALL_EDITS, 24))
def test_edits_can_all_be_taken_back_and_done_again(
    template_workspace: Path, tmp_path: Path, plan: list[Step]
) -> None:
    with fresh_file(template_workspace, tmp_path) as location:
        work_and_take_back(location, tmp_path, plan)


@settings(max_examples=EXAMPLES, **PROFILE)
@given(plan=steps(ALL, 24))
def test_work_with_scans_and_badges_keeps_every_rule(
    template_workspace: Path, tmp_path: Path, plan: list[Step]
) -> None:
    with fresh_file(template_workspace, tmp_path) as location, two_desks(location, tmp_path) as desks:
        live(desks, [*BEGINNING, *plan])


@pytest.mark.parametrize("operations", [ALL_EDITS, ALL], ids=["edits", "all"])
def test_the_same_holds_on_a_server(
    postgresql_server: str, tmp_path: Path, operations: Sequence[Operation]
) -> None:
    @settings(max_examples=2, **PROFILE)
    @given(plan=steps(operations, 16))
    def run(plan: list[Step]) -> None:
        with postgresql.copied(postgresql_server) as location:
            if operations is ALL_EDITS:
                work_and_take_back(location, tmp_path, plan)
            else:
                with two_desks(location, tmp_path) as desks:
                    live(desks, [*BEGINNING, *plan])

    run()
