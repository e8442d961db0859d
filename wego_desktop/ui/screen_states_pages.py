"""The states of the other pages that `screens` draws: panels, forms, a file to import, empty workspaces."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from wego_desktop.bootstrap import create_context
from wego_desktop.domain.enums import EventKind, SheetKind
from wego_desktop.domain.list_filters import SortKey
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.queries.go_to import find_sessions
from wego_desktop.services.ready_views import EVERYONE
from wego_desktop.services.sample.people import delegates
from wego_desktop.services.sample.workbook import write_list
from wego_desktop.ui.pages.delegates.columns import SHOWN_AT_FIRST
from wego_desktop.ui.pages.delegates.condition_editor import ConditionEditor
from wego_desktop.ui.pages.delegates.page import DelegatesPage
from wego_desktop.ui.pages.delegates.popover import Popover
from wego_desktop.ui.pages.imports.page import ImportPage
from wego_desktop.ui.pages.networks.page import NetworkPage
from wego_desktop.ui.pages.organisations.page import OrganisationsPage
from wego_desktop.ui.screen_stage import Stage, State
from wego_desktop.ui.shell.requests import FindText

_LIST_ROWS = 60
_TICKED = 3


def list_states() -> list[State]:
    """Panels, forms and choices of the pages with the sample in them."""
    return [
        State("delegates-panel", _delegate),
        State("delegates-ticked", _ticked),
        State("delegates-columns", _columns),
        State("delegates-filter", _filter),
        State("delegates-sort", _sort),
        State("delegates-editing", _editing),
        State("delegates-view", _save_view),
        State("delegates-many", _many),
        State("delegates-add", _add_delegate),
        State("organisations-panel", _organisation),
        State("organisations-form", _organisation_form),
        State("organisations-world", _world),
        State("organisations-import", _member_list),
        State("programme-session", _session),
        State("network-add-member", _add_member),
        State("import-file", _import_file),
        State("import-cells", _import_cells),
        State("import-organisations", _import_organisations),
        State("exports-sessions", _export_sessions),
        State("undo", _undo),
        State("event-switcher", _switcher),
    ]


def empty_states(pages: tuple[str, ...]) -> list[State]:
    """Every page of an event with nobody and nothing in it, and a workspace without events."""
    return [
        State("empty-workspace", _no_event),
        *(State(f"empty-{page_id.replace('_', '-')}", _empty(page_id)) for page_id in pages),
    ]


def _delegates(on: Stage) -> DelegatesPage:
    page = on.page("delegates")
    assert isinstance(page, DelegatesPage)
    return page


def _table(page: QWidget) -> QTableView:
    return next(table for table in page.findChildren(QTableView) if table.isVisible())


def _delegate(on: Stage) -> None:
    page = _delegates(on)
    page.open_current()
    on.settle()


def _ticked(on: Stage) -> None:
    page = _delegates(on)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    table = _table(page)
    table.setFocus()
    for _row in range(_TICKED):
        QTest.keyClick(table, Qt.Key.Key_Space)
        QTest.keyClick(table, Qt.Key.Key_Down)
    on.settle()


def _plain(on: Stage) -> DelegatesPage:
    """The list of everybody as it is at first, with nobody ticked and nothing open."""
    page = _delegates(on)
    for popover in page.findChildren(Popover):
        popover.close()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    page.table.set_ticked(())
    page.list.open_view(EVERYONE)
    on.settle()
    return page


def _columns(on: Stage) -> None:
    _plain(on).list.open_columns()
    on.settle()


def _filter(on: Stage) -> None:
    page = _plain(on)
    page.filters.open_new_condition("region")
    editor = page.filters.findChildren(ConditionEditor)[-1]
    for name in ("Africa", "Asia-Pacific"):
        if name in [text for _key, text in editor.options]:
            editor.tick(name)
    editor.finish()
    on.settle()
    page.filters.open_new_condition("arrived")
    on.settle()


def _sort(on: Stage) -> None:
    page = _plain(on)
    page.table.sort_asked.emit((SortKey("category"), SortKey("organisation", is_descending=True)))
    page.table.show_sort(page.list.state.sort)
    page.filters.open_sort()
    on.settle()


def _editing(on: Stage) -> None:
    page = _plain(on)
    page.table.sort_asked.emit(())
    page.table.show_sort(())
    shown = ("name", "position", "email", "phone", "organisation", "tags", "registered", "native_name")
    page.list._on_columns(shown)
    on.settle()
    keys = [column.key for column in page.table.columns]
    page.table.setFocus()
    page.table.go_to_cell(2, keys.index("email"))
    page.list.editor.begin()
    field = page.list.editor.editor
    assert isinstance(field, QLineEdit)
    field.setText("no address")
    QTest.keyClick(field, Qt.Key.Key_Return)
    on.settle()
    page.table.horizontalScrollBar().setValue(160)
    page.list.editor.begin()
    on.settle()


def _save_view(on: Stage) -> None:
    page = _plain(on)
    page.list.editor.finish(is_kept=False)
    page.table.drafts.clear()
    page.list.editor.drafts_changed.emit()
    page.list._on_columns(SHOWN_AT_FIRST)
    page.list.views.open_popover()
    on.settle()


def _many(on: Stage) -> None:
    page = _plain(on)
    page.table.set_ticked(page.table.rows.all_ids())
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    on.settle()


def _add_delegate(on: Stage) -> None:
    _delegates(on).add_delegate()
    on.settle()


def _organisations(on: Stage) -> OrganisationsPage:
    page = on.page("organisations")
    assert isinstance(page, OrganisationsPage)
    return page


def _organisation(on: Stage) -> None:
    page = _organisations(on)
    page.tabs.choose("all")
    page.take_request(FindText("Seoul Metropolitan"))
    page.take_request(next(row.id for row in page.list_view.shown if row.city == "Seoul"))
    on.settle()


def _organisation_form(on: Stage) -> None:
    _organisation(on)
    page = _organisations(on)
    page.panel.asked.emit("membership", None)
    on.settle()


def _world(on: Stage) -> None:
    page = _organisations(on)
    page.panel.close_panel()
    page.list_view.search.clear()
    page.tabs.choose("world")
    on.settle()


def _member_list(on: Stage) -> None:
    page = _organisations(on)
    page.member_list.add_starting_list()
    on.settle()


def _session(on: Stage) -> None:
    workspace = on.workspace
    assert workspace.opened is not None
    assert workspace.shown_event is not None
    found = find_sessions(workspace.opened.context.database, workspace.shown_event.id, "AFSCN annual")
    on.page("programme").take_request(found[0].id)
    on.settle()


def _add_member(on: Stage) -> None:
    page = on.page("network_afscn")
    assert isinstance(page, NetworkPage)
    page.add_member()
    on.settle()


def _import_file(on: Stage) -> None:
    path = Path(on.scratch) / "delegates-late.xlsx"
    write_list(path, "Late delegates", delegates(_LIST_ROWS))
    on.page("import").take_request(path)
    on.settle()


def _import_cells(on: Stage) -> None:
    _import_file(on)
    page = on.page("import")
    assert isinstance(page, ImportPage)
    assert page.preview is not None
    page.cells.show(next(row for row in page.preview.rows if row.is_ready).row_number)
    on.settle()


def _import_organisations(on: Stage) -> None:
    path = Path(on.scratch) / "africa.csv"
    rows = (
        ("Chanda Mwale", "chanda.mwale@lusaka.example", "Lusaka City Council", "Zambia"),
        ("Lindiwe Maseko", "lindiwe.maseko@mbabane.example", "Municipal Council of Mbabane", "Eswatini"),
        ("Grace Nalubega", "g.nalubega@kampala.example", "City of Kampala", "Uganda"),
    )
    lines = ["Name;Email;Organisation;Country", *(";".join(row) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    on.page("import").take_request(path)
    on.settle()
    page = on.page("import")
    assert isinstance(page, ImportPage)
    page.wizard.ask_organisations()
    on.settle()


def _export_sessions(on: Stage) -> None:
    on.page("exports").take_request(SheetKind.SESSIONS)
    on.settle()


def _undo(on: Stage) -> None:
    on.page("delegates")
    on.workspace.undo()
    on.settle()


def _switcher(on: Stage) -> None:
    on.page("delegates")
    on.workspace.window.open_event_switcher()
    on.settle()


def _no_event(on: Stage) -> None:
    on.open(_new_workspace(on, "empty", has_event=False))


def _empty(page_id: str) -> Callable[[Stage], None]:
    def prepare(on: Stage) -> None:
        if on.workspace.shown_event is None or on.workspace.shown_event.code != "NEW27":
            on.open(_new_workspace(on, "new", has_event=True))
        on.page(page_id)

    return prepare


def _new_workspace(on: Stage, stem: str, *, has_event: bool) -> Path:
    path = Path(on.scratch) / f"{stem}.wego"
    with create_context(str(path), "New", "Lee Da-in") as context:
        if has_event:
            day = date(2027, 5, 12)
            fields = EventFields(
                "NEW27", "Smart City Forum 2027", day, day, EventKind.FORUM, "Asia/Seoul", "Busan"
            )
            context.events.add(context.actor, fields)
    return path
