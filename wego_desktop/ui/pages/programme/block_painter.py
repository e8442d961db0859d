"""Painting of session blocks: tint, edge, bar, icon and word, times, title, heads, seats."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from wego_desktop.domain.enums import AdmissionRule, SessionKind
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.programme import SessionRow
from wego_desktop.ui.pages.programme.session_looks import session_look
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.bars import capacity_token, paint_bar
from wego_desktop.ui.widgets.icon import paint_mark
from wego_desktop.ui.widgets.pictures import paint_avatar

_RADIUS = 6
_LINE_PX = 17
_FOOT_PX = 24
_LOW_FOOT_PX = 18
_HEAD_SIDE = 20
_MOST_HEADS = 3


def span_text(row: SessionRow, zone: str) -> str:
    """`10:30–12:00` in the event's zone."""
    return f"{local(row.starts_at, zone):%H:%M}–{local(row.ends_at, zone):%H:%M}"


def has_list(row: SessionRow) -> bool:
    """Whether seats are given one by one; else the session is open and only the room's size is known."""
    return row.admission_rule is AdmissionRule.BY_LIST or bool(row.confirmed or row.waiting or row.invited)


def seats_text(row: SessionRow, *, is_running: bool = False) -> str:
    """`88 / 240`, `40 / 40 · 6 waiting`; while the session runs, who is inside comes first.

    An open session without a list shows who is inside and how many fit.
    """
    if not has_list(row):
        inside = _("{count} in").format(count=row.inside) if row.inside else ""
        seats = ngettext("{count} seat", "{count} seats", row.seats or 0).format(count=row.seats)
        return " · ".join(part for part in (inside, seats if row.seats is not None else "") if part)
    if row.seats is None:
        text = f"{row.confirmed}" if row.confirmed else ""
    else:
        text = _("{taken} / {seats}").format(taken=row.confirmed, seats=row.seats)
    if row.waiting:
        waiting = _("{count} waiting").format(count=row.waiting)
        text = f"{text} · {waiting}" if text else waiting
    if is_running and row.inside:
        inside = _("{count} in").format(count=row.inside)
        text = f"{inside} · {text}" if text else inside
    return text


def blend(token: str, share: float) -> QColor:
    """The token's colour laid over the surface with this opacity."""
    top, ground = theme().color(token), theme().color("surface")
    parts = [
        round(getattr(ground, name)() * (1 - share) + getattr(top, name)() * share)
        for name in ("red", "green", "blue")
    ]
    return QColor(*parts)


