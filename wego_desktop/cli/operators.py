"""Commands on operators: list them, set the role of one."""

import click

from wego_desktop.cli.app import CliApp, json_option, pass_app, table
from wego_desktop.domain.enums import OperatorRole
from wego_desktop.i18n import _


def register(root: click.Group) -> None:
    """Add the group `operator`."""
    root.add_command(operator)


@click.group()
def operator() -> None:
    """Those who work with the workspace, and what each may do."""


@operator.command("list")
@json_option
@pass_app
def list_all(app: CliApp, as_json: bool) -> None:
    """List the operators with their roles."""
    from wego_desktop.services.queries.operators import operators

    with app.open() as context:
        rows = operators(context.database)
    cells = [(row.name, row.role.value) for row in rows]
    app.show(rows, table([_("Name"), _("Role")], cells), as_json)


@operator.command("set")
@click.argument("name")
@click.option("--role", required=True, type=click.Choice([role.value for role in OperatorRole]))
@json_option
@pass_app
def set_role(app: CliApp, name: str, role: str, as_json: bool) -> None:
    """Give an operator a role; a new name is added. Needs an administrator."""
    with app.open() as context:
        context.operators.set_role(context.actor, name, OperatorRole(role))
    line = _("{name} works as {role}.").format(name=name.strip(), role=role)
    app.show({"name": name.strip(), "role": role}, [line], as_json)
