"""The branch's workstations: one for each person, open for as long as the tests run."""

from __future__ import annotations

from pathlib import Path

from lendesk.sample.setup import PASSWORD
from lendesk.usecases.synchronisation.state import OutboxRow
from lendesk.workstation.desk import WorkstationDesk
from lendesk.workstation.keyring import FileKeyring, mark_demo_folder
from lendesk.workstation.session import Workstation
from lendesk.workstation.settings import WorkstationSettings

from .centre import KilledCentre
from .subjects import ADMINISTRATOR


def open_workstation(folder: Path, server_url: str, authority: Path) -> Workstation:
    """A registered workstation; `settled_seconds` 0: the tests know when no request is under way."""
    mark_demo_folder(folder)
    settings = WorkstationSettings(folder, server_url, authority, name=folder.name, settled_seconds=0)
    made = Workstation(settings, store=FileKeyring(folder), in_background=False)
    if not made.is_registered():
        made.register(ADMINISTRATOR, PASSWORD, folder.name)
    return made


class Desks:
    """Opened when first asked for."""

    def __init__(self, killed: KilledCentre) -> None:
        self._killed = killed
        self._open: dict[str, tuple[Workstation, WorkstationDesk]] = {}

    def place(self, name: str) -> tuple[Path, str, Path]:
        """Folder, address and authority of a workstation."""
        address = f"https://127.0.0.1:{self._killed.cable.port}"
        return self._killed.folder / name, address, self._killed.data / "tls" / "ca.pem"

    def of(self, who: str) -> WorkstationDesk:
        if who not in self._open:
            workstation = open_workstation(*self.place(f"desk-{who}"))
            self._open[who] = (workstation, workstation.sign_in(who, PASSWORD))
        return self._open[who][1]

    def close(self) -> None:
        for workstation, _ in self._open.values():
            workstation.close()


def row_of(desk: WorkstationDesk, command_id: str) -> OutboxRow | None:
    """The row of the Sync screen that speaks of this command."""
    return next((row for row in desk.outbox() if row.command_id == command_id), None)
