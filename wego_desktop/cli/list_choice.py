"""Which people a command is about: numbers, filters, a view, a typed text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.list_filters import Condition, ListDefinition, Operator
from wego_desktop.errors import UserError
from wego_desktop.services.queries.events import EventRow

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of one command that say which people."""

    text: str = ""
    filters: tuple[str, ...] = ()
    view: str = ""
    category: str | None = None
    status: str | None = None
    arrived: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing limits the choice."""
        return self == Wish()


def wish_options(command: Command) -> Command:
    """Add --find, --filter, --view, --category, --status and --arrived to a command."""
    for option in reversed(
        (
            click.option(
                "--find", "text", default="", metavar="TEXT", help="Every word must occur, in any script."
            ),
            click.option(
                "--filter",
                "filters",
                multiple=True,
                metavar="TEXT",
                help='Like "status any of Confirmed, Invited", "hotel is empty", "registered between '
                '2026-08-01 and 2026-08-31"; repeatable, all must hold. Columns: see `delegate columns`.',
            ),
            click.option(
                "--view", default="", metavar="NAME", help="A saved view, or one like `Not arrived`."
            ),
            click.option(
                "--category", "category", metavar="C", help="Only this category, by name or letters."
            ),
            click.option(
                "--status", "status", type=click.Choice([each.value for each in RegistrationStatus])
            ),
            click.option(
                "--arrived/--not-arrived", "arrived", default=None, help="At the event's arrival desk."
            ),
        )
    ):
        command = option(command)
    return command


def wish_of(options: dict[str, Any]) -> Wish:
    """The wish of these options, which are taken out of `options`."""
    names = ("text", "filters", "view", "category", "status", "arrived")
    return Wish(**{name: options.pop(name) for name in names if name in options})


def definition_of(context: AppContext, event: EventRow, wish: Wish) -> ListDefinition:
    """What the options mean, beginning with the view; raises what its parts raise."""
    from dataclasses import replace

    from wego_desktop.cli.choosing import category_named
    from wego_desktop.services.filter_words import parse_condition
    from wego_desktop.services.queries.delegate_choices import choices, with_organisations
    from wego_desktop.services.queries.views import view_named

    start = view_named(context.database, event.id, wish.view).definition if wish.view else ListDefinition()
    conditions = list(start.conditions)
    if wish.filters:
        offered = choices(context.database, event.id)
        columns = context.delegate_lists.columns(event.id)
        parsed = [parse_condition(text, columns, offered) for text in wish.filters]
        conditions += with_organisations(context.database, parsed)
    if wish.category:
        key = category_named(context, event, wish.category).id
        conditions.append(Condition("category", Operator.IS, (key,)))
    if wish.status:
        conditions.append(Condition("status", Operator.IS, (wish.status,)))
    if wish.arrived is not None:
        conditions.append(Condition("arrived", Operator.NOT_EMPTY if wish.arrived else Operator.EMPTY))
    return replace(start, conditions=tuple(conditions), text=wish.text or start.text)


def chosen_ids(context: AppContext, event: EventRow, people: tuple[str, ...], wish: Wish) -> list[str]:
    """The registrations of these numbers, else of the filter; raises `nobody_chosen` without either."""
    from wego_desktop.cli.choosing import registration_ids
    from wego_desktop.services.queries.delegate_choice import DelegateFilter

    if people:
        if not wish.is_empty:
            raise click.UsageError("Name people by number, or by --filter and --view, not both.")
        return registration_ids(context, event, people)
    if wish.is_empty:
        raise UserError("nobody_chosen")
    wanted = definition_of(context, event, wish)
    found = context.delegate_lists.ids(DelegateFilter(event.id, wanted.text, wanted.conditions), wanted.sort)
    if not found:
        raise UserError("nobody_chosen")
    return found
