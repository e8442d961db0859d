"""The columns of the file at the left: header and sample, and the field each goes into."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.import_service import ColumnRow, Confidence, ImportField, ImportPreview
from wego_desktop.services.importing.wording import field_label
from wego_desktop.ui.theme.icons import make_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.field import set_state
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line

_ROW_PX = 53
_COMBO_PX = 172
_ICON_GAP_PX = 6
_ICONS = {
    Confidence.SURE: ("check", "ok-text"),
    Confidence.CHOSEN: ("check", "ok-text"),
    Confidence.GUESS: ("circle-question-mark", "warn-text"),
    Confidence.NONE: ("minus", "text-3"),
}


class FieldCombo(QComboBox):
    """The fields a column may go into; `chosen(field)` when the user picks one (None: leave out)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(_COMBO_PX)
        self.setMaxVisibleItems(14)
        self._shown: tuple[ImportField | None, Confidence] = (None, Confidence.NONE)
        theme().theme_changed.connect(self._on_theme)
        self.addItem(_("Do not import"))
        for field in ImportField:
            self.addItem(field_label(field))
        self.activated.connect(lambda place: self.chosen.emit(self.field_at(place)))

    def field_at(self, place: int) -> ImportField | None:
        """The field of an item; None for "do not import"."""
        return None if place == 0 else list(ImportField)[place - 1]

    @property
    def field(self) -> ImportField | None:
        """The field that is shown."""
        return self.field_at(self.currentIndex())

    def pick(self, field: ImportField | None) -> None:
        """Choose a field as a click in the list does."""
        place = 0 if field is None else list(ImportField).index(field) + 1
        self.setCurrentIndex(place)
        self.activated.emit(place)

    def show_field(self, field: ImportField | None, confidence: Confidence) -> None:
        """Show a field with how sure it is."""
        self._shown = (field, confidence)
        for place in range(self.count()):
            self.setItemIcon(place, QIcon())
        place = 0 if field is None else list(ImportField).index(field) + 1
        icon = _ICONS[confidence if field is not None else Confidence.NONE]
        self.setItemIcon(place, make_icon(*icon))
        self.setCurrentIndex(place)
        self.setToolTip(self.currentText())
        set_state(self, "guess" if field is not None and confidence is Confidence.GUESS else "")

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


class _ColumnLine(QWidget):
    def __init__(self, column: ColumnRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(_ROW_PX)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 0, 12, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        self.letter = Label("", "small", self)
        self.letter.setFixedWidth(18)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.header = ElidedLabel("", "medium", self)
        self.sample = ElidedLabel("", "small", self)
        words.addStretch(1)
        words.addWidget(self.header)
        words.addWidget(self.sample)
        words.addStretch(1)
        self.combo = FieldCombo(self)
        grid.addWidget(self.letter, 0, 0)
        grid.addLayout(words, 0, 1)
        grid.addWidget(IconLabel("arrow-right", "text-2", 16, self), 0, 2)
        grid.addWidget(self.combo, 0, 3)
        grid.addWidget(Line("h", self), 1, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        self.show_column(column)

    def show_column(self, column: ColumnRow) -> None:
        """Show a column's header, sample and field."""
        self.index = column.index
        self.letter.setText(column.letter)
        self.header.setText(column.header or _("No header"))
        sample = " ".join(column.samples[0].split()) if column.samples else _("empty")
        if column.problem_count:
            words = ngettext("{count} word to place", "{count} words to place", column.problem_count)
            sample = words.format(count=column.problem_count)
        self.sample.setText(sample)
        self.combo.setAccessibleName(_("Field of {column}").format(column=column.header or column.letter))
        is_open = column.problem_count > 0
        self.combo.show_field(column.field, Confidence.GUESS if is_open else column.confidence)


class ColumnList(QWidget):
    """All columns; `remapped(index, field)` when one was put elsewhere, `reset_asked` for a fresh start."""

    remapped = Signal(int, object)
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_ColumnLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget(self)
        head.setFixedHeight(52)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(Label(_("Columns"), "strong", head))
        self.count = Label("", "second", head)
        row.addWidget(self.count)
        row.addStretch(1)
        self.reset = Button(_("Recognise again"), ButtonKind.QUIET, head, size=ButtonSize.SMALL)
        self.reset.setObjectName("recognise_again")
        self.reset.clicked.connect(self.reset_asked)
        row.addWidget(self.reset)
        column.addWidget(head)
        column.addWidget(Line("h", self))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(area)
        self._body = QVBoxLayout(self._inner)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addStretch(1)
        area.setWidget(self._inner)
        column.addWidget(area, 1)
        self._area = area

    def show_preview(self, preview: ImportPreview, *, is_changed: bool) -> None:
        """Show the columns of a preview; lines stay when the same columns are shown again."""
        same = [line.index for line in self._lines] == [column.index for column in preview.columns]
        if not same:
            self._make_lines(preview.columns)
        for line, column in zip(self._lines, preview.columns, strict=True):
            line.show_column(column)
        taken = sum(1 for column in preview.columns if column.field is not None)
        text = _("{taken} of {count} matched")
        self.count.setText(text.format(taken=taken, count=len(preview.columns)))
        self.reset.setVisible(is_changed)

    def _make_lines(self, columns: tuple[ColumnRow, ...]) -> None:
        for line in self._lines:
            self._body.removeWidget(line)
            line.deleteLater()
        self._lines = []
        for column in columns:
            line = _ColumnLine(column, self._inner)
            line.combo.chosen.connect(lambda field, line=line: self.remapped.emit(line.index, field))
            self._body.insertWidget(len(self._lines), line)
            # Lines are made after what stands right of them; Tab goes through them first all the same.
            self.setTabOrder(self._lines[-1].combo if self._lines else self.reset, line.combo)
            self._lines.append(line)
        if self._lines:
            self.setFocusProxy(self._lines[0].combo)

    def combo_of(self, index: int) -> FieldCombo:
        """The choice of the sheet column `index`."""
        return next(line.combo for line in self._lines if line.index == index)

    def focus_first_guess(self) -> None:
        """Put the focus on the first column that is a guess, else on the first."""
        guesses = [line for line in self._lines if line.combo.property("state") == "guess"]
        for line in [*guesses, *self._lines][:1]:
            line.combo.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(line)
