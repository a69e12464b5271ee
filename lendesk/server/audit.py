"""Audit records, written in the transaction of what they tell; a job seals them later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from lendesk.domain.access import Actor
from lendesk.domain.errors import Fact
from lendesk.storage.central.tables import AUDIT_RECORDS
from lendesk.usecases.messages import Command, new_id

# The first of these that a command has is what it was about.
_SUBJECTS = (
    "application_id",
    "contract_id",
    "disbursement_id",
    "loan_id",
    "receipt_id",
    "proposal_id",
    "limit_id",
    "line_id",
    "customer_id",
    "change_id",
    "person_id",
    "device_id",
    "quarantined_id",
    "sha256",
)


@dataclass(frozen=True, slots=True)
class Happened:
    """What is told: `action` is a command's name or `SignIn` …; `facts` are masked already."""

    actor: Actor
    action: str
    subject: str
    outcome: str
    facts: Mapping[str, Fact]


def record(connection: Connection, happened: Happened, now: datetime) -> None:
    """Write it, unsealed, in this transaction."""
    row = {
        "key": new_id(),
        "at": now,
        "person_id": happened.actor.person_id,
        "device_id": happened.actor.device_id,
        "branch_id": happened.actor.branch_id,
        "region_id": happened.actor.region_id,
        "action": happened.action,
        "subject": happened.subject,
        "outcome": happened.outcome,
        "facts": json.dumps(dict(happened.facts), ensure_ascii=False, sort_keys=True),
    }
    connection.execute(insert(AUDIT_RECORDS).values(row))


def subject_of(command: Command) -> str:
    """The id of what the command is about; its own id when it makes something new."""
    for name in _SUBJECTS:
        found = getattr(command, name, "")
        if found:
            return str(found)
    return command.command_id
