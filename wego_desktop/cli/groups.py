"""The command that registers several people of one organisation at once."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wego_desktop.cli.app import (
    CliApp,
    event_option,
    json_option,
    notice_lines,
    over_limit_option,
    pass_app,
)
from wego_desktop.cli.choosing import category_named
from wego_desktop.cli.delegates import delegate
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.i18n import _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.queries.events import event_row

if TYPE_CHECKING:
    from wego_desktop.services.group_lines import GroupMember
    from wego_desktop.services.group_service import GroupVerdict

_STATUSES = [status.value for status in RegistrationStatus if status is not RegistrationStatus.SUBSTITUTED]


def register(root: click.Group) -> None:
    """Add the command to the group `delegate`."""
    del root
    delegate.add_command(register_group)


@click.command("register-group")
@click.argument("source", metavar="FILE", type=click.Path(allow_dash=True, dir_okay=False, path_type=Path))
@event_option
@click.option("--organisation", required=True, metavar="NAME", help="Added when it is not on file.")
@click.option("--category", required=True, metavar="C", help="For whoever has none in the list.")
@click.option("--status", default="confirmed", type=click.Choice(_STATUSES), show_default=True)
@click.option("--check", "is_check", is_flag=True, help="Only say what is wrong and who is on file.")
@over_limit_option
@json_option
@pass_app
def register_group(
    app: CliApp,
    *,
    source: Path,
    event_code: str,
    organisation: str,
    category: str,
    status: str,
    is_check: bool,
    over_limit: str,
    as_json: bool,
) -> None:
    """Register everybody of a list: name, email, position, category; `-` reads what is typed or piped.

    One line for each person, cells parted by tabs, semicolons or commas. All are registered, or nobody.
    """
    from wego_desktop.services.group_lines import read_group
    from wego_desktop.services.group_service import GroupFields

    members = read_group(_read(source))
    with app.open() as context:
        event = event_row(context.database, event_code)
        fields = GroupFields(
            organisation, category_named(context, event, category).id, RegistrationStatus(status)
        )
        checked = list(zip(members, context.groups.check(event.id, members), strict=True))
        warnings = [_warning(member, verdict) for member, verdict in checked if verdict.known]
        if is_check:
            problems = [f"{m.name or '–'}: {_problem(v)}" for m, v in checked if v.problem is not None]
            app.show([_found(m, v) for m, v in checked], [*problems, *warnings], as_json)
            return
        done = context.groups.register(context.actor, event.id, fields, members, over_limit)
    count = len(done.value)
    text = ngettext("{count} person registered.", "{count} people registered.", count).format(count=count)
    lines = [text, *warnings, *notice_lines(done.notices)]
    app.show({"registered": done.value, "warnings": warnings, "notices": done.notices}, lines, as_json)


def _warning(member: "GroupMember", verdict: "GroupVerdict") -> str:
    who = ", ".join(known.number or known.name for known in verdict.known)
    return _("Warning: {name} may be {who}.").format(name=member.name, who=who)


def _found(member: "GroupMember", verdict: "GroupVerdict") -> dict[str, object]:
    return {"name": member.name, "problem": _problem(verdict), "known": verdict.known}


def _problem(verdict: "GroupVerdict") -> str:
    return sentence(verdict.problem) if verdict.problem is not None else ""


def _read(source: Path) -> str:
    from wego_desktop.services.group_lines import decoded

    if str(source) == "-":
        return decoded(sys.stdin.buffer.read())
    return decoded(source.read_bytes())
