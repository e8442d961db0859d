"""The choice of the field that a column goes into."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.import_service import Confidence, FieldChoice
from wego_desktop.ui.theme.icons import make_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.field import set_state

_COMBO_PX = 164
_ICON_GAP_PX = 6
_ICONS = {
    Confidence.SURE: ("check", "ok-text"),
    Confidence.CHOSEN: ("check", "ok-text"),
    Confidence.GUESS: ("circle-question-mark", "warn-text"),
    Confidence.NONE: ("minus", "text-3"),
}


class FieldCombo(QComboBox):
    """The fields a column may go into; `chosen(field id)` when the user picks one (empty: leave out)."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(_COMBO_PX)
        self.setMaxVisibleItems(14)
        self._shown: tuple[str, Confidence, str] = ("", Confidence.NONE, "")
        self._offered: tuple[FieldChoice, ...] = ()
        theme().theme_changed.connect(self._on_theme)
        self.addItem(_("Do not import"), "")
        self.activated.connect(lambda _place: self.chosen.emit(self.field_id))

    def offer(self, fields: Sequence[FieldChoice]) -> None:
        """Offer these fields, own ones of the event after a line."""
        if tuple(fields) == self._offered:
            return
        self._offered = tuple(fields)
        self.clear()
        self.addItem(_("Do not import"), "")
        for choice in fields:
            if choice.is_own and not any(f.is_own for f in fields[: fields.index(choice)]):
                self.insertSeparator(self.count())
            self.addItem(choice.label, choice.id)

    @property
    def field_id(self) -> str:
        """The field that is shown; empty for "do not import"."""
        return str(self.currentData() or "")

    def pick(self, field_id: str) -> None:
        """Choose a field as a click in the list does."""
        self.setCurrentIndex(max(0, self.findData(field_id)))
        self.activated.emit(self.currentIndex())

    def show_field(self, field_id: str, confidence: Confidence, why: str = "") -> None:
        """Show a field with how sure it is, and why."""
        self._shown = (field_id, confidence, why)
        for place in range(self.count()):
            self.setItemIcon(place, QIcon())
        place = max(0, self.findData(field_id)) if field_id else 0
        self.setItemIcon(place, make_icon(*_ICONS[confidence if field_id else Confidence.NONE]))
        self.setCurrentIndex(place)
        self.setToolTip("\n".join(text for text in (self.currentText(), why) if text))
        set_state(self, "guess" if field_id and confidence is Confidence.GUESS else "")

    def _on_theme(self) -> None:
        self.show_field(*self._shown)

    def paintEvent(self, e: QPaintEvent) -> None:
        # A combo box clips a long text in the middle of a letter; this one says that there is more.
        del e
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - self.iconSize().width() - _ICON_GAP_PX
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, e: QWheelEvent) -> None:
        # The wheel scrolls the list of columns, it never changes a column by accident.
        e.ignore()
