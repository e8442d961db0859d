"""Commands on the journal: list it, undo, redo."""

import re
from datetime import UTC, datetime, timedelta

import click

from wego_desktop.cli.app import CliApp, json_option, pass_app, table
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import event_row
from wego_desktop.services.queries.journal import JournalRow, journal_rows
from wego_desktop.services.queries.journal_tail import entry_text

_SPAN = re.compile(r"(\d+)\s*(min|h|d)")
_UNITS = {"min": "minutes", "h": "hours", "d": "days"}


def register(root: click.Group) -> None:
    """Add `journal`, `undo` and `redo`."""
    root.add_command(journal)
    root.add_command(undo)
    root.add_command(redo)


@click.command()
@click.option("--since", metavar="WHEN", help="A day or time (2026-10-14, 2026-10-14T09:30), or a span: 2h.")
@click.option("--event", "event_code", metavar="CODE", help="Only what concerned this event.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=1), help="At most so many.")
@json_option
@pass_app
def journal(app: CliApp, since: str | None, event_code: str | None, limit: int, as_json: bool) -> None:
    """List what was done, newest first. Times are of this computer."""
    with app.open() as context:
        event_id = event_row(context.database, event_code).id if event_code else None
        instant = parse_since(since, context.database.clock()) if since else None
        rows = journal_rows(context.database, instant, event_id, limit)
    headings = [_("Id"), _("When"), _("Who"), _("Desk"), _("Event"), _("What")]
    app.show(rows, table(headings, (_cells(row) for row in rows)) if rows else [_("Nothing yet.")], as_json)


@click.command()
@click.argument("entry", metavar="[ID]", required=False)
@json_option
@pass_app
def undo(app: CliApp, entry: str | None, as_json: bool) -> None:
    """Take an entry of the journal back, or the last thing done at this desk."""
    with app.open() as context:
        done = context.undo.undo(context.actor, entry)
        text = entry_text(context.database, done.value)
    app.show({"undone": done.value, "text": text}, [_("Undone: {what}").format(what=text)], as_json)


@click.command()
@json_option
@pass_app
def redo(app: CliApp, as_json: bool) -> None:
    """Do again what the last undo at this desk took back."""
    with app.open() as context:
        done = context.undo.redo(context.actor)
        text = entry_text(context.database, done.journal_id or "")
    app.show({"redone": done.value, "text": text}, [text], as_json)


def parse_since(text: str, now: datetime) -> datetime:
    """The instant that `text` means: a day or time of this computer, or a span back from `now`.

    Raises `UserError("since_malformed")`.
    """
    if span := _SPAN.fullmatch(text.strip()):
        return now - timedelta(**{_UNITS[span[2]]: int(span[1])})
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError("since_malformed", text=text) from error
    return instant.astimezone(UTC)


def _cells(row: JournalRow) -> list[str]:
    when = row.happened_at.astimezone().strftime("%Y-%m-%d %H:%M")
    text = _("{what} (undone)").format(what=row.text) if row.is_undone else row.text
    return [_short(row.id), when, row.operator, row.desk, row.event_code, text]


def _short(entry_id: str) -> str:
    """As much of an id as tells entries of one workspace apart; `undo` takes the beginning of an id."""
    return entry_id[:20]
