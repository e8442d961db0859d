"""What every page is given by the application: the workspace, the event, and ways to the other pages."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from wego_desktop.settings import Settings
from wego_desktop.ui.shell.runner import OperationRunner

if TYPE_CHECKING:
    from wego_desktop.bootstrap import AppContext
    from wego_desktop.services.queries.event_rows import EventRow
    from wego_desktop.services.queries.first_rows import FirstRows


@dataclass(frozen=True, slots=True)
class PageServices:
    """The dependencies of a page; all callables are for the window's thread.

    `open_page(page_id, request)` shows another page and hands it `request` (see `Page.take_request`);
    `page_ids` are the pages that exist, so that no button leads nowhere. `show_undo(text)` says what was done
    in the undo bar, `show_error(error)` what was not. `first_rows` are the first delegates, where they were
    read before the services were there.
    """

    context: "AppContext"
    runner: OperationRunner
    event: "EventRow"
    load_settings: Callable[[], Settings]
    save_settings: Callable[[Settings], None]
    show_undo: Callable[[str], None]
    show_error: Callable[[Exception], None]
    open_page: Callable[[str, object], None]
    page_ids: frozenset[str] = field(default=frozenset())
    first_rows: "FirstRows | None" = None

    def has_page(self, page_id: str) -> bool:
        """Whether `open_page` can show that page."""
        return page_id in self.page_ids

    def column_layout(self, table: str) -> Any:
        """What a page stored for its table on this computer, or None."""
        return self.load_settings().column_layouts.get(table)

    def store_column_layout(self, table: str, layout: Any) -> None:
        """Keep what a page wants to find again for its table on this computer (JSON values)."""
        settings = self.load_settings()
        self.save_settings(replace(settings, column_layouts={**settings.column_layouts, table: layout}))
