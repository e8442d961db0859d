"""Commands for the consent ledger of one delegate."""

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.choosing import registration_id
from wego_desktop.cli.delegates import delegate
from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.i18n import _
from wego_desktop.services.queries.delegate_records import ConsentRow
from wego_desktop.services.queries.events import event_row


def register(root: click.Group) -> None:
    """Add the group `consent` to the group `delegate`."""
    del root
    delegate.add_command(consent)


@click.group()
def consent() -> None:
    """What a delegate agreed to or refused, when and how."""


@consent.command()
@click.argument("number")
@event_option
@json_option
@pass_app
def show(app: CliApp, *, number: str, event_code: str, as_json: bool) -> None:
    """List the ledger, newest first; the line that counts for its purpose has a star."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail

    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        lines = delegate_detail(context.database, key).records.consents
    app.show(lines, _table(lines), as_json)


@consent.command()
@click.argument("number")
@event_option
@click.option("--purpose", required=True, type=click.Choice([each.value for each in ConsentPurpose]))
@click.option("--given/--refused", "is_given", required=True, default=None)
@click.option("--how", required=True, metavar="TEXT", help="How it was told: form, email, at the desk.")
@click.option("--at", "when", metavar="TIME", help="When, by the clock at the event; else now.")
@click.option("--text-version", "version", default="", metavar="TEXT", help="Which text was shown.")
@json_option
@pass_app
def record(
    app: CliApp,
    *,
    number: str,
    event_code: str,
    purpose: str,
    is_given: bool,
    how: str,
    when: str | None,
    version: str,
    as_json: bool,
) -> None:
    """Add a line to the ledger; it counts from now on."""
    from wego_desktop.domain.local_time import parse_instant
    from wego_desktop.services.queries.delegate_detail import delegate_detail

    with app.open() as context:
        event = event_row(context.database, event_code)
        key = registration_id(context, event, number)
        context.consents.record(
            context.actor,
            key,
            ConsentPurpose(purpose),
            is_given=is_given,
            how=how,
            decided_at=parse_instant(when, event.zone) if when else None,
            version=version,
        )
        lines = delegate_detail(context.database, key).records.consents
    app.show(lines, _table(lines), as_json)


def _table(lines: tuple[ConsentRow, ...]) -> list[str]:
    cells = [
        (
            "*" if line.is_current else "",
            line.purpose.value,
            _("given") if line.is_given else _("refused"),
            f"{line.decided_at:%Y-%m-%d %H:%M}",
            line.how,
            line.version,
        )
        for line in lines
    ]
    return table(["", _("Purpose"), _("Answer"), _("When (UTC)"), _("How"), _("Text")], cells)
