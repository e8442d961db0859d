"""What several commands look up before they act: people by number, sessions by code, categories by name."""

from collections.abc import Iterable

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import CategoryRow, EventRow, categories, event_row
from wego_desktop.services.queries.programme import Board, RoomRow, SessionRow

people_argument = click.argument("people", nargs=-1, required=True, metavar="NUMBER…")
"""Registration numbers (`GA7-0412`, `412`) or badge codes."""

session_option = click.option(
    "--session", "session_code", required=True, metavar="CODE", help="Code of the session, like S01."
)


def registration_id(context: AppContext, event: EventRow, text: str) -> str:
    """The registration that a number or badge code means; raises `no_such_number`."""
    from wego_desktop.services.queries.badges import find_holder

    found = find_holder(context.database, text, event.id)
    if found is None:
        raise UserError("no_such_number", number=text, event=event.code)
    return found


def registration_ids(context: AppContext, event: EventRow, texts: Iterable[str]) -> list[str]:
    """As `registration_id` for several, each once, in the order given."""
    return list(dict.fromkeys(registration_id(context, event, text) for text in texts))


def category_named(context: AppContext, event: EventRow, text: str) -> CategoryRow:
    """The event's category of that name or with those letters; raises `no_such_category`."""
    wanted = text.strip().casefold()
    for row in categories(context.database, event.id):
        if wanted in {row.name.casefold(), row.letter.casefold()}:
            return row
    raise UserError("no_such_category", name=text)


def event_board(context: AppContext, event_code: str) -> Board:
    """The programme of the event with this code; raises `no_such_event`."""
    from wego_desktop.services.queries.programme import board

    return board(context.database, event_row(context.database, event_code).id)


def session_coded(shown: Board, code: str) -> SessionRow:
    """The session with this code, at the event itself before those under it; raises `no_such_session`."""
    wanted = code.strip().casefold()
    found = [row for row in shown.shown if row.code.casefold() == wanted]
    found.sort(key=lambda row: row.event_id != shown.event_id)
    if not found:
        raise UserError("no_such_session", name=code)
    return found[0]


def room_named(shown: Board, name: str) -> RoomRow:
    """The room of that name; raises `no_such_room`."""
    for row in shown.rooms:
        if row.name.casefold() == name.strip().casefold():
            return row
    raise UserError("no_such_room", name=name)


def answer_pair(text: str) -> tuple[str, str]:
    """Key and answer of a `KEY=VALUE` argument; a usage error when there is no equals sign."""
    key, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(_("{text} has no =. Write it like shirt_size=M.").format(text=text))
    return key.strip(), value.strip()
