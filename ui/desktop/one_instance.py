"""One program at a time for a data folder: a second start brings the first one's windows to the front.

door = OneInstance(profile)
if door.is_taken(): ...          # the other one has been asked; end
door.guard(raise_windows)
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable

from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 1_000


class OneInstance:
    """`profile` is what must not be opened twice: the data folder's path. Only this system user is heard."""

    def __init__(self, profile: str) -> None:
        folder = os.path.realpath(profile)
        self.name = "lendesk-" + hashlib.sha256(folder.encode()).hexdigest()[:24]
        self._server: QLocalServer | None = None

    def is_taken(self) -> bool:
        """Whether another program has the profile; it is asked to come to the front."""
        caller = QLocalSocket()
        caller.connectToServer(self.name)
        answered = caller.waitForConnected(ANSWER_MS)
        if answered:
            caller.disconnectFromServer()
        return answered

    def guard(self, called: Callable[[], object]) -> bool:
        """Listen for a second start and call `called` at each; False where the system refuses.

        The folder's own lock then still keeps two programs apart.
        """
        QLocalServer.removeServer(self.name)  # one that crashed leaves its socket behind
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def knocked() -> None:
            while server.hasPendingConnections():
                visitor = server.nextPendingConnection()
                visitor.disconnected.connect(visitor.deleteLater)
            called()

        server.newConnection.connect(knocked)
        self._server = server
        return server.listen(self.name)

    def close(self) -> None:
        """Let the profile go."""
        if self._server is not None:
            self._server.close()
            self._server = None
