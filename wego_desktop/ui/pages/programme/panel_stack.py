"""What the right panel of the programme holds: a session, its list of seats, or the form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget

from wego_desktop.ui.pages.programme.seats_view import SeatsView
from wego_desktop.ui.pages.programme.session_form import SessionForm
from wego_desktop.ui.pages.programme.session_panel import SessionPanel


class PanelStack(QStackedWidget):
    """F6 puts the focus to where work on the shown part begins."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        current = self.currentWidget()
        if isinstance(current, SessionPanel):
            current.focus_first()
        elif isinstance(current, SeatsView):
            current.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(current, SessionForm):
            current.title.line_edit.setFocus(Qt.FocusReason.TabFocusReason)
