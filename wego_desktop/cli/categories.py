"""Commands for the participant categories of an event."""

from typing import Any

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.choosing import category_named
from wego_desktop.domain.categories import EVERYTHING
from wego_desktop.domain.enums import CategoryShape, SessionKind
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import categories as category_rows
from wego_desktop.services.queries.events import event_row

_SHAPES = click.Choice([shape.value for shape in CategoryShape])
_admits = click.option(
    "--admits",
    "entitlements",
    multiple=True,
    type=click.Choice([EVERYTHING, *(kind.value for kind in SessionKind)]),
    help="Kinds of session it may enter; * for all. May be given several times.",
)


def register(root: click.Group) -> None:
    """Add the group `categories`."""
    root.add_command(categories)


@click.group()
def categories() -> None:
    """Participant categories of an event."""


@categories.command("list")
@event_option
@json_option
@pass_app
def list_all(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List the categories in their order."""
    with app.open() as context:
        rows = category_rows(context.database, event_row(context.database, event_code).id)
    cells = [(r.letter, r.name, r.colour, r.shape.value, ", ".join(r.entitlements)) for r in rows]
    app.show(rows, table([_("Letters"), _("Name"), _("Colour"), _("Shape"), _("Admits to")], cells), as_json)


@categories.command()
@event_option
@click.option("--name", required=True, metavar="NAME")
@click.option("--letters", required=True, metavar="XX", help="One to three, on badges.")
@click.option("--colour", required=True, metavar="#RRGGBB")
@click.option("--shape", type=_SHAPES, required=True)
@_admits
@json_option
@pass_app
def add(app: CliApp, /, *, event_code: str, as_json: bool, **given: Any) -> None:
    """Add a category after the others."""
    from wego_desktop.services.category_service import CategoryFields

    with app.open() as context:
        event = event_row(context.database, event_code)
        fields = CategoryFields(
            given["name"],
            given["letters"],
            given["colour"],
            CategoryShape(given["shape"]),
            given["entitlements"] or (EVERYTHING,),
        )
        context.categories.add(context.actor, event.id, fields)
        row = category_named(context, event, given["name"])
    app.show(row, [_("Added category {name}.").format(name=row.name)], as_json)


@categories.command()
@click.argument("category")
@event_option
@click.option("--name", metavar="NAME")
@click.option("--letters", "letter", metavar="XX")
@click.option("--colour", metavar="#RRGGBB")
@click.option("--shape", type=_SHAPES)
@_admits
@json_option
@pass_app
def edit(app: CliApp, /, *, category: str, event_code: str, as_json: bool, **given: Any) -> None:
    """Change a category, named by its name or letters; what is not named stays."""
    facts = {name: value for name, value in given.items() if value}
    if "shape" in facts:
        facts["shape"] = CategoryShape(facts["shape"])
    if not facts:
        raise UserError("nothing_to_change")
    with app.open() as context:
        event = event_row(context.database, event_code)
        row = category_named(context, event, category)
        context.categories.edit(context.actor, row.id, **facts)
        changed = next(r for r in category_rows(context.database, event.id) if r.id == row.id)
    app.show(changed, [_("Changed category {name}.").format(name=changed.name)], as_json)


@categories.command()
@click.argument("category")
@event_option
@click.option("--by", "places", type=int, required=True, help="So many places down; negative goes up.")
@json_option
@pass_app
def move(app: CliApp, *, category: str, event_code: str, places: int, as_json: bool) -> None:
    """Move a category in the order."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        context.categories.move(context.actor, category_named(context, event, category).id, places)
        names = [row.name for row in category_rows(context.database, event.id)]
    app.show({"order": names}, [", ".join(names)], as_json)


@categories.command()
@click.argument("category")
@event_option
@json_option
@pass_app
def remove(app: CliApp, *, category: str, event_code: str, as_json: bool) -> None:
    """Remove a category that nobody has."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        row = category_named(context, event, category)
        context.categories.remove(context.actor, row.id)
    app.show({"removed": row.name}, [_("Removed category {name}.").format(name=row.name)], as_json)
