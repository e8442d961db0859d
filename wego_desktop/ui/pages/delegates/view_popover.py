"""Saving, renaming, moving and removing views, under the button behind the tabs."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.ready_views import ListView
from wego_desktop.ui.pages.delegates.popover import Popover
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label


class ViewPopover(Popover):
    """For the view that is open: `saved(name)` keeps it as a new one; a saved one can be changed as well.

    `changed`, `renamed(name)`, `moved(step)` and `removed` are about the saved view that is open.
    """

    saved = Signal(str)
    changed = Signal()
    renamed = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget, view: ListView | None, *, is_changed: bool) -> None:
        super().__init__(parent, 320)
        self.setObjectName("view_popover")
        is_own = view is not None and not view.is_ready_made
        self.name_edit = QLineEdit(self)
        self.name_edit.setObjectName("view_name")
        self.name_edit.setMaxLength(100)
        self.name_edit.returnPressed.connect(self._save)
        self.name_edit.installEventFilter(self)
        if view is not None and is_own:
            self._add_own(view, is_changed=is_changed)
        self.field = Field(_("Keep as a new view, for all desks"), self.name_edit, self)
        self.column.addWidget(self.field)
        row = QHBoxLayout()
        row.addStretch(1)
        save = Button(_("Save view"), ButtonKind.PRIMARY, self, size=ButtonSize.SMALL, keys="Enter")
        save.setObjectName("save_new_view")
        save.clicked.connect(self._save)
        row.addWidget(save)
        self.column.addLayout(row)

    def _add_own(self, view: ListView, *, is_changed: bool) -> None:
        self.column.addWidget(Label(view.name, "strong", self))
        if is_changed:
            button = Button(_("Save the changes to this view"), parent=self, size=ButtonSize.SMALL)
            button.setObjectName("save_changes")
            button.clicked.connect(lambda: self._close_and(self.changed.emit))
            self.column.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(6)
        for text, name, call in (
            (_("Rename"), "rename_view", self._rename),
            (_("Remove"), "remove_view", lambda: self._close_and(self.removed.emit)),
        ):
            button = Button(text, parent=self, size=ButtonSize.SMALL)
            button.setObjectName(name)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addStretch(1)
        for icon_name, step, tip in (
            ("chevron-left", -1, _("Move to the left")),
            ("chevron-right", 1, _("Move to the right")),
        ):
            arrow = Button(
                kind=ButtonKind.QUIET,
                parent=self,
                icon_name=icon_name,
                size=ButtonSize.SMALL,
                accessible_name=tip,
            )
            arrow.clicked.connect(lambda _on=False, places=step: self.moved.emit(places))
            row.addWidget(arrow)
        self.column.addLayout(row)

    def open_under(self, anchor: QWidget, *, at_right: bool = False) -> None:
        super().open_under(anchor, at_right=at_right)
        self.name_edit.setFocus()

    def _save(self) -> None:
        if self._has_name():
            self.saved.emit(self.name_edit.text().strip())

    def _rename(self) -> None:
        if self._has_name():
            self.renamed.emit(self.name_edit.text().strip())

    def _has_name(self) -> bool:
        if self.name_edit.text().strip():
            return True
        self.show_error(_("Type a name"))
        self.name_edit.setFocus()
        return False

    def show_error(self, text: str) -> None:
        """Say under the name why it was not saved."""
        self.field.set_error(text)
        self.adjustSize()

    def _close_and(self, call: object) -> None:
        self.close()
        if callable(call):
            call()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.close()
            return True
        return super().eventFilter(watched, event)
