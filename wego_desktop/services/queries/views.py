"""The views that the desks of a workspace share, and how many registrations each view of a list holds."""

from collections.abc import Iterable
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import SavedView
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.list_filters import ListDefinition
from wego_desktop.errors import UserError
from wego_desktop.services.queries.delegate_choice import DelegateFilter
from wego_desktop.services.queries.delegate_filter import Marked, count_statement, found_ids
from wego_desktop.services.ready_views import DELEGATES_PAGE, ListView, ready_views


def saved_views(database: Database, event_id: str, page: str = DELEGATES_PAGE) -> tuple[ListView, ...]:
    """The saved views of a page in their order."""
    statement = (
        select(SavedView.id, SavedView.name, SavedView.definition)
        .where(SavedView.event_id == event_id, SavedView.page == page)
        .order_by(SavedView.position, SavedView.name)
    )
    with database.read() as session:
        return tuple(
            ListView(id_, name, ListDefinition.from_json(stored))
            for id_, name, stored in session.execute(statement)
        )


def view_named(database: Database, event_id: str, name: str) -> ListView:
    """The view of the list of delegates with that name (any letter case) or key, a saved one before others.

    Raises `UserError("no_such_view")`, which names those there are.
    """
    wanted = name.strip().casefold()
    views = (*saved_views(database, event_id), *ready_views())
    for view in views:
        if wanted in {view.name.casefold(), view.key}:
            return view
    raise UserError("no_such_view", name=name, allowed=", ".join(view.name for view in views))


def view_counts(
    database: Database,
    event_id: str,
    views: Iterable[ListView],
    marked: Marked = MappingProxyType({}),
) -> dict[str, int]:
    """How many registrations each view holds, by its key; a view that no longer makes sense is left out.

    One statement for each view, and one for the event's zone.
    """
    counts: dict[str, int] = {}
    with database.read() as session:
        for view in views:
            chosen = DelegateFilter(event_id, view.definition.text, view.definition.conditions)
            try:
                counts[view.key] = _count(session, chosen, marked)
            except UserError:
                continue
    return counts


def _count(session: Session, chosen: DelegateFilter, marked: Marked) -> int:
    statement = count_statement(session, chosen)
    if statement is not None:
        return session.scalar(statement) or 0
    return len(found_ids(session, chosen, marked=marked))
