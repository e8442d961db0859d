"""Who acts, and at which desk."""

from dataclasses import dataclass

from wego_desktop.domain.enums import OperatorRole


@dataclass(frozen=True, slots=True)
class Actor:
    """The operator and desk that every change is written under; ids are those of the workspace."""

    operator_id: str
    operator_name: str
    role: OperatorRole
    desk_id: str
    desk_name: str
