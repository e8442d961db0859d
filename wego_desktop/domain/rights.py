"""Which role may do what; services ask here before they write."""

from enum import StrEnum

from wego_desktop.domain.enums import OperatorRole
from wego_desktop.errors import UserError


class Right(StrEnum):
    """One thing that an operator may or may not do."""

    CHECK_IN = "check_in"
    FORCE_CHECK_IN = "force_check_in"
    WALK_IN = "walk_in"
    EDIT_PEOPLE = "edit_people"
    HANDLE_VISA = "handle_visa"
    EXCEED_LIMITS = "exceed_limits"
    EDIT_PROGRAMME = "edit_programme"
    EDIT_NETWORKS = "edit_networks"
    IMPORT = "import"
    EXPORT = "export"
    PRINT_BADGES = "print_badges"
    EDIT_EVENTS = "edit_events"
    UNDO_OTHERS = "undo_others"
    MANAGE_OPERATORS = "manage_operators"


_DESK = frozenset({Right.CHECK_IN, Right.WALK_IN, Right.EDIT_PEOPLE, Right.PRINT_BADGES})
_ALL = frozenset(Right)
_RIGHTS: dict[OperatorRole, frozenset[Right]] = {
    OperatorRole.DESK: _DESK,
    OperatorRole.ORGANISER: _ALL - {Right.EDIT_NETWORKS, Right.MANAGE_OPERATORS},
    OperatorRole.GOVERNANCE: _ALL
    - {Right.IMPORT, Right.EDIT_EVENTS, Right.UNDO_OTHERS, Right.MANAGE_OPERATORS},
    OperatorRole.ADMINISTRATOR: _ALL,
}


def has_right(role: OperatorRole, right: Right) -> bool:
    """Whether an operator with `role` may use `right`."""
    return right in _RIGHTS[role]


def require(role: OperatorRole, right: Right) -> None:
    """Pass silently when `role` has `right`; raise `UserError("not_allowed")` otherwise."""
    if not has_right(role, right):
        raise UserError("not_allowed", right=right.value, role=role.value)
