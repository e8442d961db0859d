"""Paints the people whom a typed text may mean, with the matching letters marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from wego_desktop.domain.text import fold, words
from wego_desktop.services.queries.desk_matches import MatchRow
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.marks import category_colour, paint_shape
from wego_desktop.ui.widgets.pictures import flag_pixmap, paint_avatar
from wego_desktop.ui.widgets.pill import paint_pill, pill_width
from wego_desktop.ui.widgets.statuses import registration_mark

ROW_PX = 52.0
_PLACE_SHARE = 0.34


def row_at(rect: QRectF, count: int, chosen: int, point: QPointF) -> int | None:
    """The row under `point`, or None."""
    first, shown = _window(rect, count, chosen)
    row = int((point.y() - rect.top()) // ROW_PX)
    return first + row if rect.contains(point) and row < shown else None


def _window(rect: QRectF, count: int, chosen: int) -> tuple[int, int]:
    """The first row that is drawn and how many are, so that the chosen one is among them."""
    shown = min(count, max(1, int(rect.height() // ROW_PX)))
    return max(0, chosen - shown + 1), shown


def paint_people(
    painter: QPainter, rect: QRectF, people: Sequence[MatchRow], chosen: int, query: str
) -> None:
    """Draw as many rows as there is room for, the chosen one always among them."""
    first, shown = _window(rect, len(people), chosen)
    for place, person in enumerate(people[first : first + shown]):
        row = QRectF(rect.left(), rect.top() + place * ROW_PX, rect.width(), ROW_PX - 4)
        _paint_row(painter, row, person, query, is_chosen=first + place == chosen)


def _paint_row(painter: QPainter, rect: QRectF, person: MatchRow, query: str, *, is_chosen: bool) -> None:
    if is_chosen:
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.setBrush(theme().color("selected"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
    middle = rect.center().y()
    paint_avatar(painter, QRectF(rect.left() + 14, middle - 14, 28, 28), person.name, person.native_name)
    split = rect.left() + rect.width() * (1 - _PLACE_SHARE)
    pill = registration_mark(person.status, has_arrived=person.has_arrived)
    pill_left = split - pill_width(pill.text) - 12
    paint_shape(painter, QPointF(rect.left() + 60, middle), person.shape, category_colour(person.colour), 9)
    name = QRectF(rect.left() + 76, rect.top(), pill_left - rect.left() - 88, rect.height())
    font = ui_font(15, 500)
    end = draw_marked(painter, name, person.name, font, marked_parts(person.name, query))
    beside = person.code or person.native_name or person.number
    rest = QRectF(end + 8, rect.top(), max(0.0, name.right() - end - 8), rect.height())
    if rest.width() > 40:
        parts = differing_parts(beside, query) if person.code else marked_parts(beside, query)
        draw_marked(painter, rest, beside, ui_font(14), parts, ink="text-3")
    paint_pill(painter, pill_left, middle, pill)
    _paint_place(painter, QRectF(split, rect.top(), rect.right() - split - 16, rect.height()), person, query)


def _paint_place(painter: QPainter, rect: QRectF, person: MatchRow, query: str) -> None:
    left = rect.left()
    ratio = painter.device().devicePixelRatioF()
    flag = flag_pixmap(person.country, 24, ratio) if person.country else None
    if flag is not None:
        painter.drawPixmap(QPointF(left, rect.center().y() - 9), flag)
        left += 34
    text = person.city or person.organisation
    room = QRectF(left, rect.top(), rect.right() - left, rect.height())
    draw_marked(painter, room, text, ui_font(15), marked_parts(text, query), ink="text-2")


def draw_marked(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    parts: Sequence[tuple[int, int]],
    *,
    ink: str = "text",
) -> float:
    """One line with `parts` of the text underlined; returns the x where it ends."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    for start, stop in parts:
        x = rect.left() + metrics.horizontalAdvance(shown[:start])
        width = metrics.horizontalAdvance(shown[start:stop])
        mark = QRectF(x, rect.center().y() + metrics.height() / 2 - 1, width, 2)
        painter.fillRect(mark, theme().color("warn"))
    return draw_line(painter, rect, text, font, theme().color(ink))


def differing_parts(code: str, scanned: str) -> list[tuple[int, int]]:
    """The letters of `code` that the scanned text of the same length has otherwise."""
    if len(code) != len(scanned):
        return []
    return [(place, place + 1) for place, letter in enumerate(code) if letter != scanned[place]]


def marked_parts(text: str, query: str) -> list[tuple[int, int]]:
    """Where the folded words of `query` stand in `text`, where folding keeps the letters' places."""
    folded = "".join(fold(letter) or " " for letter in text)
    if len(folded) != len(text):
        return []
    found = ((folded.find(word), len(word)) for word in words(query))
    return [(start, start + length) for start, length in found if start >= 0]
