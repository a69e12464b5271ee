"""Who did what with a file or a loan, from the audit records."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import select

from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.tables import AUDIT_RECORDS
from lendesk.usecases.applications.queries import HistoryLine

MOST_LINES = 200


def audit_history(subjects: Iterable[str], asked: Asked) -> tuple[HistoryLine, ...]:
    """The steps that were carried out on these records, oldest first."""
    records = AUDIT_RECORDS.c
    wanted = (
        select(AUDIT_RECORDS)
        .where(records.subject.in_(list(subjects)), records.outcome == "done")
        .order_by(records.at, records.key)
        .limit(MOST_LINES)
    )
    rows = asked.connection.execute(wanted).all()
    names = asked.names(row.person_id for row in rows)
    return tuple(
        HistoryLine(time_text(row.at), names.get(row.person_id, ""), row.action, remark_of(row.facts))
        for row in rows
    )


def remark_of(facts: str) -> str:
    """The reason that was given with a step, "" without one."""
    told = json.loads(facts)
    return str(told.get("reason", "")) if isinstance(told, dict) else ""
