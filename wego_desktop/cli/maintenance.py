"""Commands that keep a workspace safe: backup, restore, upgrade, verify, keychain."""

from pathlib import Path

import click

from wego_desktop.cli.app import CliApp, Exit, json_option, pass_app
from wego_desktop.cli.places import TargetPath
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services import maintenance_service
from wego_desktop.services.maintenance_service import CopyRow


def register(root: click.Group) -> None:
    """Add the commands to `root`."""
    for command in (backup, restore, upgrade, verify, keychain):
        root.add_command(command)


_path = click.Path(path_type=Path)


@click.command()
@click.argument("to", metavar="TO", type=TargetPath())
@json_option
@pass_app
def backup(app: CliApp, to: Path, as_json: bool) -> None:
    """Copy the workspace into the new file or folder TO, while others go on working.

    The copy is read again before it is reported. A server's copy is a file, encrypted when WEGO_PASSPHRASE
    is set.
    """
    with app.open() as context:
        row = maintenance_service.back_up(context.database, to, app.passphrase())
    app.show(row, [_("Backed up to {place}.").format(place=row.place), *_facts(row)], as_json)


@click.command()
@click.argument("source", metavar="FROM", type=_path)
@json_option
@pass_app
def restore(app: CliApp, source: Path, as_json: bool) -> None:
    """Make the workspace that -w names out of the backup FROM; nothing is overwritten.

    -w names a file that does not exist yet, or an empty database of a server.
    """
    location = app.location()
    row = app.with_passphrase(
        str(source), lambda secret: maintenance_service.restore(source, location, secret)
    )
    app.remember(location)
    app.show(
        row,
        [_("Restored {source} to {place}.").format(source=source, place=row.place), *_facts(row)],
        as_json,
    )


@click.command()
@click.option(
    "--backup", "backup_to", metavar="TO", type=TargetPath(), help="Where the backup goes; beside the file."
)
@json_option
@pass_app
def upgrade(app: CliApp, backup_to: Path | None, as_json: bool) -> None:
    """Bring an older workspace to this version's schema, after a verified backup."""
    location = app.location()
    row = app.with_passphrase(
        location, lambda secret: maintenance_service.upgrade(location, secret, backup_to)
    )
    lines = [
        _("Backed up to {place}.").format(place=row.backup.place),
        *_facts(row.backup),
        _("Upgraded from schema {old} to {new}.").format(old=row.from_revision, new=row.to_revision),
    ]
    app.show(row, lines, as_json)


@click.command()
@json_option
@pass_app
@click.pass_context
def verify(command: click.Context, app: CliApp, as_json: bool) -> None:
    """Look the whole workspace through; exit code 1 when something is wrong."""
    from wego_desktop.services.verifying import verify as look_through

    with app.open() as context:
        row = look_through(context.database)
    clean = _("Nothing is wrong. Looked at {registrations} registrations and {entries} journal entries.")
    lines = [finding.text for finding in row.findings]
    if row.is_clean:
        lines = [clean.format(registrations=row.registrations, entries=row.journal_entries)]
    else:
        count = len(lines)
        lines.append(
            ngettext("{count} thing is wrong.", "{count} things are wrong.", count).format(count=count)
        )
    app.show(row, lines, as_json)
    if not row.is_clean:
        command.exit(Exit.USER_ERROR)


@click.group()
def keychain() -> None:
    """Keep the passphrase of the workspace in the system's keychain, or take it out."""


@keychain.command()
@pass_app
def keep(app: CliApp) -> None:
    """Keep the passphrase, after it has opened the workspace."""
    from wego_desktop.services.keychain import store_passphrase

    used: list[str] = []

    def remembering(secret: str | None) -> None:
        with app.open_with(secret):
            used.append(secret or "")

    app.with_passphrase(app.location(), remembering)
    if not used[-1]:
        raise UserError("no_passphrase_used")
    store_passphrase(app.location(), used[-1])
    click.echo(_("The passphrase is kept in the system's keychain."))


@keychain.command()
@pass_app
def forget(app: CliApp) -> None:
    """Take the passphrase out."""
    from wego_desktop.services.keychain import forget_passphrase

    forget_passphrase(app.location())
    click.echo(_("The system's keychain holds no passphrase of this workspace."))


def _facts(row: CopyRow) -> list[str]:
    text = _(
        "Events: {events}; people: {people}; registrations: {registrations}; scans: {scans}; "
        "journal entries: {entries}."
    )
    lines = [
        text.format(
            events=row.events,
            people=row.people,
            registrations=row.registrations,
            scans=row.scans,
            entries=row.journal_entries,
        )
    ]
    if row.size_bytes is not None:
        kept = _("{size} MB, encrypted.") if row.is_encrypted else _("{size} MB, not encrypted.")
        lines.append(kept.format(size=f"{row.size_bytes / 1e6:.1f}"))
    return lines
