"""Commands that change many registrations at once: status, category, delegation, tags, sessions."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app
from wego_desktop.cli.choosing import category_named, event_board, session_coded
from wego_desktop.cli.delegates import delegate
from wego_desktop.cli.list_choice import chosen_ids, wish_of, wish_options
from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.services.queries.events import EventRow, event_row

if TYPE_CHECKING:
    from wego_desktop.services.bulk_service import BulkChange

Made = tuple["BulkChange", str]
"""A change, and what it moves people to in words."""
_TO = [each.value for each in RegistrationStatus if each is not RegistrationStatus.SUBSTITUTED]


def register(root: click.Group) -> None:
    """Add the commands to the group `delegate`."""
    del root
    for name, text, options, make in (
        ("set-status", "Set the status of people; whoever has ended stays.", _STATUS, _status),
        ("set-category", "Give people another category.", _CATEGORY, _category),
        ("set-delegation", "Give people another organisation or delegation role.", _DELEGATION, _delegation),
        ("tag", "Give people a tag.", _TAG, _tag),
        ("untag", "Take a tag from people.", _TAG, _untag),
        ("assign-sessions", "Give people seats in sessions.", _SESSIONS, _sessions),
    ):
        delegate.add_command(_command(name, text, options, make))


_STATUS = [
    click.option("--to", "to", required=True, type=click.Choice(_TO)),
    click.option("--reason", default="", metavar="TEXT"),
]
_CATEGORY = [click.option("--to", "to", required=True, metavar="C", help="By name or letters.")]
_DELEGATION = [
    click.option("--organisation", metavar="NAME", help="As it is on file; an empty name takes them out."),
    click.option("--role", type=click.Choice([role.value for role in DelegationRole])),
]
_TAG = [click.option("--tag", required=True, metavar="TEXT")]
_SESSIONS = [
    click.option("--session", "codes", multiple=True, required=True, metavar="CODE", help="Repeatable.")
]


def _command(
    name: str,
    text: str,
    options: list[Callable[..., Any]],
    make: Callable[[AppContext, EventRow, dict[str, Any]], Made],
) -> click.Command:
    def run(app: CliApp, **given: Any) -> None:
        _run(app, make, given)

    decorated: Callable[..., Any] = pass_app(run)
    for option in (
        json_option,
        click.option("--dry-run", is_flag=True, help="Only count, change nothing."),
        *reversed(options),
        wish_options,
        event_option,
        click.argument("people", nargs=-1, metavar="[NUMBER…]"),
    ):
        decorated = option(decorated)
    return click.command(name, help=f"{text} One step to undo.")(decorated)


def _run(
    app: CliApp, make: Callable[[AppContext, EventRow, dict[str, Any]], Made], given: dict[str, Any]
) -> None:
    from wego_desktop.services.bulk_words import consequence, done_text, question

    as_json, is_dry, people = given.pop("as_json"), given.pop("dry_run"), given.pop("people")
    event_code, wish = given.pop("event_code"), wish_of(given)
    with app.open() as context:
        event = event_row(context.database, event_code)
        change, target = make(context, event, given)
        plan = context.bulk.plan(chosen_ids(context, event, people, wish), change)
        changed = 0 if is_dry else context.bulk.apply(context.actor, plan).value
    told = {
        "chosen": plan.chosen,
        "would_change": len(plan.ids),
        "same": plan.same,
        "ended": plan.ended,
        "changed": changed,
    }
    first = question(plan, target) if is_dry else done_text(plan.change, changed, target)
    app.show(told, [first, consequence(plan)], as_json)


def _status(context: AppContext, event: EventRow, given: dict[str, Any]) -> Made:
    from wego_desktop.services.bulk_service import SetStatus

    del context, event
    return SetStatus(RegistrationStatus(given["to"]), given["reason"]), ""


def _category(context: AppContext, event: EventRow, given: dict[str, Any]) -> Made:
    from wego_desktop.services.bulk_service import SetCategory

    found = category_named(context, event, given["to"])
    return SetCategory(found.id), found.name


def _delegation(context: AppContext, event: EventRow, given: dict[str, Any]) -> Made:
    from wego_desktop.errors import UserError
    from wego_desktop.services.bulk_service import SetDelegation
    from wego_desktop.services.export_words import word
    from wego_desktop.services.queries.events import suggest_organisations

    del event
    name, role = given["organisation"], given["role"]
    if name is None and role is None:
        raise UserError("nothing_to_change")
    found = None
    if name:
        exact = [
            row
            for row in suggest_organisations(context.database, name, 50)
            if row.name.casefold() == name.strip().casefold()
        ]
        if not exact:
            raise UserError("no_such_organisation_named", name=name)
        found = exact[0]
    wanted = DelegationRole(role) if role else None
    words = [found.name if found else "", word(wanted) if wanted else ""]
    target = ", ".join(filter(None, words))
    return SetDelegation(found.id if found else None, name is not None, wanted), target


def _tag(context: AppContext, event: EventRow, given: dict[str, Any]) -> Made:
    from wego_desktop.services.bulk_service import AddTag

    del context, event
    return AddTag(given["tag"]), given["tag"]


def _untag(context: AppContext, event: EventRow, given: dict[str, Any]) -> Made:
    from wego_desktop.services.bulk_service import RemoveTag

    del context, event
    return RemoveTag(given["tag"]), given["tag"]


def _sessions(context: AppContext, event: EventRow, given: dict[str, Any]) -> Made:
    from wego_desktop.services.bulk_service import AssignSessions

    board = event_board(context, event.code)
    rows = [session_coded(board, code) for code in dict.fromkeys(given["codes"])]
    return AssignSessions(tuple(row.id for row in rows)), ", ".join(row.code for row in rows)
