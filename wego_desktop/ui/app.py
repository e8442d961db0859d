"""The application object: fonts, theme, icon, scans; what `main` of the windows starts with."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from wego_desktop import __version__
from wego_desktop.i18n import available_languages
from wego_desktop.settings import Settings
from wego_desktop.ui.main_window import MainWindow
from wego_desktop.ui.shell.scan_filter import ScanFilter
from wego_desktop.ui.shell.side_bar import paint_tile
from wego_desktop.ui.shell.undo_keys import UndoKeys
from wego_desktop.ui.theme.fonts import install_application_font, register_other_fonts
from wego_desktop.ui.theme.theme import theme

_ICON_MS = 100
_LARGE_FONTS_MS = 700


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The QApplication with name, font and icon; the running one when there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments or sys.argv)
    app.setApplicationName("wego-desktop")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("wego-desktop")
    app.setStyle("Fusion")
    install_application_font(app)
    # The icon is the window system's, which shows it a moment later than the window anyway.
    QTimer.singleShot(_ICON_MS, app, lambda: app.setWindowIcon(application_icon()))
    return app


def application_icon() -> QIcon:
    """The tile that stands in for the organisation's mark."""
    icon = QIcon()
    for side in (16, 32, 64, 128):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_tile(painter, pixmap.rect().toRectF())
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def apply_theme(settings: Settings) -> None:
    """Show the theme of the settings."""
    theme().choose(settings.theme)


def system_language() -> str:
    """The system's language as ISO 639-1, where there are translations of it, else English."""
    code = QLocale.system().name().partition("_")[0]
    return code if code in available_languages() else "en"


def bring_forward(window: QWidget) -> None:
    """Show a window before all others, also when it was minimised."""
    state = window.windowState() & ~Qt.WindowState.WindowMinimized
    window.setWindowState(state | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def show_main_window(window: MainWindow, after: Callable[[], None] | None = None) -> ScanFilter:
    """Show the window, then do what is not needed for the first picture: large fonts, scans, `after`.

    Returns the scan filter, which lives as long as the window.
    """
    window.show()
    scans = ScanFilter(window, is_active=window.isActiveWindow)
    scans.scanned.connect(window.take_scan)

    undo_keys = UndoKeys(window)

    def later() -> None:
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(scans)
            app.installEventFilter(undo_keys)
        if after is not None:
            after()

    def much_later() -> None:
        register_other_fonts()
        window.update()

    QTimer.singleShot(0, window, later)
    QTimer.singleShot(_LARGE_FONTS_MS, window, much_later)
    return scans
