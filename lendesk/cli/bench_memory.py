"""The process that `lendesk bench tables` measures: a desktop and nothing else, every screen opened once.

    python -m lendesk.cli.bench_memory '{"data": …, "port": …, "authority": …}'

Prints one JSON line: the largest resident memory in MB until then, and the screens. Processes that it starts
(the reader of papers) do not count.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import tell

if TYPE_CHECKING:
    from ui.desktop.desktop import Desktop

STAFF_NUMBER = "1003"
"""The supervisor sees the most screens with lists."""
ROUNDS, LONGEST_SECONDS = 4, 30


def measure(facts: dict[str, Any]) -> int:
    """Sign in, open every screen of the role and settle; prints the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from lendesk.sample.setup import PASSWORD
    from lendesk.workstation.keyring import FileKeyring
    from lendesk.workstation.session import Workstation
    from lendesk.workstation.settings import WorkstationSettings
    from ui.app import make_application
    from ui.background import stop_background
    from ui.desktop.desktop import Desktop

    app = make_application(["lendesk"])
    data = Path(facts["data"])
    address = f"https://127.0.0.1:{facts['port']}"
    settings = WorkstationSettings(data=data, server_url=address, authority=Path(facts["authority"]))
    workstation = Workstation(settings, store=FileKeyring(data), in_background=False)
    desk = workstation.sign_in(STAFF_NUMBER, PASSWORD)
    desk.sync_now()
    desktop = Desktop(desk)
    desktop.window.resize(1366, 768)
    desktop.window.show()
    screens = _open_all(desktop, app.processEvents)
    tell({"mb": largest_mb(), "screens": screens})
    sys.stdout.flush()
    stop_background()
    workstation.close()
    return 0


def _open_all(desktop: Desktop, settle: Any) -> list[str]:
    from ui.background import Lane, run_in_background

    lanes: tuple[Lane, ...] = ("database", "network")
    for key in desktop.window.entries:
        desktop.window.go(key)
        for _ in range(ROUNDS):
            left = set(lanes)
            for lane in lanes:
                run_in_background(lambda lane=lane: lane, left.discard, lane=lane)  # type: ignore[misc]
            ends = time.monotonic() + LONGEST_SECONDS
            while left and time.monotonic() < ends:
                settle()
                time.sleep(0.005)
        desktop.window.grab()
    return list(desktop.window.entries)


def largest_mb() -> int:
    """The most memory that this process has held resident, in MB; Linux tells it.

    Not `getrusage`: its peak counts what the process was before it became this program.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024


if __name__ == "__main__":
    sys.exit(measure(json.loads(sys.argv[1])))
