"""Saving one cell of the list of delegates: which service a column belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from wego_desktop.domain.enums import AttendanceMode, DelegationRole, OwnFieldKind, RegistrationStatus
from wego_desktop.domain.own_fields import ANSWER_PREFIX
from wego_desktop.services.queries.delegate_columns import DelegateColumn
from wego_desktop.services.queries.delegate_rows import DelegateRow
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.services.outcome import Outcome

_PERSON = frozenset(
    {
        "honorific", "given_names", "family_name", "native_name", "badge_name", "email", "phone",
        "position", "languages",
    }
)  # fmt: skip
_REGISTRATION = frozenset({"desk_note", "notes", "dietary", "accessibility"})
_JOURNEY = frozenset({"arrival_flight", "departure_flight", "hotel", "pick_up", "emergency_contact"})
_CHOSEN = frozenset({"category", "status", "mode", "role"})
ORGANISATION, TAGS = "organisation", "tags"
EDITABLE = _PERSON | _REGISTRATION | _JOURNEY | _CHOSEN | {ORGANISATION, TAGS}


def can_edit(column: DelegateColumn) -> bool:
    """Whether a cell of the column can be edited where it stands."""
    return column.key in EDITABLE or column.answer_kind is not None


def is_chosen(column: DelegateColumn) -> bool:
    """Whether the value is one of a list."""
    return column.key in _CHOSEN or column.answer_kind in {OwnFieldKind.CHOICE, OwnFieldKind.YES_NO}


@dataclass(frozen=True, slots=True)
class CellValue:
    """What was typed or chosen in one cell."""

    row: DelegateRow
    column: DelegateColumn
    value: str


class CellWriter:
    """Saves cells; each is one step to undo. `done` and `failed` run on the window's thread."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services, self._page = services, page

    def write(self, cell: CellValue, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Save one cell through the service that the column belongs to."""
        self._services.runner.write(
            lambda: self._save(cell), done=lambda _outcome: done(), failed=failed, initiator=self._page
        )

    def _save(self, cell: CellValue) -> "Outcome[Any]":
        context, key, row = self._services.context, cell.column.key, cell.row
        actor, value = context.actor, cell.value
        facts: dict[str, Any] = {key: value}
        if key in _PERSON:
            return context.people.edit(actor, row.person_id, self._services.event.id, **facts)
        if key in _JOURNEY:
            return context.logistics.edit(actor, row.id, **facts)
        if key == TAGS:
            from wego_desktop.services.tag_service import read_tags

            return context.tags.set_for(actor, row.id, read_tags(value))
        if key == "status":
            return context.registrations.set_status(actor, [row.id], RegistrationStatus(value))
        if key.startswith(ANSWER_PREFIX):
            return context.answers.set_for(actor, row.id, {key.removeprefix(ANSWER_PREFIX): value})
        return context.registrations.edit(actor, row.id, **_registration_facts(key, value))


def _registration_facts(key: str, value: str) -> dict[str, Any]:
    match key:
        case "organisation":
            return {"organisation_name": value}
        case "category":
            return {"category_id": value}
        case "mode":
            return {"mode": AttendanceMode(value)}
        case "role":
            return {"delegation_role": DelegationRole(value)}
    return {key: value}
