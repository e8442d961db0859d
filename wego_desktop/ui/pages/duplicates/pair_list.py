"""The list of pairs: both names, why they look alike, and how sure that is."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.duplicate_service import DuplicatePair
from wego_desktop.ui.pages.duplicates.pair_model import PAIR, SCORE, PairModel, why_text
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.cells import CellRole, RowState
from wego_desktop.ui.widgets.delegates import PillDelegate, TextDelegate, draw_line
from wego_desktop.ui.widgets.table import DataTable

ROW_PX = 56
_SCORE_PX = 116
ANSWER_KEYS = {Qt.Key.Key_M: "m", Qt.Key.Key_T: "t", Qt.Key.Key_S: "s"}


def answer_key(event: QKeyEvent) -> str:
    """The answer that a key without modifiers gives, or an empty text."""
    return "" if event.modifiers() else ANSWER_KEYS.get(Qt.Key(event.key()), "")


class _PairDelegate(TextDelegate):
    """Two names above, the reasons below."""

    def paint_value(self, painter: QPainter, rect: QRectF, index: object, state: RowState) -> None:
        del state
        pair = index.data(CellRole.VALUE)  # type: ignore[attr-defined]
        if not isinstance(pair, DuplicatePair):
            return
        model = index.model()  # type: ignore[attr-defined]
        is_skipped = isinstance(model, PairModel) and model.is_skipped(index.row())  # type: ignore[attr-defined]
        ink = theme().color("text-3" if is_skipped else "text")
        upper = QRectF(rect.left(), rect.top() + 8, rect.width(), 20)
        metrics = QFontMetricsF(ui_font(13, 500))
        room = rect.width() - 24
        second = min(metrics.horizontalAdvance(pair.second.name) + 2, room / 2)
        first = QRectF(upper.left(), upper.top(), room - second, 20)
        end = min(draw_line(painter, first, pair.first.name, ui_font(13, 500), ink), first.right())
        draw_line(painter, QRectF(end + 8, upper.top(), 10, 20), "·", ui_font(13), theme().color("text-3"))
        rest = QRectF(end + 20, upper.top(), upper.right() - end - 20, 20)
        draw_line(painter, rest, pair.second.name, ui_font(13, 500), ink)
        text = _("Left for later") if is_skipped else why_text(pair)
        lower = QRectF(rect.left(), rect.top() + 28, rect.width(), 18)
        draw_line(painter, lower, text, ui_font(12), theme().color("text-2"))


class PairTable(DataTable):
    """The pairs; `answered(letter)` tells M, T or S."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, has_ticks=False, row_px=ROW_PX)
        self.setObjectName("duplicate_pairs")
        self.setAccessibleName(_("Pairs that may be one person"))
        self.pairs = PairModel(self)
        self.setModel(self.pairs)
        self.setItemDelegateForColumn(PAIR, _PairDelegate(self))
        self.setItemDelegateForColumn(SCORE, PillDelegate(self))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(PAIR, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(SCORE, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(SCORE, _SCORE_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if letter := answer_key(event):
            self.answered.emit(letter)
        else:
            super().keyPressEvent(event)
