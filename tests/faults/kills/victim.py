"""A workstation that gives one command and is killed on the way; run by the launcher in its own process."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from lendesk.sample.setup import PASSWORD
from lendesk.usecases.messages import Route
from lendesk.wire.codec import decode_command


def main(order: dict[str, str]) -> int:
    """Sign in, give the command, and die at `dies`: before it is sent, or answered and not yet recorded.

    With `dies` empty it lives until the test kills it: the centre holds its request.
    """
    place = (Path(order["folder"]), order["address"], Path(order["authority"]))
    from lendesk.workstation.keyring import FileKeyring, mark_demo_folder
    from lendesk.workstation.session import Workstation
    from lendesk.workstation.settings import WorkstationSettings

    mark_demo_folder(place[0])
    settings = WorkstationSettings(*place, name=place[0].name, settled_seconds=0)
    workstation = Workstation(settings, store=FileKeyring(place[0]), in_background=False)
    desk = workstation.sign_in(order["who"], PASSWORD)
    command = decode_command(order["body"])
    queued = type(command).route is Route.QUEUED
    _set_trap(desk.line_to_centre, "push" if queued else "carry_out", order["dies"], Path(order["marker"]))
    desk.send(command)
    if queued:
        desk.sync_now()
    return 0


def _set_trap(line: Any, call: str, dies: str, marker: Path) -> None:
    """Death around the one call that carries the command to the centre."""
    carry = getattr(line, call)

    def carrying(request: Any) -> Any:
        if dies == "before_sending":
            _die(marker, dies)
        reply = carry(request)
        if dies == "before_recording":
            _die(marker, dies)
        return reply

    setattr(line, call, carrying)


def _die(marker: Path, where: str) -> None:
    with marker.open("x", encoding="utf-8") as proof:
        proof.write(f"{where} {os.getpid()}\n")
        proof.flush()
        os.fsync(proof.fileno())
    os.kill(os.getpid(), signal.SIGKILL)
