"""The result card as one painted widget; it also offers people to choose from."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.domain.scanning import Severity
from wego_desktop.services.queries.desk_matches import MatchRow
from wego_desktop.ui.pages.desk import card_painter, people_painter
from wego_desktop.ui.pages.desk.card_view import CardView
from wego_desktop.ui.theme.fonts import display_font, ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme

_TEXT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class ResultCard(QWidget):
    """Shows one `CardView`; `person_clicked(row)` is emitted when somebody in a list is clicked."""

    person_clicked = Signal(object)

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result_card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 300)
        self._view = view
        self._chosen = 0
        self.setAccessibleName(view.spoken())

    @property
    def view(self) -> CardView:
        """What is shown."""
        return self._view

    @property
    def chosen(self) -> MatchRow | None:
        """The chosen one of the people offered, or None."""
        return self._view.people[self._chosen] if self._view.people else None

    def show_view(self, view: CardView, *, is_announced: bool = True) -> None:
        """Show another view, at once and without animation; assistive technology hears it."""
        self._view = view
        self._chosen = 0
        self.setAccessibleName(view.spoken())
        self.update()
        if is_announced:
            self._announce()

    def move_choice(self, step: int) -> None:
        """Choose the next or previous of the people offered."""
        if self._view.people:
            self._chosen = (self._chosen + step) % len(self._view.people)
            self.update()
            row = self._view.people[self._chosen]
            self.setAccessibleDescription(f"{row.name}, {row.city}")

    def _announce(self) -> None:
        event = QAccessibleAnnouncementEvent(self, self._view.spoken())
        is_urgent = self._view.severity in (Severity.LOOK, Severity.STOP)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    def _list_rect(self) -> QRectF:
        band = card_painter.band_height(self.height())
        foot = card_painter.footer_height(self._view, self.height())
        top = band + (52 if self._view.sentence or self._view.people_text else 12)
        return QRectF(20, top, self.width() - 40, self.height() - top - foot - 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = people_painter.row_at(self._list_rect(), len(self._view.people), self._chosen, event.position())
        if row is not None:
            self._chosen = row
            self.update()
            self.person_clicked.emit(self._view.people[row])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, view = QRectF(self.rect()), self._view
        card_painter.paint_frame(painter, rect, view)
        if view.severity is None and not view.name:
            self._paint_ready(painter, rect)
            return
        band = QRectF(0, 0, rect.width(), card_painter.band_height(rect.height()))
        card_painter.paint_band(painter, band, view)
        foot = card_painter.footer_height(view, rect.height())
        if foot:
            card_painter.paint_footer(painter, QRectF(0, rect.height() - foot, rect.width(), foot), view)
        if view.name:
            inset = 32 if rect.height() >= 560 else 18
            body = QRectF(
                32, band.bottom() + inset, rect.width() - 64, rect.height() - band.height() - foot - 2 * inset
            )
            card_painter.paint_person(painter, body, view)
        else:
            self._paint_people(painter, band.bottom())

    def _paint_people(self, painter: QPainter, top: float) -> None:
        text = " ".join(part for part in (self._view.sentence, self._view.people_text) if part)
        if text:
            painter.setPen(theme().color("text-2"))
            painter.setFont(ui_font(16))
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(32, top + 6, self.width() - 64, 44), flags, text)
        people_painter.paint_people(
            painter, self._list_rect(), self._view.people, self._chosen, self._view.query or self._view.corner
        )

    def _paint_ready(self, painter: QPainter, rect: QRectF) -> None:
        middle = rect.center().y()
        icon = QRectF(0, middle - 120, rect.width(), 64)
        paint_icon(painter, icon, self._view.icon_name, "text-3", 56)
        painter.setPen(theme().color("text"))
        painter.setFont(display_font(32))
        painter.drawText(QRectF(24, middle - 40, rect.width() - 48, 48), _TEXT, self._view.word)
        painter.setPen(theme().color("text-2"))
        painter.setFont(ui_font(16))
        painter.drawText(QRectF(60, middle + 12, rect.width() - 120, 60), _TEXT, self._view.sentence)
        painter.setPen(theme().color("text-3"))
        painter.setFont(ui_font(13))
        painter.drawText(QRectF(60, middle + 64, rect.width() - 120, 30), _TEXT, self._view.corner_note)
