"""The replica held against the centre's projection, table by table."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.usecases.synchronisation.apply import Pulling
from lendesk.usecases.synchronisation.exchange import Check
from lendesk.workstation.desk import WorkstationDesk


@dataclass(frozen=True, slots=True)
class Comparison:
    """Count and hash per table on both sides; `theirs` is None while the centre is writing."""

    mine: dict[str, Check]
    theirs: dict[str, Check] | None

    @property
    def equal(self) -> bool:
        return self.theirs is not None and self.mine == self.theirs


def compare(desk: WorkstationDesk) -> Comparison:
    """Synchronise, then ask for the centre's counts and hashes. Raises RuleBroken `line.needs_connection`."""
    desk.sync_now()
    pulling = Pulling(desk.replica, desk.store.commands)
    reply = desk.line_to_centre.pull(pulling.request())
    pulling.apply(reply)
    return Comparison(mine=desk.replica.checks(), theirs=reply.checks)
