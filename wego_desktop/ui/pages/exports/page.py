"""The page Excel and reports: a sheet at the left, its first rows and what was saved at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.domain.enums import SheetKind
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.services.export_service import ColumnChoice, ExportRequest, Preview
from wego_desktop.ui.operations.exports import ExportOperations, Loaded
from wego_desktop.ui.pages.exports.choice_bar import ChoiceBar
from wego_desktop.ui.pages.exports.memory import ExportMemory
from wego_desktop.ui.pages.exports.preview_view import PreviewView
from wego_desktop.ui.pages.exports.register_view import RegisterView
from wego_desktop.ui.pages.exports.result_banner import ResultBanner
from wego_desktop.ui.pages.exports.saving import Saving
from wego_desktop.ui.pages.exports.sheet_list import CHOICES, SheetList
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import ExportRows
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import Label, Line

_LIST_PX = 264


class ExportsPage(Page):
    """Requests: an `ExportRequest` chooses sheet, network, sessions and columns; a `SheetKind` the sheet.

    `("network", code, session id)` chooses a network and its meeting, `ExportRows` limits the attendees to
    some delegates.
    """

    page_id = "exports"
    title = "Excel and reports"
    icon_name = "file-spreadsheet"
    nav_group = NavGroup.OUTPUT
    shortcut = "Ctrl+Shift+X"

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header.set_title(_("Excel and reports"))
        self._services = services
        self._operations = ExportOperations(services, self)
        self._memory = ExportMemory(services)
        self._asked = 0
        self._wanted: object = None
        self._registration_ids: tuple[str, ...] = ()
        self._own_columns: tuple[ColumnChoice, ...] = ()
        self.save_button = Button(
            _("Save as Excel"), ButtonKind.PRIMARY, self, icon_name="download", keys="Ctrl+Enter"
        )
        self.save_button.setObjectName("save_export")
        self.header.add_action(self.save_button)
        self._make_body()
        self._bind_keys()
        self._show_sheet(self.sheets.kind)

    # Assembly

    def _make_body(self) -> None:
        host = QWidget(self)
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_left(host))
        row.addWidget(Line("v", host))
        row.addWidget(self._make_right(host), 1)
        self.body.addWidget(host, 1)

    def _make_left(self, host: QWidget) -> QWidget:
        left = QWidget(host)
        left.setFixedWidth(_LIST_PX)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(8)
        heading = Label(_("Sheet"), "label", left)
        heading.setContentsMargins(12, 0, 0, 0)
        self.sheets = SheetList(left)
        self.sheets.chosen.connect(self._on_sheet)
        column.addWidget(heading)
        column.addWidget(self.sheets, 1)
        return left

    def _make_right(self, host: QWidget) -> QWidget:
        right = QWidget(host)
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        self.banner = ResultBanner(right)
        self.saving = Saving(self, self.request, self._services, self.banner, self.save_button)
        self.saving.saved.connect(self.refresh)
        self.choices = ChoiceBar(right)
        self.choices.changed.connect(self._load_preview)
        self.choices.columns_changed.connect(self._on_columns)
        self.choices.everybody_asked.connect(self._show_everybody)
        self.preview = PreviewView(self._services, right)
        self.register = RegisterView(self._services.event.zone, right)
        self.register.file_wanted.connect(lambda key: self.saving.open_registered(key, is_folder=False))
        self.register.folder_wanted.connect(lambda key: self.saving.open_registered(key, is_folder=True))
        column.addWidget(self.choices)
        column.addWidget(self.banner)
        column.addWidget(self.preview, 3)
        column.addWidget(self.register, 2)
        return right

    def _bind_keys(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.saving.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for place, choice in enumerate(CHOICES, 1):
            shortcut = QShortcut(
                QKeySequence(f"Alt+{place}"), self, lambda kind=choice.kind: self.sheets.choose(kind)
            )
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Page

    def refresh(self) -> None:
        self._operations.load(self._show_loaded)

    def activate(self) -> None:
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.sheets, self.choices.columns_button, self.preview.table, self.register.table]

    def take_request(self, request: object) -> None:
        if isinstance(request, SheetKind):
            self.sheets.choose(request)
        elif isinstance(request, ExportRows):
            self._limit_to(request.registration_ids)
            self._wanted = ExportRequest(SheetKind.ATTENDEES, "")
            self.refresh()
        elif isinstance(request, ExportRequest | tuple):
            self._wanted = request
            self.refresh()

    def _limit_to(self, registration_ids: tuple[str, ...]) -> None:
        self._registration_ids = registration_ids
        self.choices.set_chosen(len(registration_ids))

    def _show_everybody(self) -> None:
        self._limit_to(())
        self._load_preview()

    def key_hints(self) -> list[KeyHint]:
        sheets = KeyHint(("Alt", f"1–{len(CHOICES)}"), _("Sheet"))
        hints = [KeyHint(("Ctrl", "Enter"), _("Save as Excel")), sheets]
        return [*hints, KeyHint(("F6",), _("Next pane"))]

    def help_keys(self) -> list[KeyHint]:
        return [*self.key_hints(), KeyHint(("Enter",), _("Open the file of a line of the register"))]

    def commands(self) -> list[Command]:
        def sheet(kind: SheetKind, title: str, place: int) -> Command:
            return Command(
                f"exports.{kind.value}",
                _("Excel: {sheet}").format(sheet=_(title)),
                lambda: self.sheets.choose(kind),
                "file-spreadsheet",
                keys=("Alt", str(place)),
            )

        sheets = [sheet(choice.kind, choice.title, place) for place, choice in enumerate(CHOICES, 1)]
        save = Command(
            "exports.save", _("Save as Excel"), self.saving.save, "download", keys=("Ctrl", "Enter")
        )
        columns = Command("exports.columns", _("Choose columns"), self.choices.open_columns, "columns-3")
        return [save, columns, *sheets]

    # Choosing

    def request(self) -> ExportRequest:
        """What is chosen now."""
        kind, narrowing = self.sheets.kind, self.choices.narrowing
        return ExportRequest(
            kind,
            self._services.event.id,
            self._columns(kind),
            narrowing.network,
            narrowing.session_codes,
            self._registration_ids if kind is SheetKind.ATTENDEES else (),
        )

    def _offered(self, kind: SheetKind) -> tuple[ColumnChoice, ...]:
        """The columns of a sheet; those of the event's own fields as they were read last."""
        own = self._own_columns if kind is SheetKind.ATTENDEES else ()
        return (*self._services.context.exports.columns(kind), *own)

    def _columns(self, kind: SheetKind) -> tuple[str, ...]:
        offered = {column.key for column in self._offered(kind)}
        return tuple(key for key in self._memory.columns(kind) if key in offered)

    def _on_sheet(self, kind: SheetKind) -> None:
        self.banner.clear()
        self._show_sheet(kind)
        self._load_preview()

    def _show_sheet(self, kind: SheetKind) -> None:
        columns = self._offered(kind)
        usual = tuple(column.key for column in columns if column.is_usual)
        self.choices.set_sheet(kind, columns, self._columns(kind) or usual)

    def _on_columns(self, keys: tuple[str, ...]) -> None:
        kind = self.sheets.kind
        usual = [column.key for column in self._offered(kind) if column.is_usual]
        self._memory.keep_columns(kind, () if list(keys) == usual else keys)
        self._load_preview()

    def _show_loaded(self, loaded: Loaded) -> None:
        self.choices.set_choices(loaded.choices)
        self.register.set_rows(loaded.register)
        if loaded.own_columns != self._own_columns:
            self._own_columns = loaded.own_columns
            self._show_sheet(self.sheets.kind)
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, tuple):
            _kind, network, session_id = wanted
            code = self.choices.code_of(session_id)
            codes = (code,) if code else ()
            wanted = ExportRequest(SheetKind.NETWORK, "", network=network, session_codes=codes)
        if isinstance(wanted, ExportRequest):
            self._choose(wanted)
        self._load_preview()

    def _choose(self, wanted: ExportRequest) -> None:
        self.sheets.choose(wanted.kind)
        if wanted.columns:
            self._memory.keep_columns(wanted.kind, wanted.columns)
        self._show_sheet(wanted.kind)
        if wanted.kind is SheetKind.NETWORK:
            self.choices.choose_network(wanted.network, *wanted.session_codes[:1])
        else:
            self.choices.choose_sessions(wanted.session_codes)

    # Preview

    def _load_preview(self) -> None:
        self._asked += 1
        asked = self._asked
        if self.sheets.kind is SheetKind.NETWORK and not self.choices.has_networks:
            self._show_preview(asked, None)
            return
        self._operations.preview(
            self.request(),
            lambda preview: self._show_preview(asked, preview),
            lambda error: self._show_refusal(asked, error),
        )

    def _show_preview(self, asked: int, preview: Preview | None) -> None:
        if asked != self._asked:
            return
        self.preview.show_preview(self.sheets.kind, preview)
        self.save_button.setEnabled(preview is not None and not self.saving.is_running)

    def _show_refusal(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        self.save_button.setEnabled(False)
        if isinstance(error, CodedError):
            self.preview.show_refusal(error)
        else:
            self._services.show_error(error)
