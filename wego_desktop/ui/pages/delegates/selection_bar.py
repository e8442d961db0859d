"""What can be done with all ticked delegates: status, session, badges, and more behind three dots."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.i18n import _
from wego_desktop.services.export_words import words_of
from wego_desktop.services.queries.event_rows import CategoryRow
from wego_desktop.ui.pages.delegates.columns import local_day
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.containers import ActionBar

if TYPE_CHECKING:
    from wego_desktop.services.queries.programme import SessionRow


class SelectionBar(ActionBar):
    """Emits what was chosen; the page does it for all ticked rows."""

    status_chosen = Signal(object)
    reactivate_asked = Signal()
    sessions_asked = Signal()
    session_chosen = Signal(str, str)
    print_asked = Signal()
    copy_asked = Signal()
    export_asked = Signal()
    category_chosen = Signal(str, str)
    role_chosen = Signal(object)
    organisation_asked = Signal()
    tag_asked = Signal()
    untag_asked = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, can_print: bool, can_admit: bool, can_export: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("selection_bar")
        self._can_export = can_export
        self.categories: Sequence[CategoryRow] = ()
        self.status_button = self._button(_("Set status"), "circle-check", "set_status", has_menu=True)
        self.status_button.clicked.connect(self.open_statuses)
        self.session_button = self._button(_("Add to session"), "calendar-plus", "add_to_session")
        self.session_button.clicked.connect(self.sessions_asked)
        self.session_button.setVisible(can_admit)
        self.print_button = self._button(_("Print badges"), "printer", "print_badges")
        self.print_button.clicked.connect(self.print_asked)
        self.print_button.setVisible(can_print)
        self.copy_button = self._button(_("Copy rows"), "copy", "copy_rows")
        self.copy_button.clicked.connect(self.copy_asked)
        self.more_button = Button(parent=self, icon_name="ellipsis", accessible_name=_("More"))
        self.more_button.setObjectName("more_actions")
        self.more_button.clicked.connect(self.open_more)
        self.add_action(self.more_button)

    def _button(self, text: str, icon_name: str, name: str, *, has_menu: bool = False) -> Button:
        button = Button(text, parent=self, icon_name=icon_name, has_menu=has_menu)
        button.setObjectName(name)
        self.add_action(button)
        return button

    def open_statuses(self) -> QMenu:
        """Open the states; re-activation stands below them."""
        from wego_desktop.ui.pages.delegates.panel_tabs import status_options

        menu = QMenu(self)
        menu.setObjectName("status_menu")
        for value, text in status_options():
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, chosen=value: self._choose(chosen))
        menu.addSeparator()
        menu.addAction(_("Re-activate in the former state"), self.reactivate_asked.emit)
        self._open(menu, self.status_button)
        return menu

    def _choose(self, value: object) -> None:
        if isinstance(value, RegistrationStatus):
            self.status_chosen.emit(value)

    def open_sessions(self, sessions: "Sequence[SessionRow]", zone: ZoneInfo) -> QMenu:
        """Open the sessions by day; says so when there is none."""
        menu = QMenu(self)
        menu.setObjectName("session_menu")
        for day, group in groupby(sessions, key=lambda row: local_day(row.starts_at, zone)):
            menu.addSection(day)
            for row in group:
                start = f"{row.starts_at.astimezone(zone):%H:%M}"
                text = f"{start}  {row.title}" + (f" · {row.room_name}" if row.room_name else "")
                action = menu.addAction(text.replace("&", "&&"))
                action.triggered.connect(
                    lambda _on=False, id_=row.id, title=row.title: self.session_chosen.emit(id_, title)
                )
        if not sessions:
            menu.addAction(_("No sessions yet. Add one in Programme")).setEnabled(False)
        self._open(menu, self.session_button)
        return menu

    def open_more(self) -> QMenu:
        """Open category, delegation, tags and export."""
        menu = QMenu(self)
        menu.setObjectName("more_menu")
        self._submenu(
            menu,
            _("Category"),
            [(row.name, self._emit_category(row)) for row in self.categories],
        )
        self._submenu(
            menu,
            _("Delegation role"),
            [(text, self._emit_role(value)) for value, text in words_of(DelegationRole).items()],
        )
        menu.addAction(_("Organisation…"), self.organisation_asked.emit)
        menu.addAction(_("Add tag…"), self.tag_asked.emit)
        menu.addAction(_("Take tag away…"), self.untag_asked.emit)
        if self._can_export:
            menu.addSeparator()
            menu.addAction(_("Export these to Excel"), self.export_asked.emit)
        self._open(menu, self.more_button)
        return menu

    def _submenu(self, menu: QMenu, title: str, lines: Sequence[tuple[str, Callable[[], None]]]) -> None:
        below = menu.addMenu(title)
        for text, call in lines:
            below.addAction(text.replace("&", "&&"), call)

    def _emit_category(self, row: CategoryRow) -> Callable[[], None]:
        return lambda: self.category_chosen.emit(row.id, row.name)

    def _emit_role(self, value: str) -> Callable[[], None]:
        return lambda: self.role_chosen.emit(DelegationRole(value))

    def _open(self, menu: QMenu, button: Button) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.adjustSize()
        place = button.mapToGlobal(button.rect().topLeft())
        place.setY(place.y() - menu.sizeHint().height() - 4)
        menu.popup(place)
        actions = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
        if actions:
            menu.setActiveAction(actions[0])
