"""What the centre's jobs report about bureau queries."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.domain.decisions.bureau import BureauFacts
from lendesk.usecases.messages import Command, Route


@dataclass(frozen=True, kw_only=True)
class RecordBureauReport(Command):
    """The bureau answered: decide by the rules on `facts`; `report` is the whole answer as JSON text.

    `command_id` is the intent's id, so that a job that runs twice records once.
    """

    permission = Permission.JOB
    route = Route.JOB

    application_id: str
    intent_id: str
    facts: BureauFacts
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
