"""One program at a time works in a data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lendesk.domain.errors import RuleBroken


class FolderLock:
    """Held from construction to `release`, or until the process ends, however it ends.

    Raises RuleBroken `workstation.already_open`, `workstation.folder_unusable` (reason).
    """

    def __init__(self, data: Path) -> None:
        try:
            data.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(data / "in-use.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as refused:
            raise RuleBroken("workstation.folder_unusable", reason=refused.strerror or "") from None
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise RuleBroken("workstation.already_open") from None

    def release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
