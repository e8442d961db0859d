"""What a table model gives to the painting delegates."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import Qt

from wego_desktop.domain.enums import CategoryShape

_FIRST = int(Qt.ItemDataRole.UserRole)


class CellRole(IntEnum):
    """Roles beside DisplayRole (the plain text, which is copied) that delegates read.

    VALUE is one of the cell values below or a `Mark`; ROW_ID identifies the row for ticks and must be
    answered without loading the row; ROW_STATE is a `RowState`.
    """

    VALUE = _FIRST
    ROW_ID = _FIRST + 1
    ROW_STATE = _FIRST + 2


class RowState(StrEnum):
    """How a whole row is shown."""

    NORMAL = "normal"
    MUTED = "muted"
    STRUCK = "struck"
    TO_FIX = "to_fix"
    LOADING = "loading"


@dataclass(frozen=True, slots=True)
class PersonCell:
    """A name with its avatar, and the name in the person's own script."""

    name: str
    native_name: str = ""


@dataclass(frozen=True, slots=True)
class FlagCell:
    """A text with the flag of `country` (ISO 3166-1 alpha-2) before it."""

    country: str
    text: str


@dataclass(frozen=True, slots=True)
class CategoryCell:
    """A category: word, shape, and its own colour `#RRGGBB`."""

    text: str
    shape: CategoryShape
    colour: str
