"""Who may read a file: its owner, and whoever reads files of its branch."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from lendesk.domain.access import Actor, Permission, Target, judge
from lendesk.domain.administration.staff import Branch
from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.tables import FILES
from lendesk.usecases.handling import Records

READERS = (
    Permission.APPLICATION_READ,
    Permission.APPLICATION_REVIEW,
    Permission.CONTRACT_READ,
)


@dataclass(frozen=True, slots=True)
class HeldFile:
    """Where a whole file belongs."""

    size: int
    branch_id: str
    owner_id: str


def held_file(connection: Connection, sha256: str) -> HeldFile | None:
    """The file, if it is here as a whole."""
    wanted = select(FILES.c.size, FILES.c.branch_id, FILES.c.owner_id).where(
        FILES.c.sha256 == sha256, FILES.c.complete
    )
    row = connection.execute(wanted).first()
    return HeldFile(row.size, row.branch_id, row.owner_id) if row else None


def check_may_read(connection: Connection, records: Records, sha256: str, actor: Actor) -> None:
    """Raises RuleBroken `file.missing`; also for files out of reach, so that nobody learns they exist."""
    held = held_file(connection, sha256)
    if held is None:
        raise RuleBroken("file.missing", sha256=sha256)
    if held.owner_id == actor.person_id:
        return
    branches = records.find(Branch, key=held.branch_id)
    region_id = branches[0].region_id if branches else ""
    target = Target(held.branch_id, region_id, held.owner_id)
    if not any(_passes(actor, permission, target) for permission in READERS):
        raise RuleBroken("file.missing", sha256=sha256)


def _passes(actor: Actor, permission: Permission, target: Target) -> bool:
    try:
        judge(actor, permission, target)
    except RuleBroken:
        return False
    return True
