"""Snapshots: references found in the history, reversed and replayed transactions, what a day tells."""

from __future__ import annotations

from typing import Any

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.snapshots.case_format import case_from_data
from lendesk.domain.loans.snapshots.snapshot_format import snapshots

ORDER = [
    f"{timing}_{part}"
    for timing in ("PAST_DUE", "DUE", "IN_ADVANCE")
    for part in ("PENALTY", "FEE", "INTEREST", "PRINCIPAL")
]
TERMS = {
    "principal": "300.00",
    "rate_pct": "0",
    "rate_per": "YEAR",
    "n": 3,
    "convention": "no_interest",
    "schedule_engine": "progressive",
    "payment_allocation": [{"transaction": "DEFAULT", "order": ORDER}],
    "disbursement_date": "2025-01-01",
}
OUT = {"type": "DISBURSEMENT", "date": "2025-01-01", "amount": "300.00"}


def paid(day: str, amount: str, **more: Any) -> dict[str, Any]:
    return {"type": "REPAYMENT", "date": day, "amount": amount, **more}


def told(*events: dict[str, Any], **terms: Any) -> list[dict[str, Any]]:
    return list(snapshots(case_from_data({"terms": {**TERMS, **terms}, "events": list(events)})))


def lines(snapshot: dict[str, Any]) -> list[tuple[str, str, str, bool, bool]]:
    return [
        (one["date"], one["amount"], one["principal_balance"], one["reversed"], one["replayed"])
        for one in snapshot["transactions"]
    ]


def test_one_before_all_events_and_one_after_each() -> None:
    before, out, first = told(OUT, paid("2025-02-01", "100.00"))
    assert [one["after_event"] for one in (before, out, first)] == [0, 1, 2]
    assert (before["status"], before["transactions"]) == ("APPROVED", [])
    assert [row["no"] for row in before["rows"]] == [None, 1, 2, 3]
    assert before["rows"][0]["balance_after"] == "300.00"
    assert [row["outstanding"] for row in first["rows"][1:]] == ["0.00", "100.00", "100.00"]
    assert first["rows"][1]["paid_date"] == "2025-02-01"
    assert first["totals"]["paid"] == "100.00"
    assert first["allocated"]["principal"] == "100.00"
    assert (first["rows"][2]["balance_before"], first["rows"][2]["balance_after"]) == ("200.00", "100.00")


def test_closed_and_overpaid() -> None:
    *_, closed = told(OUT, paid("2025-02-01", "300.00"))
    assert (closed["status"], closed["outstanding"], closed["overpaid"]) == ("CLOSED", "0.00", "0.00")
    *_, over = told(OUT, paid("2025-02-01", "310.00"))
    assert (over["status"], over["overpaid"]) == ("OVERPAID", "10.00")


def test_undone_stays_as_reversed_and_what_it_changes_is_replayed() -> None:
    events = [
        OUT,
        paid("2025-02-01", "100.00"),
        paid("2025-02-05", "250.00"),
        {"type": "UNDO", "target": "Repayment", "date": "2025-02-01", "business_date": "2025-02-10"},
    ]
    *_, last = told(*events)
    assert lines(last) == [
        ("2025-01-01", "300.00", "300.00", False, False),
        ("2025-02-01", "100.00", "200.00", True, False),
        ("2025-02-05", "250.00", "50.00", False, True),
    ]


def test_a_back_dated_payment_comes_in_its_place() -> None:
    *_, last = told(
        OUT, paid("2025-02-05", "250.00"), paid("2025-02-01", "100.00", business_date="2025-02-10")
    )
    assert [line[0] for line in lines(last)] == ["2025-01-01", "2025-02-01", "2025-02-05"]
    assert lines(last)[2] == ("2025-02-05", "250.00", "0.00", False, True)
    assert last["as_of"] == "2025-02-10"


def test_a_payout_undone_leaves_the_list() -> None:
    second = {"type": "DISBURSEMENT", "date": "2025-01-15", "amount": "100.00"}
    *_, last = told(OUT, second, {"type": "UNDO", "target": "LAST_DISBURSEMENT"}, principal="400.00")
    assert lines(last) == [("2025-01-01", "300.00", "300.00", False, False)]


