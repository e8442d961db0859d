"""A row of ticks for choosing several of a short list, such as categories or kinds of session."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget


class ChoicesBox(QWidget):
    """Ticks in columns; `changed()` when one was set or cleared."""

    changed = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None, *, columns: int = 2
    ) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        self._boxes: dict[str, QCheckBox] = {}
        for at, (key, text) in enumerate(choices):
            box = QCheckBox(text.replace("&", "&&"), self)
            box.setObjectName(f"choice_{key}")
            box.toggled.connect(lambda _on: self.changed.emit())
            grid.addWidget(box, at // columns, at % columns)
            self._boxes[key] = box

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Tick exactly these."""
        wanted = set(keys)
        for key, box in self._boxes.items():
            box.setChecked(key in wanted)

    def set_alone(self, key: str) -> None:
        """Let nothing else be chosen while `key` is."""
        for other, box in self._boxes.items():
            box.setEnabled(other == key or not self._boxes[key].isChecked())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order of the choices."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())
