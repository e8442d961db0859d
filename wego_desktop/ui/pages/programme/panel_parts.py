"""Parts of the session panel: a fact with its icon, a conflict with its answers, one person's line."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from wego_desktop.domain.conflicts import Answer
from wego_desktop.i18n import _
from wego_desktop.services.programme_words import AnswerText, ConflictText
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line
from wego_desktop.ui.widgets.marks import Mark, Tone, tone_text
from wego_desktop.ui.widgets.pictures import Avatar
from wego_desktop.ui.widgets.pill import Pill

_LONG = 34


class FactLine(QWidget):
    """An icon, a fact, and a note in grey beside it."""

    def __init__(
        self,
        icon_name: str,
        text: str,
        note: str = "",
        parent: QWidget | None = None,
        colour: str = "text-2",
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(IconLabel(icon_name, colour, 16, self))
        words = Label(text, "medium", self)
        words.setWordWrap(len(text) > _LONG)
        row.addWidget(words, len(text) > _LONG)
        if note:
            row.addWidget(ElidedLabel(note, "small", self), 1)
        else:
            row.addStretch(1)


class ConflictCard(QWidget):
    """Why two things cannot be, and answers that work: Alt+1, Alt+2, Keep both."""

    def __init__(
        self,
        text: ConflictText,
        answers: tuple[AnswerText, ...],
        move: Callable[[Answer], None],
        keep: Callable[[], None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{text.title}. {text.text}")
        self._red_bottom = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._top = _conflict_head(text, self)
        column.addWidget(self._top)
        for number, answer in enumerate(answers, start=1):
            column.addWidget(Line("h", self))
            kind = ButtonKind.PRIMARY if number == 1 else ButtonKind.DEFAULT
            button = Button(_("Move"), kind, self, keys=f"Alt+{number}", size=ButtonSize.SMALL)
            button.setAccessibleName(answer.title)
            button.setObjectName(f"answer_{number}")
            button.clicked.connect(lambda _on=False, chosen=answer.answer: move(chosen))
            column.addWidget(_answer_row(answer.title, answer.reason, button, self))
        if keep is not None:
            column.addWidget(Line("h", self))
            button = Button(_("Keep"), ButtonKind.QUIET, self, size=ButtonSize.SMALL)
            button.setAccessibleName(_("Keep both"))
            button.setObjectName("keep_both")
            button.clicked.connect(lambda _on=False: keep())
            column.addWidget(_answer_row(_("Keep both"), _("Marks the overlap as agreed"), button, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(shape, theme().color("surface"))
        painter.setClipPath(shape)
        painter.fillRect(0, 0, self.width(), self._top.geometry().bottom() + 1, theme().color("bad-tint"))
        painter.setClipping(False)
        painter.setPen(QPen(theme().color("bad-line"), 1))
        painter.drawPath(shape)


def _conflict_head(text: ConflictText, parent: QWidget) -> QWidget:
    head = QWidget(parent)
    column = QVBoxLayout(head)
    column.setContentsMargins(15, 13, 15, 13)
    column.setSpacing(6)
    row = QHBoxLayout()
    row.setSpacing(9)
    row.addWidget(IconLabel("circle-alert", "bad-text", 18, head), 0, Qt.AlignmentFlag.AlignTop)
    title = Label(text.title, "strong", head)
    title.setWordWrap(True)
    title.setStyleSheet(f"color: {tone_text(Tone.BAD).name()};")
    row.addWidget(title, 1)
    column.addLayout(row)
    words = Label(text.text, "second", head)
    words.setWordWrap(True)
    column.addWidget(words)
    return head


def _answer_row(title: str, reason: str, button: Button, parent: QWidget) -> QWidget:
    widget = QWidget(parent)
    row = QHBoxLayout(widget)
    row.setContentsMargins(15, 7, 12, 7)
    row.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(ElidedLabel(title, "medium", widget))
    words.addWidget(ElidedLabel(reason, "small", widget))
    row.addLayout(words, 1)
    row.addWidget(button)
    return widget


class PersonLine(QWidget):
    """Avatar, name over part and organisation, pill, and a menu of what can be done."""

    def __init__(
        self,
        name: str,
        native_name: str,
        note: str,
        mark: Mark,
        *,
        deeds: list[tuple[str, Callable[[], None]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        avatar = Avatar(name, 28, self)
        avatar.set_name(name, native_name)
        row.addWidget(avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, "medium", self))
        words.addWidget(ElidedLabel(note, "small", self))
        row.addLayout(words, 1)
        row.addWidget(Pill(mark, self))
        if not deeds:
            return
        more = Button(
            kind=ButtonKind.QUIET,
            parent=self,
            icon_name="ellipsis",
            size=ButtonSize.SMALL,
            accessible_name=_("More about {name}").format(name=name),
        )
        more.setObjectName("person_more")
        more.clicked.connect(lambda: self._open(more, deeds))
        row.addWidget(more)

    def _open(self, button: Button, deeds: list[tuple[str, Callable[[], None]]]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, run in deeds:
            action = QAction(text, menu)
            action.triggered.connect(lambda _on=False, deed=run: deed())
            menu.addAction(action)
        button.open_menu(menu)
