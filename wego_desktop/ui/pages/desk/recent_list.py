"""Recent arrivals: the newest scans of this desk or of all, and finding among them."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.domain.enums import Direction
from wego_desktop.domain.scanning import ResultCode, Severity, severity_of
from wego_desktop.i18n import _
from wego_desktop.messages.desk import headline
from wego_desktop.services.queries.desk import RecentRow
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.labels import Label, Line
from wego_desktop.ui.widgets.pictures import flag_pixmap
from wego_desktop.ui.widgets.switch import SegmentedSwitch

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 48
_ROW = Qt.ItemDataRole.UserRole
_LOOKS = {
    Severity.DONE: ("circle-check", "ok-text", "ok-tint"),
    Severity.LOOK: ("triangle-alert", "warn-text", "warn-tint"),
    Severity.STOP: ("octagon-x", "bad-text", "bad-tint"),
    Severity.NOT_FOUND: ("circle-question-mark", "text-3", "neutral-tint"),
}


class RecentModel(QAbstractListModel):
    """The rows as they were read; `latest_id` is the scan that the card shows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[RecentRow, ...] = ()
        self.latest_id = ""
        self.desk_id = ""

    def show_rows(self, rows: Sequence[RecentRow], latest_id: str) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows, self.latest_id = tuple(rows), latest_id
        self.endResetModel()

    def forget_latest(self) -> None:
        """Mark no row any more, because the card was cleared."""
        self.latest_id = ""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.at:%H:%M} {row.name}, {row_note(row, self.desk_id)}"
        return None


def row_note(row: RecentRow, desk_id: str) -> str:
    """The second line: city, another desk, and what came of the scan when it was no plain arrival."""
    parts = [row.city or row.organisation]
    if row.desk_id != desk_id:
        parts.append(row.desk)
    if row.code is ResultCode.ALREADY_IN:
        parts.append(_("repeat scan"))
    elif row.code is not ResultCode.OK:
        parts.append(headline(row.code))
    elif row.direction is Direction.ENTRY and row.is_forced:
        parts.append(_("let in"))
    return " · ".join(part for part in parts if part)


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(200, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, model = index.data(_ROW), index.model()
        assert isinstance(row, RecentRow)
        assert isinstance(model, RecentModel)
        rect = QRectF(option.rect)
        icon_name, ink, tint = _LOOKS[severity_of(row.code)]
        painter.save()
        if row.scan_id == model.latest_id:
            painter.fillRect(rect, theme().color(tint))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme().color("border-soft")
        )
        time = QRectF(rect.left() + 20, rect.top(), 44, rect.height() - 1)
        draw_line(painter, time, f"{row.at:%H:%M}", ui_font(13, is_tabular=True), theme().color("text-3"))
        left, right = rect.left() + 68, rect.right() - 44
        note_text = row_note(row, model.desk_id)
        name_top = rect.top() + (5 if note_text or row.country else (rect.height() - 21) / 2)
        self._paint_name(painter, QRectF(left, name_top, right - left, 20), row)
        flag = flag_pixmap(row.country, 16, painter.device().devicePixelRatioF()) if row.country else None
        note_left = left
        if flag is not None:
            painter.drawPixmap(QPointF(left, rect.top() + 28), flag)
            note_left += 22
        note = QRectF(note_left, rect.top() + 25, right - note_left, 18)
        draw_line(painter, note, note_text, ui_font(12), theme().color("text-2"))
        paint_icon(painter, QRectF(rect.right() - 38, rect.top(), 20, rect.height()), icon_name, ink, 18)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRectF, row: RecentRow) -> None:
        end = draw_line(painter, rect, row.name, ui_font(13, 500), theme().color("text"))
        room = QRectF(end + 5, rect.top(), max(0.0, rect.right() - end - 5), rect.height())
        if row.native_name and room.width() > 30:
            draw_line(painter, room, row.native_name, ui_font(13), theme().color("text-2"))


class _RecentView(QListView):
    """The list, with a line instead of nothing when it is empty."""

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        model = self.model()
        if model is not None and model.rowCount() == 0:
            rect = QRectF(self.viewport().rect()).adjusted(20, 16, -20, 0)
            painter = QPainter(self.viewport())
            painter.setPen(theme().color("text-3"))
            painter.setFont(ui_font(13))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignHCenter), _("No one here yet"))


class RecentCard(QWidget):
    """Card with switch, list and search; `asked` is emitted when other rows are wanted."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recent_card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 12, 10)
        head.addWidget(Label(_("Recent arrivals"), "strong", self), 1)
        choices: list[tuple[str, ...]] = [("desk", _("This desk")), ("all", _("All desks"))]
        self.switch = SegmentedSwitch(choices, self, height=28, name=_("Recent arrivals"))
        self.switch.choose("all")
        self.switch.changed.connect(lambda _key: self.asked.emit())
        head.addWidget(self.switch)
        column.addLayout(head)
        column.addWidget(Line("h", self))
        self.model = RecentModel(self)
        self.view = _RecentView(self)
        self.view.setObjectName("recent_list")
        self.view.setAccessibleName(_("Recent arrivals"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_RowDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.view, 1)
        column.addWidget(Line("h", self))
        self.search = SearchField(_("Find in all arrivals"), self, keys="F6")
        self.search.setObjectName("recent_search")
        self.search.textChanged.connect(lambda _text: self.asked.emit())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self.search)
        column.addLayout(foot)

    @property
    def is_of_this_desk(self) -> bool:
        """Whether only this desk's scans are wanted."""
        return self.switch.current == "desk"

    def set_total(self, arrived: int, *, is_door: bool) -> None:
        """Name the number of arrivals, or of people in the room, in the search field."""
        text = _("Find among {count} in the room") if is_door else _("Find in all {count} arrivals")
        self.search.setPlaceholderText(text.format(count=arrived))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
