"""Commands for what an organisation is in WeGO: memberships, offices, regions, other names, contacts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, json_option, pass_app
from wego_desktop.cli.days import DAY
from wego_desktop.cli.organisations import organisation, organisation_named
from wego_desktop.domain.enums import OfficeKind
from wego_desktop.errors import UserError
from wego_desktop.i18n import _

_since = click.option("--since", type=DAY, metavar="DAY")
_until = click.option("--until", type=DAY, metavar="DAY")
_number = click.option(
    "--nth", type=click.IntRange(1), metavar="N", help="Which one, as show lists them; without it a new one."
)
_remove = click.option("--remove", "is_removed", is_flag=True, help="Take the one that --nth names away.")


def _command(name: str, text: str, *options: Callable[..., Any]) -> Callable[..., Any]:
    """A command of the group with the organisation's name first and `--json` last."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        decorated: Callable[..., Any] = pass_app(function)
        for option in reversed((click.argument("name", metavar="NAME"), *options, json_option)):
            decorated = option(decorated)
        return organisation.command(name, help=text)(decorated)

    return decorate


@_command(
    "membership",
    "Add, change (--nth) or take away a membership.",
    click.option("--kind", metavar="KIND", help="Such as Full member."),
    _since,
    _until,
    click.option("--fees-through", type=click.IntRange(1990, 2100), metavar="YEAR"),
    click.option("--suspended/--not-suspended", "is_suspended", default=None),
    _number,
    _remove,
)
def membership(
    app: CliApp,
    /,
    *,
    name: str,
    kind: str | None,
    since: date | None,
    until: date | None,
    fees_through: int | None,
    is_suspended: bool | None,
    nth: int | None,
    is_removed: bool,
    as_json: bool,
) -> None:
    """See the help text."""
    from wego_desktop.services.membership_service import MembershipFields

    with app.open() as context:
        key, shown = _organisation(context, name)
        rows = _detail(context, key).memberships
        if nth is None:
            fields = MembershipFields(kind or "", since, until, fees_through, bool(is_suspended))
            context.memberships.add_membership(context.actor, key, fields)
        elif is_removed:
            context.memberships.remove_membership(context.actor, _nth(rows, nth).id)
        else:
            row = _nth(rows, nth)
            fields = MembershipFields(
                kind or row.category,
                since or row.from_on,
                until or row.to_on,
                fees_through or row.fees_paid_through,
                row.is_suspended if is_suspended is None else is_suspended,
            )
            context.memberships.edit_membership(context.actor, row.id, fields)
        _show(app, context, key, shown, as_json)


@_command(
    "office",
    "Add, change (--nth) or take away an office.",
    click.option("--kind", type=click.Choice([kind.value for kind in OfficeKind])),
    click.option("--scope", metavar="TEXT", help="For what, such as the region of a regional office."),
    _since,
    _until,
    _number,
    _remove,
)
def office(
    app: CliApp,
    /,
    *,
    name: str,
    kind: str | None,
    scope: str | None,
    since: date | None,
    until: date | None,
    nth: int | None,
    is_removed: bool,
    as_json: bool,
) -> None:
    """See the help text."""
    from wego_desktop.services.membership_service import OfficeFields

    with app.open() as context:
        key, shown = _organisation(context, name)
        rows = _detail(context, key).offices
        if nth is None:
            if kind is None:
                raise UserError("office_kind_missing", kinds=", ".join(OfficeKind))
            fields = OfficeFields(OfficeKind(kind), scope or "", since, until)
            context.memberships.add_office(context.actor, key, fields)
        elif is_removed:
            context.memberships.remove_office(context.actor, _nth(rows, nth).id)
        else:
            row = _nth(rows, nth)
            fields = OfficeFields(
                OfficeKind(kind) if kind else row.kind,
                row.scope if scope is None else scope,
                since or row.from_on,
                until or row.to_on,
            )
            context.memberships.edit_office(context.actor, row.id, fields)
        _show(app, context, key, shown, as_json)


@_command(
    "region",
    "Set the region in a division; an empty one takes it out.",
    click.argument("region", metavar="REGION"),
    click.option("--scheme", metavar="SCHEME", help="The division; the main one by default."),
)
def region(app: CliApp, *, name: str, region: str, scheme: str | None, as_json: bool) -> None:
    """See the help text."""
    from wego_desktop.services.workspace_service import REGION_SCHEME

    with app.open() as context:
        key, shown = _organisation(context, name)
        context.memberships.set_region(
            context.actor, key, scheme or REGION_SCHEME, region, is_main=not scheme
        )
        _show(app, context, key, shown, as_json)


@_command(
    "alias",
    "Add another name, or take it away.",
    click.argument("alias", metavar="OTHER-NAME"),
    click.option("--remove", "is_removed", is_flag=True),
)
def alias(app: CliApp, *, name: str, alias: str, is_removed: bool, as_json: bool) -> None:
    """See the help text."""
    with app.open() as context:
        key, shown = _organisation(context, name)
        if is_removed:
            wanted = alias.strip().casefold()
            found = [row for row in _detail(context, key).aliases if row.name.casefold() == wanted]
            if not found:
                raise UserError("no_such_alias")
            context.organisations.remove_alias(context.actor, found[0].id)
        else:
            context.organisations.add_alias(context.actor, key, alias)
        _show(app, context, key, shown, as_json)


@_command(
    "contact",
    "Add, change (--nth) or take away a contact.",
    click.option("--contact-name", metavar="NAME"),
    click.option("--position", metavar="TEXT"),
    click.option("--email", metavar="ADDRESS"),
    click.option("--phone", metavar="NUMBER"),
    click.option("--notes", metavar="TEXT"),
    _number,
    _remove,
)
def contact(
    app: CliApp, /, *, name: str, nth: int | None, is_removed: bool, as_json: bool, **given: str | None
) -> None:
    """See the help text."""
    from wego_desktop.services.organisation_service import ContactFields

    facts = {"name": given.pop("contact_name"), **given}
    with app.open() as context:
        key, shown = _organisation(context, name)
        rows = _detail(context, key).contacts
        if nth is None:
            fields = ContactFields(**{fact: text or "" for fact, text in facts.items()})
            context.organisations.add_contact(context.actor, key, fields)
        elif is_removed:
            context.organisations.remove_contact(context.actor, _nth(rows, nth).id)
        else:
            row = _nth(rows, nth)
            kept = {fact: getattr(row, fact) if text is None else text for fact, text in facts.items()}
            context.organisations.edit_contact(context.actor, row.id, ContactFields(**kept))
        _show(app, context, key, shown, as_json)


def _organisation(context: AppContext, name: str) -> tuple[str, str]:
    row = organisation_named(context, name)
    return row.id, row.name


def _detail(context: AppContext, key: str) -> Any:
    from wego_desktop.services.queries.organisation_detail import organisation_detail

    return organisation_detail(context.database, key)


def _nth(rows: tuple[Any, ...], nth: int) -> Any:
    if nth > len(rows):
        raise UserError("no_such_entry_number", number=nth, count=len(rows))
    return rows[nth - 1]


def _show(app: CliApp, context: AppContext, key: str, name: str, as_json: bool) -> None:
    app.show(_detail(context, key), [_("Changed {name}.").format(name=name)], as_json)
