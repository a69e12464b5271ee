"""The entry of the frozen desktop: the commands of a workstation, its reader's worker and its smoke test."""

from __future__ import annotations

import sys
from pathlib import Path

from lendesk.cli import main as entry

BUNDLED = ("desktop", "schedule", "recognise", "sync")
"""The commands that a workstation needs; those of the centre bring libraries that it does not have."""


def run() -> int:
    """The exit status of whatever was asked for."""
    match sys.argv[1:]:
        case ["--reader-worker"]:
            from lendesk.recognition.worker import main as serve

            return serve()
        case ["--smoke", folder]:
            from lendesk.cli.bench_start import open_window

            return open_window("sign-in", Path(folder))
    for group in set(entry.GROUPS) - set(BUNDLED):
        del entry.GROUPS[group]
    return entry.main()


if __name__ == "__main__":
    sys.exit(run())
