"""Commands for events: add, list, show."""

from datetime import date
from typing import Any

import click

from wego_desktop.cli.app import CliApp, json_option, pass_app, table
from wego_desktop.cli.days import DAY
from wego_desktop.domain.enums import EventKind
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import EventRow


def register(root: click.Group) -> None:
    """Add the group `event`."""
    root.add_command(event)


@click.group()
def event() -> None:
    """Events: assemblies, forums, network meetings."""


@event.command("add")
@click.option("--code", required=True, metavar="CODE", help="2 to 10 capital letters and figures, like GA7.")
@click.option("--name", required=True, metavar="NAME")
@click.option("--kind", type=click.Choice([kind.value for kind in EventKind]), default=EventKind.OTHER.value)
@click.option(
    "--start", "start", type=DAY, metavar="DAY", help="First day; that of the umbrella, else today."
)
@click.option("--end", "end", type=DAY, metavar="DAY", help="Last day; the umbrella's, else the first.")
@click.option("--zone", metavar="ZONE", help="Like Europe/London; that of the umbrella, else UTC.")
@click.option("--city", metavar="CITY", help="That of the umbrella when left out.")
@click.option("--venue", metavar="VENUE", help="That of the umbrella when left out.")
@click.option("--umbrella", metavar="CODE", help="The event that this one belongs to.")
@json_option
@pass_app
def add(
    app: CliApp,
    /,
    *,
    start: date | None,
    end: date | None,
    as_json: bool,
    kind: str,
    **fields: Any,
) -> None:
    """Add an event with the usual categories and an arrival desk."""
    from wego_desktop.services.event_service import EventFields
    from wego_desktop.services.queries.events import event_row

    with app.open() as context:
        above = event_row(context.database, fields["umbrella"]) if fields["umbrella"] else None
        for name, usual in (("zone", "UTC"), ("city", ""), ("venue", "")):
            if fields[name] is None:
                fields[name] = getattr(above, name) if above else usual
        first = start or (above.starts_on if above else context.database.clock().date())
        last = end or (above.ends_on if above and above.ends_on >= first else first)
        done = context.events.add(
            context.actor, EventFields(starts_on=first, ends_on=last, kind=EventKind(kind), **fields)
        )
        row = event_row(context.database, done.value)
    app.show(row, [_("Added event {code}: {name}.").format(code=row.code, name=row.name)], as_json)


@event.command("list")
@json_option
@pass_app
def list_all(app: CliApp, as_json: bool) -> None:
    """List the events."""
    from wego_desktop.services.queries.events import list_events

    with app.open() as context:
        rows = list_events(context.database)
    headings = [_("Code"), _("Name"), _("From"), _("To"), _("City"), _("Umbrella"), _("Registrations")]
    cells = [(r.code, r.name, r.starts_on, r.ends_on, r.city, r.umbrella_code, r.registrations) for r in rows]
    app.show(rows, table(headings, cells), as_json)


@event.command("show")
@click.argument("code")
@json_option
@pass_app
def show(app: CliApp, code: str, as_json: bool) -> None:
    """Show one event."""
    from wego_desktop.services.queries.events import categories, event_row

    with app.open() as context:
        row = event_row(context.database, code)
        kinds = categories(context.database, row.id)
    result = {"event": row, "categories": kinds}
    app.show(result, [*_lines(row), *(f"  {c.letter:<3} {c.name}" for c in kinds)], as_json)


def _lines(row: EventRow) -> list[str]:
    facts = [
        (_("Code"), row.code),
        (_("Name"), row.name),
        (_("Kind"), row.kind.value),
        (_("Days"), f"{row.starts_on} – {row.ends_on}"),
        (_("Zone"), row.zone),
        (_("City"), row.city),
        (_("Venue"), row.venue),
        (_("Umbrella"), row.umbrella_code),
        (_("Registrations"), row.registrations),
    ]
    return [f"{name}: {value}" for name, value in facts if value != ""] + [_("Categories") + ":"]
