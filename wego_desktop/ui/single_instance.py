"""One window per user and settings folder: a second start wakes the first and ends."""

import os
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QThread, Signal

from wego_desktop.settings import config_dir

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 500
_TRIES = 20
_TRY_AGAIN_MS = 100


class SingleInstance(QObject):
    """A lock file tells who is first; only then, after the first picture, does it `listen` for later starts.

    `woken` carries what a later start was asked to open, one argument per line. The lock of a process that
    died does not count. The network library is imported late, because start-up time is measured.
    """

    woken = Signal(str)

    def __init__(self, parent: QObject | None = None, name: str = "") -> None:
        super().__init__(parent)
        owner = f"{os.environ.get('USER') or os.environ.get('USERNAME', '')}|{config_dir()}"
        self._name = name or f"wego-{zlib.crc32(owner.encode()):08x}"
        self._lock = QLockFile(str(Path(tempfile.gettempdir()) / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    @property
    def is_listening(self) -> bool:
        """Whether later starts are heard."""
        return self._server is not None and self._server.isListening()

    def is_first(self, arguments: Sequence[str] = ()) -> bool:
        """Whether this is the first start; if not, the first one was told `arguments` and comes forward."""
        if self._lock.tryLock(0):
            return True
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket(self)
        for _ in range(_TRIES):
            socket.connectToServer(self._name)
            if socket.waitForConnected(_ANSWER_MS):
                break
            # The first start may be at its first picture still, before which it does not listen.
            QThread.msleep(_TRY_AGAIN_MS)
        if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            socket.write("\n".join(arguments).encode() + b"\0")
            socket.waitForBytesWritten(_ANSWER_MS)
            socket.disconnectFromServer()
        return False

    def listen(self) -> None:
        """Hear later starts from now on. A later start tries for two seconds to be heard."""
        from PySide6.QtNetwork import QLocalServer

        # A socket file without a listener is left over from a crash.
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is None:
            return
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        text = bytes(socket.readAll().data()).decode(errors="replace")
        if text:
            self.woken.emit(text.rstrip("\0"))
