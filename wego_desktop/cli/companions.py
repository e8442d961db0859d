"""Commands for who comes with whom, who comes instead of whom, and delegations."""

from typing import TYPE_CHECKING, Any, cast

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import (
    CliApp,
    event_option,
    json_option,
    notice_lines,
    over_limit_option,
    pass_app,
    table,
)
from wego_desktop.cli.choosing import category_named, registration_id
from wego_desktop.cli.delegates import delegate
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import event_row

if TYPE_CHECKING:
    from wego_desktop.services.queries.delegate_detail import DelegateDetail


def register(root: click.Group) -> None:
    """Add the commands to the group `delegate`."""
    del root
    for command in (companion, substitute, focal_point, delegations):
        delegate.add_command(command)


@click.group()
def companion() -> None:
    """Accompanying persons: an own registration and badge under the delegate they come with."""


@companion.command()
@click.argument("host")
@event_option
@click.option("--given-names", default="", metavar="TEXT")
@click.option("--family-name", default="", metavar="TEXT")
@click.option("--native-name", default="", metavar="TEXT")
@click.option("--email", default="", metavar="TEXT")
@click.option("--relation", default="", metavar="TEXT", help="Like spouse, interpreter.")
@click.option("--category", default="", metavar="C", help="Else the event's one for accompanying persons.")
@over_limit_option
@json_option
@pass_app
def add(
    app: CliApp,
    /,
    *,
    host: str,
    event_code: str,
    relation: str,
    category: str,
    over_limit: str,
    as_json: bool,
    **names: str,
) -> None:
    """Register somebody who comes with HOST."""
    from wego_desktop.services.companion_service import CompanionFields
    from wego_desktop.services.registering import PersonFields

    with app.open() as context:
        event = event_row(context.database, event_code)
        category_id = category_named(context, event, category).id if category else None
        fields = CompanionFields(PersonFields(**cast("dict[str, Any]", names)), relation, category_id)
        host_id = registration_id(context, event, host)
        done = context.companions.add(context.actor, host_id, fields, over_limit)
        row = _row(context, done.value)
    line = _("Registered {name} as {number}.").format(name=row["name"], number=row["number"])
    app.show(row, [line, *notice_lines(done.notices)], as_json)


@companion.command()
@click.argument("number")
@click.argument("host")
@event_option
@click.option("--relation", default="", metavar="TEXT")
@json_option
@pass_app
def link(app: CliApp, *, number: str, host: str, event_code: str, relation: str, as_json: bool) -> None:
    """Say that somebody registered already comes with HOST."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        key, host_id = registration_id(context, event, number), registration_id(context, event, host)
        context.companions.link(context.actor, key, host_id, relation)
        row, with_host = _row(context, key), _row(context, host_id)
    text = _("{name} comes with {host}.").format(name=row["name"], host=with_host["name"])
    app.show({**row, "host": with_host}, [text], as_json)


@companion.command()
@click.argument("number")
@event_option
@json_option
@pass_app
def unlink(app: CliApp, *, number: str, event_code: str, as_json: bool) -> None:
    """Say that somebody accompanies nobody any more; the registration stays."""
    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        context.companions.unlink(context.actor, key)
        row = _row(context, key)
    app.show(row, [_("{name} accompanies nobody any more.").format(name=row["name"])], as_json)


_TAKEN = ("delegation_role", "seats", "speaking_parts", "hotel", "journey", "companions")


@click.command()
@click.argument("number")
@event_option
@click.option("--given-names", default="", metavar="TEXT")
@click.option("--family-name", default="", metavar="TEXT")
@click.option("--native-name", default="", metavar="TEXT")
@click.option("--email", default="", metavar="TEXT")
@click.option("--position", default="", metavar="TEXT")
@click.option(
    "--known", default="", metavar="NUMBER", help="Somebody of --from-event instead of a new person."
)
@click.option("--from-event", default="", metavar="CODE", help="The event of --known.")
@click.option("--take", multiple=True, type=click.Choice(_TAKEN), help="Also this goes over. Repeatable.")
@click.option("--leave", multiple=True, type=click.Choice(_TAKEN), help="This stays. Repeatable.")
@click.option("--reason", default="", metavar="TEXT")
@json_option
@pass_app
def substitute(
    app: CliApp,
    /,
    *,
    number: str,
    event_code: str,
    known: str,
    from_event: str,
    take: tuple[str, ...],
    leave: tuple[str, ...],
    reason: str,
    as_json: bool,
    **person: str,
) -> None:
    """Replace somebody by another person: badge void, seats and hotel go over, one step to undo."""
    from wego_desktop.services.registering import PersonFields
    from wego_desktop.services.substitution_service import Successor, Taken

    with app.open() as context:
        event = event_row(context.database, event_code)
        source = event_row(context.database, from_event) if from_event else event
        person_id = _detail(context, registration_id(context, source, known)).row.person_id if known else None
        chosen = {key: key in take or (getattr(Taken(), key) and key not in leave) for key in _TAKEN}
        done = context.substitutions.substitute(
            context.actor,
            registration_id(context, event, number),
            Successor(PersonFields(**cast("dict[str, Any]", person)), person_id),
            Taken(**chosen),
            reason,
        )
    text = _("Replaced by {number}.").format(number=done.value.number)
    app.show(done.value, [text, *notice_lines(done.notices)], as_json)


@click.command("focal-point")
@click.argument("number")
@event_option
@click.option("--remove", "is_removed", is_flag=True, help="The delegation has no focal point any more.")
@json_option
@pass_app
def focal_point(app: CliApp, *, number: str, event_code: str, is_removed: bool, as_json: bool) -> None:
    """Make somebody the one whom the organisers write to about a delegation."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        key = registration_id(context, event, number)
        if is_removed:
            organisation_id = _detail(context, key).row.organisation_id
            if organisation_id is not None:
                context.delegations.set_focal_point(context.actor, event.id, organisation_id, None)
        else:
            context.delegations.make_focal_point(context.actor, key)
        detail = _detail(context, key)
    known = detail.records.delegation
    name = known.focal_name if known else ""
    line = _("{organisation}: focal point {name}").format(
        organisation=detail.row.organisation or "–", name=name or "–"
    )
    app.show({"organisation": detail.row.organisation, "focal_point": name}, [line], as_json)


@click.command("delegations")
@event_option
@json_option
@pass_app
def delegations(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List the delegations with their size, heads and focal point."""
    from wego_desktop.services.queries import delegations as queries

    with app.open() as context:
        rows = queries.delegations(context.database, event_row(context.database, event_code).id)
    headings = [_("Organisation"), _("Country"), _("People"), _("Head"), _("Focal point"), _("Email")]
    cells = [
        (r.organisation, r.country, r.people, ", ".join(r.heads), r.focal_point, r.focal_email) for r in rows
    ]
    app.show(rows, table(headings, cells), as_json)


def _detail(context: AppContext, key: str) -> "DelegateDetail":
    from wego_desktop.services.queries.delegate_detail import delegate_detail

    return delegate_detail(context.database, key)


def _row(context: AppContext, key: str) -> dict[str, str]:
    row = _detail(context, key).row
    return {"number": row.number, "name": row.name, "category": row.category, "status": row.status.value}
