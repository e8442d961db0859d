"""People on file who are called alike, offered while a name is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.walk_in_service import OnFile
from wego_desktop.ui.widgets.button import Button, ButtonSize
from wego_desktop.ui.widgets.labels import Label

_LOOK_AFTER_MS = 250
Look = Callable[[str, Callable[[Sequence[OnFile]], None]], None]
"""Brings people with the words of a typed name."""


class OnFileList(QWidget):
    """Hidden while nobody fits; `taken(OnFile)` when one is chosen, `shown` when others are offered.

    `registered` is the word of the button for somebody registered here already; without it such people are
    shown, but cannot be taken.
    """

    taken = Signal(object)
    shown = Signal()

    def __init__(self, look: Look, registered: str, others: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._registered, self._others = look, registered, others
        self._name = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self.hide()

    def look_for(self, name: str) -> None:
        """Look soon for people of that name; more typing waits again."""
        self._name = name
        self._timer.start()

    def _ask(self) -> None:
        asked = self._name
        self._look(asked, lambda people: self.show_people(people if asked == self._name else ()))

    def show_people(self, people: Sequence[OnFile]) -> None:
        """Offer these people."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(people))
        if people:
            self._lines.addWidget(Label(_("On file already"), "label", self))
        for person in people:
            self._lines.addWidget(self._line(person))
        self.shown.emit()

    def _line(self, person: OnFile) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        facts = ", ".join(part for part in (person.organisation, person.number) if part)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(person.name, "medium", line))
        small = Label(facts, "small", line)
        small.setWordWrap(True)
        texts.addWidget(small)
        row.addLayout(texts, 1)
        if text := self._registered if person.number else self._others:
            button = Button(text, parent=line, size=ButtonSize.SMALL)
            button.setAccessibleName(f"{text}: {person.name}")
            button.clicked.connect(lambda: self.taken.emit(person))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line
