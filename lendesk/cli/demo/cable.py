"""The network cable between a workstation and the centre, which the demo pulls and plugs in again."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

CHUNK = 65_536


class Cable:
    """Forwards connections on a loopback port to `target` while plugged in; TLS passes through unread."""

    def __init__(self, target: int) -> None:
        self.target = target
        self._plugged = True
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, name="cable", daemon=True).start()

    def pull(self) -> None:
        """Cut every connection; new ones are closed at once."""
        self._plugged = False
        for end in tuple(self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def plug_in(self) -> None:
        self._plugged = True

    def close(self) -> None:
        self.pull()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            if self._plugged:
                threading.Thread(target=self._join, args=(near,), daemon=True).start()
            else:
                near.close()

    def _join(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self.target), timeout=5)
        except OSError:
            near.close()
            return
        self._open.update((near, far))
        back = threading.Thread(target=self._carry, args=(far, near), daemon=True)
        back.start()
        self._carry(near, far)
        back.join()
        self._open.difference_update((near, far))
        near.close()
        far.close()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        far_end_idle = None  # the workstation's own time-outs decide, not the cable
        source.settimeout(far_end_idle)
        with suppress(OSError):
            while chunk := source.recv(CHUNK):
                sink.sendall(chunk)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)
