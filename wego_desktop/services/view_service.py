"""Views of lists that all desks of a workspace share: saved, changed, renamed, moved, removed."""

from sqlalchemy import Select, func, select

from wego_desktop.db.models import Event, SavedView, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.list_filters import ListDefinition
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.ready_views import DELEGATES_PAGE, ready_views


class ViewService:
    """Keeps views; each method is one step to undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self,
        actor: Actor,
        event_id: str,
        name: str,
        definition: ListDefinition,
        page: str = DELEGATES_PAGE,
        *,
        is_replacing: bool = False,
    ) -> Outcome[str]:
        """A new view after the others, or with `is_replacing` the one of that name; the value is its id.

        Raises `UserError`: `view_name_missing`, `view_name_taken`, `no_such_event`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_VIEWS, actor, event_id) as unit:
            if unit.session.get(Event, event_id) is None:
                raise UserError("no_such_event", code=event_id)
            name = _free_name(unit, event_id, page, name, but="" if not is_replacing else "*")
            row = unit.session.scalar(_named(event_id, page, name)) if is_replacing else None
            if row is not None:
                row.definition = definition.to_json()
            else:
                row = SavedView(
                    id=new_id(),
                    event_id=event_id,
                    page=page,
                    name=name,
                    definition=definition.to_json(),
                    position=_next_place(unit, event_id, page),
                )
                unit.session.add(row)
            unit.note(name=row.name)
            return outcome(unit, row.id)

    def change(self, actor: Actor, view_id: str, definition: ListDefinition) -> Outcome[str]:
        """The view with other contents; the value is its name. Raises `view_gone`, `not_allowed`."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_VIEWS, actor) as unit:
            row = _view(unit, view_id)
            row.definition = definition.to_json()
            return outcome(unit, row.name)

    def rename(self, actor: Actor, view_id: str, name: str) -> Outcome[str]:
        """The view under another name, which is the value.

        Raises `UserError`: `view_gone`, `view_name_missing`, `view_name_taken`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_VIEWS, actor) as unit:
            row = _view(unit, view_id)
            row.name = _free_name(unit, row.event_id, row.page, name, but=row.id)
            unit.note(name=row.name)
            return outcome(unit, row.name)

    def move(self, actor: Actor, view_id: str, step: int) -> Outcome[int]:
        """The view moved by `step` places among the saved ones; the value is its place, from 0."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_VIEWS, actor) as unit:
            row = _view(unit, view_id)
            statement = select(SavedView).where(
                SavedView.event_id == row.event_id, SavedView.page == row.page
            )
            order = list(unit.session.scalars(statement.order_by(SavedView.position, SavedView.name)))
            place = order.index(row)
            target = min(max(place + step, 0), len(order) - 1)
            order.insert(target, order.pop(place))
            for position, each in enumerate(order):
                each.position = position
            return outcome(unit, target)

    def remove(self, actor: Actor, view_id: str) -> Outcome[str]:
        """The view removed for everybody; the value is its name. Raises `view_gone`, `not_allowed`."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_VIEWS, actor) as unit:
            row = _view(unit, view_id)
            unit.session.delete(row)
            return outcome(unit, row.name)


def _view(unit: WriteUnit, view_id: str) -> SavedView:
    row = unit.session.get(SavedView, view_id)
    if row is None:
        raise UserError("view_gone")
    unit.event_id = row.event_id
    unit.note(name=row.name)
    return row


def _named(event_id: str, page: str, name: str) -> Select[SavedView]:
    return select(SavedView).where(
        SavedView.event_id == event_id,
        SavedView.page == page,
        func.lower(SavedView.name) == name.lower(),
    )


def _free_name(unit: WriteUnit, event_id: str, page: str, name: str, *, but: str) -> str:
    """The name without blanks at its ends; `but` is the id that may have it, or * for any."""
    name = " ".join(name.split())
    if not name:
        raise UserError("view_name_missing")
    if name.casefold() in {view.name.casefold() for view in ready_views()}:
        raise UserError("view_name_taken")
    found = unit.session.scalar(_named(event_id, page, name))
    if found is not None and but not in {"*", found.id}:
        raise UserError("view_name_taken")
    return name


def _next_place(unit: WriteUnit, event_id: str, page: str) -> int:
    statement = select(func.max(SavedView.position)).where(
        SavedView.event_id == event_id, SavedView.page == page
    )
    last = unit.session.scalar(statement)
    return 0 if last is None else last + 1
