"""What became of a save: the file with ways to open it, or what stands in the way with a second name."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.export_service import Exported
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner


class ResultBanner(Banner):
    """A banner with two actions.

    After a save `file_wanted(path)` and `folder_wanted(path)`; after a failure `retry_wanted(path)`, with
    another name when one is offered, and `other_place_wanted()`.
    """

    file_wanted = Signal(object)
    folder_wanted = Signal(object)
    retry_wanted = Signal(object)
    other_place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_banner")
        self._path = Path()
        self._second = ""
        self._is_saved = False
        self.second_action = Button("", parent=self)
        self.close_button = Button(
            kind=ButtonKind.QUIET, parent=self, icon_name="x", accessible_name=_("Close")
        )
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(self.second_action)
        row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.clear)
        self.acted.connect(self._act)
        self.second_action.clicked.connect(self._act_second)

    def show_saved(self, done: Exported) -> None:
        """Say that the file is there."""
        self._path, self._is_saved = done.path, True
        text = ngettext("{name} saved with {count} row.", "{name} saved with {count} rows.", done.rows)
        self.show_message(Tone.OK, text.format(name=done.path.name, count=done.rows), _("Open file"))
        self._show_second(_("Open folder"))

    def show_problem(self, error: CodedError, path: Path) -> None:
        """Say what stands in the way, with Retry and, when there is one, a second name."""
        self._path, self._is_saved = path, False
        self._second = str(error.params.get("second_name", ""))
        self.show_message(Tone.BAD, sentence(error), _("Retry"))
        offer = _("Save as {name}").format(name=self._second) if self._second else _("Save elsewhere")
        self._show_second(offer)

    def show_note(self, text: str) -> None:
        """Say something that has no action."""
        self.show_message(Tone.WARN, text)
        self._show_second("")

    def _show_second(self, text: str) -> None:
        self.second_action.set_text(text)
        self.second_action.setVisible(bool(text))

    def _act(self) -> None:
        (self.file_wanted if self._is_saved else self.retry_wanted).emit(self._path)

    def _act_second(self) -> None:
        if self._is_saved:
            self.folder_wanted.emit(self._path)
        elif self._second:
            self.retry_wanted.emit(self._path.with_name(self._second))
        else:
            self.other_place_wanted.emit()
