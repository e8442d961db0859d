"""The theme of the running application: which palette counts, and telling everyone when it changes."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from wego_desktop.settings import Theme as ThemeChoice
from wego_desktop.ui.theme.palette import Palette, palette
from wego_desktop.ui.theme.stylesheet import style_sheet


class Theme(QObject):
    """Palette and style sheet of the application; follows the system unless a theme was chosen.

    Style sheets and palette are set on the application, so every widget is repainted after a change.
    Painted widgets ask `color()` in their paint event and need no connection; whoever keeps coloured
    pixmaps connects `theme_changed`.
    """

    theme_changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("wego_theme")
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._palette = palette("light")
        self._applied: str | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> ThemeChoice:
        """What is chosen: the system's theme, light or dark."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is shown now."""
        return self._palette.name == "dark"

    @property
    def palette(self) -> Palette:
        """The palette shown now."""
        return self._palette

    def color(self, token: str) -> QColor:
        """The colour of a design token in the theme shown now."""
        return self._palette.color(token)

    def choose(self, choice: ThemeChoice | str) -> None:
        """Show the chosen theme at once, without restart."""
        self._choice = ThemeChoice(choice)
        self.apply()

    def apply(self) -> None:
        """Set palette and style sheet when the theme that should be shown is not the one that is."""
        name = self._wanted()
        if name == self._applied:
            return
        self._applied = name
        self._palette = palette(name)
        self._app.setPalette(_qt_palette(self._palette))
        self._app.setStyleSheet(style_sheet(self._palette))
        self.theme_changed.emit()

    def _wanted(self) -> str:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice.value
        is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if is_dark else "light"

    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM and self._applied is not None:
            self.apply()


_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.Link: "accent-text",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Accent: "accent",
}


def _qt_palette(source: Palette) -> QPalette:
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, source.color(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, source.color("disabled"))
    return result


def theme() -> Theme:
    """The one theme of the running application; made at the first call, after the application object."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the theme needs a QApplication")
    found = app.findChild(Theme, "wego_theme", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Theme) else Theme(app)
