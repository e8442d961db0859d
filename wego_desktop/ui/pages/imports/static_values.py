"""Values that every row gets that has none of its own, below the columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.import_service import FieldChoice
from wego_desktop.ui.dialogs.form import FormDialog, FormField
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.chips import FilterChip
from wego_desktop.ui.widgets.labels import Label

_USUAL = "category"


class StaticValues(QWidget):
    """Chips such as "Category: Observer"; `changed({field id: text})` after any of them changed."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, str] = {}
        self._fields: tuple[FieldChoice, ...] = ()
        self.dialog: FormDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 12, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(_("The same for all rows"), "second", self), 1)
        self.add = Button(_("Add"), ButtonKind.QUIET, self, icon_name="plus", size=ButtonSize.SMALL)
        self.add.setObjectName("add_static")
        self.add.setAccessibleName(_("Add a value for all rows"))
        self.add.clicked.connect(lambda: self.ask(""))
        head.addWidget(self.add)
        column.addLayout(head)
        self._chips = QVBoxLayout()
        self._chips.setSpacing(4)
        column.addLayout(self._chips)

    def show_values(self, values: Mapping[str, str], fields: Sequence[FieldChoice]) -> None:
        """Show the values that hold now."""
        self._values, self._fields = dict(values), tuple(fields)
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        labels = {choice.id: choice.label for choice in fields}
        for field_id, text in self._values.items():
            chip = FilterChip(labels.get(field_id, field_id), text, self)
            chip.clicked.connect(lambda _on=False, key=field_id: self.ask(key))
            chip.removed.connect(lambda key=field_id: self._remove(key))
            self._chips.addWidget(chip)

    def ask(self, field_id: str) -> None:
        """A form for a value; for a known field with what it is now."""
        choices = tuple((choice.id, choice.label) for choice in self._fields)
        dialog = FormDialog(
            _("A value for all rows"),
            [
                FormField("field", _("Field"), field_id or _USUAL, choices),
                FormField(
                    "text",
                    _("Value"),
                    self._values.get(field_id, ""),
                    help_text=_("Rows with a value of their own keep it."),
                ),
            ],
            self,
        )
        dialog.finished.connect(lambda _result: setattr(self, "dialog", None))
        dialog.submitted.connect(lambda values: self._take(dialog, values))
        self.dialog = dialog
        dialog.open()

    def _take(self, dialog: FormDialog, values: Mapping[str, str]) -> None:
        if not values["text"]:
            dialog.show_text("text", _("Type the value"))
            return
        dialog.accept()
        self.changed.emit({**self._values, values["field"]: values["text"]})

    def _remove(self, field_id: str) -> None:
        self.changed.emit({key: text for key, text in self._values.items() if key != field_id})
