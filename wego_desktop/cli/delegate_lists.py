"""Commands for the list of delegates: filter, order, columns; and the views that desks share."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.delegates import delegate
from wego_desktop.cli.list_choice import definition_of, wish_of, wish_options
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import event_row

_USUAL = ("number", "name", "organisation", "country", "category", "status")


def register(root: click.Group) -> None:
    """Add `delegate list`, `delegate columns` and the group `view`."""
    delegate.add_command(list_all)
    delegate.add_command(columns)
    root.add_command(view)


@click.command("list")
@event_option
@wish_options
@click.option("--columns", "keys", default="", metavar="A,B,C", help="See `delegate columns`.")
@click.option("--sort", default="", metavar="A,-B", help="Columns; - before one turns its order round.")
@json_option
@pass_app
def list_all(app: CliApp, /, *, event_code: str, keys: str, sort: str, as_json: bool, **options: Any) -> None:
    """List people: by a view, by filters, with any columns, in any order."""
    from wego_desktop.services.delegate_cells import cell_text
    from wego_desktop.services.filter_words import column_named, parse_sort
    from wego_desktop.services.queries.delegate_choice import DelegateFilter
    from wego_desktop.services.queries.delegates import rows

    with app.open() as context:
        event = event_row(context.database, event_code)
        wanted = definition_of(context, event, wish_of(options))
        offered = context.delegate_lists.columns(event.id)
        named = [key for key in keys.split(",") if key.strip()] or list(wanted.columns or _USUAL)
        shown = [column_named(key, offered) for key in named]
        order = parse_sort(sort, offered) or wanted.sort
        chosen = DelegateFilter(event.id, wanted.text, wanted.conditions)
        ids = context.delegate_lists.ids(chosen, order)
        found = rows(context.database, ids, [column.key for column in shown])
    zone = ZoneInfo(event.zone)

    def time_text(at: datetime) -> str:
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

    cells = [[cell_text(column, row, time_text) for column in shown] for row in found]
    app.show(found, table([column.title for column in shown], cells), as_json)


@click.command("columns")
@event_option
@json_option
@pass_app
def columns(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List the columns of the list, how each can be compared, and the values to choose from."""
    from wego_desktop.domain.list_filters import OPERATORS
    from wego_desktop.services.filter_words import operator_word
    from wego_desktop.services.queries.delegate_choices import choices

    with app.open() as context:
        event = event_row(context.database, event_code)
        offered = context.delegate_lists.columns(event.id)
        values = choices(context.database, event.id)
    told = [
        {
            "key": column.key,
            "title": column.title,
            "kind": column.kind.value,
            "operators": [operator_word(operator) for operator in OPERATORS[column.kind]],
            "values": [text for _stored, text in values.get(column.key, ())],
            "is_sortable": column.is_sortable,
        }
        for column in offered
    ]
    cells = [(line["key"], line["title"], ", ".join(line["operators"])) for line in told]  # type: ignore[arg-type]
    app.show(told, table([_("Key"), _("Column"), _("Compares")], cells), as_json)


@click.group()
def view() -> None:
    """Views of the list of delegates that all desks share."""


@view.command("list")
@event_option
@json_option
@pass_app
def list_views(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List the views with how many people each holds."""
    from wego_desktop.services.queries.views import saved_views

    with app.open() as context:
        event = event_row(context.database, event_code)
        views = (*saved_views(context.database, event.id), *context.delegate_lists.ready_views())
        counts = context.delegate_lists.counts(event.id, views)
    told = [
        {
            "key": each.key,
            "name": each.name,
            "is_ready_made": each.is_ready_made,
            "count": counts.get(each.key),
            **each.definition.to_json(),
        }
        for each in views
    ]
    cells = [
        (each.name, counts.get(each.key, ""), "" if each.is_ready_made else _("saved")) for each in views
    ]
    app.show(told, table([_("View"), _("People"), ""], cells), as_json)


@view.command("save")
@click.argument("name")
@event_option
@wish_options
@click.option("--columns", "keys", default="", metavar="A,B,C", help="See `delegate columns`.")
@click.option("--sort", default="", metavar="A,-B", help="Columns; - before one turns its order round.")
@click.option("--replace", "is_replacing", is_flag=True, help="Replace the view of that name.")
@json_option
@pass_app
def save(
    app: CliApp,
    /,
    *,
    name: str,
    event_code: str,
    keys: str,
    sort: str,
    is_replacing: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Keep filters, columns and order under a name; one step to undo."""
    from dataclasses import replace

    from wego_desktop.services.filter_words import column_named, parse_sort

    with app.open() as context:
        event = event_row(context.database, event_code)
        wanted = definition_of(context, event, wish_of(options))
        offered = context.delegate_lists.columns(event.id)
        shown = tuple(column_named(key, offered).key for key in keys.split(",") if key.strip())
        order = parse_sort(sort, offered)
        wanted = replace(wanted, columns=shown or wanted.columns, sort=order or wanted.sort)
        saved = context.views.save(context.actor, event.id, name, wanted, is_replacing=is_replacing)
    app.show(
        {"view": saved.value, **wanted.to_json()}, [_("Saved the view {name}.").format(name=name)], as_json
    )


@view.command("rename")
@click.argument("name")
@click.argument("new_name")
@event_option
@json_option
@pass_app
def rename(app: CliApp, *, name: str, new_name: str, event_code: str, as_json: bool) -> None:
    """Give a saved view another name; one step to undo."""
    with app.open() as context:
        key = _saved(context, event_code, name)
        told = context.views.rename(context.actor, key, new_name).value
    app.show({"view": key, "name": told}, [_("The view is called {name} now.").format(name=told)], as_json)


@view.command("move")
@click.argument("name")
@event_option
@click.option("--by", "step", type=int, required=True, metavar="PLACES", help="-1 moves it one place ahead.")
@json_option
@pass_app
def move(app: CliApp, *, name: str, event_code: str, step: int, as_json: bool) -> None:
    """Move a saved view among the saved ones; one step to undo."""
    with app.open() as context:
        key = _saved(context, event_code, name)
        place = context.views.move(context.actor, key, step).value
    text = _("{name} is the view number {place} now.").format(name=name, place=place + 1)
    app.show({"view": key, "place": place}, [text], as_json)


@view.command("remove")
@click.argument("name")
@event_option
@json_option
@pass_app
def remove(app: CliApp, *, name: str, event_code: str, as_json: bool) -> None:
    """Remove a saved view for everybody; one step to undo."""
    with app.open() as context:
        key = _saved(context, event_code, name)
        told = context.views.remove(context.actor, key).value
    app.show({"view": key, "name": told}, [_("Removed the view {name}.").format(name=told)], as_json)


def _saved(context: Any, event_code: str, name: str) -> str:
    """The id of a saved view; a ready-made one cannot be changed (`view_ready_made`)."""
    from wego_desktop.errors import UserError
    from wego_desktop.services.queries.views import view_named

    found = view_named(context.database, event_row(context.database, event_code).id, name)
    if found.is_ready_made:
        raise UserError("view_ready_made", name=found.name)
    return found.key
