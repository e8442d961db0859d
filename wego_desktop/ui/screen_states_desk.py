"""The states of the check-in desk that `screens` draws: each kind of result, matches, a door, a walk-in."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.services.queries.desk import checkpoints
from wego_desktop.services.queries.desk_matches import MatchRow, matches
from wego_desktop.ui.pages.desk.page import DeskPage
from wego_desktop.ui.screen_stage import Stage, State

_MANY = 1000


def desk_states() -> list[State]:
    """In the order in which they write to the sample's copy."""
    return [
        State("desk-checked-in", lambda on: _scanned(on, _is_to_come)),
        State("desk-already-in", lambda on: _scanned(on, lambda row: row.has_arrived)),
        State("desk-cancelled", lambda on: _scanned(on, _is_cancelled)),
        State("desk-not-known", _unknown),
        State("desk-matches", _typed),
        State("desk-door", _door),
        State("desk-walk-in", _walk_in),
    ]


def _is_to_come(row: MatchRow) -> bool:
    return row.status is RegistrationStatus.CONFIRMED and not row.has_arrived


def _is_cancelled(row: MatchRow) -> bool:
    return row.status is RegistrationStatus.CANCELLED


def _desk(on: Stage) -> DeskPage:
    page = on.page("desk")
    assert isinstance(page, DeskPage)
    page.desk_header.switch.choose("arrival")
    on.settle()
    return page


def _people(page: DeskPage) -> tuple[MatchRow, ...]:
    services = page.services
    return matches(services.context.database, services.event.id, services.event.code, _MANY)


def _scanned(on: Stage, is_wanted: Callable[[MatchRow], bool]) -> QWidget | None:
    page = _desk(on)
    found = next((row for row in _people(page) if is_wanted(row)), None)
    if found is not None:
        page.scan(found.number)
        on.settle()
    return None


def _unknown(on: Stage) -> QWidget | None:
    page = _desk(on)
    page.scan(f"{page.services.event.code}-9412")
    on.settle()
    return None


def _typed(on: Stage) -> QWidget | None:
    page = _desk(on)
    page.field.edit.setText("da")
    on.settle()
    return None


def _door(on: Stage) -> QWidget | None:
    page = _desk(on)
    page.field.clear()
    rows = checkpoints(page.services.context.database, page.services.event.id)
    door = next((row for row in rows if row.network), None)
    if door is not None:
        page.stand_at(door)
        page.scan(_people(page)[0].number)
        on.settle()
    return None


def _walk_in(on: Stage) -> QWidget | None:
    page = _desk(on)
    page.open_walk_in()
    on.settle()
    return None
