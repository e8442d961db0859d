"""The page Organisations: members and guests, one of them in detail, and who is coming from where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.domain.enums import SheetKind
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.i18n import _
from wego_desktop.services.queries.organisation_detail import OrganisationDetail, organisation_detail
from wego_desktop.services.queries.organisations import OrganisationListRow, organisations
from wego_desktop.services.queries.standing_words import StandingWords, standing_words
from wego_desktop.ui.pages.organisations.editing import OrganisationEditing
from wego_desktop.ui.pages.organisations.list_view import OrganisationListView
from wego_desktop.ui.pages.organisations.member_list import MemberListImport
from wego_desktop.ui.pages.organisations.panel import OrganisationPanel
from wego_desktop.ui.pages.organisations.world import WorldPane
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import FindText
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.chips import ViewTab, ViewTabs
from wego_desktop.ui.widgets.notices import EmptyState

_KINDS = frozenset(
    {
        "organisation", "organisation_alias", "organisation_contact", "organisation_region", "membership",
        "membership_category", "office", "network_member", "registration", "scan", "person", "region",
    }
)  # fmt: skip
_ALL, _MEMBERS, _NOBODY, _GUESTS, _WORLD = "all", "members", "nobody", "guests", "world"
_KEEPS: dict[str, Callable[[OrganisationListRow], bool]] = {
    _ALL: lambda _row: True,
    _MEMBERS: lambda row: bool(row.membership),
    _NOBODY: lambda row: bool(row.membership) and not row.coming,
    _GUESTS: lambda row: not row.membership and bool(row.coming),
}


@dataclass(frozen=True, slots=True)
class _Loaded:
    rows: tuple[OrganisationListRow, ...]
    words: StandingWords


class OrganisationsPage(Page):
    """Requests: the id of an organisation, or `FindText`."""

    page_id = "organisations"
    title = "Organisations"
    icon_name = "building-2"
    nav_group = NavGroup.EVENT
    shortcut = "Ctrl+Shift+O"

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        self.title = _("Organisations")
        super().__init__(parent)
        self._services = services
        self._can_edit = has_right(services.context.actor.role, Right.EDIT_NETWORKS)
        self._loaded = _Loaded((), StandingWords((), (), ()))
        self._wanted = ""
        self._detail: OrganisationDetail | None = None
        self.editing = OrganisationEditing(services, self)
        self.editing.changed.connect(self._after_change)
        self.member_list = MemberListImport(services, self)
        self.member_list.done.connect(self.refresh)
        self._make_header()
        self._make_body()
        for keys, run in (("Ctrl+N", self.add), ("Ctrl+F", self._find), ("F2", self._edit_facts)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _make_header(self) -> None:
        self.list_button = Button(_("Member list"), parent=self, icon_name="file-spreadsheet", has_menu=True)
        self.list_button.setObjectName("member_list_menu")
        self.list_button.clicked.connect(self._open_list_menu)
        self.header.add_action(self.list_button)
        self.add_button = Button(
            _("Add organisation"), ButtonKind.PRIMARY, self, icon_name="plus", keys="Ctrl+N"
        )
        self.add_button.setObjectName("add_organisation")
        self.add_button.clicked.connect(self.add)
        self.add_button.setVisible(has_right(self._services.context.actor.role, Right.EDIT_PEOPLE))
        self.header.add_action(self.add_button)

    def _make_body(self) -> None:
        self.tabs = ViewTabs(self._tabs(()), self)
        self.tabs.setObjectName("organisation_tabs")
        self.tabs.changed.connect(lambda _key: self._show_tab())
        self.body.addWidget(self.tabs)
        host = QWidget(self)
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._views = QStackedWidget(host)
        self.list_view = OrganisationListView(self._views)
        self.list_view.opened.connect(self._open)
        self.list_view.current_changed.connect(self._follow)
        self.list_view.remove_wanted.connect(self._remove)
        self.world = WorldPane(self._views)
        self.world.opened.connect(self.show_organisation)
        self._empty = self._make_empty()
        for view in (self.list_view, self.world, self._empty):
            self._views.addWidget(view)
        row.addWidget(self._views, 1)
        self.panel = OrganisationPanel(host, can_edit=self._can_edit)
        self.panel.asked.connect(self._asked)
        self.panel.closed.connect(self.activate)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(host, 1)
        self.body.addLayout(column, 1)

    def _make_empty(self) -> EmptyState:
        start = Button(_("Add the cities with WeGO’s offices"), ButtonKind.PRIMARY, icon_name="building-2")
        start.setObjectName("starting_list")
        start.clicked.connect(self.member_list.add_starting_list)
        bring = Button(_("Import a member list"), icon_name="download")
        bring.clicked.connect(self.member_list.choose)
        return EmptyState(
            "building-2",
            _("No organisations yet"),
            _("Cities, companies, banks and embassies that people belong to, and who of them is a member."),
            [start, bring] if self._can_edit else [],
            self._views,
        )

    def _tabs(self, rows: tuple[OrganisationListRow, ...]) -> list[ViewTab]:
        counts = {key: sum(keeps(row) for row in rows) for key, keeps in _KEEPS.items()}
        return [
            ViewTab(_ALL, _("All"), counts[_ALL]),
            ViewTab(_MEMBERS, _("Members"), counts[_MEMBERS]),
            ViewTab(_NOBODY, _("Nobody yet"), counts[_NOBODY]),
            ViewTab(_GUESTS, _("Guests"), counts[_GUESTS]),
            ViewTab(_WORLD, _("Who is coming")),
        ]

    # Loading

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return not kinds.isdisjoint(_KINDS)

    def refresh(self) -> None:
        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(
            lambda: _Loaded(organisations(database, event_id), standing_words(database)),
            done=self._take,
            initiator=self,
        )

    def _take(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self.editing.categories = loaded.words.categories
        self.editing.schemes = loaded.words.schemes
        self.editing.regions = loaded.words.regions
        self.tabs.set_tabs(self._tabs(loaded.rows))
        members = sum(bool(row.membership) for row in loaded.rows)
        self.show_count(members, _("{members} members").format(members=members) if loaded.rows else "")
        self._show_tab()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.show_organisation(wanted)
        elif self.panel.row is not None and self.panel.isVisible():
            self._load_detail(self.panel.row.id)

    def _show_tab(self) -> None:
        rows = self._loaded.rows
        key = self.tabs.current
        self.tabs.setVisible(bool(rows))
        if not rows:
            self._views.setCurrentWidget(self._empty)
        elif key == _WORLD:
            self.world.show_rows(rows)
            self._views.setCurrentWidget(self.world)
        else:
            self.list_view.show_rows([row for row in rows if _KEEPS[key](row)])
            self._views.setCurrentWidget(self.list_view)
        self.key_hints_changed.emit()

    # One organisation

    def show_organisation(self, organisation_id: str) -> None:
        """Show an organisation in the list and in the panel."""
        row = next((row for row in self._loaded.rows if row.id == organisation_id), None)
        if row is None:
            self._wanted = organisation_id
            return
        if self.tabs.current == _WORLD or not _KEEPS[self.tabs.current](row):
            self.tabs.choose(_ALL)
        self.list_view.go_to(organisation_id)
        self._open(row)

    def _open(self, row: OrganisationListRow) -> None:
        self._load_detail(row.id)
        self.panel.open()
        if self.panel.is_overlay:
            self.panel.edit_button.setFocus()

    def _follow(self, row: OrganisationListRow | None) -> None:
        if row is not None and self.panel.isVisible() and row != self.panel.row:
            self._load_detail(row.id)

    def _load_detail(self, organisation_id: str) -> None:
        database = self._services.context.database

        def take(detail: OrganisationDetail) -> None:
            row = next((row for row in self._loaded.rows if row.id == detail.id), None)
            if row is not None:
                self._detail = detail
                self.panel.show_organisation(row, detail)

        def gone(_error: Exception) -> None:
            self.panel.close_panel()

        self._services.runner.read(
            lambda: organisation_detail(database, organisation_id), done=take, failed=gone, initiator=self
        )

    def _asked(self, what: str, part: Any) -> None:
        row = self.panel.row
        if row is None:
            return
        if what in {"people", "delegation"}:
            self._services.open_page("delegates", FindText(row.name))
        else:
            notes = self._detail.notes if self._detail is not None else ""
            self.editing.edit(what, row, part, notes)

    def _after_change(self, organisation_id: str) -> None:
        if organisation_id:
            self._wanted = organisation_id
        else:
            self.panel.close_panel()
        self.refresh()

    def _edit_facts(self) -> None:
        row = self.panel.row if self.panel.isVisible() else self.list_view.current
        if row is None or not self._can_edit:
            return
        if self._detail is None or self._detail.id != row.id:
            self._open(row)
            return
        self.editing.edit("facts", row, None, self._detail.notes)

    def _remove(self, row: OrganisationListRow) -> None:
        if self._can_edit:
            self.editing.remove(row)

    # Actions

    def add(self) -> None:
        """A form for a further organisation."""
        if self.add_button.isVisibleTo(self):
            self.editing.add()

    def _open_list_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._can_edit:
            menu.addAction(_("Import a member list"), self.member_list.choose)
            menu.addAction(_("Add the cities with WeGO’s offices"), self.member_list.add_starting_list)
        menu.addAction(_("Save the member list as Excel"), self._export)
        self.list_button.open_menu(menu)

    def _export(self) -> None:
        self._services.open_page("exports", SheetKind.MEMBERS)

    def _find(self) -> None:
        if self.tabs.current == _WORLD:
            self.tabs.choose(_ALL)
        self.list_view.search.setFocus()
        self.list_view.search.selectAll()

    # The shell

    def take_request(self, request: object) -> None:
        if isinstance(request, FindText):
            self.tabs.choose(_ALL)
            self.list_view.search.setText(request.text)
        elif isinstance(request, str):
            self.show_organisation(request)

    def activate(self) -> None:
        if self._views.currentWidget() is self.world:
            self.world.nobody.setFocus()
        else:
            self.list_view.table.setFocus()

    def panes(self) -> list[QWidget]:
        shown: list[QWidget] = [self.tabs, self.list_view.table]
        return [*shown, self.panel.edit_button] if self.panel.isVisible() else shown

    def key_hints(self) -> list[KeyHint]:
        return [
            KeyHint(("Enter",), _("Open")),
            KeyHint(("F2",), _("Edit")),
            KeyHint(("Ctrl", "F"), _("Find")),
            KeyHint(("Ctrl", "N"), _("Add organisation")),
        ]

    def help_keys(self) -> list[KeyHint]:
        return [
            *self.key_hints(),
            KeyHint(("Del",), _("Delete")),
            KeyHint(("Ctrl", "C"), _("Copy rows")),
            KeyHint(("Esc",), _("Close the panel")),
        ]

    def commands(self) -> list[Command]:
        found = [
            Command("who_is_coming", _("Who is coming"), lambda: self.tabs.choose(_WORLD), "globe"),
            Command("save_member_list", _("Save the member list as Excel"), self._export, "file-spreadsheet"),
        ]
        if self._can_edit:
            found += [
                Command("add_organisation", _("Add organisation"), self.add, "plus", keys=("Ctrl", "N")),
                Command("import_member_list", _("Import a member list"), self.member_list.choose, "download"),
            ]
        return found
