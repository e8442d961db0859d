"""Commands for networks: list, show with the roster of a meeting."""

import click

from wego_desktop.cli.app import CliApp, json_option, pass_app, table
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.networks import MemberRow
from wego_desktop.services.queries.rosters import Roster


def register(root: click.Group) -> None:
    """Add the group `network`."""
    root.add_command(network)


@click.group()
def network() -> None:
    """Networks such as AFSCN and LASCN."""


@network.command("list")
@json_option
@pass_app
def list_all(app: CliApp, as_json: bool) -> None:
    """List the networks with the number of their members."""
    from wego_desktop.services.queries.networks import networks

    with app.open() as context:
        rows = networks(context.database, context.database.clock().date())
    cells = [(row.code, row.name, row.members, row.observers) for row in rows]
    app.show(rows, table([_("Code"), _("Name"), _("Members"), _("Observers")], cells), as_json)


@network.command("show")
@click.argument("code")
@click.option("--event", "event_code", metavar="CODE", help="Show the rosters of the meetings at this event.")
@json_option
@pass_app
def show(app: CliApp, code: str, event_code: str | None, as_json: bool) -> None:
    """Show a network's members or, with --event, who is at its meetings there."""
    from wego_desktop.services.queries.events import event_row
    from wego_desktop.services.queries.networks import meetings, members, network_id
    from wego_desktop.services.queries.rosters import roster

    with app.open() as context:
        database = context.database
        key = network_id(database, code)
        rows = members(database, key, database.clock().date())
        rosters: tuple[Roster, ...] = ()
        if event_code is not None:
            event = event_row(database, event_code)
            rosters = tuple(roster(database, row.id) for row in meetings(database, key, event.id))
    if event_code is None:
        app.show({"members": rows}, _member_lines(rows), as_json)
        return
    lines = [line for found in rosters for line in _roster_lines(found)]
    nothing = _("No meeting of {network} at {event}. Add one with the command session add --network.")
    app.show(
        {"members": rows, "meetings": rosters},
        lines or [nothing.format(network=code.upper(), event=event_code)],
        as_json,
    )


def _member_lines(rows: tuple[MemberRow, ...]) -> list[str]:
    from wego_desktop.services.export_words import word

    cells = [(row.name, row.country, word(row.role), row.from_on, row.to_on) for row in rows]
    return table([_("Organisation"), _("Country"), _("Role"), _("Since"), _("Until")], cells)


def _roster_lines(found: Roster) -> list[str]:
    from wego_desktop.services.export_words import word

    meeting = found.meeting
    start, end = local(meeting.starts_at, meeting.zone), local(meeting.ends_at, meeting.zone)
    head = f"{meeting.event_code} {meeting.code} {meeting.title}, {start:%Y-%m-%d %H:%M}–{end:%H:%M}"
    total = len(found.counted)
    count = ngettext("{here} of {total} city is here", "{here} of {total} cities are here", total).format(
        here=found.here, total=total
    )
    cells = [
        (row.place, row.country, word(row.role), row.representative, word(row.state)) for row in found.rows
    ]
    headings = [_("Organisation"), _("Country"), _("Role"), _("Representative"), _("Attendance")]
    return [head, f"{count}.", *table(headings, cells), ""]
