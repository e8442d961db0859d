"""Commands for passport data: consent first, masked unless a reason is given, erased for good."""

from typing import Any

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.choosing import registration_id
from wego_desktop.cli.delegates import delegate
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.events import event_row

_DAYS = ("born_on", "passport_expires_on", "erase_on")


def register(root: click.Group) -> None:
    """Add the group `visa` to the group `delegate`."""
    del root
    delegate.add_command(visa)


@click.group()
def visa() -> None:
    """Passport data of one delegate, kept only in an encrypted file or on a server."""


@visa.command()
@click.argument("number")
@event_option
@json_option
@pass_app
def show(app: CliApp, *, number: str, event_code: str, as_json: bool) -> None:
    """Show what is kept and until when; the values stay masked."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail

    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        detail = delegate_detail(context.database, key)
    kept = detail.records.visa
    if kept is None:
        raise UserError("no_visa_block", name=detail.row.name, number=detail.row.number)
    lines = [
        _("Kept: {facts}").format(facts=", ".join(kept.held) or "–"),
        _("Agreed: {day}, {how}").format(day=kept.consented_at.date(), how=kept.consent_how),
        _("Erase on: {day}").format(day=kept.erase_on),
    ]
    app.show(kept, lines, as_json)


@visa.command("set")
@click.argument("number")
@event_option
@click.option("--consent", "how", metavar="TEXT", help="How the person agreed; needed for the first time.")
@click.option("--consent-at", metavar="TIME", help="When, by the clock at the event; else now.")
@click.option("--name", "passport_name", metavar="TEXT", help="As in the passport.")
@click.option("--passport", "passport_number", metavar="TEXT", help="The number of the passport.")
@click.option("--nationality", metavar="COUNTRY", help="Name or code.")
@click.option("--born", "born_on", metavar="DAY")
@click.option("--expires", "passport_expires_on", metavar="DAY")
@click.option("--erase-on", metavar="DAY", help="Else 90 days after the event.")
@json_option
@pass_app
def set_block(
    app: CliApp,
    /,
    *,
    number: str,
    event_code: str,
    how: str | None,
    consent_at: str | None,
    as_json: bool,
    **given: str | None,
) -> None:
    """Keep or change passport data; what is not named stays."""
    from wego_desktop.domain.local_time import parse_instant
    from wego_desktop.services.queries.delegate_detail import delegate_detail
    from wego_desktop.services.visa_service import VisaConsent, read_day

    with app.open() as context:
        event = event_row(context.database, event_code)
        key = registration_id(context, event, number)
        facts: Any = {
            fact: read_day(text, fact) if fact in _DAYS else text
            for fact, text in given.items()
            if text is not None
        }
        at = parse_instant(consent_at, event.zone) if consent_at else None
        consent = VisaConsent(how, at) if how is not None else None
        context.visas.edit(context.actor, key, consent, **facts)
        detail = delegate_detail(context.database, key)
    line = _("Kept of {name}, {number}.").format(name=detail.row.name, number=detail.row.number)
    app.show(detail.records.visa, [line], as_json)


@visa.command()
@click.argument("number")
@event_option
@click.option("--reason", required=True, metavar="TEXT", help="Kept with your name and the time.")
@json_option
@pass_app
def reveal(app: CliApp, *, number: str, event_code: str, reason: str, as_json: bool) -> None:
    """Show the values; who looked and why is kept."""
    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        values = context.visas.reveal(context.actor, key, reason).value
    lines = [
        (_("Name in passport"), values.passport_name),
        (_("Passport number"), values.passport_number),
        (_("Nationality"), values.nationality),
        (_("Born on"), values.born_on),
        (_("Passport expires on"), values.passport_expires_on),
    ]
    app.show(values, [f"{label}: {value}" for label, value in lines if value], as_json)


@visa.command()
@click.argument("number")
@event_option
@click.option("--reason", required=True, metavar="TEXT", help="Kept with your name and the time.")
@json_option
@pass_app
def erase(app: CliApp, *, number: str, event_code: str, reason: str, as_json: bool) -> None:
    """Erase the passport data of one person for good; undo cannot bring it back."""
    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        context.visas.erase(context.actor, key, reason)
    app.show({"erased": 1}, [_("Erased for good.")], as_json)


@visa.command("erase-due")
@json_option
@pass_app
def erase_due(app: CliApp, *, as_json: bool) -> None:
    """Erase all passport data of the workspace whose day of erasing has come."""
    with app.open() as context:
        count = context.visas.erase_due(context.actor, _("day of erasing")).value
    text = ngettext("{count} visa block erased.", "{count} visa blocks erased.", count)
    app.show({"erased": count}, [text.format(count=count)], as_json)


@visa.command()
@click.option("--event", "event_code", default="", metavar="CODE", help="Only of this event.")
@json_option
@pass_app
def log(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List who looked at passport data or erased it, when and why, newest first."""
    from wego_desktop.services.queries.access_log import access_log

    with app.open() as context:
        event_id = event_row(context.database, event_code).id if event_code else None
        rows = access_log(context.database, event_id)
    headings = [_("When (UTC)"), _("What"), _("Number"), _("Name"), _("Who"), _("Desk"), _("Reason")]
    cells = [
        (f"{r.seen_at:%Y-%m-%d %H:%M}", r.subject, r.number, r.name, r.operator, r.desk, r.reason)
        for r in rows
    ]
    app.show(rows, table(headings, cells), as_json)
