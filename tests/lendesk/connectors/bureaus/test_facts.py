"""From a simulated report to the rules: the forced bands lead where DEC-2 says."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from lendesk.connectors.bureaus.facts import bureau_facts
from lendesk.connectors.bureaus.protocol import Purpose, ReportRequest
from lendesk.connectors.bureaus.specimen_reports import specimen_report
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.insight.decision_tables import decide, shipped_table


@pytest.mark.parametrize(
    ("ending", "outcome", "reason"),
    [
        ("0780", "approve", "score.good"),
        ("0680", "manual", "score.middle"),
        ("0620", "manual", "score.middle"),
        ("0520", "decline", "score.low"),
        ("9001", "decline", "court.dishonest_debtor"),
        ("9002", "decline", "overdue.current"),
        ("9005", "manual", "score.missing"),
        ("9006", "manual", "identity.mismatch"),
    ],
)
def test_the_phone_of_a_demo_customer_decides_the_way(ending: str, outcome: str, reason: str) -> None:
    request = ReportRequest(
        intent_id="i1",
        name="样本甲",
        id_number="11010119900307803X",
        phone="1380013" + ending,
        consent_reference="c1",
        purpose=Purpose.LOAN_APPROVAL,
    )
    facts = bureau_facts(specimen_report(request, datetime(2026, 11, 21, tzinfo=UTC)))
    inputs = DecisionInputs(
        product="personal_credit",
        amount_fen=500_000,
        term=6,
        age=36,
        income_fen=1_000_000,
        instalment_fen=87_763,
        product_max_fen=20_000_000,
        base_price_ppm=180_000,
        bureau_score=facts.score,
        **asdict(facts),
    )
    decision = decide(shipped_table("personal-credit-v1"), inputs)
    assert decision.outcome == outcome
    assert reason in decision.reasons
