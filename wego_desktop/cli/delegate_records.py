"""Commands for the journey and tags of one delegate."""

from typing import Any

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app
from wego_desktop.cli.choosing import registration_id
from wego_desktop.cli.delegates import delegate
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import event_row

_TIMES = ("arrives_at", "departs_at")
_TIME = "By the clock at the event, like `2026-10-13 18:40`; empty takes it away."


def register(root: click.Group) -> None:
    """Add the commands to the group `delegate`."""
    del root
    delegate.add_command(logistics)
    delegate.add_command(tags)


@click.command()
@click.argument("number")
@event_option
@click.option("--arrives", "arrives_at", metavar="TIME", help=_TIME)
@click.option("--arrival-flight", metavar="TEXT")
@click.option("--departs", "departs_at", metavar="TIME", help=_TIME)
@click.option("--departure-flight", metavar="TEXT")
@click.option("--hotel", metavar="TEXT")
@click.option("--pick-up", metavar="TEXT")
@click.option("--emergency-contact", metavar="TEXT")
@json_option
@pass_app
def logistics(app: CliApp, /, *, number: str, event_code: str, as_json: bool, **given: str | None) -> None:
    """Show somebody's journey, or change what is named of it."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail

    named = {fact: text for fact, text in given.items() if text is not None}
    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        if named:
            service = context.logistics
            facts: Any = {
                fact: service.read_time(key, text) if fact in _TIMES else text for fact, text in named.items()
            }
            service.edit(context.actor, key, **facts)
        journey = delegate_detail(context.database, key).records.journey
    printed = [
        (_("Arrival"), journey.arrives_at and f"{journey.arrives_at:%Y-%m-%d %H:%M} UTC"),
        (_("Arrival flight"), journey.arrival_flight),
        (_("Departure"), journey.departs_at and f"{journey.departs_at:%Y-%m-%d %H:%M} UTC"),
        (_("Departure flight"), journey.departure_flight),
        (_("Hotel"), journey.hotel),
        (_("Pick-up"), journey.pick_up),
        (_("Emergency contact"), journey.emergency_contact),
    ]
    app.show(journey, [f"{label}: {value}" for label, value in printed if value], as_json)


@click.command()
@click.argument("number")
@event_option
@click.option("--set", "text", metavar="TAGS", help="Exactly these, parted by commas; empty takes all away.")
@json_option
@pass_app
def tags(app: CliApp, *, number: str, event_code: str, text: str | None, as_json: bool) -> None:
    """Show or set the tags of one person; tag and untag change many people at once."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail
    from wego_desktop.services.tag_service import read_tags

    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        if text is not None:
            context.tags.set_for(context.actor, key, read_tags(text))
        found = delegate_detail(context.database, key).records.tags
    app.show({"tags": found}, list(found), as_json)
