"""Finding a person of the event while typing, and choosing one by keyboard."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.queries.session_people import PersonChoice, find_people
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.labels import Label

_ROW_PX = 34
_MOST = 6


class PersonPicker(QWidget):
    """A search field with what it found below: Down and Enter choose, Esc closes.

    `picked(PersonChoice)` for each choice; the picker stays open for the next one. `closed` on Esc.
    """

    picked = Signal(object)
    closed = Signal()

    def __init__(self, services: PageServices, event_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("person_picker")
        self._services = services
        self._event_id = event_id
        self._asked = ""
        self._found: tuple[PersonChoice, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.search = SearchField(_("Name, city or number"), self)
        self.search.setObjectName("person_search")
        self.list = QListWidget(self)
        self.list.setObjectName("person_list")
        self.list.setAccessibleName(_("People found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nobody = Label(_("Nobody of this event fits"), "small", self)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(self.nobody)
        self.search.textChanged.connect(self._look)
        self.search.down_pressed.connect(self._go_to_list)
        # Enter comes up from field and list to this widget, so that one press picks once.
        self.list.itemClicked.connect(lambda _item: self._pick_current())
        self.setFocusProxy(self.search)
        self._show(())
        self.nobody.hide()
        self._look("")

    def _look(self, text: str) -> None:
        self._asked = text
        database, event_id = self._services.context.database, self._event_id
        self._services.runner.read(
            lambda: (text, find_people(database, event_id, text, _MOST)), done=self._take, initiator=self
        )

    def _take(self, answer: tuple[str, tuple[PersonChoice, ...]]) -> None:
        text, found = answer
        if text == self._asked:
            self._show(found)

    def _show(self, found: tuple[PersonChoice, ...]) -> None:
        self._found = found
        self.list.clear()
        for choice in found:
            place = choice.organisation or choice.category
            item = QListWidgetItem(f"{choice.name} · {place}")
            item.setToolTip(f"{choice.number} · {choice.category}")
            item.setSizeHint(QSize(0, _ROW_PX))
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)
        self.list.setFixedHeight(len(found) * _ROW_PX + 2)
        self.list.setVisible(bool(found))
        self.nobody.setVisible(not found)

    def _go_to_list(self) -> None:
        if self._found:
            self.list.setCurrentRow(min(1, len(self._found) - 1))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _pick_current(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.picked.emit(self._found[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick_current()
        else:
            super().keyPressEvent(event)
