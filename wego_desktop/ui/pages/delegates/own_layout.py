"""How this computer shows the ready-made views: columns, order, and which view was open last."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from wego_desktop.domain.list_filters import SortKey, sort_from_json, sort_to_json
from wego_desktop.services.ready_views import EVERYONE
from wego_desktop.ui.pages.delegates.columns import SHOWN_AT_FIRST
from wego_desktop.ui.shell.page_services import PageServices

TABLE = "delegates"
"""Under which name the layout stands in the settings."""


@dataclass(slots=True)
class OwnLayout:
    """Columns and order of the views that come with every event; saved views bring their own."""

    columns: tuple[str, ...] = SHOWN_AT_FIRST
    sort: tuple[SortKey, ...] = ()

    def load(self, services: PageServices, sortable: AbstractSet[str]) -> str:
        """Take what was stored, whatever makes no sense left out; the key of the view that was open."""
        stored = services.column_layout(TABLE)
        if not isinstance(stored, dict):
            return EVERYONE
        shown, view = stored.get("shown"), stored.get("view")
        if isinstance(shown, list) and shown:
            self.columns = tuple(str(key) for key in shown)
        self.sort = tuple(key for key in sort_from_json(stored.get("sort")) if key.column in sortable)
        return view if isinstance(view, str) else EVERYONE

    def store(self, services: PageServices, view: str, widths: dict[str, Any]) -> None:
        """Keep it, unless it is kept so already."""
        layout = {**widths, "shown": list(self.columns), "view": view, "sort": sort_to_json(self.sort)}
        if layout != services.column_layout(TABLE):
            services.store_column_layout(TABLE, layout)
