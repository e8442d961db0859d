"""The panel of one delegate: who it is, what can be done, and its tabs."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.domain.registration_states import is_active
from wego_desktop.i18n import _
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.queries.history import HistoryLine
from wego_desktop.ui.pages.delegates.columns import status_mark_of
from wego_desktop.ui.pages.delegates.panel_consents import ConsentsTab
from wego_desktop.ui.pages.delegates.panel_lists import BadgeTab, HistoryTab, SessionsTab
from wego_desktop.ui.pages.delegates.panel_participation import ParticipationTab
from wego_desktop.ui.pages.delegates.panel_tab_bar import PanelTabs
from wego_desktop.ui.pages.delegates.panel_tabs import ProfileTab
from wego_desktop.ui.pages.delegates.panel_visa import VISA, VisaTab
from wego_desktop.ui.pages.delegates.value_row import EditableRow, Suggest
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.chips import ViewTab
from wego_desktop.ui.widgets.containers import RightPanel
from wego_desktop.ui.widgets.key_caps import KeyCaps
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line
from wego_desktop.ui.widgets.notices import Banner
from wego_desktop.ui.widgets.pictures import Avatar, Flag
from wego_desktop.ui.widgets.pill import CategoryChip, NetworkChip, Pill

HISTORY = "history"
_WIDTH_PX = 392
_TABS = ("profile", "participation", "sessions", "badge", HISTORY, VISA, "consents")
_BEHIND = 2
"""How many of the tabs stand in the menu behind the row."""


class DelegatePanel(RightPanel):
    """Shows a `DelegateDetail`. The page answers the signals; nothing is saved here.

    `edited(scope, field, value, row)` for a changed value, `tab_chosen(key)`, `undo_asked(entry_id)`,
    `check_in_asked`, `print_asked`, `email_asked`, `opened(registration_id)` for somebody linked. The tabs
    tell their own wishes.
    """

    edited = Signal(str, str, object, object)
    tab_chosen = Signal(str)
    undo_asked = Signal(str)
    check_in_asked = Signal()
    print_asked = Signal()
    email_asked = Signal()
    opened = Signal(str)
    companion_asked = Signal()
    substitute_asked = Signal()
    focal_asked = Signal()
    part_asked = Signal()

    def __init__(self, host: QWidget, zone: ZoneInfo, suggest: Suggest, *, can_print: bool) -> None:
        super().__init__(host, width=_WIDTH_PX)
        self.setObjectName("delegate_panel")
        self.detail: DelegateDetail | None = None
        self.categories: Sequence[CategoryRow] = ()
        self._zone = zone
        self._build_head(can_print=can_print)
        self.banner = Banner(self)
        self.body.addWidget(self.banner)
        self.tabs = PanelTabs(self._tab_texts(None), _BEHIND, self)
        self.tabs.setObjectName("delegate_tabs")
        self.tabs.changed.connect(self._show_tab)
        self.body.addWidget(self.tabs)
        self._stack = QStackedWidget(self)
        self.profile = ProfileTab(suggest, self)
        self.participation = ParticipationTab(self)
        self.sessions = SessionsTab(self)
        self.badge = BadgeTab(self)
        self.history = HistoryTab(self)
        self.visa = VisaTab(self)
        self.consents = ConsentsTab(self)
        for tab in (
            self.profile, self.participation, self.sessions, self.badge, self.history, self.visa,
            self.consents,
        ):  # fmt: skip
            self._stack.addWidget(tab)
        for edited in (self.profile.edited, self.participation.edited, self.visa.edited):
            edited.connect(self.edited)
        self.participation.opened.connect(self.opened)
        self.participation.companion_asked.connect(self.companion_asked)
        self.history.undo_asked.connect(self.undo_asked)
        self.body.addWidget(self._stack, 1)
        self._build_foot()

    def _build_head(self, *, can_print: bool) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 16, 12)
        head.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(14)
        self.avatar = Avatar(side=48, parent=self)
        top.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        self.name_label = Label("", "panel-title", self)
        self.name_label.setWordWrap(True)
        names.addWidget(self.name_label)
        self.native_label = Label("", "second", self)
        names.addWidget(self.native_label)
        place = QHBoxLayout()
        place.setSpacing(7)
        self.flag = Flag(parent=self)
        place.addWidget(self.flag)
        self.organisation_label = ElidedLabel("", "second", self, middle=True)
        place.addWidget(self.organisation_label, 1)
        names.addLayout(place)
        top.addLayout(names, 1)
        close = Button(kind=ButtonKind.QUIET, parent=self, icon_name="x", accessible_name=_("Close"), keys=())
        close.setToolTip(_("Close (Esc)"))
        close.clicked.connect(self.close_panel)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(top)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        head.addLayout(self._chips)
        head.addLayout(self._actions(can_print=can_print))
        self.body.addLayout(head)

    def _actions(self, *, can_print: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.check_in_button = self._action(_("Check in"), "user-check", "check_in_button")
        self.check_in_button.clicked.connect(self.check_in_asked)
        self.print_button = self._action(_("Print badge"), "printer", "print_badge_button")
        self.print_button.clicked.connect(self.print_asked)
        self.print_button.setVisible(can_print)
        self.email_button = self._action(_("Email"), "mail", "email_button")
        self.email_button.clicked.connect(self.email_asked)
        self.more_button = self._action("", "ellipsis", "more_actions")
        self.more_button.setAccessibleName(_("More actions"))
        self.more_button.setToolTip(_("More actions"))
        self.more_button.clicked.connect(self.open_actions)
        for button in (self.check_in_button, self.print_button, self.email_button, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _action(self, text: str, icon_name: str, name: str) -> Button:
        button = Button(text, parent=self, icon_name=icon_name, size=ButtonSize.SMALL)
        button.setObjectName(name)
        return button

    def _build_foot(self) -> None:
        self.body.addWidget(Line("h", self))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 9, 16, 9)
        foot.setSpacing(8)
        self.changed_label = ElidedLabel("", "small", self)
        foot.addWidget(self.changed_label, 1)
        foot.addWidget(KeyCaps(("F2",), self))
        foot.addWidget(Label(_("Edit"), "small", self))
        foot.addWidget(KeyCaps(("Ctrl", "Enter"), self))
        foot.addWidget(Label(_("Save"), "small", self))
        self.body.addLayout(foot)

    # What is shown

    def _tab_texts(self, detail: DelegateDetail | None) -> list[ViewTab]:
        seats = len(detail.seats) if detail is not None else 0
        texts = (
            _("Profile"), _("Participation"), _("Sessions"), _("Badge"), _("History"), _("Visa"),
            _("Consents"),
        )  # fmt: skip
        return [
            ViewTab(key, text, seats if key == "sessions" and seats else None)
            for key, text in zip(_TABS, texts, strict=True)
        ]

    @property
    def registration_id(self) -> str | None:
        """Whom the panel shows."""
        return self.detail.row.id if self.detail is not None else None

    def set_categories(self, categories: Sequence[CategoryRow]) -> None:
        """The categories of the event."""
        self.categories = categories
        self.participation.set_categories(categories)

    def show_detail(self, detail: DelegateDetail) -> None:
        """Show somebody; the chosen tab stays."""
        if self.registration_id != detail.row.id:
            self.banner.clear()
        self.detail = detail
        row = detail.row
        native = row.native_name if row.native_name != row.name else ""
        self.avatar.set_name(row.name, row.native_name)
        self.name_label.setText(row.name)
        self.native_label.setText(native)
        self.native_label.setVisible(bool(native))
        self.flag.set_country(row.country)
        self.flag.setVisible(bool(row.country))
        self.organisation_label.setText(row.organisation or _("Without organisation"))
        self._show_chips(detail)
        self.check_in_button.setEnabled(row.arrived_at is None and is_active(row.status))
        self.email_button.setEnabled(bool(row.email))
        self.tabs.set_tabs(self._tab_texts(detail))
        self.profile.show_detail(detail)
        self.participation.show_detail(detail, self._zone)
        self.sessions.show_detail(detail, self._zone)
        self.badge.show_detail(detail, self._zone)
        self.visa.show_detail(detail, self._zone)
        self.consents.show_detail(detail, self._zone)
        self._show_last_change(detail)
        self.setAccessibleName(row.name)

    def _show_chips(self, detail: DelegateDetail) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        row = detail.row
        self._chips.addWidget(CategoryChip(row.category, row.category_shape, row.category_colour, self))
        for code in row.networks:
            self._chips.addWidget(NetworkChip(code, self))
        self._chips.addWidget(Pill(status_mark_of(row), self))
        self._chips.addStretch(1)

    def _show_last_change(self, detail: DelegateDetail) -> None:
        change = detail.last_change
        if change is None:
            self.changed_label.setText("")
            return
        local = change.happened_at.astimezone(self._zone)
        when = f"{local.day} {local:%b %H:%M}"
        self.changed_label.setText(_("{when} at {desk}").format(when=when, desk=change.desk))
        self.changed_label.setAccessibleName(
            _("Changed {when} at {desk} by {who}").format(when=when, desk=change.desk, who=change.operator)
        )

    def show_history(self, registration_id: str, lines: tuple[HistoryLine, ...]) -> None:
        """Show a history, unless somebody else is shown meanwhile."""
        if registration_id == self.registration_id:
            self.history.show_lines(lines, self._zone)

    # Keys

    def _show_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(_TABS.index(key))
        self.tab_chosen.emit(key)

    def edit(self, field: str) -> None:
        """Open a field of the profile, of the participation or of the visa block."""
        rows = {
            "profile": self.profile.rows,
            "participation": self.participation.rows,
            VISA: self.visa.rows,
        }
        key = next(key for key, of_tab in rows.items() if field in of_tab)
        self.tabs.choose(key)
        row = rows[key][field]
        if isinstance(row, EditableRow):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            row.start_edit()

    def finish_edit(self) -> bool:
        """Save the open field, if any; whether there was one."""
        return any(tab.finish_edit() for tab in (self.profile, self.participation, self.visa))

    def open_actions(self) -> None:
        """Offer what is done more rarely."""
        if self.detail is None:
            return
        records, menu = self.detail.records, QMenu(self)
        menu.setObjectName("more_actions_menu")
        is_coming = is_active(self.detail.row.status)
        if is_coming and records.host is None:
            self._offer(menu, _("Add accompanying person"), self.companion_asked)
        if records.host is not None:
            self._offer(menu, _("Accompanies nobody any more"), self.part_asked)
        if is_coming:
            self._offer(menu, _("Replace by another person"), self.substitute_asked)
        known = records.delegation
        if known is not None and known.focal_person_id != self.detail.row.person_id:
            self._offer(menu, _("Make focal point of the delegation"), self.focal_asked)
        if records.successor is not None:
            successor = records.successor.registration_id
            menu.addAction(_("Show the successor")).triggered.connect(lambda: self.opened.emit(successor))
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _offer(self, menu: QMenu, text: str, asked: SignalInstance) -> None:
        menu.addAction(text).triggered.connect(asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit("given_names")
        else:
            super().keyPressEvent(event)
