"""The figures beside the pages of the side bar; runs beside the window's thread."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wego_desktop.ui.pages import network_page_id

if TYPE_CHECKING:
    from wego_desktop.bootstrap import AppContext


def side_bar_figures(context: "AppContext", event_id: str) -> dict[str, int]:
    """By page id: people registered, sessions, and members of each network."""
    from wego_desktop.services.queries.events import event_row
    from wego_desktop.services.queries.go_to import session_count
    from wego_desktop.services.queries.networks import networks

    database = context.database
    figures = {
        "delegates": event_row(database, event_id).registrations,
        "programme": session_count(database, event_id),
    }
    for network in networks(database, datetime.now(UTC).date()):
        figures[network_page_id(network.code)] = network.members
    return figures