def paint_block(
    painter: QPainter, rect: QRectF, row: SessionRow, zone: str, *, is_running: bool, chip: str = ""
) -> None:
    """Draw one session into its block; `chip` is the code of the event where several are shown together."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look = session_look(row)
    if row.kind is SessionKind.MEAL:
        _paint_pause(painter, rect, row, zone)
        painter.restore()
        return
    shape = QPainterPath()
    shape.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, blend(look.token, 0.09 if not theme().is_dark else 0.15))
    painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), theme().color(look.token))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(blend(look.token, 0.26 if not theme().is_dark else 0.4), 1))
    painter.drawPath(shape)
    inner = rect.adjusted(13, 0, -9, 0)
    if rect.height() < 40:
        _paint_short(painter, inner, row, zone)
    else:
        _paint_whole(painter, inner, row, zone, is_running=is_running, chip=chip)
    painter.restore()


def _paint_pause(painter: QPainter, rect: QRectF, row: SessionRow, zone: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("hover"))
    painter.drawRect(rect)
    text = f"{row.title} · {span_text(row, zone)}"
    font = ui_font(12)
    width = min(QFontMetricsF(font).horizontalAdvance(text), max(rect.width() - 60, 20.0))
    left = rect.center().x() - (width + 22) / 2
    icon = QRectF(left, rect.center().y() - 8, 16, 16)
    paint_mark(painter, icon, session_look(row).icon_name, "text-3", 16)
    _draw(
        painter, QRectF(left + 22, rect.top(), width + 2, rect.height()), text, font, theme().color("text-3")
    )


def _paint_short(painter: QPainter, rect: QRectF, row: SessionRow, zone: str) -> None:
    """Blocks of half an hour and less: icon, title, and the start if there is room."""
    look = session_look(row)
    line = QRectF(rect.left(), rect.top(), rect.width(), min(rect.height(), 34))
    paint_mark(painter, QRectF(line.left(), line.top(), 14, line.height()), look.icon_name, look.token, 14)
    start = f"{local(row.starts_at, zone):%H:%M}"
    font = ui_font(12)
    width = QFontMetricsF(font).horizontalAdvance(start)
    room = line.width() - 20
    title_font = ui_font(12 if rect.height() < 24 else 13, 600, is_tabular=False)
    if room > width + 70:
        times = QRectF(line.right() - width - 1, line.top(), width + 1, line.height())
        _draw(painter, times, start, font, theme().color("text-2"))
        room -= width + 8
    title = QRectF(line.left() + 20, line.top(), room, line.height())
    _draw(painter, title, row.title, title_font, theme().color("text"))


def _paint_whole(
    painter: QPainter, rect: QRectF, row: SessionRow, zone: str, *, is_running: bool, chip: str
) -> None:
    top = rect.top() + 6
    _paint_first_line(painter, QRectF(rect.left(), top, rect.width(), 16), row, zone, chip)
    top += 18
    has_foot = rect.height() >= 64 and bool(row.heads or seats_text(row))
    foot = (_FOOT_PX if rect.height() >= 84 else _LOW_FOOT_PX) if has_foot else 0
    room = rect.bottom() - 3 - foot - top
    used = _paint_title(painter, QRectF(rect.left(), top, rect.width(), room), row.title)
    if rect.height() > 130 and row.track and room - used > 20:
        track = QRectF(rect.left(), top + used + 2, rect.width(), 16)
        _draw(painter, track, row.track, ui_font(12), theme().color("text-2"))
    if has_foot:
        line = QRectF(rect.left(), rect.bottom() - foot - 3, rect.width(), foot)
        _paint_foot(painter, line, row, is_running=is_running, is_tall=rect.height() >= 84)


def _paint_first_line(painter: QPainter, line: QRectF, row: SessionRow, zone: str, chip: str) -> None:
    look = session_look(row)
    paint_mark(painter, QRectF(line.left(), line.top(), 14, line.height()), look.icon_name, look.token, 14)
    word_font, time_font = ui_font(12, 600), ui_font(12)
    word_width = QFontMetricsF(word_font).horizontalAdvance(look.word)
    times = span_text(row, zone)
    width = QFontMetricsF(time_font).horizontalAdvance(times)
    start_width = QFontMetricsF(time_font).horizontalAdvance(times[:5])
    has_word = line.width() - 20 > word_width + start_width + 6
    left = line.left() + 20
    if has_word:
        word = QRectF(left, line.top(), word_width + 2, line.height())
        _draw(painter, word, look.word, word_font, theme().color(look.token))
        left = word.right() + 6
        chip_width = QFontMetricsF(ui_font(11, 500)).horizontalAdvance(chip) + 10
        if chip and line.right() - left > chip_width + 6 + start_width:
            _paint_chip(painter, QRectF(left, line.top(), chip_width, line.height()), chip)
            left += chip_width + 6
    if line.right() - left < width:
        times, width = times[:5], start_width
    place = QRectF(max(line.right() - width - 1, left), line.top(), width + 1, line.height())
    _draw(painter, place, times, time_font, theme().color("text-2"))


def _paint_chip(painter: QPainter, rect: QRectF, text: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(ui_font(11, 500))
    painter.setPen(theme().color("text-2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _paint_title(painter: QPainter, rect: QRectF, title: str) -> float:
    """Wrap the title into the lines that fit, the last one cut; returns the height used."""
    font = ui_font(13, 600, is_tabular=False)
    most = max(1, int((rect.height() + 1) // _LINE_PX))
    y = 0.0
    for line in wrapped(title, font, rect.width(), most):
        place = QRectF(rect.left(), rect.top() + y, rect.width(), _LINE_PX)
        _draw(painter, place, line, font, theme().color("text"))
        y += _LINE_PX
    return y


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """`text` in at most `most` lines of `width`, the last one cut with an ellipsis when needed."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 10))
        starts.append(line.textStart())
    layout.endLayout()
    pieces = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(pieces) > most:
        rest = text[starts[most - 1] :].strip()
        cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        pieces = [*pieces[: most - 1], cut]
    return pieces


