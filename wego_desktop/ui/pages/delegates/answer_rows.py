"""Rows and form fields for the answers to an event's own fields."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from wego_desktop.domain.answers import typed_answer
from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.own_fields import AnswerValue, FieldSpec
from wego_desktop.i18n import _
from wego_desktop.services.own_fields.words import answer_text
from wego_desktop.ui.pages.delegates.value_row import LABEL_PX, ChoiceRow, EditableRow, TextRow
from wego_desktop.ui.widgets.field import Field

_HINTS = {OwnFieldKind.NUMBER: "12", OwnFieldKind.DATE: "2026-10-14"}


class TicksRow(EditableRow):
    """Several of a few: F2, Enter or a click opens the ticks, each saved at once; Esc or Enter ends it."""

    def __init__(self, label: str, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.value_label.setCursor(Qt.CursorShape.PointingHandCursor)
        self._holder = QWidget(self)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(LABEL_PX + 16, 0, 0, 6)
        column.setSpacing(4)
        self.boxes = [QCheckBox(choice.replace("&", "&&"), self._holder) for choice in choices]
        for box in self.boxes:
            box.clicked.connect(self._tell)
            box.installEventFilter(self)
            column.addWidget(box)
        self._choices = tuple(choices)
        self._holder.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self._holder)

    def set_value(self, value: AnswerValue | None) -> None:
        """Show the saved choices, also one that is offered no more."""
        chosen = value if isinstance(value, list) else []
        for choice, box in zip(self._choices, self.boxes, strict=True):
            box.setChecked(choice in chosen)
        self.show_text(answer_text(value))
        self.show_error("")

    def start_edit(self) -> None:
        self._holder.show()
        if self.boxes:
            self.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Close the ticks."""
        if self._holder.isVisibleTo(self):
            self._holder.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        chosen = [c for c, box in zip(self._choices, self.boxes, strict=True) if box.isChecked()]
        self.edited.emit(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and watched in self.boxes:
                step = -1 if event.key() == Qt.Key.Key_Up else 1
                place = self.boxes.index(watched) + step
                if 0 <= place < len(self.boxes):
                    self.boxes[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


def answer_row(spec: FieldSpec, held: AnswerValue | None, parent: QWidget) -> EditableRow:
    """The row of the panel in which one field is answered; a choice taken back stays where it was made."""
    row = _row(spec, held, parent)
    # Questions are as long as the organiser writes them.
    row.name_label.setWordWrap(True)
    return row


def _row(spec: FieldSpec, held: AnswerValue | None, parent: QWidget) -> EditableRow:
    if spec.kind is OwnFieldKind.SEVERAL:
        former = held if isinstance(held, list) else []
        return TicksRow(spec.label, tuple(dict.fromkeys((*spec.choices, *former))), parent)
    if spec.kind in (OwnFieldKind.CHOICE, OwnFieldKind.YES_NO):
        row = ChoiceRow(spec.label, parent)
        row.set_options([(None, _("Not answered")), *_options(spec)])
        return row
    return TextRow(spec.label, parent, hint=_HINTS.get(spec.kind, ""))


def show_answer(row: EditableRow, spec: FieldSpec, value: AnswerValue | None) -> None:
    """Show a saved answer."""
    if isinstance(row, TicksRow):
        row.set_value(value)
    elif isinstance(row, ChoiceRow):
        row.set_value(value, answer_text(value, spec.kind))
    elif isinstance(row, TextRow):
        row.set_value(typed_answer(value), answer_text(value, spec.kind))


def _options(spec: FieldSpec) -> list[tuple[object, str]]:
    if spec.kind is OwnFieldKind.YES_NO:
        return [(value, answer_text(value)) for value in (True, False)]
    return [(choice, choice) for choice in spec.choices]


class _Ticks(QWidget):
    def __init__(self, choices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        self.boxes = [QCheckBox(choice.replace("&", "&&"), self) for choice in choices]
        for box in self.boxes:
            column.addWidget(box)


class AnswerField(Field):
    """One field of a form; `given` is what was typed or chosen."""

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        self.spec = spec
        super().__init__(spec.label, self._editor(parent), parent)
        self.editor.setObjectName(f"answer_{spec.key}")

    def _editor(self, parent: QWidget) -> QWidget:
        if self.spec.kind is OwnFieldKind.SEVERAL:
            return _Ticks(self.spec.choices, parent)
        if self.spec.kind in (OwnFieldKind.CHOICE, OwnFieldKind.YES_NO):
            box = QComboBox(parent)
            box.addItem("", None)
            for value, text in _options(self.spec):
                box.addItem(text, value)
            return box
        editor = QLineEdit(parent)
        editor.setPlaceholderText(_HINTS.get(self.spec.kind, ""))
        return editor

    @property
    def given(self) -> object:
        """What `read_answer` is to read; None when nothing was given."""
        if isinstance(self.editor, _Ticks):
            chosen = zip(self.spec.choices, self.editor.boxes, strict=True)
            return [choice for choice, box in chosen if box.isChecked()] or None
        if isinstance(self.editor, QComboBox):
            return self.editor.currentData()
        return self.text() or None
