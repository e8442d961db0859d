"""Answering many open questions of an import at once, by what they have in common."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from wego_desktop.domain.text import fold
from wego_desktop.i18n import N_, _
from wego_desktop.services.import_service import Decision, ImportField, RowAction, RowPlan

_SAME = N_("Same person where name and organisation agree ({count})")
_ALL = {
    Decision.MERGE: N_("Same person for all ({count})"),
    Decision.NEW: N_("Two people for all ({count})"),
    Decision.SKIP: N_("Skip all ({count})"),
}


class AnswerAll(QObject):
    """Makes the menu; `answered({row number: Decision})` when a line was chosen."""

    answered = Signal(object)

    def menu(self, rows: Sequence[RowPlan], parent: QWidget) -> QMenu:
        """What can be answered for the rows that wait for an answer about a person."""
        waiting = [row for row in rows if row.action is RowAction.WAIT and row.match is not None]
        agreeing = [row for row in waiting if does_agree(row)]
        menu = QMenu(parent)
        if agreeing:
            menu.addAction(self._action(_SAME, Decision.MERGE, agreeing, menu))
            menu.addSeparator()
        for decision, text in _ALL.items():
            menu.addAction(self._action(text, decision, waiting, menu))
        return menu

    def _action(self, text: str, decision: Decision, rows: Sequence[RowPlan], menu: QMenu) -> QAction:
        action = QAction(_(text).format(count=len(rows)), menu)
        action.setEnabled(bool(rows))
        answers = {row.row_number: decision for row in rows}
        action.triggered.connect(lambda: self.answered.emit(answers))
        return action


def does_agree(row: RowPlan) -> bool:
    """Whether the row and the person it may be have the same name, and no other organisation."""
    match = row.match
    if match is None or fold(row.name) != fold(match.name):
        return False
    ours, theirs = row.facts.get(ImportField.ORGANISATION, ""), match.facts.get(ImportField.ORGANISATION, "")
    return not ours or not theirs or fold(ours) == fold(theirs)