def _paint_foot(painter: QPainter, line: QRectF, row: SessionRow, *, is_running: bool, is_tall: bool) -> None:
    left = line.left()
    text = seats_text(row, is_running=is_running)
    font = ui_font(12, 600 if row.waiting else 400)
    text_width = QFontMetricsF(font).horizontalAdvance(text)
    if is_tall:
        room = line.width() - text_width - 30
        heads = row.heads[: max(0, min(_MOST_HEADS, int(room // (_HEAD_SIDE + 4))))]
        for head in heads:
            circle = QRectF(left, line.center().y() - _HEAD_SIDE / 2, _HEAD_SIDE, _HEAD_SIDE)
            paint_avatar(painter, circle, head.name, head.native_name)
            left += _HEAD_SIDE + 4
        left += 4 if heads else 0
    if not text:
        return
    token = "bad-text" if row.waiting else "text-2"
    place = QRectF(line.right() - text_width - 1, line.top(), text_width + 2, line.height())
    _draw(painter, place, text, font, theme().color(token))
    bar = QRectF(left, round(line.center().y()) - 2, place.left() - 8 - left, 4)
    taken = row.confirmed if has_list(row) else row.inside
    if bar.width() >= 20 and row.seats and (taken or has_list(row)):
        own = capacity_token(taken, row.seats)
        ink = session_look(row).token if own == "accent" else own
        paint_bar(painter, bar, taken / row.seats, theme().color(ink))


def _draw(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)


def paint_conflict(painter: QPainter, rect: QRectF, shared: Sequence[QRectF]) -> None:
    """Outline a clashing block in red and hatch the minutes in which its room is booked twice."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    red = theme().color("bad")
    shape = QPainterPath()
    shape.addRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    hatch = QColor(red)
    hatch.setAlphaF(0.26)
    for part in shared:
        inside = part.intersected(rect.adjusted(4, 2, -2, -2))
        painter.save()
        painter.setClipRect(inside, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(hatch, 1))
        x = inside.left() - inside.height()
        while x < inside.right():
            painter.drawLine(QPointF(x, inside.bottom()), QPointF(x + inside.height(), inside.top()))
            x += 7
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(red, 2))
    painter.drawPath(shape)
    painter.restore()


def paint_conflict_label(painter: QPainter, column: QRectF, bottom: float, text: str) -> None:
    """Draw the red label of a clash above its block, kept inside the column."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = ui_font(11, 600)
    width = min(QFontMetricsF(font).horizontalAdvance(text) + 32, column.width() - 8)
    left = max(column.left() + 4, column.center().x() - width / 2)
    rect = QRectF(left, bottom - 20, width, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("bad"))
    painter.drawRoundedRect(rect, 10, 10)
    ink = theme().color("on-bad")
    paint_mark(painter, QRectF(rect.left() + 7, rect.top(), 13, 20), "circle-alert", "on-bad", 13)
    _draw(painter, rect.adjusted(24, 0, -6, 0), text, font, ink)
    painter.restore()


def paint_ring(painter: QPainter, rect: QRectF) -> None:
    """Draw the focus ring 2 px outside a block."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color("surface"), 4))
    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)
    painter.setPen(QPen(theme().color("focus"), 2))
    painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), _RADIUS + 2, _RADIUS + 2)
    painter.restore()
