"""Commands that change networks: members with roles and days, attendance of a meeting.

The command line imports every module of its package, which adds these to the group `network`.
"""

from datetime import date

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, json_option, pass_app
from wego_desktop.cli.choosing import event_board, session_coded, session_option
from wego_desktop.cli.days import DAY
from wego_desktop.cli.networks import network
from wego_desktop.cli.organisations import organisation_named
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import NetworkRole
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.networks import MemberRow, members, network_id

_ROLES = click.Choice([role.value for role in NetworkRole])


@network.command()
@click.option("--code", required=True, metavar="CODE")
@click.option("--name", required=True, metavar="NAME")
@json_option
@pass_app
def add(app: CliApp, *, code: str, name: str, as_json: bool) -> None:
    """Add a network."""
    with app.open() as context:
        key = context.networks.add(context.actor, code, name).value
    app.show(
        {"id": key, "code": code.upper()}, [_("Added network {code}.").format(code=code.upper())], as_json
    )


@network.command()
@click.argument("code")
@click.argument("organisation")
@click.option("--role", type=_ROLES, default=NetworkRole.MEMBER.value, show_default=True)
@click.option("--since", type=DAY, metavar="DAY")
@click.option("--until", type=DAY, metavar="DAY", help="Its last day as a member.")
@json_option
@pass_app
def member(
    app: CliApp,
    *,
    code: str,
    organisation: str,
    role: str,
    since: date | None,
    until: date | None,
    as_json: bool,
) -> None:
    """Make an organisation a member, or change its role and days."""
    from wego_desktop.services.network_service import MemberFields

    with app.open() as context:
        key = network_id(context.database, code)
        found = organisation_named(context, organisation)
        present = _member(context, key, found.id)
        first = since or (present.from_on if present else None)
        if present is not None:
            context.networks.edit_member(context.actor, present.id, NetworkRole(role), first, until)
        else:
            fields = MemberFields(found.id, NetworkRole(role), first, until)
            context.networks.add_members(context.actor, key, [fields])
    text = _("{name} is {role} of {network}.").format(name=found.name, role=role, network=code.upper())
    app.show({"organisation": found, "role": role}, [text], as_json)


def _member(context: AppContext, key: str, organisation_id: str) -> MemberRow | None:
    rows = members(context.database, key, context.database.clock().date())
    return next((row for row in rows if row.organisation_id == organisation_id and row.is_current), None)


@network.command("remove-member")
@click.argument("code")
@click.argument("organisation")
@json_option
@pass_app
def remove_member(app: CliApp, *, code: str, organisation: str, as_json: bool) -> None:
    """Take a membership away as if it had never been; to end one use member --until."""
    with app.open() as context:
        found = organisation_named(context, organisation)
        present = _member(context, network_id(context.database, code), found.id)
        if present is None:
            raise UserError("not_in_network", name=found.name, network=code.upper())
        context.networks.remove_member(context.actor, present.id)
    app.show({"removed": found.name}, [_("Removed {name}.").format(name=found.name)], as_json)


@network.command()
@click.argument("organisations", nargs=-1, required=True, metavar="ORGANISATION…")
@session_option
@click.option("--event", "event_code", required=True, metavar="CODE")
@click.option("--as", "state", required=True, type=click.Choice([state.value for state in RosterState]))
@json_option
@pass_app
def mark(
    app: CliApp,
    *,
    organisations: tuple[str, ...],
    session_code: str,
    event_code: str,
    state: str,
    as_json: bool,
) -> None:
    """Mark how members attend a meeting; a scan at the door counts above any mark."""
    with app.open() as context:
        row = session_coded(event_board(context, event_code), session_code)
        keys = [organisation_named(context, name).id for name in organisations]
        changed = context.networks.mark(context.actor, row.id, keys, RosterState(state)).value
    app.show({"changed": changed}, [_("{count} marked.").format(count=changed)], as_json)
