"""Paints the result card: band, person, notice, facts; every text stands in a `CardView`."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from wego_desktop.domain.scanning import Severity
from wego_desktop.ui.pages.desk.card_view import CardView, Fact
from wego_desktop.ui.pages.desk.name_fit import fit_name
from wego_desktop.ui.theme.fonts import display_font, ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.key_caps import paint_caps
from wego_desktop.ui.widgets.marks import (
    category_colour,
    category_tint,
    network_colour,
    network_tint,
    paint_network,
    paint_shape,
)
from wego_desktop.ui.widgets.pictures import flag_pixmap, paint_avatar

_RADIUS = 12.0
_CHIP_PX = 36.0
_LOW_CARD_PX = 500.0
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BANDS = {
    Severity.DONE: ("ok", "on-ok"),
    Severity.LOOK: ("warn", "on-warn"),
    Severity.STOP: ("bad", "on-bad"),
    Severity.NOT_FOUND: ("neutral-tint", "text"),
}
_BOXES = {
    Severity.DONE: ("warn-tint", "warn-line", "warn-text", "triangle-alert"),
    Severity.LOOK: ("warn-tint", "warn-line", "warn-text", "triangle-alert"),
    Severity.STOP: ("bad-tint", "bad-line", "bad-text", "octagon-alert"),
    Severity.NOT_FOUND: ("neutral-tint", "border", "text-2", "info"),
}


def band_colours(severity: Severity | None) -> tuple[QColor, QColor]:
    """Fill and text of the band; the quiet card has the neutral ones."""
    fill, ink = _BANDS[severity or Severity.NOT_FOUND]
    return theme().color(fill), theme().color(ink)


def band_height(card_height: float) -> float:
    """The band of a low card is lower, so that the name keeps its room."""
    return 116.0 if card_height >= _LOW_CARD_PX else 84.0


def footer_height(view: CardView, card_height: float) -> float:
    """The room of the facts at the foot; none without facts."""
    if not view.footer:
        return 0.0
    has_notes = any(fact.note or fact.label for fact in view.footer)
    return (90.0 if card_height >= _LOW_CARD_PX else 76.0) if has_notes else 52.0


def paint_frame(painter: QPainter, rect: QRectF, view: CardView) -> None:
    """The surface with its edge in the colour of the band."""
    edge = (
        band_colours(view.severity)[0]
        if view.severity in (Severity.DONE, Severity.LOOK, Severity.STOP)
        else None
    )
    painter.setPen(QPen(edge or theme().color("border"), 1))
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def paint_band(painter: QPainter, rect: QRectF, view: CardView) -> None:
    """Symbol, large word, and at the right the time with the place."""
    fill, ink = band_colours(view.severity)
    shape = QPainterPath()
    shape.addRoundedRect(rect.adjusted(0, 0, 0, _RADIUS), _RADIUS, _RADIUS)
    painter.save()
    painter.setClipRect(rect)
    painter.fillPath(shape, fill)
    painter.restore()
    is_low = rect.height() < 100
    side = 40 if is_low else 56
    paint_icon(painter, QRectF(rect.left() + 30, rect.top(), side, rect.height()), view.icon_name, ink, side)
    left = rect.left() + 30 + side + 20
    corner = _paint_corner(painter, rect, view, ink)
    room = QRectF(left, rect.top(), max(40.0, corner - 24 - left), rect.height())
    font = _shrunk(view.word, 38 if is_low else 48, room.width())
    draw_line(painter, room, view.word, font, ink)


def _shrunk(text: str, size_px: int, width: float) -> QFont:
    """The display font in the largest size up to `size_px` in which the text takes one line."""
    size = size_px
    while size > 20 and QFontMetricsF(display_font(size)).horizontalAdvance(text) > width:
        size -= 2
    return display_font(size)


def _paint_corner(painter: QPainter, rect: QRectF, view: CardView, ink: QColor) -> float:
    """Draw the right corner; returns the x where it begins."""
    right = rect.right() - 32
    if not view.corner and not view.corner_note:
        return right
    limit = rect.width() * 0.4
    large = _shrunk(view.corner, 28, limit)
    small = ui_font(15, 500)
    width = min(
        limit,
        max(
            QFontMetricsF(large).horizontalAdvance(view.corner),
            QFontMetricsF(small).horizontalAdvance(view.corner_note),
        ),
    )
    middle = rect.center().y()
    box = QRectF(right - width - 2, middle - 33, width + 2, 36)
    if not view.corner_note:
        box = QRectF(right - width - 2, rect.top(), width + 2, rect.height())
    draw_line(painter, box, view.corner, large, ink, elide=Qt.TextElideMode.ElideMiddle, right=True)
    note = QRectF(box.left(), middle + 3, box.width(), 24)
    draw_line(painter, note, view.corner_note, small, ink, right=True)
    return right - width


def paint_person(painter: QPainter, rect: QRectF, view: CardView) -> None:
    """Portrait, name in up to two lines, native name, organisation with flag, chips, and what to look at."""
    boxes = _box_height(view, rect.width())
    room = QRectF(rect.left(), rect.top(), rect.width(), rect.height() - (boxes + 16 if boxes else 0))
    left = rect.left()
    side = min(152.0, room.height())
    if rect.width() >= 640 and side >= 100:
        paint_avatar(painter, QRectF(left, rect.top(), side, side), view.name, view.native_name)
        left += side + 32
    width = rect.right() - left
    lines = 36.0 + 12 + _CHIP_PX + 16 + (34 if view.native_name else 0)
    fitted = fit_name(view.name, int(width), max(int(room.height() - lines), 40))
    painter.setPen(theme().color("text"))
    fitted.paint(painter, left, rect.top() - 4)
    top = rect.top() + fitted.height_px
    if view.native_name:
        native = QRectF(left, top, width, 34)
        draw_line(painter, native, view.native_name, ui_font(24), theme().color("text-2"))
        top += 34
    if view.organisation or view.place:
        _paint_place(painter, QRectF(left, top + 8, width, 32), view)
        top += 40
    _paint_chips(painter, QRectF(left, top + 12, width, _CHIP_PX), view)
    if boxes:
        _paint_boxes(painter, QRectF(rect.left(), rect.bottom() - boxes, rect.width(), boxes), view)


def _paint_place(painter: QPainter, rect: QRectF, view: CardView) -> None:
    left = rect.left()
    flag = flag_pixmap(view.country, 32, painter.device().devicePixelRatioF()) if view.country else None
    if flag is not None:
        painter.drawPixmap(QPointF(left, rect.center().y() - 12), flag)
        left += 44
    country_width = QFontMetricsF(ui_font(22)).horizontalAdvance(view.place)
    room = max(rect.right() - left - (country_width + 14 if view.place else 0), 80.0)
    organisation = QRectF(left, rect.top(), room, rect.height())
    middle = Qt.TextElideMode.ElideMiddle
    end = draw_line(
        painter, organisation, view.organisation, ui_font(22, 500), theme().color("text"), elide=middle
    )
    gap = 14 if view.organisation else 0
    place = QRectF(end + gap, rect.top(), max(rect.right() - end - gap, 0.0), rect.height())
    draw_line(painter, place, view.place, ui_font(22), theme().color("text-3"))


def _paint_chips(painter: QPainter, rect: QRectF, view: CardView) -> None:
    font = ui_font(16, 600)
    x = rect.left()
    if view.category is not None:
        width = QFontMetricsF(font).horizontalAdvance(view.category.name) + 54
        box = QRectF(x, rect.top(), width, _CHIP_PX)
        _fill(painter, box, category_tint(view.category.colour))
        ink = category_colour(view.category.colour)
        paint_shape(painter, QPointF(x + 20, box.center().y()), view.category.shape, ink, 14)
        draw_line(painter, box.adjusted(36, 0, 0, 0), view.category.name, font, ink)
        x += width + 8
    for code in view.networks:
        width = QFontMetricsF(font).horizontalAdvance(code) + 54
        box = QRectF(x, rect.top(), width, _CHIP_PX)
        _fill(painter, box, network_tint(code))
        paint_network(painter, QRectF(x + 10, box.center().y() - 10, 20, 20), code)
        draw_line(painter, box.adjusted(38, 0, 0, 0), code, font, network_colour(code))
        x += width + 8
    if view.role:
        width = QFontMetricsF(ui_font(15)).horizontalAdvance(view.role) + 28
        box = QRectF(x, rect.top(), min(width, rect.right() - x), _CHIP_PX)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw_line(painter, box.adjusted(14, 0, -10, 0), view.role, ui_font(15), theme().color("text-2"))


def _fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 6, 6)


def _texts(view: CardView) -> list[str]:
    return [text for text in (view.sentence, *view.notices) if text]


def _text_height(text: str, width: float) -> float:
    measured = QFontMetricsF(ui_font(16, 500)).boundingRect(QRectF(0, 0, width - 74, 400), _WRAP, text)
    return max(56.0, measured.height() + 32)


def _box_height(view: CardView, width: float) -> float:
    heights = [_text_height(text, width) for text in _texts(view)]
    if view.strip:
        heights.append(60.0)
    return sum(heights) + 8 * max(0, len(heights) - 1)


def _paint_boxes(painter: QPainter, rect: QRectF, view: CardView) -> None:
    fill, line, ink, icon_name = _BOXES[view.severity or Severity.NOT_FOUND]
    top = rect.top()
    for text in _texts(view):
        box = QRectF(rect.left(), top, rect.width(), _text_height(text, rect.width()))
        _paint_box(painter, box, fill, line)
        paint_icon(painter, QRectF(box.left() + 20, box.top(), 22, box.height()), icon_name, ink, 22)
        painter.setPen(theme().color("text"))
        painter.setFont(ui_font(16, 500))
        painter.drawText(box.adjusted(56, 0, -18, 0), _WRAP, text)
        top = box.bottom() + 8
    if view.strip:
        _paint_strip(painter, QRectF(rect.left(), top, rect.width(), 60), view.strip)


def _paint_box(painter: QPainter, rect: QRectF, fill: str, line: str) -> None:
    painter.setPen(QPen(theme().color(line), 1))
    painter.setBrush(theme().color(fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _paint_strip(painter: QPainter, rect: QRectF, facts: tuple[Fact, ...]) -> None:
    _paint_box(painter, rect, "warn-tint", "warn-line")
    shares = (0.42, 0.34, 0.24) if len(facts) == 3 else (1 / len(facts),) * len(facts)
    left = rect.left()
    for place, (fact, share) in enumerate(zip(facts, shares, strict=True)):
        width = rect.width() * share
        if place:
            painter.setPen(QPen(theme().color("warn-line"), 1))
            painter.drawLine(QPointF(left, rect.top()), QPointF(left, rect.bottom()))
        inner = QRectF(left + 16, rect.top() + 10, width - 26, 18)
        draw_line(painter, inner, fact.label, ui_font(13), theme().color("warn-text"))
        text = inner.translated(0, 19)
        draw_line(painter, text, fact.text, ui_font(15, 600), theme().color("text"))
        left += width


def paint_footer(painter: QPainter, rect: QRectF, view: CardView) -> None:
    """The facts or next steps side by side under a line."""
    painter.setPen(QPen(theme().color("border"), 1))
    painter.drawLine(QPointF(rect.left() + 1, rect.top() + 0.5), QPointF(rect.right() - 1, rect.top() + 0.5))
    if rect.height() < 60:
        _paint_keys_row(painter, rect, view.footer)
        return
    width = rect.width() / len(view.footer)
    for place, fact in enumerate(view.footer):
        left = rect.left() + place * width
        if place:
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawLine(QPointF(left + 0.5, rect.top() + 1), QPointF(left + 0.5, rect.bottom() - 2))
        inset = 32 if place == 0 else 24
        _paint_fact(painter, QRectF(left + inset, rect.top(), width - inset - 12, rect.height()), fact)


def _paint_keys_row(painter: QPainter, rect: QRectF, facts: tuple[Fact, ...]) -> None:
    x = rect.left() + 32
    for fact in facts:
        x = paint_caps(painter, x, rect.center().y(), fact.keys) + 8
        font = ui_font(14, 500)
        width = QFontMetricsF(font).horizontalAdvance(fact.text)
        draw_line(
            painter, QRectF(x, rect.top(), width + 2, rect.height()), fact.text, font, theme().color("text")
        )
        x += width + 24


def _paint_fact(painter: QPainter, rect: QRectF, fact: Fact) -> None:
    gap = (rect.height() - 62) / 2
    first = QRectF(rect.left(), rect.top() + gap, rect.width(), 20)
    if fact.keys:
        paint_caps(painter, first.left(), first.center().y(), fact.keys)
    else:
        if fact.icon_name:
            paint_icon(painter, QRectF(first.left(), first.top(), 16, 20), fact.icon_name, "text-3", 16)
        label = first.adjusted(22 if fact.icon_name else 0, 0, 0, 0)
        draw_line(painter, label, fact.label, ui_font(13), theme().color("text-3"))
    ink = theme().color(fact.tone)
    draw_line(painter, first.translated(0, 22), fact.text, ui_font(15, 600), ink)
    draw_line(painter, first.translated(0, 43), fact.note, ui_font(13), theme().color("text-3"))
