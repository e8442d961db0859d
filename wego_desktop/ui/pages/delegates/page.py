"""The delegates page: the list, the panel of one delegate, and the form for a new one."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.i18n import _
from wego_desktop.services.queries.event_rows import CategoryRow
from wego_desktop.services.ready_views import EVERYONE
from wego_desktop.ui.pages.delegates.list_pane import DelegateList
from wego_desktop.ui.pages.delegates.own_layout import TABLE
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import ExportRows, FindText, PrintBadges, ShowRegistration
from wego_desktop.ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from wego_desktop.services.registration_service import DelegateFields
    from wego_desktop.services.walk_in_service import OnFile
    from wego_desktop.ui.operations.registrations import RegistrationOperations
    from wego_desktop.ui.pages.delegates.add_panel import AddPanel
    from wego_desktop.ui.pages.delegates.bulk_actions import BulkActions
    from wego_desktop.ui.pages.delegates.detail_control import DetailControl
    from wego_desktop.ui.pages.delegates.panel import DelegatePanel

_KINDS = frozenset(
    {
        "registration", "person", "organisation", "organisation_region", "network_member", "category",
        "region", "scan", "badge", "admission", "session", "session_role", "registration_tag", "logistics",
        "visa", "consent", "companion", "delegation", "answer", "waiting_place",
    }
)  # fmt: skip
_FIELDS = {"name": "given_names", "city": "organisation_name", "country": "organisation_name"}


class DelegatesPage(Page):
    """Lists the registrations of the event; Enter opens one, Space ticks, F2 edits."""

    page_id = TABLE
    title = "Delegates"
    icon_name = "users"
    nav_group = NavGroup.EVENT
    shortcut = "Ctrl+Shift+D"

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        self.title = _("Delegates")
        super().__init__(parent)
        self._services = services
        self._zone = ZoneInfo(services.event.zone)
        self._categories: Sequence[CategoryRow] = ()
        self._build_header()
        self.list = DelegateList(services, self)
        self.body.addWidget(self.list, 1)
        self.table, self.bar, self.filters = self.list.table, self.list.bar, self.list.filters
        self._connect_list()
        self._bind_keys()

    def _build_header(self) -> None:
        for page_id, text, icon_name in (
            ("duplicates", _("Duplicates"), "copy"),
            ("import", _("Import"), "download"),
            ("exports", _("Export to Excel"), "file-spreadsheet"),
        ):
            if self._services.has_page(page_id):
                button = Button(text, parent=self, icon_name=icon_name)
                button.clicked.connect(lambda _on=False, id_=page_id: self._services.open_page(id_, None))
                self.header.add_action(button)
        add = Button(_("Add delegate"), ButtonKind.PRIMARY, self, icon_name="plus", keys="Ctrl+N")
        add.setObjectName("add_delegate")
        add.clicked.connect(self.add_delegate)
        self.header.add_action(add)

    def _connect_list(self) -> None:
        table, bar = self.table, self.bar
        self.list.counted.connect(self._show_counts)
        self.list.categories_loaded.connect(self._show_categories)
        self.list.add_asked.connect(self.add_delegate)
        table.row_opened.connect(lambda _row: self.open_current())
        table.current_row_changed.connect(self._on_current)
        bar.print_asked.connect(lambda: self._print(table.chosen_ids()))
        bar.status_chosen.connect(lambda status: self.bulk.set_status(table.chosen_ids(), status))
        bar.reactivate_asked.connect(lambda: self.bulk.reactivate(table.chosen_ids()))
        bar.sessions_asked.connect(self._ask_sessions)
        bar.session_chosen.connect(lambda id_, title: self.bulk.assign(table.chosen_ids(), id_, title))
        bar.category_chosen.connect(lambda id_, name: self.bulk.set_category(table.chosen_ids(), id_, name))
        bar.role_chosen.connect(lambda role: self.bulk.set_role(table.chosen_ids(), role))
        bar.organisation_asked.connect(lambda: self.bulk.ask_organisation(table.chosen_ids(), self._suggest))
        bar.tag_asked.connect(lambda: self._ask_tag(is_given=True))
        bar.untag_asked.connect(lambda: self._ask_tag(is_given=False))
        bar.export_asked.connect(self._export)
        table.delete_requested.connect(self._cancel_chosen)
        table.edit_asked.connect(self._edit)
        table.paste_asked.connect(self._paste)
        self.list.cell_saved.connect(self.saved)

    # Made when they are first wanted: they have more widgets than all the rest of the page.

    @cached_property
    def _operations(self) -> "RegistrationOperations":
        from wego_desktop.ui.operations.registrations import RegistrationOperations

        return RegistrationOperations(self._services, self)

    @cached_property
    def bulk(self) -> "BulkActions":
        """What is done with all ticked delegates."""
        from wego_desktop.ui.pages.delegates.bulk_actions import BulkActions

        return BulkActions(self._services, self, self.saved)

    @cached_property
    def panel(self) -> "DelegatePanel":
        """The panel of one delegate."""
        from wego_desktop.ui.pages.delegates.panel import DelegatePanel

        can_print = self._services.has_page("badges")
        panel = DelegatePanel(self.list.host, self._zone, self._suggest, can_print=can_print)
        panel.closed.connect(self._on_panel_closed)
        panel.set_categories(self._categories)
        panel.setFocusProxy(panel.tabs)
        return panel

    @cached_property
    def control(self) -> "DetailControl":
        """What keeps the panel showing the right delegate."""
        from wego_desktop.ui.pages.delegates.detail_control import DetailControl

        rows = self.table.rows
        control = DetailControl(
            self._services, self.panel, self._operations, lambda id_: rows.place_of(id_) >= 0, self
        )
        control.saved.connect(self.saved)
        control.print_asked.connect(lambda id_: self._print([id_]))
        control.records.opened.connect(self.list.make_current)
        rows.modelReset.connect(control.look_in_list)
        return control

    @cached_property
    def add_panel(self) -> "AddPanel":
        """The form for a new delegate."""
        from wego_desktop.ui.pages.delegates.add_panel import AddPanel
        from wego_desktop.ui.pages.delegates.answers_section import AnswersForm

        form = AddPanel(self.list.host, self._suggest, self._look_up)
        form.submitted.connect(self._add)
        form.opened.connect(self.on_scan)
        form.group_asked.connect(self.register_group)
        form.closed.connect(self.list.focus_list)
        form.set_categories(self._categories)
        form.add_answers(AnswersForm(self._services, form))
        form.setFocusProxy(form.fields["given_names"].editor)
        return form

    def _has(self, part: str) -> bool:
        """Whether that part has been wanted yet."""
        return part in self.__dict__

    def _reload_panel(self) -> None:
        if self._has("control"):
            self.control.reload()

    def _close_form(self) -> None:
        if self._has("add_panel"):
            self.add_panel.close_panel()

    def _bind_keys(self) -> None:
        for keys, call in (
            ("Ctrl+N", self.add_delegate),
            ("Ctrl+F", self.filters.focus_search),
            ("F5", self._look_again),
            ("Ctrl+P", lambda: self._print(self.table.chosen_ids())),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, call)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Loading

    def refresh(self) -> None:
        self.list.refresh()
        self._reload_panel()

    def _look_again(self) -> None:
        self.list.look_again()
        self._reload_panel()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        count = counts.get(EVERYONE, 0)
        self.show_count(count)
        self.key_hints_changed.emit()

    def _show_categories(self, categories: Sequence[CategoryRow]) -> None:
        self._categories = categories
        self.bar.categories = categories
        if self._has("panel"):
            self.panel.set_categories(categories)
        if self._has("add_panel") and self.add_panel.isHidden():
            self.add_panel.set_categories(categories)

    def _suggest(self, text: str, show: Callable[[Sequence[str]], None]) -> None:
        self.list.read_organisations(text, lambda rows: show([row.name for row in rows]))

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return not kinds.isdisjoint(_KINDS)

    # Rows

    def open_current(self, then_edit: str = "") -> None:
        """Open the current row in the panel."""
        if self.table.current_id is not None:
            self._close_form()
            self.control.open(self.table.current_id, then_edit)

    def open_registration(self, registration_id: str) -> None:
        """Open somebody, also when the filter hides them."""
        self._close_form()
        self.control.open(registration_id)
        self.list.make_current(registration_id)

    def _on_current(self, row: int) -> None:
        id_ = self.table.rows.id_at(row)
        is_walked = self.table.hasFocus() and not self.list.is_arranging and self._has("control")
        if id_ is not None and is_walked and self.control.open_id not in {None, id_}:
            self.control.open(id_)

    def saved(self) -> None:
        """Show again what this page itself changed."""
        self.list.expect_own_change()
        self.mark_stale()

    def _cancel_chosen(self) -> None:
        """Ask before the chosen registrations are cancelled."""
        self.bulk.set_status(self.table.chosen_ids(), RegistrationStatus.CANCELLED)

    def _ask_tag(self, *, is_given: bool) -> None:
        from wego_desktop.services.queries.delegate_choices import choices

        database, event_id = self._services.context.database, self._services.event.id
        ids = self.table.chosen_ids()
        self._services.runner.read(
            lambda: [text for _tag, text in choices(database, event_id)["tags"]],
            done=lambda known: _ignore(self.bulk.ask_tag(ids, known, is_given=is_given)),
            initiator=self,
        )

    def _export(self) -> None:
        self._services.open_page("exports", ExportRows(tuple(self.table.chosen_ids())))

    def _ask_sessions(self) -> None:
        from wego_desktop.services.queries.programme import board

        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(
            lambda: [row for row in board(database, event_id).sessions if row.event_id == event_id],
            done=lambda sessions: _ignore(self.bar.open_sessions(sessions, self._zone)),
            initiator=self,
        )

    def _print(self, ids: Sequence[str]) -> None:
        if ids and self._services.has_page("badges"):
            self._services.open_page("badges", PrintBadges(tuple(ids)))

    # Adding

    def add_delegate(self) -> None:
        """Open the form for a new delegate."""
        if self._has("panel"):
            self.panel.close_panel()
        self.add_panel.begin()

    def register_group(self) -> None:
        """Ask for several people of one organisation."""
        self._close_form()
        self.control.records.register_group(self._suggest)

    def _look_up(self, name: str, show: "Callable[[Sequence[OnFile]], None]") -> None:
        context, event_id = self._services.context, self._services.event.id
        self._services.runner.read(
            lambda: context.walk_ins.possible_duplicates(event_id, name), done=show, initiator=self
        )

    def _add(self, fields: "DelegateFields") -> None:
        def failed(error: Exception) -> None:
            if not self.add_panel.show_error(error):
                self._services.show_error(error)

        self._operations.add(fields, self._show_added, failed)

    def _show_added(self, registration_id: str) -> None:
        self._close_form()
        self.control.open(registration_id)
        self.list.make_current(registration_id)
        self.saved()

    # The shell

    def take_request(self, request: object) -> None:
        if isinstance(request, ShowRegistration):
            self.open_registration(request.registration_id)
        elif isinstance(request, FindText):
            self.list.find_text(request.text)

    def on_scan(self, text: str) -> bool:
        from wego_desktop.services.queries.delegate_scan import scanned_registration

        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(
            lambda: scanned_registration(database, event_id, text),
            done=self.open_registration,
            failed=self._services.show_error,
            initiator=self,
        )
        return True

    def activate(self) -> None:
        self.list.activate()

    def _on_panel_closed(self) -> None:
        if self.isVisible():
            self.list.focus_list()
        self.key_hints_changed.emit()

    def panes(self) -> list[QWidget]:
        shown = [
            name for name in ("add_panel", "panel") if self._has(name) and getattr(self, name).isVisible()
        ]
        return [self.filters.search, self.table, *(getattr(self, name) for name in shown[:1])]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.table.current_id is not None:
            self._edit()
        elif event.key() == Qt.Key.Key_F8 and self.table.drafts:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.list.editor.go_to_draft(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape and self._has("panel") and self.panel.isVisible():
            self.panel.close_panel()
        else:
            super().keyPressEvent(event)

    def _edit(self) -> None:
        """Edit the current cell where it stands, or the field in the panel that it comes from."""
        if not self.list.editor.begin():
            self.open_current(_FIELDS.get(self.table.current_key, "given_names"))

    def _paste(self) -> None:
        """Open Import with the rows on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip() and self._services.has_page("import"):
            self._services.open_page("import", text)

    def key_hints(self) -> list[KeyHint]:
        if not self.table.rows.all_ids():
            return [KeyHint(("Ctrl", "N"), _("Add delegate")), KeyHint(("Ctrl", "F"), _("Find in this view"))]
        return self._row_hints()

    def _row_hints(self) -> list[KeyHint]:
        return [
            KeyHint(("↑", "↓"), _("Move")),
            KeyHint(("Space",), _("Select")),
            KeyHint(("Enter",), _("Open")),
            KeyHint(("F2",), _("Edit")),
            KeyHint(("Ctrl", "C"), _("Copy rows")),
        ]

    def help_keys(self) -> list[KeyHint]:
        return [
            *self._row_hints(),
            KeyHint(("Ctrl", "F"), _("Find in this view")),
            KeyHint(("Ctrl", "N"), _("Add delegate")),
            KeyHint(("Ctrl", "A"), _("Select all")),
            KeyHint(("Del",), _("Cancel the registration")),
            KeyHint(("Ctrl", "V"), _("Import the rows on the clipboard")),
            KeyHint(("F8",), _("Next cell that could not be saved")),
            KeyHint(("Ctrl", "P"), _("Print badges")),
            KeyHint(("Ctrl", "E"), _("Export to Excel")),
            KeyHint(("F5",), _("Look again")),
            KeyHint(("Esc",), _("Close the panel")),
        ]

    def commands(self) -> list[Command]:
        return [
            Command("add_delegate", _("Add delegate"), self.add_delegate, "user-plus", keys=("Ctrl", "N")),
            Command("register_group", _("Register a group"), self.register_group, "users"),
            Command("columns", _("Choose columns"), lambda: _ignore(self.list.open_columns()), "columns-3"),
            Command("remove_filters", _("Remove filters"), self.list.clear_filters, "list-filter"),
            *self._visa_commands(),
        ]

    def _visa_commands(self) -> list[Command]:
        if not has_right(self._services.context.actor.role, Right.HANDLE_VISA):
            return []
        text = _("Erase passport data whose day has come")
        return [Command("erase_due", text, self._ask_erase_due, "trash-2")]

    def _ask_erase_due(self) -> None:
        self.control.records.ask_erase_due()


def _ignore(_value: object) -> None:
    """Commands give nothing back."""
