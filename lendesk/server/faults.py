"""Named points at which a test lets this process die, to prove that nothing is lost there."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Literal

Point = Literal["received", "before_commit", "after_commit", "after_external"]

ARMED = "LENDESK_FAULT"
MARKER = "LENDESK_FAULT_MARKER"


def reach(point: Point, command: str) -> None:
    """Die by SIGKILL if the environment arms this point, as `before_commit:PostRepayment`, once.

    The file that `LENDESK_FAULT_MARKER` names is written first, as proof; where it exists already the
    process lives on, so that the same environment serves the restart.
    """
    armed = os.environ.get(ARMED)
    if armed is None or armed != f"{point}:{command}":
        return
    marker = Path(os.environ[MARKER])
    if marker.exists():
        return
    with marker.open("x", encoding="utf-8") as proof:
        proof.write(f"{armed} {os.getpid()}\n")
        proof.flush()
        os.fsync(proof.fileno())
    os.kill(os.getpid(), signal.SIGKILL)
