"""Commands for the programme: add a session, list sessions."""

from datetime import datetime
from typing import Any

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.domain.enums import AdmissionRule, SessionKind
from wego_desktop.domain.local_time import local, parse_instant
from wego_desktop.i18n import _


def register(root: click.Group) -> None:
    """Add the group `session`."""
    root.add_command(session)


@click.group()
def session() -> None:
    """Programme items with a checkpoint at their door."""


@session.command("add")
@event_option
@click.option("--title", required=True, metavar="TITLE")
@click.option(
    "--start", "start", required=True, metavar="TIME", help='Like "2026-10-15 10:30", in the event\'s zone.'
)
@click.option("--end", "end", required=True, metavar="TIME", help="Like --start; `12:00` is the same day.")
@click.option("--room", metavar="ROOM", help="Name of a room; a new one is added.")
@click.option("--kind", type=click.Choice([kind.value for kind in SessionKind]), default=None)
@click.option("--network", metavar="CODE", help="Network whose meeting this is, like AFSCN.")
@click.option("--capacity", type=click.IntRange(min=0), help="Seats, when fewer than the room has.")
@click.option("--code", default="", metavar="CODE", help="The next S01, S02 … when left out.")
@click.option(
    "--admission",
    type=click.Choice([rule.value for rule in AdmissionRule]),
    default=AdmissionRule.OPEN.value,
    help="Who may enter: every category that may, or only those on the list.",
)
@json_option
@pass_app
def add(app: CliApp, /, *, event_code: str, as_json: bool, **given: Any) -> None:
    """Add a session; an overlap is reported as a warning, never refused."""
    from wego_desktop.services.programme_words import warnings
    from wego_desktop.services.queries.programme import board

    with app.open() as context:
        session_id = _add(context, event_code, given)
        shown = board(context.database, context_event(context, event_code))
        row, warned = shown.session(session_id), warnings(shown, session_id)
    assert row is not None
    line = _("Added session {code}: {title}.").format(code=row.code, title=row.title)
    lines = [line, *(_("Warning: {text}").format(text=text) for text in warned)]
    app.show({"session": row, "warnings": warned}, lines, as_json)


def context_event(context: AppContext, code: str) -> str:
    """The id of the event with this code."""
    from wego_desktop.services.queries.events import event_row

    return event_row(context.database, code).id


def _add(context: AppContext, event_code: str, given: dict[str, Any]) -> str:
    from wego_desktop.services.queries.events import event_row
    from wego_desktop.services.queries.networks import network_id
    from wego_desktop.services.session_service import SessionFields

    event = event_row(context.database, event_code)
    start, end = _times(given["start"], given["end"], event.zone)
    network = given["network"]
    kind = given["kind"] or (SessionKind.NETWORK_MEETING if network else SessionKind.OTHER)
    fields = SessionFields(
        title=given["title"],
        starts_at=start,
        ends_at=end,
        kind=SessionKind(kind),
        code=given["code"],
        capacity=given["capacity"],
        admission_rule=AdmissionRule(given["admission"]),
        network_id=network_id(context.database, network) if network else None,
    )
    return context.sessions.add(context.actor, event.id, fields, room_name=given["room"] or "").value


def _times(start: str, end: str, zone: str) -> tuple[datetime, datetime]:
    starts_at = parse_instant(start, zone)
    has_day = "-" in end.split("+", maxsplit=1)[0] or "T" in end
    return starts_at, parse_instant(end if has_day else f"{local(starts_at, zone).date()} {end}", zone)


@session.command("list")
@event_option
@json_option
@pass_app
def list_all(app: CliApp, event_code: str, as_json: bool) -> None:
    """List the sessions of an event and of the events under it."""
    from wego_desktop.services.queries.programme import board

    with app.open() as context:
        shown = board(context.database, context_event(context, event_code))
    cells = [
        (
            row.event_code,
            row.code,
            f"{local(row.starts_at, shown.zone):%Y-%m-%d %H:%M}",
            f"{local(row.ends_at, shown.zone):%H:%M}",
            row.room_name,
            row.network_code or row.kind.value,
            row.confirmed,
            row.seats if row.seats is not None else "",
            row.title,
        )
        for row in shown.shown
    ]
    headings = [
        _("Event"), _("Code"), _("Start"), _("End"), _("Room"), _("Kind"), _("Taken"), _("Seats"), _("Title"),
    ]  # fmt: skip
    app.show(shown.shown, table(headings, cells), as_json)
