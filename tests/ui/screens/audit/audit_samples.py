"""Records for the tests of Audit."""

from __future__ import annotations

from dataclasses import replace

from lendesk.usecases.reporting.queries import AuditRow

FIRST = AuditRow(
    key="r-3",
    at="2026-11-21T06:30:12+00:00",
    person_id="p-huang",
    person_name="黄敏",
    device_code="07",
    action="DecideApplication",
    subject="0191c7a2-6f2e-7b3c",
    outcome="done",
    facts='{"approved_fen": 12000000, "verdict": "approve", "reason": ""}',
    leaf_index=1204,
    leaf_hash="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
SECOND = replace(
    FIRST,
    key="r-2",
    action="UnmaskCustomer",
    outcome="refused",
    facts='{"code": "reason.empty"}',
    leaf_index=1203,
)
LAST = replace(FIRST, key="r-4", action="SomethingNew", facts="{}", leaf_index=-1, leaf_hash="")
ROWS = (LAST, FIRST, SECOND)
