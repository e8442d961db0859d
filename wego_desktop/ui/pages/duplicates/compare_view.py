"""The right part of the page: why two records look alike, both side by side, and the three answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.duplicate_service import DuplicatePair
from wego_desktop.services.merge_service import Comparison, Side
from wego_desktop.ui.pages.duplicates.compare_table import CompareTable
from wego_desktop.ui.pages.duplicates.pair_model import level_mark, why_text
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line
from wego_desktop.ui.widgets.pill import Pill


class CompareView(QWidget):
    """Holds `table`; `answered(letter)` tells M, T or S, by key or button."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: DuplicatePair | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Line("h", self))
        self.table = CompareTable(self)
        self.table.answered.connect(self.answered)
        self.table.lines.dataChanged.connect(lambda *_changed: self._show_effects())
        column.addWidget(self.table, 1)
        column.addWidget(Line("h", self))
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 14, 20, 14)
        row.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.title = ElidedLabel("", "panel-title", head)
        self.why = Label("", "second", head)
        self.why.setWordWrap(True)
        texts.addWidget(self.title)
        texts.addWidget(self.why)
        row.addLayout(texts, 1)
        self._pill_row = row
        self.pill: Pill | None = None
        return head

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(10)
        self.effects = Label("", "second", foot)
        self.effects.setWordWrap(True)
        column.addWidget(self.effects)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for letter, text in (("s", _("Skip")), ("t", _("Two people")), ("m", _("Same person, merge"))):
            kind = ButtonKind.PRIMARY if letter == "m" else ButtonKind.DEFAULT
            button = Button(text, kind, foot, keys=letter.upper())
            button.setObjectName(f"duplicate_answer_{letter}")
            button.clicked.connect(lambda _on=False, chosen=letter: self.answered.emit(chosen))
            row.addWidget(button)
            self.buttons[letter] = button
        column.addLayout(row)
        return foot

    def show_pair(self, pair: DuplicatePair) -> None:
        """Say who the two are and why they look alike; the fields come with `show_comparison`."""
        self._pair = pair
        names = dict.fromkeys([pair.first.name, pair.second.name])
        self.title.setText(_(" and ").join(names))
        self.why.setText(why_text(pair))
        if self.pill is None:
            self.pill = Pill(level_mark(pair), self)
            self._pill_row.addWidget(self.pill)
        self.pill.set_mark(level_mark(pair))

    def show_comparison(self, comparison: Comparison) -> None:
        """Show both records with the values that a merge takes when nobody chooses."""
        self.table.show_comparison(comparison)
        self._show_effects()

    def _show_effects(self) -> None:
        comparison = self.table.lines.comparison
        if comparison is not None:
            text = effects_text(comparison, is_turned=self.table.lines.surviving is Side.MERGED)
            self.effects.setText(text)

    def set_busy(self, *, is_busy: bool) -> None:
        """While a merge is written nothing else is answered."""
        self.buttons["m"].set_busy(is_busy)
        for widget in (self.table, self.buttons["t"], self.buttons["s"]):
            widget.setEnabled(not is_busy)


def effects_text(comparison: Comparison, *, is_turned: bool) -> str:
    """What becomes of numbers, badges and everything else when the two are merged."""
    sentences = []
    for shared in comparison.shared:
        kept, other = shared.kept_number, shared.other_number
        if is_turned:
            kept, other = other, kept
        text = _("{other} leads to {kept}.")
        if comparison.badge_count and not is_turned:
            text = _("{other} and its badge lead to {kept}.")
        sentences.append(text.format(other=other, kept=kept))
    if is_turned:
        sentences.append(_("Everything of the left record goes over to the right one."))
        return " ".join(sentences)
    moved = [
        (
            len(comparison.moving_numbers),
            ngettext("{count} registration", "{count} registrations", len(comparison.moving_numbers)),
        ),
        (comparison.scan_count, ngettext("{count} scan", "{count} scans", comparison.scan_count)),
        (comparison.badge_count, ngettext("{count} badge", "{count} badges", comparison.badge_count)),
        (comparison.seat_count, ngettext("{count} seat", "{count} seats", comparison.seat_count)),
    ]
    parts = [text.format(count=count) for count, text in moved if count]
    if parts:
        sentences.append(_("Goes over: {parts}.").format(parts=", ".join(parts)))
    sentences.append(_("Ctrl+Z takes it all back."))
    return " ".join(sentences)
