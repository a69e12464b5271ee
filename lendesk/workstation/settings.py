"""Where a workstation keeps its data and which centre it talks to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WorkstationSettings:
    """`server_url` starts with https; `authority` is the lender's CA as a PEM file; times in seconds."""

    data: Path
    server_url: str
    authority: Path | None
    name: str = "workstation"
    connect_seconds: float = 3.0
    read_seconds: float = 30.0
    sync_seconds: float = 15.0
    longest_wait_seconds: float = 60.0
    settled_seconds: float = 60.0
    """After this long no request is under way any more: one without a result never arrived."""

    @property
    def outbox_path(self) -> Path:
        return self.data / "outbox.db"

    def replica_path(self, person_id: str) -> Path:
        """A replica for each person: what one may see is not there for the next."""
        plain = "".join(each for each in person_id if each.isalnum() or each == "-")
        return self.data / f"replica-{plain}.db"
