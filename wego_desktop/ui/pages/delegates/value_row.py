"""A value that looks like text and turns into a field on F2, Enter or a click."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.widgets.field import dress_popup, set_state
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring
from wego_desktop.ui.widgets.labels import Label

LABEL_PX = 112
ROW_PX = 28
_STARTS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Suggest = Callable[[str, Callable[[Sequence[str]], None]], None]
"""Brings names that fit a typed text."""


def complete_with(editor: QLineEdit, suggest: Suggest) -> None:
    """Offer what `suggest` brings under `editor` while one types; late answers do not count."""
    names = QStringListModel(editor)
    completer = QCompleter(names, editor)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    dress_popup(completer)
    editor.setCompleter(completer)

    def ask(text: str) -> None:
        def found(suggestions: Sequence[str]) -> None:
            if not editor.hasFocus() or editor.text() != text:
                return
            names.setStringList(list(suggestions))
            if suggestions and text:
                completer.complete()

        suggest(text, found)

    editor.textEdited.connect(ask)


class ValueRow(QWidget):
    """A label and a value that cannot be edited; base of those that can.

    ↑ and ↓ go to the row above or below (`step_asked`).
    """

    step_asked = Signal(int)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label_text = label
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.name_label = Label(label, "small", self)
        self.name_label.setFixedWidth(LABEL_PX)
        self.name_label.setMinimumHeight(ROW_PX)
        self._row.addWidget(self.name_label, 0, Qt.AlignmentFlag.AlignTop)
        self.value_label = Label("", "body", self)
        self.value_label.setWordWrap(True)
        self.value_label.setMinimumHeight(ROW_PX)
        self.value_label.setContentsMargins(8, 3, 0, 3)
        self._row.addWidget(self.value_label, 1)
        outer.addLayout(self._row)
        self._error = Label("", "error", self)
        self._error.setWordWrap(True)
        self._error.hide()
        below = QHBoxLayout()
        below.addSpacing(LABEL_PX + 16)
        below.addWidget(self._error, 1)
        outer.addLayout(below)

    def show_text(self, text: str) -> None:
        """Show the value, or that it is not set."""
        self.value_label.setText(text or _("Not set"))
        self.value_label.set_role("body" if text else "second")
        self.setAccessibleName(f"{self.label_text}: {text or _('Not set')}")

    def show_error(self, text: str) -> None:
        """Say below what is wrong; an empty text takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    @property
    def error(self) -> str:
        """The error shown now."""
        return "" if self._error.isHidden() else self._error.text()


class EditableRow(ValueRow):
    """A row that has the focus and is edited; `edited(value)` when there is something new."""

    edited = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.value_label.setCursor(Qt.CursorShape.IBeamCursor)
        attach_focus_ring(self)

    def start_edit(self) -> None:
        """Turn into a field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STARTS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.start_edit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.start_edit()


class TextRow(EditableRow):
    """A text: Enter saves and goes down, Tab saves and goes on, Esc takes it back.

    `suggest(text, show)` brings completions while typing, if given; `hint` stands in the empty field.
    """

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        suggest: Suggest | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(label, parent)
        self._value = ""
        self.editor = QLineEdit(self)
        self.editor.setPlaceholderText(hint)
        self.editor.setAccessibleName(label)
        self.editor.hide()
        self.editor.installEventFilter(self)
        self._row.addWidget(self.editor, 1)
        if suggest is not None:
            complete_with(self.editor, suggest)

    @property
    def is_editing(self) -> bool:
        """Whether the field is open."""
        return self.editor.isVisibleTo(self)

    def set_value(self, value: str, shown: str | None = None) -> None:
        """Show a saved value; an open field keeps what is typed."""
        self._value = value
        self.show_text(value if shown is None else shown)
        if not self.is_editing:
            self.show_error("")

    def start_edit(self) -> None:
        if self.is_editing:
            return
        self.editor.setText(self._value)
        self.value_label.hide()
        self.editor.show()
        self.editor.setFocus()
        self.editor.selectAll()

    def show_error(self, text: str) -> None:
        super().show_error(text)
        set_state(self.editor, "error" if text else "")

    def finish(self, *, is_kept: bool) -> None:
        """Close the field; `edited` when something else was typed and is kept."""
        if not self.is_editing:
            return
        text = self.editor.text().strip()
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        self.value_label.show()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not is_kept:
            self.show_error("")
        elif text != self._value:
            self.show_text(text)
            self.edited.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENDS:
                self.finish(is_kept=True)
                if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.step_asked.emit(1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.finish(is_kept=False)
                return True
        is_left = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if is_left and event.reason() != Qt.FocusReason.PopupFocusReason:  # type: ignore[attr-defined]
            self.finish(is_kept=True)
        return super().eventFilter(watched, event)


class ChoiceRow(EditableRow):
    """One of a few: F2, Enter or a click opens the menu; letters jump in it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.value_label.setCursor(Qt.CursorShape.PointingHandCursor)
        self._options: list[tuple[object, str]] = []
        self._value: object = None

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """What can be chosen: values and words."""
        self._options = list(options)

    def set_value(self, value: object, shown: str | None = None) -> None:
        """Show the saved value by its word, or other words for it."""
        self._value = value
        word = next((text for each, text in self._options if each == value), "")
        self.show_text(word if shown is None else shown)
        self.show_error("")

    def start_edit(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("choice_menu")
        for value, text in self._options:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _on=False, chosen=value: self._choose(chosen))
            if value == self._value:
                menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.value_label.mapToGlobal(self.value_label.rect().bottomLeft()))

    def _choose(self, value: object) -> None:
        if value != self._value:
            self.edited.emit(value)
