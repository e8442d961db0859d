"""What the main window shows while a workspace has no event."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from wego_desktop.i18n import _
from wego_desktop.ui.shell.page import NavGroup, Page, PageSpec
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.notices import EmptyState


class NoEventPage(Page):
    """Says how to begin: one button that asks for the first event."""

    page_id = "no_event"
    has_header = False

    def __init__(self, new_event: Callable[[], None]) -> None:
        self.title = _("Begin")
        super().__init__()
        self.button = Button(_("New event"), ButtonKind.PRIMARY, self, icon_name="calendar-plus")
        self.button.clicked.connect(new_event)
        self.body.addWidget(
            EmptyState(
                "calendar-days",
                _("No event in this workspace yet"),
                _("Delegates, sessions and badges belong to an event."),
                [self.button],
                self,
            )
        )

    def activate(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)


def no_event_spec(new_event: Callable[[], None]) -> PageSpec:
    """The only page of a workspace without events."""
    return PageSpec(
        "no_event", _("Begin"), "calendar-plus", NavGroup.EVENT, "", lambda: NoEventPage(new_event)
    )
