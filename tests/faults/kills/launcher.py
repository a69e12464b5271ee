"""A warm parent that forks LenDesk's processes, so that a restart does not import everything anew.

Run as a script. Each line on its input is a request in JSON: `start` (words, environment, out, log) is
answered by the pid, `wait` (pid, seconds) by the exit status, negative for a signal, or null while it lives.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

WARM = (
    "lendesk.cli.main",
    "lendesk.cli.server",
    "lendesk.cli.worker",
    "lendesk.server.runner",
    "lendesk.server.jobs.worker",
    "lendesk.server.jobs.outside",
    "lendesk.documents.signing.signer",
    "lendesk.documents.signing.time_stamps",
    "lendesk.documents.pdf.contract",
    "lendesk.documents.templates",
    "pyhanko.sign.signers",
    "pyhanko.sign.timestamps",
    "lendesk.storage.central.migrating",
    "lendesk.workstation.session",
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.lifespan.on",
)
VICTIM = "workstation"
LIVING: set[int] = set()


def serve() -> None:
    from lendesk.server import handlers

    for name in WARM:
        importlib.import_module(name)
    handlers.load()
    threads = len(list(Path("/proc/self/task").iterdir()))
    gc.freeze()
    _say({"threads": threads})
    for line in sys.stdin:
        request = json.loads(line)
        answer = {"start": _start, "wait": _wait}[request.pop("ask")]
        _say(answer(**request))
    # The tests are over, or were killed themselves: nobody lives on.
    for pid in LIVING:
        os.kill(pid, signal.SIGTERM)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _start(words: list[str], environment: dict[str, str], out: str, log: str) -> dict[str, Any]:
    pid = os.fork()
    if pid == 0:
        _become(words, environment, out, log)
    LIVING.add(pid)
    return {"pid": pid}


def _become(words: list[str], environment: dict[str, str], out: str, log: str) -> None:
    """In the child: its own streams and environment, then the program; never comes back."""
    status = 70
    try:
        for descriptor, path, flags in (
            (0, os.devnull, os.O_RDONLY),
            (1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
            (2, log, os.O_WRONLY | os.O_CREAT | os.O_APPEND),
        ):
            opened = os.open(path, flags, 0o600)
            os.dup2(opened, descriptor)
            os.close(opened)
        os.environ.update(environment)
        status = _run(words)
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:  # noqa: BLE001 - the child of a fork must never run its parent's code
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _run(words: list[str]) -> int:
    if words[0] == VICTIM:
        beside = importlib.util.spec_from_file_location("victim", Path(__file__).with_name("victim.py"))
        victim = importlib.util.module_from_spec(beside)
        beside.loader.exec_module(victim)
        return victim.main(json.loads(words[1]))
    from lendesk.cli.main import main

    return main(words)


def _wait(pid: int, seconds: float) -> dict[str, Any]:
    ends = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            LIVING.remove(pid)
            return {"status": os.waitstatus_to_exitcode(status)}
        if time.monotonic() > ends:
            return {"status": None}
        time.sleep(0.005)


if __name__ == "__main__":
    serve()
