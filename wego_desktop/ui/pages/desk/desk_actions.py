"""The row of buttons under the card, each with its key."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wego_desktop.domain.rights import Right, has_right
from wego_desktop.domain.scanning import Severity
from wego_desktop.i18n import _
from wego_desktop.ui.pages.desk.card_view import CardView
from wego_desktop.ui.shell.page import KeyHint
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize


class DeskActions(QWidget):
    """Shows what can be done with the person on the card; the page binds the keys."""

    check_in_clicked = Signal()
    edit_clicked = Signal()
    badge_clicked = Signal()
    walk_in_clicked = Signal()
    let_in_clicked = Signal()
    undo_clicked = Signal()

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.primary = self._button(_("Check in"), "Enter", self.check_in_clicked, ButtonKind.PRIMARY)
        self.primary.setObjectName("desk_check_in")
        self.primary.setMinimumWidth(200)
        self.edit = self._button(_("Edit"), "F2", self.edit_clicked)
        self.badge = self._button(_("Print badge"), "F3", self.badge_clicked)
        self.walk_in = self._button(_("Walk-in"), "F4", self.walk_in_clicked)
        self.let_in = self._button(_("Let in"), "Ctrl+Enter", self.let_in_clicked)
        self._row.addStretch(1)
        self.undo = self._button(_("Undo check-in"), "Ctrl+Z", self.undo_clicked)
        role = services.context.actor.role
        self.edit.setVisible(services.has_page("delegates"))
        self._can_print = has_right(role, Right.PRINT_BADGES) and services.has_page("badges")
        self.badge.setVisible(self._can_print)
        self.walk_in.setVisible(has_right(role, Right.WALK_IN))

    def _button(
        self, text: str, keys: str, clicked: SignalInstance, kind: ButtonKind = ButtonKind.DEFAULT
    ) -> Button:
        button = Button(text, kind, self, keys=keys, size=ButtonSize.DESK)
        button.clicked.connect(lambda _on=False: clicked.emit())
        # A click leaves the focus in the scan field: the next Enter must not press the button again.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button

    def show_for(self, view: CardView, verb: str, *, can_force: bool, can_undo: bool) -> None:
        """Fit words and states to the card; `verb` is what Enter does with somebody found."""
        is_next = not view.people and view.severity in (Severity.LOOK, Severity.STOP)
        self.primary.set_text(_("Next person") if is_next else verb)
        has_person = bool(view.registration_id)
        self.edit.setEnabled(has_person)
        self.badge.setEnabled(has_person)
        self.badge.set_text(_("Reprint") if view.is_badge_printed else _("Print badge"))
        # Whoever is refused needs no badge now, and the row has no room for both.
        self.badge.setVisible(self._can_print and not can_force)
        self.let_in.setVisible(can_force)
        self.undo.setEnabled(can_undo)

    def hints(self) -> list[KeyHint]:
        """The keys of the buttons that can be used on this workspace."""
        buttons = (self.edit, self.badge, self.walk_in, self.undo)
        return [KeyHint(button.keys, button.text()) for button in buttons if button.isVisible()]
