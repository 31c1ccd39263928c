"""One window a closet: a second start raises the first window and ends."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.state.closet_settings import digest_of

_PATIENCE_MS = 500
_RAISE = b"raise\n"


class SingleInstance(QObject):
    """Listens for later starts on the same closet."""

    raise_asked = Signal()

    def __init__(self, name: str, parent: QObject) -> None:
        """Listen; a socket left over by a crash is taken over."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)
        self._server.newConnection.connect(self._on_connected)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_asked.emit()


def name_for(closet: Path) -> str:
    """Return the name by which the starts on a closet find one another."""
    return f"digital-wardrobe-{digest_of(closet)}"


def raise_first(name: str) -> bool:
    """Ask a window that is open already to come to the front; return if there is."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_RAISE)
    socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return True
