"""What a text field held before the first letter of a possible scan, and how it gets that back."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class FieldBefore(Protocol):
    """A text field as it was before a burst."""

    @property
    def widget(self) -> QWidget:
        """The widget that keys and composed text go to."""

    def restore(self) -> None:
        """Make the field what it was."""

    def insert(self, text: str) -> None:
        """Type the text where the cursor stands."""


@dataclass(slots=True)
class LineBefore:
    """A field of one line, or the line of a spin box; `start` is -1 when nothing was selected."""

    widget: QLineEdit
    text: str
    cursor: int
    start: int
    length: int

    def restore(self) -> None:
        self.widget.setText(self.text)
        self.widget.setCursorPosition(self.cursor)
        if self.start >= 0:
            self.widget.setSelection(self.start, self.length)

    def insert(self, text: str) -> None:
        self.widget.insert(text)


@dataclass(slots=True)
class LinesBefore:
    """A field of several lines; `selected` is what the first letter replaced, `start` where that stood."""

    widget: QTextEdit | QPlainTextEdit
    selected: str
    start: int

    def restore(self) -> None:
        cursor = self.widget.textCursor()
        end = max(cursor.position(), self.start)
        cursor.setPosition(self.start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(self.selected)
        # Qt counts places in UTF-16, therefore the end is where the cursor went.
        end = cursor.position()
        cursor.setPosition(self.start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.widget.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        self.widget.textCursor().insertText(text)


def field_before() -> FieldBefore | None:
    """The text field that has the focus as it is now; None where letters are not typed into a field."""
    focus = QApplication.focusWidget()
    line = focus.lineEdit() if isinstance(focus, QAbstractSpinBox) else focus
    if isinstance(line, QLineEdit) and not line.isReadOnly():
        return LineBefore(
            line, line.text(), line.cursorPosition(), line.selectionStart(), line.selectionLength()
        )
    if isinstance(focus, QTextEdit | QPlainTextEdit) and not focus.isReadOnly():
        cursor = focus.textCursor()
        return LinesBefore(focus, cursor.selection().toPlainText(), cursor.selectionStart())
    return None


def end_composing(field: FieldBefore) -> None:
    """A syllable that is still being composed does not stand in the text, but is shown: drop it."""
    QApplication.sendEvent(field.widget, QInputMethodEvent())
