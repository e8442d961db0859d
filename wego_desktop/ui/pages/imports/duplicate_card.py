"""The file's person beside the one who is here, with the three answers."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.import_service import Decision, ImportField, RowPlan
from wego_desktop.services.importing.wording import field_label, shown_value
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.labels import Line

_LINE_PX = 34
_LABEL_PX = 104
_COMPARED = (
    ImportField.EMAIL,
    ImportField.ORGANISATION,
    ImportField.CITY,
    ImportField.POSITION,
    ImportField.PHONE,
    ImportField.CATEGORY,
)
_MOST_LINES = 5
CARD_MARGIN = 12


class _Comparison(QWidget):
    """Two columns of values; those that differ stand on amber."""

    def __init__(self, row: RowPlan, parent: QWidget) -> None:
        super().__init__(parent)
        match = row.match
        assert match is not None
        here = _("Already here, {number}").format(number=match.number) if match.number else _("Already here")
        if match.row_number is not None:
            here = _("In the file, row {row}").format(row=match.row_number)
        self._heads = (_("In the file, row {row}").format(row=row.row_number), here)
        lines = [(_("Name"), row.name, match.name)]
        for field in _COMPARED:
            ours, theirs = row.facts.get(field, ""), match.facts.get(field, "")
            if ours or theirs:
                lines.append((field_label(field), shown_value(field, ours), shown_value(field, theirs)))
        self._lines = lines[:_MOST_LINES]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = "; ".join(f"{label}: {ours}, {theirs}" for label, ours, theirs in self._lines)
        self.setAccessibleName(told)

    def sizeHint(self) -> QSize:
        return QSize(400, _LINE_PX * (len(self._lines) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, color = QPainter(self), theme().color
        half = (self.width() - _LABEL_PX) / 2
        painter.fillRect(QRectF(0, 0, self.width(), _LINE_PX), color("sunken"))
        for place, head in enumerate(self._heads):
            box = QRectF(_LABEL_PX + place * half + 12, 0, half - 16, _LINE_PX)
            draw_line(painter, box, head, ui_font(12), color("text-2"))
        for at, (label, ours, theirs) in enumerate(self._lines, start=1):
            top = at * _LINE_PX
            if ours and theirs and ours.casefold() != theirs.casefold():
                painter.fillRect(QRectF(_LABEL_PX, top, 2 * half, _LINE_PX), color("warn-tint"))
            box = QRectF(12, top, _LABEL_PX - 12, _LINE_PX)
            draw_line(painter, box, label, ui_font(12), color("text-2"))
            for place, text in enumerate((ours, theirs)):
                box = QRectF(_LABEL_PX + place * half + 12, top, half - 16, _LINE_PX)
                draw_line(painter, box, text, ui_font(13), color("text"))
            painter.fillRect(QRectF(0, top, self.width(), 1), color("border-soft"))


class DuplicateCard(QWidget):
    """The comparison of one row; `answered(decision)` tells the button that was chosen."""

    answered = Signal(object)

    def __init__(self, row: RowPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duplicate_card")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(CARD_MARGIN + 46, 1, CARD_MARGIN, 13)
        outer.setSpacing(0)
        self._comparison = _Comparison(row, self)
        outer.addWidget(self._comparison, 1, Qt.AlignmentFlag.AlignVCenter)
        outer.addWidget(Line("v", self))
        answers = QVBoxLayout()
        answers.setContentsMargins(12, 0, 12, 0)
        answers.setSpacing(8)
        answers.addStretch(1)
        self.buttons: dict[Decision, Button] = {}
        for decision, text, keys in (
            (Decision.MERGE, _("Same person, merge"), "M"),
            (Decision.NEW, _("Two people"), "T"),
            (Decision.SKIP, _("Skip this row"), "S"),
        ):
            kind = ButtonKind.PRIMARY if decision is Decision.MERGE else ButtonKind.DEFAULT
            button = Button(text, kind, self, keys=keys)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setObjectName(f"answer_{decision.value}")
            button.clicked.connect(lambda _on=False, chosen=decision: self.answered.emit(chosen))
            answers.addWidget(button)
            self.buttons[decision] = button
        answers.addStretch(1)
        outer.addLayout(answers)

    @property
    def wanted_height(self) -> int:
        """The height of the table row that holds the card."""
        return max(self._comparison.sizeHint().height(), 132) + 16

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("warn-line"), 1))
        box = QRectF(self.rect()).adjusted(CARD_MARGIN + 45.5, 0.5, -CARD_MARGIN + 0.5, -12.5)
        painter.drawRoundedRect(box, 8, 8)
