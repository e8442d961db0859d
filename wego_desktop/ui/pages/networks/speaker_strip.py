"""Chair, moderator and speakers of the meeting side by side."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.domain.enums import SessionRoleKind
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.session_people import RoleRow
from wego_desktop.ui.widgets.containers import Card
from wego_desktop.ui.widgets.labels import ElidedLabel, Line
from wego_desktop.ui.widgets.pictures import Avatar

_MOST = 3
_ORDER = tuple(SessionRoleKind)


class SpeakerStrip(Card):
    """Up to three people with a part in the meeting, the chair first; the last cell counts the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, padding=0)
        self._shown: tuple[RoleRow, ...] | None = None
        self._cells = QWidget(self)
        self.body.addWidget(self._cells)
        self.setFixedHeight(62)

    def show_people(self, roles: tuple[RoleRow, ...]) -> None:
        """Show who has a part; hidden when nobody has."""
        self.setVisible(bool(roles))
        if roles == self._shown:
            return
        self._shown = roles
        ordered = sorted(roles, key=lambda role: _ORDER.index(role.kind))
        cells = QWidget(self)
        row = QHBoxLayout(cells)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, role in enumerate(ordered[:_MOST]):
            if place:
                row.addWidget(Line("v", cells))
            more = len(ordered) - _MOST if place == _MOST - 1 else 0
            row.addWidget(_cell(role, max(more, 0), cells), 1)
        self.body.replaceWidget(self._cells, cells)
        self._cells.deleteLater()
        self._cells = cells


def _cell(role: RoleRow, more: int, parent: QWidget) -> QWidget:
    cell = QWidget(parent)
    row = QHBoxLayout(cell)
    row.setContentsMargins(16, 8, 12, 8)
    row.setSpacing(10)
    avatar = Avatar(role.name, 36, cell)
    avatar.set_name(role.name, role.native_name)
    row.addWidget(avatar)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(ElidedLabel(role.name, "medium", cell))
    note = ", ".join(part for part in (word(role.kind), role.organisation) if part)
    if more:
        note = _("{note}, and {count} more").format(note=note, count=more)
    words.addWidget(ElidedLabel(note, "small", cell))
    words.addStretch(1)
    row.addLayout(words, 1)
    return cell
