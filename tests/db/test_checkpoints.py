"""SQLite's log is carried over beside the work, while the workspace stays open."""

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.connections import connect_frozen


def scans_in_file_alone(context: AppContext) -> int:
    """The scans in the file itself, without what only its log holds."""
    file = context.database.file
    assert file is not None
    connection = connect_frozen(file.path, file.raw_key)
    try:
        count: int = connection.cursor().execute("SELECT count(*) FROM scan").fetchone()[0]
        return count
    finally:
        connection.close()


def test_scans_reach_the_file_when_many_were_written(context: AppContext) -> None:
    world = DeskWorld(context)
    number = world.register()
    for _ in range(40):
        context.check_ins.check_in(
            context.actor, number, world.event_id, force=True, reason="Counted by hand"
        )
    context.database.wait_for_checkpoint()
    assert 20 <= scans_in_file_alone(context) <= 40


def test_a_few_scans_stay_in_the_log_when_nothing_else_is_written(context: AppContext) -> None:
    world = DeskWorld(context)
    context.check_ins.check_in(context.actor, world.register(), world.event_id)
    assert scans_in_file_alone(context) == 0
