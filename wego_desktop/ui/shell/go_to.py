"""Ctrl+K, "Go to or do": screens and commands at once, people, cities and sessions as they are found."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.domain.text import fold, words
from wego_desktop.i18n import _
from wego_desktop.ui.dialogs.scrim import darken_behind
from wego_desktop.ui.shell.page import KeyHint
from wego_desktop.ui.shell.ports import Found, SearchProvider
from wego_desktop.ui.shell.runner import OperationRunner
from wego_desktop.ui.shell.status_line import StatusLine
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.icon import IconLabel, paint_mark
from wego_desktop.ui.widgets.key_caps import caps_width, paint_caps
from wego_desktop.ui.widgets.labels import Label, Line

_SEARCH_AFTER_MS = 60
_MOST = 12
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says, its keys, its kind (`screen`, `command`, or a provider's), what it runs."""

    found: Found
    kind: str
    keys: tuple[str, ...] = ()


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        del option, index
        return QSize(200, 36)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        entry = index.data(_ROLE)  # type: ignore[attr-defined]
        rect = QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, theme().color("selected"))
        token = "accent-text" if is_chosen else "text-2"
        paint_mark(painter, QRectF(rect.left() + 16, rect.top(), 18, 36), entry.found.icon_name, token, 18)
        ink = theme().color("accent-text" if is_chosen else "text")
        right = 16 + (caps_width(entry.keys) + 12 if entry.keys else 0)
        words = rect.adjusted(44, 0, -right, 0)
        end = draw_line(painter, words, entry.found.text, ui_font(13, 500), ink)
        hint = QRectF(end + 10, rect.top(), max(0.0, words.right() - end - 10), 36)
        draw_line(painter, hint, entry.found.hint, ui_font(12), theme().color("text-3"))
        if entry.keys:
            paint_caps(painter, rect.right() - 16 - caps_width(entry.keys), rect.center().y(), entry.keys)


class GoToDialog(QDialog):
    """Type, choose with the arrows, Enter runs; Tab narrows to one kind. Deletes itself when closed."""

    chosen = Signal(object)

    def __init__(
        self,
        entries: Sequence[Entry],
        providers: Sequence[SearchProvider],
        runner: OperationRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("go_to_dialog")
        self.setAccessibleName(_("Go to or do"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(560, 460)
        self._entries = list(entries)
        self._providers = list(providers)
        self._runner = runner
        self._kinds = ["", *[provider.kind for provider in providers]]
        self._kind = ""
        self._asked = self._waiting = 0
        self._async: dict[str, list[Entry]] = {}
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._search)
        self._edit.textChanged.connect(self._on_text)
        self._edit.installEventFilter(self)
        self._list.itemActivated.connect(self._run_item)
        self._list.itemClicked.connect(self._run_item)
        self._fill()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(0)
        self._edit = QLineEdit(self)
        self._edit.setObjectName("go_to_edit")
        self._edit.setProperty("role", "go-to")
        self._edit.setAccessibleName(_("Go to or do"))
        self._edit.setPlaceholderText(_("A screen, a person, a city, a session, or what to do"))
        self._edit.setFixedHeight(40)
        self._edit.setTextMargins(44, 0, 12, 0)
        inside = QHBoxLayout(self._edit)
        inside.setContentsMargins(16, 0, 0, 0)
        inside.addWidget(IconLabel("search", "text-2", 18, self._edit))
        inside.addStretch(1)
        column.addWidget(self._edit)
        column.addSpacing(6)
        column.addWidget(Line("h", self))
        self._list = QListWidget(self)
        self._list.setObjectName("go_to_list")
        self._list.setItemDelegate(_EntryDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._list, 1)
        self._nothing = Label("", "second", self)
        self._nothing.setObjectName("go_to_nothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(16, 24, 16, 0)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self._foot = StatusLine(self)
        column.addWidget(self._foot)
        self._show_foot()

    def _show_foot(self) -> None:
        hints = [KeyHint(("↑↓",), _("Choose")), KeyHint(("Enter",), _("Run"))]
        if self._providers:
            self._foot.set_part("kind", "list-filter", self._title(self._kind), "text-2")
            hints.append(KeyHint(("Tab",), self._title(self._next_kind())))
        self._foot.set_hints([*hints, KeyHint(("Esc",), _("Close"))])

    def _next_kind(self) -> str:
        return self._kinds[(self._kinds.index(self._kind) + 1) % len(self._kinds)]

    def _title(self, kind: str) -> str:
        return next((p.title for p in self._providers if p.kind == kind), _("Everything"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            darken_behind(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The window has no frame of the system: an edge keeps it apart from the page behind.
        painter = QPainter(self)
        painter.setPen(QPen(theme().color("border-strong"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def shown(self) -> list[Entry]:
        """The entries in the list, in their order."""
        return [self._list.item(row).data(_ROLE) for row in range(self._list.count())]

    def _on_text(self) -> None:
        self._timer.start()
        self._fill()

    def _fill(self) -> None:
        wanted = words(self._edit.text())
        local = [] if self._kind else [entry for entry in self._entries if _matches(entry, wanted)]
        found = [
            entry for kind, entries in self._async.items() if self._kind in ("", kind) for entry in entries
        ]
        self._list.clear()
        for entry in (local[:_MOST] + found)[: 2 * _MOST]:
            item = QListWidgetItem(entry.found.text)
            item.setData(_ROLE, entry)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._show_nothing()

    def _show_nothing(self) -> None:
        """Say so when the whole search found nothing."""
        text = self._edit.text().strip()
        is_over = bool(text) and not self._timer.isActive() and not self._waiting
        is_empty = is_over and not self._list.count()
        self._nothing.setText(_("Nothing matches “{text}”. Try fewer letters.").format(text=text))
        self._nothing.setVisible(is_empty)
        self._list.setVisible(not is_empty)

    def _search(self) -> None:
        text = self._edit.text().strip()
        self._asked += 1
        asked = self._asked
        if not text:
            self._async.clear()
            self._fill()
            return
        self._waiting = len(self._providers)
        for provider in self._providers:
            self._ask(provider, text, asked)
        self._show_nothing()

    def _ask(self, provider: SearchProvider, text: str, asked: int) -> None:
        def take(found: Sequence[Found]) -> None:
            if asked == self._asked:
                self._waiting -= 1
                self._async[provider.kind] = [Entry(item, provider.kind) for item in found]
                self._fill()

        self._runner.read(lambda: provider.find(text), done=take, initiator=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run_item(self._list.currentItem())
        elif key == Qt.Key.Key_Tab:
            self._kind = self._next_kind()
            self._show_foot()
            self._fill()
        else:
            return False
        return True

    def _run_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            entry = item.data(_ROLE)
            self.accept()
            entry.found.run()


def _matches(entry: Entry, wanted: tuple[str, ...]) -> bool:
    text = fold(f"{entry.found.text} {entry.found.hint}")
    return all(word in text for word in wanted)
