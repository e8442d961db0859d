"""Several desks at the same moment, on a file and on a server."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.db.models import JournalEntry, Person, Registration, Scan
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.services.verifying import verify

DESKS, EACH = 4, 5


def at_once(location: str, work: Callable[[AppContext, int], object]) -> list[object]:
    """What `work` gave at each desk, all of them at work at the same time."""

    def at_desk(number: int) -> object:
        with open_context(location, desk_name=f"Desk {number + 1}") as context:
            return work(context, number)

    with ThreadPoolExecutor(DESKS) as pool:
        return list(pool.map(at_desk, range(DESKS)))


def make_desks(location: str) -> None:
    for number in range(DESKS):
        open_context(location, desk_name=f"Desk {number + 1}").close()


def test_numbers_and_the_journals_order_stay_whole(any_location: str, any_context: AppContext) -> None:
    def work(context: AppContext, desk: int) -> list[str]:
        world = DeskWorld(context)
        return [world.register(f"Given {desk}-{number}") for number in range(EACH)]

    make_desks(any_location)
    numbers = [number for of_desk in at_once(any_location, work) for number in of_desk]
    assert sorted(numbers) == [f"GA7-{number:04d}" for number in range(1, DESKS * EACH + 1)]
    assert verify(any_context.database).findings == ()


def test_the_same_badge_at_four_doors_counts_once(any_location: str, any_context: AppContext) -> None:
    number = DeskWorld(any_context).register()
    make_desks(any_location)

    def work(context: AppContext, desk: int) -> ResultCode:
        return context.check_ins.check_in(context.actor, number, DeskWorld(context).event_id).value.code

    codes = at_once(any_location, work)
    assert sorted(codes) == [ResultCode.ALREADY_IN] * (DESKS - 1) + [ResultCode.OK]
    assert verify(any_context.database).findings == ()
    with any_context.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Scan)) == DESKS


def test_an_entry_is_undone_by_one_desk_only(any_location: str, any_context: AppContext) -> None:
    DeskWorld(any_context).register()
    with any_context.database.read() as session:
        entry = session.scalars(select(JournalEntry.id).order_by(JournalEntry.seq.desc()).limit(1)).one()
    make_desks(any_location)

    def work(context: AppContext, desk: int) -> str:
        try:
            context.undo.undo(context.actor, entry)
        except UserError as refused:
            return refused.code
        return "undone"

    assert sorted(at_once(any_location, work)) == ["already_undone"] * (DESKS - 1) + ["undone"]
    with any_context.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Registration)) == 0


def test_one_person_edited_at_once_is_found_by_what_was_written_last(
    any_location: str, any_context: AppContext
) -> None:
    number = DeskWorld(any_context).register()
    person = DeskWorld(any_context).registration(number).person_id
    make_desks(any_location)

    def work(context: AppContext, desk: int) -> None:
        for at in range(EACH):
            is_saved = False
            while not is_saved:
                try:
                    context.people.edit(context.actor, person, family_name=f"Family {desk} {at}")
                    is_saved = True
                except UserError as refused:
                    assert refused.code == "changed_meanwhile"  # noqa: PT017 - anything else is a fault

    at_once(any_location, work)
    assert verify(any_context.database).findings == ()
    with any_context.database.read() as session:
        assert session.get_one(Person, person).family_name.endswith(f" {EACH - 1}")


def test_what_another_desk_wrote_meanwhile_is_not_overwritten(postgresql_address: str) -> None:
    with open_context(postgresql_address) as here, open_context(postgresql_address, desk_name="2") as there:
        person = DeskWorld(here).registration(DeskWorld(here).register()).person_id

        def write_here() -> None:
            with here.database.write(Op.EDIT_PERSON, here.actor) as unit:
                row = unit.session.get_one(Person, person)
                there.people.edit(there.actor, person, family_name="Written there")
                row.family_name = "Written here"

        with pytest.raises(UserError, match="changed_meanwhile"):
            write_here()
        with here.database.read() as session:
            assert session.get_one(Person, person).family_name == "Written there"
