"""Commands for the limits of an event and its waiting list."""

from typing import Any

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
from wego_desktop.cli.choosing import category_named, registration_id, registration_ids
from wego_desktop.domain.enums import OnFull, RegistrationStatus
from wego_desktop.domain.limits import holds_place
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.events import EventRow, event_row


def register(root: click.Group) -> None:
    """Add the groups `limits` and `waiting-list`."""
    root.add_command(limits)
    root.add_command(waiting_list)


@click.group()
def limits() -> None:
    """How many places an event has, for whom."""


@limits.command("list")
@event_option
@json_option
@pass_app
def list_all(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List the limits with what is taken."""
    from wego_desktop.services.own_fields.words import on_full_word
    from wego_desktop.services.queries.limits import limits as limit_rows

    with app.open() as context:
        rows = limit_rows(context.database, event_row(context.database, event_code).id)
    cells = [
        (
            row.scope,
            row.places,
            f"{row.taken} ({row.fullest})" if row.fullest else row.taken,
            on_full_word(row.spec.on_full) if row.spec.cap is not None else "",
        )
        for row in rows
    ]
    app.show(rows, table([_("For"), _("Places"), _("Taken"), _("When full")], cells), as_json)


def _scope(command: Any) -> Any:
    for option in (
        click.option("--each-organisation", "is_each", is_flag=True, help="Count each organisation apart."),
        click.option("--organisation", metavar="NAME", help="This organisation only."),
        click.option("--category", metavar="C", help="This category only, by name or letters."),
        event_option,
    ):
        command = option(command)
    return command


@limits.command("set")
@_scope
@click.option("--cap", type=click.IntRange(min=0), help="At most so many.")
@click.option("--free", "free_places", type=click.IntRange(min=0), help="The first so many are free.")
@click.option("--on-full", type=click.Choice([rule.value for rule in OnFull]), default=OnFull.WARN.value)
@json_option
@pass_app
def set_limit(app: CliApp, /, *, event_code: str, as_json: bool, **given: Any) -> None:
    """Set the limit for whom the options say, new or changed."""
    from wego_desktop.services.limits.limit_service import LimitDraft
    from wego_desktop.services.queries.limits import limits as limit_rows

    with app.open() as context:
        event = event_row(context.database, event_code)
        category_id, organisation_id = _ids(context, event, given)
        draft = LimitDraft(
            category_id,
            organisation_id,
            given["is_each"],
            given["free_places"],
            given["cap"],
            OnFull(given["on_full"]),
        )
        id_ = context.limits.set_limit(context.actor, event.id, draft).value
        row = next(row for row in limit_rows(context.database, event.id) if row.spec.id == id_)
    app.show(row, [_("{scope}: {places}.").format(scope=row.scope, places=row.places)], as_json)


@limits.command()
@_scope
@json_option
@pass_app
def remove(app: CliApp, /, *, event_code: str, as_json: bool, **given: Any) -> None:
    """Remove the limit for whom the options say."""
    from wego_desktop.services.queries.limits import limits as limit_rows

    with app.open() as context:
        event = event_row(context.database, event_code)
        category_id, organisation_id = _ids(context, event, given)
        wanted = (category_id, organisation_id, given["is_each"])
        for row in limit_rows(context.database, event.id):
            spec = row.spec
            if (spec.category_id, spec.organisation_id, spec.is_per_organisation) == wanted:
                context.limits.remove(context.actor, spec.id)
                break
        else:
            raise UserError("no_such_limit")
    app.show({"removed": row.scope}, [_("Removed the limit for: {scope}.").format(scope=row.scope)], as_json)


def _ids(context: AppContext, event: EventRow, given: dict[str, Any]) -> tuple[str | None, str | None]:
    from wego_desktop.cli.organisations import organisation_named

    category_id = category_named(context, event, given["category"]).id if given["category"] else None
    key = organisation_named(context, given["organisation"]).id if given["organisation"] else None
    return category_id, key


@click.group("waiting-list")
def waiting_list() -> None:
    """Who waits for a place at an event."""


@waiting_list.command("list")
@event_option
@json_option
@pass_app
def list_waiting(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List who waits, in order, and who could have a place now."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        rows = _waiting(context, event)
    cells = [
        (
            row.place,
            row.number,
            row.name,
            row.organisation,
            row.category,
            _("yes") if row.has_room else _("no"),
        )
        for row in rows
    ]
    headings = [_("Place"), _("Number"), _("Name"), _("Organisation"), _("Category"), _("Has room")]
    app.show(rows, table(headings, cells), as_json)


@waiting_list.command()
@click.argument("number")
@event_option
@click.option("--by", "places", type=int, required=True, help="So many places down; negative goes up.")
@json_option
@pass_app
def move(app: CliApp, *, number: str, event_code: str, places: int, as_json: bool) -> None:
    """Move somebody in the order."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        key = registration_id(context, event, number)
        place = context.waiting_list.move(context.actor, key, places).value
    text = _("{number} is number {place} on the waiting list.").format(number=number, place=place)
    app.show({"number": number, "place": place}, [text], as_json)


@waiting_list.command()
@click.argument("people", nargs=-1, metavar="[NUMBER]…")
@event_option
@click.option("--next", "count", type=click.IntRange(min=1), help="The first so many for whom there is room.")
@click.option(
    "--to",
    "status",
    type=click.Choice([status.value for status in RegistrationStatus if holds_place(status)]),
    default=RegistrationStatus.CONFIRMED.value,
)
@over_limit_option
@json_option
@pass_app
def promote(
    app: CliApp,
    *,
    people: tuple[str, ...],
    event_code: str,
    count: int | None,
    status: str,
    over_limit: str,
    as_json: bool,
) -> None:
    """Give these people a place, or with --next the first on the list. One step to undo."""
    if bool(people) == (count is not None):
        raise click.UsageError(_("Name people or --next, one of both."))
    state = RegistrationStatus(status)
    with app.open() as context:
        event = event_row(context.database, event_code)
        names = {row.registration_id: (row.number, row.name) for row in _waiting(context, event)}
        if count is not None:
            done = context.waiting_list.promote_next(context.actor, event.id, count, state)
        else:
            ids = registration_ids(context, event, people)
            done = context.waiting_list.promote(context.actor, ids, state, over_limit)
    promoted = [names[id_] for id_ in done.value]
    text = ngettext("{count} person has a place now:", "{count} people have a place now:", len(promoted))
    lines = [text.format(count=len(promoted)), *(f"  {number}  {name}" for number, name in promoted)]
    result = {"promoted": [number for number, _name in promoted], "notices": done.notices}
    app.show(result, [*lines, *notice_lines(done.notices)], as_json)


def _waiting(context: AppContext, event: EventRow) -> Any:
    from wego_desktop.services.queries.waiting_list import waiting

    return waiting(context.database, event.id)