@pytest.mark.parametrize(
    ("undo", "left"),
    [
        ({"target": "REPAYMENT", "nth": 2}, "2025-03-01"),
        ({"target": "ANY", "nth": 1, "date": "2025-03-01"}, "2025-03-01"),
        ({"target": "REPAYMENT", "nth": 1, "date": "2025-03-01", "match": "of that day"}, "2025-03-01"),
        ({"of": "e2"}, "2025-02-01"),
    ],
)
def test_ways_to_name_what_is_undone(undo: dict[str, Any], left: str) -> None:
    events = [OUT, paid("2025-02-01", "10.00"), paid("2025-03-01", "20.00")]
    *_, last = told(*events, {"type": "UNDO", "business_date": "2025-03-05", **undo})
    assert [line[0] for line in lines(last) if line[3]] == [left]


@pytest.mark.parametrize(
    "event",
    [
        {"type": "UNDO", "target": "REPAYMENT", "nth": 2},
        {"type": "UNDO", "target": "ANY", "date": "2025-02-02"},
        {"type": "UNDO", "target": "CHARGE_OFF"},
        {"type": "CHARGEBACK", "amount": "1", "of": "REPAYMENT", "nth": 3},
        {"type": "WAIVE_CHARGE", "target": "last charge"},
        {"type": "CHARGE_ADJUSTMENT", "amount": "1", "charge": "fee"},
    ],
)
def test_a_reference_to_nothing_is_refused_by_its_key(event: dict[str, Any]) -> None:
    with pytest.raises(RuleBroken) as refused:
        told(OUT, paid("2025-02-01", "10.00"), event)
    assert refused.value.code == "event.unknown_target"
    assert refused.value.facts["key"] == "events[2].target"


def test_charges_are_told_and_found() -> None:
    charge = {
        "type": "ADD_CHARGE",
        "charge": "NSF fee",
        "due_date": "2025-02-01",
        "amount": "5",
        "is_penalty": True,
    }
    waive = {"type": "WAIVE_CHARGE", "target": "last charge", "business_date": "2025-02-02"}
    _, _, added, waived = told(OUT, charge, waive)
    (one,) = added["charges"]
    assert (one["name"], one["is_penalty"], one["due"], one["outstanding"]) == (
        "NSF fee",
        True,
        "5.00",
        "5.00",
    )
    assert waived["charges"][0]["waived"] == "5.00"


def test_other_days_than_the_business_days_may_be_asked_for() -> None:
    case = {
        "terms": TERMS,
        "events": [OUT],
        "expected": [{"after_event": 1, "as_of": "2025-03-10"}, {"after_event": 1, "as_of": "2025-02-02"}],
    }
    _, late, early = list(snapshots(case_from_data(case)))
    assert (late["delinquency"]["past_due_days"], early["delinquency"]["past_due_days"]) == (37, 1)


def test_a_case_that_names_no_day_tells_none() -> None:
    terms = {key: value for key, value in TERMS.items() if key != "disbursement_date"}
    case = {"terms": terms, "events": [{"type": "DISBURSEMENT", "amount": "300.00"}]}
    *_, last = list(snapshots(case_from_data(case)))
    assert "as_of" not in last
    assert "due_date" not in last["rows"][1]
    with pytest.raises(RuleBroken, match="disbursement_date"):
        case_from_data({"terms": {**terms, "interest_calc": "daily"}})


def test_ranges_stand_from_the_last_day_end() -> None:
    events = [
        OUT,
        {"type": "CLOSE_OF_BUSINESS", "business_date": "2025-02-02"},
        {"type": "DELINQUENCY_PAUSE", "start": "2025-02-20", "end": "2025-03-01"},
        {"type": "CLOSE_OF_BUSINESS", "business_date": "2025-02-20"},
    ]
    *_, closed, paused, closed_again = told(*events)
    assert closed["delinquency"]["bucket"] == paused["delinquency"]["bucket"] == "RANGE_1"
    assert paused["pause_periods"] == [{"active": True, "start": "2025-02-20", "end": "2025-03-01"}]
    assert closed_again["delinquency"]["bucket"] == "RANGE_3"
    assert closed_again["installment_delinquency"] == [{"bucket": "RANGE_3", "amount": "100.00"}]


def test_given_back_principal_is_owed_again_and_a_write_off_closes() -> None:
    back = {"type": "REFUND", "date": "2025-02-03", "amount": "40.00"}
    off = {"type": "WRITE_OFF", "date": "2025-03-05"}
    *_, refunded, closed = told(OUT, paid("2025-02-01", "100.00"), back, off)
    assert lines(refunded)[-1] == ("2025-02-03", "40.00", "240.00", False, False)
    assert refunded["outstanding"] == "240.00"
    assert (closed["status"], closed["outstanding"]) == ("CLOSED_WRITTEN_OFF", "0.00")
