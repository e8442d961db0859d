"""A button of two parts: the main part acts, the arrow offers the other ways."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.icons import make_icon
from wego_desktop.ui.widgets.button import Button, ButtonKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of doing it."""

    text: str
    run: Callable[[], None]
    icon_name: str = ""


class SplitButton(QWidget):
    """The first choice is the main part; a choice made in the menu runs and becomes the main part."""

    def __init__(
        self,
        choices: list[Choice],
        kind: ButtonKind = ButtonKind.DEFAULT,
        parent: QWidget | None = None,
        *,
        keys: str = "",
    ) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._current = self._choices[0]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        first = self._current
        self.main_button = Button(first.text, kind, self, icon_name=first.icon_name, keys=keys)
        self.arrow_button = Button(
            kind=kind, parent=self, icon_name="chevron-down", accessible_name=_("Other ways")
        )
        row.addWidget(self.main_button)
        row.addWidget(self.arrow_button)
        self.main_button.clicked.connect(self.run)
        self.arrow_button.clicked.connect(self.open_menu)

    def run(self) -> None:
        """Do what the main part says."""
        self._current.run()

    def open_menu(self) -> QMenu:
        """Offer all choices under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices:
            action = menu.addAction(choice.text)
            if choice.icon_name:
                action.setIcon(make_icon(choice.icon_name))
            action.triggered.connect(lambda _on=False, chosen=choice: self._choose(chosen))
        self.main_button.open_menu(menu)
        return menu

    def _choose(self, choice: Choice) -> None:
        self._current = choice
        self.main_button.set_text(choice.text)
        self.main_button.set_icon_name(choice.icon_name)
        choice.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_menu()
        else:
            super().keyPressEvent(event)
