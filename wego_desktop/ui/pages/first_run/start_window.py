"""The start page: a map, four doors, language and theme at the foot."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from wego_desktop import __version__
from wego_desktop.i18n import _, available_languages
from wego_desktop.settings import Settings, Theme
from wego_desktop.ui.pages.first_run.door import Door
from wego_desktop.ui.pages.first_run.hero import SIDE_PX, Hero
from wego_desktop.ui.shell.jobs import Job
from wego_desktop.ui.shell.settings_dialog import language_name
from wego_desktop.ui.widgets.bars import ProgressRow
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner

NEW, SAMPLE, OPEN, RESTORE = "1", "2", "3", "4"
_HERO_SHARE = 0.49
_QUIET_PADDING_PX = 12
_ENDINGS = {".wego"}


class StartWindow(QMainWindow):
    """Shows the ways to begin; does nothing itself but tell which one was chosen.

    `door_chosen` carries `NEW`, `SAMPLE`, `OPEN` or `RESTORE`; `dropped` a file; `left` that Esc was pressed,
    which goes back to an open workspace.
    """

    door_chosen = Signal(str)
    reset_asked = Signal()
    dropped = Signal(str)
    left = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, settings: Settings, *, has_sample: bool = False) -> None:
        super().__init__()
        self.setObjectName("start_window")
        self.setWindowTitle("WeGO Desktop")
        self.setMinimumSize(1280, 720)
        self.resize(1440, 900)
        self.setAcceptDrops(True)
        self._settings = settings
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._hero = Hero(centre)
        column.addWidget(self._hero)
        column.addLayout(self._lower(centre), 1)
        column.addLayout(self._foot(centre))
        self.setCentralWidget(centre)
        self.set_has_sample(has_sample)
        self.doors[NEW].setFocus()

    def _lower(self, parent: QWidget) -> QVBoxLayout:
        lower = QVBoxLayout()
        lower.setContentsMargins(SIDE_PX, 20, SIDE_PX, 0)
        lower.setSpacing(0)
        self.banner = Banner(parent)
        self.progress = ProgressRow(parent)
        lower.addWidget(self.banner)
        lower.addWidget(self.progress)
        lower.addSpacing(20)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.doors = {door.key: door for door in self._make_doors(parent)}
        for door in self.doors.values():
            door.clicked.connect(lambda _on=False, key=door.key: self.door_chosen.emit(key))
            row.addWidget(door)
        lower.addLayout(row, 4)
        lower.addStretch(1)
        return lower

    def _make_doors(self, parent: QWidget) -> list[Door]:
        return [
            Door(
                NEW,
                "calendar-plus",
                _("New event"),
                parent,
                text=_("Name, dates and venue. Categories, badges and the arrival desk come ready to use."),
                note=_("Takes about a minute"),
            ),
            Door(SAMPLE, "landmark", _("Open the sample General Assembly"), parent),
            Door(
                OPEN,
                "folder-open",
                _("Open a workspace or join desks"),
                parent,
                text=_("A .wego file of this computer, or the server that the desks of an event share."),
                note=_("Files may be dropped here"),
            ),
            Door(
                RESTORE,
                "archive-restore",
                _("Restore a backup"),
                parent,
                text=_("Choose a .wego file and see what is inside before it is opened."),
                note=_("Nothing is overwritten"),
            ),
        ]

    def _foot(self, parent: QWidget) -> QHBoxLayout:
        foot = QHBoxLayout()
        # The words of the quiet buttons stand in line with the doors.
        foot.setContentsMargins(SIDE_PX - _QUIET_PADDING_PX, 0, SIDE_PX, 16)
        foot.setSpacing(12)
        self.language = Button(
            _language_name(self._settings.language), ButtonKind.QUIET, parent, icon_name="languages"
        )
        self.language.setAccessibleDescription(_("Language"))
        self.language.setVisible(len(available_languages()) > 1)
        self.theme = Button(_theme_name(self._settings.theme), ButtonKind.QUIET, parent, icon_name="sun-moon")
        self.theme.setAccessibleDescription(_("Theme"))
        self.reset = Button(_("Reset the sample"), ButtonKind.QUIET, parent, icon_name="refresh-cw")
        self.reset.setObjectName("reset_button")
        self.language.clicked.connect(self._choose_language)
        self.theme.clicked.connect(self._choose_theme)
        self.reset.clicked.connect(self.reset_asked)
        for button in (self.language, self.theme, self.reset):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(Label(_("Version {version}").format(version=__version__), "second", parent))
        return foot

    def set_has_sample(self, has_sample: bool) -> None:
        """Say whether the sample was built here already, and offer its reset."""
        self.reset.setVisible(has_sample)
        note = _("Reset it at any time") if has_sample else _("Built here in half a minute")
        text = _("420 invented delegates. Try arrivals, sessions and badges freely.")
        self.doors[SAMPLE].set_texts(text, note)

    def show_problem(self, text: str) -> None:
        """Say why a workspace could not be opened."""
        self.banner.show_message(Tone.BAD, text)

    def show_job(self, job: Job) -> None:
        """Show how far a job is, with Cancel, while the doors are closed."""
        self.banner.clear()
        self.set_busy(True)
        self.progress.start()
        job.progressed.connect(lambda: self.progress.set_progress(job.done, job.total))
        job.finished.connect(self.progress.stop)
        job.finished.connect(lambda: self.set_busy(False))
        self.progress.cancelled.connect(job.cancel)

    def set_busy(self, is_busy: bool) -> None:
        """Close or open the doors."""
        for widget in (*self.doors.values(), self.reset):
            widget.setEnabled(not is_busy)

    # Keys and drops

    def keyPressEvent(self, event: QKeyEvent) -> None:
        doors = list(self.doors.values())
        chosen = self.focusWidget()
        place = next((at for at, door in enumerate(doors) if door is chosen), None)
        if event.text() in self.doors and self.doors[event.text()].isEnabled():
            self.doors[event.text()].setFocus()
            self.doors[event.text()].click()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
            doors[((place if place is not None else -step) + step) % len(doors)].setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place is not None:
            doors[place].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            self.dropped.emit(str(path))

    # Foot

    def _choose_language(self) -> None:
        chosen = self._settings.language
        menu = self._menu(
            [("", _("As the system"))] + [(c, _language_name(c)) for c in available_languages()], chosen
        )
        menu.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        self.language.open_menu(menu)

    def _choose_theme(self) -> None:
        menu = self._menu([(theme.value, _theme_name(theme)) for theme in Theme], self._settings.theme.value)
        menu.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        self.theme.open_menu(menu)

    def _menu(self, choices: list[tuple[str, str]], chosen: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, text in choices:
            action = menu.addAction(text)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)
        return menu

    def set_settings(self, settings: Settings) -> None:
        """Show other choices at the foot."""
        self._settings = settings
        self.language.set_text(_language_name(settings.language))
        self.theme.set_text(_theme_name(settings.theme))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hero.setFixedHeight(round(self.height() * _HERO_SHARE))


def _language_name(code: str) -> str:
    return language_name(code) if code else _("Language as the system")


def _theme_name(choice: Theme) -> str:
    return {Theme.SYSTEM: _("Same theme as the system"), Theme.LIGHT: _("Light"), Theme.DARK: _("Dark")}[
        choice
    ]


def _dropped_file(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in _ENDINGS), None)
