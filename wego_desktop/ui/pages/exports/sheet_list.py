"""The sheets that can be saved, each with what it is for; arrow keys choose."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wego_desktop.domain.enums import SheetKind
from wego_desktop.i18n import N_, _
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme

_KIND = Qt.ItemDataRole.UserRole
_LINE_PX = 72
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """How one kind of sheet is offered."""

    kind: SheetKind
    icon_name: str
    title: str
    purpose: str


CHOICES = (
    SheetChoice(
        SheetKind.ATTENDEES,
        "users",
        N_("Attendees"),
        N_("Everybody registered, with a summary and further sheets"),
    ),
    SheetChoice(
        SheetKind.SESSIONS,
        "calendar-days",
        N_("Programme"),
        N_("Sessions with speakers, seats, and who was there"),
    ),
    SheetChoice(
        SheetKind.NETWORK,
        "network",
        N_("Network meeting"),
        N_("Members of AFSCN or LASCN against who is in the room"),
    ),
    SheetChoice(
        SheetKind.SIGN_IN,
        "pencil",
        N_("Sign-in sheets"),
        N_("To print and sign, for the event or for sessions"),
    ),
    SheetChoice(
        SheetKind.PUBLISHED_LIST,
        "globe",
        N_("Published list"),
        N_("Cities, countries and regions, without personal data"),
    ),
    SheetChoice(
        SheetKind.MEMBERS,
        "building-2",
        N_("Member list"),
        N_("All organisations with their offices and networks"),
    ),
)


class SheetList(QListWidget):
    """One line per sheet, the chosen one tinted; `chosen(kind)` when another becomes current."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_list")
        self.setAccessibleName(_("Sheet"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_SheetDelegate(self))
        for choice in CHOICES:
            item = QListWidgetItem(_(choice.title), self)
            item.setData(_KIND, choice.kind)
            item.setToolTip(_(choice.purpose))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, _(choice.purpose))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(CHOICES[row].kind))

    @property
    def kind(self) -> SheetKind:
        """The sheet that is chosen."""
        return CHOICES[max(0, self.currentRow())].kind

    def choose(self, kind: SheetKind) -> None:
        """Choose a sheet."""
        self.setCurrentRow(next(at for at, choice in enumerate(CHOICES) if choice.kind is kind))


class _SheetDelegate(QStyledItemDelegate):
    """Icon, title, and the purpose on up to two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(200, _LINE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        choice = CHOICES[index.row()]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or is_over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("selected" if is_chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        if is_chosen and option.widget is not None and option.widget.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        ink = "accent-text" if is_chosen else "text-2"
        place = QRectF(rect.left() + 12, rect.top() + 10, 18, 18)
        paint_icon(painter, place, choice.icon_name, ink, 18)
        text = rect.adjusted(42, 8, -10, -6)
        painter.setFont(ui_font(13, 600 if is_chosen else 500))
        painter.setPen(theme().color("accent-text" if is_chosen else "text"))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignTop), _(choice.title))
        painter.setFont(ui_font(12))
        painter.setPen(theme().color("text-2"))
        below = text.adjusted(0, 21, 0, 4)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), _(choice.purpose))
        painter.restore()
