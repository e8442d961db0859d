"""Commands on the workspace as a whole: init, info."""

import getpass
import socket
import sys
from pathlib import Path

import click

from wego_desktop.bootstrap import create_context, shown_location
from wego_desktop.cli.app import CliApp, json_option, pass_app
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.workspace import WorkspaceRow, workspace_row


def register(root: click.Group) -> None:
    """Add the commands to `root`."""
    root.add_command(init)
    root.add_command(info)


@click.command()
@click.option("--name", help="What the workspace is called; the file's name by default.")
@click.option("--encrypt", is_flag=True, help="Ask for a passphrase (or take it from WEGO_PASSPHRASE).")
@click.option("--keep-passphrase", is_flag=True, help="Keep the passphrase in the system's keychain.")
@json_option
@pass_app
def init(app: CliApp, name: str | None, encrypt: bool, keep_passphrase: bool, as_json: bool) -> None:
    """Make a new workspace where -w says."""
    location = app.location()
    secret = app.passphrase()
    if encrypt and secret is None:
        if not sys.stdin.isatty():
            raise UserError("no_passphrase_given")
        secret = click.prompt(_("Passphrase"), hide_input=True, confirmation_prompt=True, err=True)
    if keep_passphrase and secret is None:
        raise UserError("no_passphrase_used")
    operator = app.operator_name() or getpass.getuser()
    desk = app.desk_name() or socket.gethostname() or "Desk 1"
    with create_context(location, name or Path(location).stem, operator, desk, passphrase=secret) as context:
        if keep_passphrase and secret:
            from wego_desktop.services.keychain import store_passphrase

            store_passphrase(location, secret)
        app.remember(location)
        row = workspace_row(context.database)
    made = _("Made the workspace {name} at {location}.")
    app.show(row, [made.format(name=row.name, location=shown_location(location))], as_json)


@click.command()
@json_option
@pass_app
def info(app: CliApp, as_json: bool) -> None:
    """Tell what the workspace holds."""
    with app.open() as context:
        row = workspace_row(context.database)
        place = str(context.location)
    app.show(row, _lines(place, row), as_json)


def _lines(place: str, row: WorkspaceRow) -> list[str]:
    facts = [
        (_("Workspace"), row.name),
        (_("Place"), place),
        (_("Made"), f"{row.created_at:%Y-%m-%d %H:%M} UTC"),
        (_("Schema"), row.revision),
        (_("Events"), row.events),
        (_("Organisations"), row.organisations),
        (_("People"), row.people),
        (_("Registrations"), row.registrations),
        (_("Journal entries"), row.journal_entries),
    ]
    width = max(len(label) for label, _value in facts) + 2
    return [f"{label:<{width}}{value}" for label, value in facts]
