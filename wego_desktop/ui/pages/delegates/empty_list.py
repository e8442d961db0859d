"""What stands in place of the list when a view, or the whole event, holds nobody."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.notices import EmptyState


class EmptyView(EmptyState):
    """Nobody passes the filters; the button that removes them shows only when there are some."""

    def __init__(self, clear: Callable[[], None], parent: QWidget) -> None:
        self.clear_button = Button(_("Remove filters"), parent=parent)
        self.clear_button.clicked.connect(clear)
        text = _("Remove a filter, or save this view for later.")
        super().__init__("users", _("No one here"), text, [self.clear_button], parent)


class EmptyEvent(EmptyState):
    """Nobody is registered yet. The primary button to add somebody is that of the page's header."""

    def __init__(self, services: PageServices, add: Callable[[], None], parent: QWidget) -> None:
        buttons = []
        if services.has_page("import"):
            bring = Button(_("Import Excel"), parent=parent, icon_name="download")
            bring.clicked.connect(lambda: services.open_page("import", None))
            buttons.append(bring)
        add_button = Button(_("Add delegate"), parent=parent, icon_name="plus", keys="Ctrl+N")
        add_button.clicked.connect(add)
        text = _("Import them from an Excel file, or add them one by one.")
        super().__init__("users", _("No delegates yet"), text, [*buttons, add_button], parent)
