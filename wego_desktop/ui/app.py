"""The application object: one instance, fonts, theme, scans; what `main` of the windows starts with."""

import getpass
import hashlib
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from wego_desktop import __version__
from wego_desktop.settings import Settings, config_dir
from wego_desktop.ui.main_window import MainWindow
from wego_desktop.ui.shell.scan_filter import ScanFilter
from wego_desktop.ui.shell.side_bar import paint_tile
from wego_desktop.ui.theme.fonts import install_application_font, register_other_fonts
from wego_desktop.ui.theme.theme import theme

_ANSWER_MS = 500


class SingleInstance(QObject):
    """Only one window per user and settings folder: a second start wakes the first, which emits `woken`.

    `woken` carries what the second start was asked to open, one argument per line.
    """

    woken = Signal(str)

    def __init__(self, parent: QObject | None = None, name: str = "") -> None:
        super().__init__(parent)
        owner = f"{getpass.getuser()}|{config_dir()}"
        self._name = name or "wego-" + hashlib.sha256(owner.encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def is_first(self, arguments: Sequence[str] = ()) -> bool:
        """Whether this is the first start; if not, the first one was told `arguments` and comes forward."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if socket.waitForConnected(_ANSWER_MS):
            socket.write("\n".join(arguments).encode() + b"\0")
            socket.waitForBytesWritten(_ANSWER_MS)
            socket.disconnectFromServer()
            return False
        # A socket file without a listener is left over from a crash.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        text = bytes(socket.readAll().data()).decode(errors="replace")
        self.woken.emit(text.rstrip("\0"))


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
    app.setWindowIcon(application_icon())
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

    def later() -> None:
        register_other_fonts()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(scans)
        if after is not None:
            after()

    QTimer.singleShot(0, window, later)
    return scans
