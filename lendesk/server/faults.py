"""Named points at which a test lets this process die or wait, to prove that nothing is lost there."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Literal

Point = Literal["received", "before_commit", "after_commit", "after_external"]

ARMED = "LENDESK_FAULT"
MARKER = "LENDESK_FAULT_MARKER"
HOLD = ":hold"
HELD_SECONDS = 120.0


def reach(point: Point, command: str) -> None:
    """Die by SIGKILL if the environment arms this point, as `before_commit:PostRepayment`, once.

    The file that `LENDESK_FAULT_MARKER` names is written first, as proof; where it exists already the
    process lives on, so that the same environment serves the restart. `@FILE` reads the point from a file
    at each command: so a running process is armed. With `:hold` behind it the process does not die but
    waits until the marker is gone: time to kill the database, or whoever waits for the answer.
    """
    armed = _armed()
    if armed.removesuffix(HOLD) != f"{point}:{command}":
        return
    marker = Path(os.environ[MARKER])
    if marker.exists():
        return
    with marker.open("x", encoding="utf-8") as proof:
        proof.write(f"{armed} {os.getpid()}\n")
        proof.flush()
        os.fsync(proof.fileno())
    if armed.endswith(HOLD):
        _wait_until_gone(marker)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def _armed() -> str:
    armed = os.environ.get(ARMED, "")
    if not armed.startswith("@"):
        return armed
    file = Path(armed.removeprefix("@"))
    return file.read_text(encoding="utf-8").strip() if file.exists() else ""


def _wait_until_gone(marker: Path) -> None:
    ends = time.monotonic() + HELD_SECONDS
    while marker.exists() and time.monotonic() < ends:
        time.sleep(0.005)
