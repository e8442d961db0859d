"""The organisations that a file would make, and those that may be ones on file under another name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.import_service import OrganisationPlan, OrganisationState
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind

_NEW = "new"
_NAME = Qt.ItemDataRole.UserRole


def organisations_text(plans: Sequence[OrganisationPlan]) -> str:
    """`12 new organisations, 3 to decide`; empty when the file has none that are not on file."""
    new = sum(plan.state is OrganisationState.NEW for plan in plans)
    similar = sum(plan.state is OrganisationState.SIMILAR for plan in plans)
    parts = []
    if new:
        parts.append(ngettext("{count} new organisation", "{count} new organisations", new).format(count=new))
    if similar:
        parts.append(ngettext("{count} similar", "{count} similar", similar).format(count=similar))
    if not parts and plans:
        parts.append(
            ngettext("{count} organisation", "{count} organisations", len(plans)).format(count=len(plans))
        )
    return ", ".join(parts)


class OrganisationsDialog(BaseDialog):
    """`answered({name: answer})` with every answer given, when Done was pressed; "" takes one back."""

    answered = Signal(object)

    def __init__(self, plans: Sequence[OrganisationPlan], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Organisations of this file"),
            _("The name that the file uses is kept as another name of the one you choose."),
            parent,
            width=860,
        )
        self.setObjectName("import_organisations")
        order = {OrganisationState.SIMILAR: 0, OrganisationState.NEW: 1, OrganisationState.USED: 2}
        self._plans = sorted(plans, key=lambda plan: (order[plan.state], plan.name.casefold()))
        self.boxes: dict[str, QComboBox] = {}
        self.table = self._make_table()
        self.body.addWidget(self.table)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        done = self.add_button(Button(_("Done"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        done.setObjectName("organisations_done")
        done.clicked.connect(self.finish)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._plans), 4, self)
        table.setHorizontalHeaderLabels([_("In the file"), _("Place"), _("Rows"), _("What happens")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setMinimumHeight(360)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.verticalHeader().setDefaultSectionSize(42)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate((270, 150, 60)):
            table.setColumnWidth(place, width)
        for place, plan in enumerate(self._plans):
            where = ", ".join(part for part in (plan.city, plan.country) if part)
            for column, text in enumerate((plan.name, where, str(len(plan.rows)))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(_NAME, plan.name)
                table.setItem(place, column, item)
            box = self._box(plan)
            self.boxes[plan.name] = box
            table.setCellWidget(place, 3, box)
        return table

    def _box(self, plan: OrganisationPlan) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(plan.name)
        if plan.state is OrganisationState.SIMILAR:
            box.addItem(_("Not decided: its rows stay behind"), "")
        box.addItem(_("Add as a new organisation"), _NEW if plan.likes or plan.answer else "")
        for like in plan.likes:
            city = f", {like.city}" if like.city and like.city.casefold() not in like.name.casefold() else ""
            box.addItem(_("It is {name}").format(name=f"{like.name}{city}"), like.answer)
        if plan.answer and box.findData(plan.answer) < 0:
            box.addItem(_("It is {name}").format(name=plan.used_name or plan.answer), plan.answer)
        box.setCurrentIndex(max(0, box.findData(plan.answer)))
        return box

    def finish(self) -> None:
        """Hand the answers on."""
        self.accept()
        self.answered.emit({name: str(box.currentData() or "") for name, box in self.boxes.items()})
