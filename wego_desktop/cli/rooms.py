"""Commands for the rooms of a venue."""

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.choosing import event_board, room_named
from wego_desktop.i18n import _


def register(root: click.Group) -> None:
    """Add the group `room`."""
    root.add_command(room)


@click.group()
def room() -> None:
    """Rooms of an event's venue."""


@room.command("list")
@event_option
@json_option
@pass_app
def list_all(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List the rooms that the event and those under it use."""
    with app.open() as context:
        rows = event_board(context, event_code).rooms
    cells = [(row.name, row.seats if row.seats is not None else "", row.features) for row in rows]
    app.show(rows, table([_("Room"), _("Seats"), _("Features")], cells), as_json)


@room.command()
@event_option
@click.option("--name", required=True, metavar="NAME")
@click.option("--seats", type=click.IntRange(min=0))
@click.option("--features", default="", metavar="TEXT")
@json_option
@pass_app
def add(app: CliApp, *, event_code: str, name: str, seats: int | None, features: str, as_json: bool) -> None:
    """Add a room after the others."""
    from wego_desktop.services.room_service import RoomFields

    with app.open() as context:
        board = event_board(context, event_code)
        context.rooms.add(context.actor, board.event_id, RoomFields(name, seats, features))
        row = room_named(event_board(context, event_code), name)
    app.show(row, [_("Added room {name}.").format(name=row.name)], as_json)


@room.command()
@click.argument("name")
@event_option
@click.option("--to", "new_name", metavar="NAME", help="Another name.")
@click.option("--seats", type=click.IntRange(min=0))
@click.option("--features", metavar="TEXT")
@json_option
@pass_app
def edit(
    app: CliApp,
    *,
    name: str,
    event_code: str,
    new_name: str | None,
    seats: int | None,
    features: str | None,
    as_json: bool,
) -> None:
    """Change a room; what is not named stays."""
    from wego_desktop.services.room_service import RoomFields

    with app.open() as context:
        row = room_named(event_board(context, event_code), name)
        fields = RoomFields(
            new_name or row.name,
            row.seats if seats is None else seats,
            row.features if features is None else features,
        )
        context.rooms.edit(context.actor, row.id, fields)
        changed = room_named(event_board(context, event_code), fields.name)
    app.show(changed, [_("Changed room {name}.").format(name=changed.name)], as_json)


@room.command()
@click.argument("name")
@event_option
@json_option
@pass_app
def remove(app: CliApp, *, name: str, event_code: str, as_json: bool) -> None:
    """Remove a room in which no session is."""
    with app.open() as context:
        row = room_named(event_board(context, event_code), name)
        context.rooms.remove(context.actor, row.id)
    app.show({"removed": row.name}, [_("Removed room {name}.").format(name=row.name)], as_json)
