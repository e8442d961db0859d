"""Commands that change sessions: show, edit, move, copy, remove, agree to an overlap, roles, seats.

The command line imports every module of its package, which adds these to the group `session`.
"""

from datetime import datetime

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app
from wego_desktop.cli.choosing import (
    category_named,
    event_board,
    people_argument,
    registration_id,
    registration_ids,
    room_named,
    session_coded,
    session_option,
)
from wego_desktop.cli.sessions import session
from wego_desktop.domain.enums import AdmissionState, SessionRoleKind
from wego_desktop.domain.local_time import local, parse_instant
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import event_row
from wego_desktop.services.queries.programme import Board, SessionRow


@session.command()
@session_option
@event_option
@json_option
@pass_app
def show(app: CliApp, *, session_code: str, event_code: str, as_json: bool) -> None:
    """Show a session with its people, seats and conflicts."""
    from wego_desktop.services.programme_words import warnings
    from wego_desktop.services.queries.session_people import session_people

    with app.open() as context:
        board = event_board(context, event_code)
        row = session_coded(board, session_code)
        people = session_people(context.database, row.id)
        warned = warnings(board, row.id)
    lines = [_described(board, row), *(f"  {role.kind.value}: {role.name}" for role in people.roles)]
    lines += [f"  {seat.state.value}: {seat.number} {seat.name}" for seat in people.seats]
    lines += [_("Warning: {text}").format(text=text) for text in warned]
    app.show({"session": row, "people": people, "warnings": warned}, lines, as_json)


def _described(board: Board, row: SessionRow) -> str:
    start, end = local(row.starts_at, board.zone), local(row.ends_at, board.zone)
    return f"{row.code}  {start:%Y-%m-%d %H:%M}–{end:%H:%M}  {row.room_name}  {row.title}"


@session.command()
@session_option
@event_option
@click.option("--title", metavar="TITLE")
@click.option(
    "--start", metavar="TIME", help='Like "2026-10-15 10:30", in the event\'s zone; keeps the length.'
)
@click.option("--end", metavar="TIME")
@click.option("--room", metavar="ROOM")
@json_option
@pass_app
def move(
    app: CliApp,
    *,
    session_code: str,
    event_code: str,
    title: str | None,
    start: str | None,
    end: str | None,
    room: str | None,
    as_json: bool,
) -> None:
    """Give a session another time, room or title; an overlap is reported, never refused."""
    from wego_desktop.services.programme_words import warnings

    with app.open() as context:
        board = event_board(context, event_code)
        row = session_coded(board, session_code)
        if title is not None:
            context.sessions.rename(context.actor, row.id, title)
        if start or end or room:
            starts_at, ends_at = _new_times(board, row, start, end)
            room_id = room_named(board, room).id if room else row.room_id
            context.sessions.move(context.actor, row.id, starts_at, ends_at, room_id)
        board = event_board(context, event_code)
        moved = board.session(row.id)
        assert moved is not None
        warned = warnings(board, row.id)
    lines = [_described(board, moved), *(_("Warning: {text}").format(text=text) for text in warned)]
    app.show({"session": moved, "warnings": warned}, lines, as_json)


def _new_times(
    board: Board, row: SessionRow, start: str | None, end: str | None
) -> tuple[datetime, datetime]:
    starts_at = parse_instant(start, board.zone) if start else row.starts_at
    if end:
        return starts_at, parse_instant(end, board.zone)
    return starts_at, starts_at + (row.ends_at - row.starts_at) if start else row.ends_at


@session.command()
@session_option
@event_option
@json_option
@pass_app
def copy(app: CliApp, *, session_code: str, event_code: str, as_json: bool) -> None:
    """Copy a session to right after itself, with its roles and without its seats."""
    with app.open() as context:
        row = session_coded(event_board(context, event_code), session_code)
        made = context.sessions.duplicate(context.actor, row.id).value
        board = event_board(context, event_code)
        copied = board.session(made)
    assert copied is not None
    app.show(copied, [_described(board, copied)], as_json)


@session.command()
@session_option
@event_option
@json_option
@pass_app
def remove(app: CliApp, *, session_code: str, event_code: str, as_json: bool) -> None:
    """Remove a session with its roles and seats; undo brings it back."""
    with app.open() as context:
        row = session_coded(event_board(context, event_code), session_code)
        context.sessions.remove(context.actor, row.id)
    text = _("Removed session {code}: {title}.")
    app.show({"removed": row.code}, [text.format(code=row.code, title=row.title)], as_json)


