"""Commands on single badges: print again with a reason, void."""

from pathlib import Path

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app
from wego_desktop.cli.badges import LAYOUTS
from wego_desktop.cli.choosing import people_argument, registration_id, registration_ids
from wego_desktop.cli.places import TargetPath
from wego_desktop.domain.enums import BadgeReason
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.events import event_row


def register(root: click.Group) -> None:
    """Add the group `badge`."""
    root.add_command(badge)


@click.group()
def badge() -> None:
    """Single badges; the command badges writes those of a whole event."""


@badge.command()
@people_argument
@event_option
@click.option("--out", type=TargetPath(), required=True, metavar="FILE.pdf")
@click.option(
    "--reason",
    required=True,
    type=click.Choice([reason.value for reason in BadgeReason if reason is not BadgeReason.FIRST]),
)
@click.option("--layout", type=click.Choice(LAYOUTS), default="a6", show_default=True)
@json_option
@pass_app
def reprint(
    app: CliApp,
    *,
    people: tuple[str, ...],
    event_code: str,
    out: Path,
    reason: str,
    layout: str,
    as_json: bool,
) -> None:
    """Void the badges of some people and write new ones with new codes."""
    from wego_desktop.services.badge_choice import BadgeChoice
    from wego_desktop.services.badge_printing import BadgeJob

    target = out.expanduser().absolute()
    with app.open() as context:
        event = event_row(context.database, event_code)
        choice = BadgeChoice(event.id, tuple(registration_ids(context, event, people)), include_online=True)
        job = BadgeJob(choice, layout, reason=BadgeReason(reason))
        printed = context.badge_printing.save_pdf(context.actor, job, target).value
    text = ngettext(
        "Wrote {count} badge to {path}.", "Wrote {count} badges to {path}.", printed.count
    ).format(count=printed.count, path=target)
    app.show({"file": target, "badges": printed.count}, [text], as_json)


@badge.command()
@click.argument("number")
@event_option
@json_option
@pass_app
def void(app: CliApp, *, number: str, event_code: str, as_json: bool) -> None:
    """Make somebody's badge open no door any more."""
    from wego_desktop.services.badge_choice import BadgeChoice
    from wego_desktop.services.queries.badges import chosen_people

    with app.open() as context:
        event = event_row(context.database, event_code)
        key = registration_id(context, event, number)
        people = chosen_people(context.database, BadgeChoice(event.id, (key,), include_online=True)).people
        if not people or people[0].badge_id is None:
            raise UserError("no_live_badge", number=number)
        context.badges.void(context.actor, people[0].badge_id)
        name = people[0].name
    app.show({"voided": number}, [_("The badge of {name} is void.").format(name=name)], as_json)
