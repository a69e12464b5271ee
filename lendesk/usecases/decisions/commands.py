"""What the centre's jobs report about bureau queries."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command, Route


@dataclass(frozen=True, kw_only=True)
class RecordBureauReport(Command):
    """The bureau answered: decide by the rules. `report` is its JSON text; one per `intent_id`."""

    permission = Permission.JOB
    route = Route.JOB

    application_id: str
    intent_id: str
    report: str
    latency_ms: int


@dataclass(frozen=True, kw_only=True)
class RecordBureauFailure(Command):
    """The bureau cannot be had for now: the file goes to a person, and says why."""

    permission = Permission.JOB
    route = Route.JOB

    application_id: str
    intent_id: str
    failure: str