@session.command("keep-both")
@click.argument("codes", nargs=-1, required=True, metavar="CODE…")
@event_option
@json_option
@pass_app
def keep_both(app: CliApp, *, codes: tuple[str, ...], event_code: str, as_json: bool) -> None:
    """Agree that these sessions may overlap, until one of them is moved."""
    with app.open() as context:
        board = event_board(context, event_code)
        rows = [session_coded(board, code) for code in codes]
        context.sessions.accept_overlap(context.actor, tuple(row.id for row in rows))
    kept = [row.code for row in rows]
    app.show({"kept": kept}, [_("The overlap of {codes} is agreed.").format(codes=", ".join(kept))], as_json)


@session.command()
@click.argument("number", metavar="NUMBER")
@session_option
@event_option
@click.option("--as", "kind", required=True, type=click.Choice([kind.value for kind in SessionRoleKind]))
@click.option("--confirmed/--asked", "is_confirmed", default=False, help="Whether the person has said yes.")
@click.option("--remove", "is_removing", is_flag=True, help="Take the role away.")
@json_option
@pass_app
def role(
    app: CliApp,
    *,
    number: str,
    session_code: str,
    event_code: str,
    kind: str,
    is_confirmed: bool,
    is_removing: bool,
    as_json: bool,
) -> None:
    """Give a registered person a part in a session, record the answer, or take the part away."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail
    from wego_desktop.services.queries.session_people import session_people

    with app.open() as context:
        row = session_coded(event_board(context, event_code), session_code)
        key = registration_id(context, event_row(context.database, event_code), number)
        person = delegate_detail(context.database, key).row
        held = {(r.person_id, r.kind): r.id for r in session_people(context.database, row.id).roles}
        role_id = held.get((person.person_id, SessionRoleKind(kind)))
        if is_removing and role_id:
            context.admissions.remove_role(context.actor, role_id)
        elif role_id:
            context.admissions.confirm_role(context.actor, role_id, is_confirmed=is_confirmed)
        elif not is_removing:
            context.admissions.add_role(
                context.actor, row.id, person.person_id, SessionRoleKind(kind), is_confirmed=is_confirmed
            )
        people = session_people(context.database, row.id)
    app.show(people, [f"{entry.kind.value}: {entry.name}" for entry in people.roles], as_json)


@session.command()
@click.argument("people", nargs=-1, metavar="[NUMBER…]")
@session_option
@event_option
@click.option(
    "--category", "categories", multiple=True, metavar="C", help="Everybody expected of it; repeatable."
)
@click.option("--network", metavar="CODE", help="Everybody expected of its members.")
@click.option("--state", type=click.Choice([state.value for state in AdmissionState]), default="confirmed")
@json_option
@pass_app
def admit(
    app: CliApp,
    *,
    people: tuple[str, ...],
    session_code: str,
    event_code: str,
    categories: tuple[str, ...],
    network: str | None,
    state: str,
    as_json: bool,
) -> None:
    """Put people on a session's list; where no seat is left they wait."""
    from wego_desktop.services.queries.networks import network_id

    seated = []
    with app.open() as context:
        event = event_row(context.database, event_code)
        row = session_coded(event_board(context, event_code), session_code)
        kind = AdmissionState(state)
        if people:
            keys = registration_ids(context, event, people)
            seated.append(context.admissions.admit(context.actor, row.id, keys, kind).value)
        if categories:
            ids = [category_named(context, event, text).id for text in categories]
            seated.append(context.admissions.admit_category(context.actor, row.id, ids, kind).value)
        if network:
            key = network_id(context.database, network)
            seated.append(context.admissions.admit_network(context.actor, row.id, key, kind).value)
    text = _("{confirmed} confirmed, {invited} invited, {waiting} waiting, {unchanged} there before.")
    lines = [
        text.format(confirmed=s.confirmed, invited=s.invited, waiting=s.waiting, unchanged=s.unchanged)
        for s in seated
    ]
    app.show(seated, lines, as_json)


@session.command()
@people_argument
@session_option
@event_option
@json_option
@pass_app
def withdraw(
    app: CliApp, *, people: tuple[str, ...], session_code: str, event_code: str, as_json: bool
) -> None:
    """Take people off a session's list."""
    with app.open() as context:
        row = session_coded(event_board(context, event_code), session_code)
        keys = registration_ids(context, event_row(context.database, event_code), people)
        gone = context.admissions.remove_admissions(context.actor, row.id, keys).value
    app.show({"removed": gone}, [_("{count} taken off the list.").format(count=gone)], as_json)
