"""One round of synchronisation: files, then commands, then changes, then the comparison."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from lendesk.domain.errors import RuleBroken
from lendesk.storage.outbox.outbox import Outbox
from lendesk.storage.replica.replica import Replica
from lendesk.usecases.messages import Area, Changes
from lendesk.usecases.synchronisation.apply import Fate, Pulling
from lendesk.usecases.synchronisation.exchange import Stop
from lendesk.usecases.synchronisation.push import Pushing
from lendesk.workstation.line import HttpLine
from lendesk.workstation.sync.uploads import send_files

MOST_STEPS = 20_000
_DROPPED_IN_A_ROW = 3
_FILES_IN_A_ROUND = 100
_READ_AGAIN_IN_A_ROUND = 2

_PROBLEMS = {
    Stop.DEVICE_STOPPED: "line.device_stopped",
    Stop.DEVICE_UNKNOWN: "line.device_unknown",
    Stop.KEY_UNKNOWN: "line.sign_in_again",
    Stop.UNREADABLE: "line.update_needed",
    Stop.ALTERED: "line.queue_damaged",
    Stop.DAMAGED: "line.queue_damaged",
    Stop.BUSY: "centre.busy",
    Stop.FILE_MISSING: "line.file_missing",
}
_AREAS = {
    "customers": Area.CUSTOMERS,
    "applications": Area.APPLICATIONS,
    "loans": Area.LOANS,
    "receipts": Area.REPAYMENTS,
    "products": Area.SETTINGS,
    "branches": Area.SETTINGS,
    "persons": Area.SETTINGS,
}


@dataclass(slots=True)
class SyncStatus:
    """How the last round went; `problem` is a code or ""; times ISO."""

    online: bool = False
    since: str = ""
    last_sync_at: str = ""
    problem: str = ""


@dataclass(slots=True)
class Rounds:
    """Runs rounds, one at a time, for the person who is signed in."""

    line: HttpLine
    outbox: Outbox
    replica: Replica
    now: Callable[[], datetime]
    tell: Callable[[Changes], None]
    register_key: Callable[[], None]
    before: Callable[[], None] = lambda: None
    status: SyncStatus = field(default_factory=SyncStatus)
    _busy: threading.RLock = field(default_factory=threading.RLock)

    def run(self) -> None:
        """A whole round. Never raises for the line or the centre: what was wrong is in `status`."""
        with self._busy:
            before = (self.status.online, self.status.problem)
            areas: set[Area] = set()
            try:
                self._flush(areas)
                problem = self.status.problem
                self._pull(areas)
                self.status.last_sync_at = self._stamp()
                self._set(online=True, problem=problem or self.status.problem)
            except RuleBroken as broken:
                self._failed(broken)
            if areas or before != (self.status.online, self.status.problem):
                self.tell(Changes(frozenset({*areas, Area.SYNC})))

    def flush(self) -> None:
        """Files and queued commands only, before an on-line command. Raises RuleBroken if they cannot go."""
        with self._busy:
            areas: set[Area] = set()
            self._flush(areas)
            if areas:
                self.tell(Changes(frozenset({*areas, Area.SYNC})))
            if self.status.problem:
                raise RuleBroken(self.status.problem)

    def _flush(self, areas: set[Area]) -> None:
        self.status.problem = ""
        self.before()
        send_files(self.line, self.outbox.files)
        self._push(areas)

    def _push(self, areas: set[Area]) -> None:
        pushing = Pushing(self.outbox.commands)
        keys_told, files_told = False, 0
        for _ in range(MOST_STEPS):
            request = pushing.request()
            if request is None:
                return
            pushed = pushing.apply(self.line.push(request))
            if pushed.results:
                areas.add(Area.SYNC)
            if pushed.stop is Stop.FILE_MISSING and files_told < _FILES_IN_A_ROUND:
                files_told += 1
                send_files(self.line, self.outbox.files)
            elif pushed.stop is Stop.KEY_UNKNOWN and not keys_told:
                # A restored centre may have forgotten the key: tell it again, once.
                keys_told = True
                self.outbox.people.keys_not_registered_now()
                self.register_key()
            elif not pushed.again or pushed.stop is Stop.FILE_MISSING:
                self.status.problem = _PROBLEMS.get(pushed.stop, "")
                return

    def _pull(self, areas: set[Area]) -> None:
        pulling = Pulling(self.replica, self.outbox.commands)
        dropped = differed = 0
        for _ in range(MOST_STEPS):
            applied = pulling.apply(self.line.pull(pulling.request()))
            areas.update(_AREAS[table] for table in applied.tables)
            if applied.results:
                areas.add(Area.SYNC)
            if applied.fate is Fate.APPLIED:
                return
            if applied.fate is Fate.DIFFERS:
                self.status.problem = "line.replica_differed"
                differed += 1
            dropped = dropped + 1 if applied.fate is Fate.DROPPED else 0
            if dropped >= _DROPPED_IN_A_ROW or differed >= _READ_AGAIN_IN_A_ROUND:
                return

    def _failed(self, broken: RuleBroken) -> None:
        lost = broken.code in ("line.needs_connection", "line.not_trusted")
        quiet = broken.code == "line.needs_connection"
        if self.line.sign_in_again:
            self._set(online=False, problem="line.sign_in_again")
        else:
            self._set(online=not lost, problem="" if quiet else broken.code)

    def _set(self, *, online: bool, problem: str) -> None:
        if online != self.status.online or not self.status.since:
            self.status.since = self._stamp()
        self.status.online = online
        self.status.problem = problem

    def _stamp(self) -> str:
        return self.now().isoformat(timespec="seconds")
