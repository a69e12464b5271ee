"""Whatever happens to a loan, through the public format: refusals are told, nothing breaks, sums hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.snapshots.case_format import case_from_data
from lendesk.domain.loans.snapshots.snapshot_format import snapshots

START = date(2024, 1, 31)
PARTS = ("principal", "interest", "fee", "penalty")
STEPS = [
    f"{timing}_{part}"
    for timing in ("PAST_DUE", "DUE", "IN_ADVANCE")
    for part in ("PENALTY", "FEE", "PRINCIPAL", "INTEREST")
]
RULES = [
    {"transaction": "DEFAULT", "order": STEPS, "future_installment_rule": "NEXT_INSTALLMENT"},
    {"transaction": "GOODWILL_CREDIT", "order": STEPS, "future_installment_rule": "LAST_INSTALLMENT"},
    {"transaction": "MERCHANT_ISSUED_REFUND", "order": STEPS, "future_installment_rule": "REAMORTIZATION"},
    {"transaction": "PAYOUT_REFUND", "order": STEPS, "future_installment_rule": "NEXT_LAST_INSTALLMENT"},
]
ADVANCED = {
    "allocation_strategy": "ADVANCED_PAYMENT_ALLOCATION",
    "payment_allocation": RULES,
    "schedule_engine": "progressive",
}
RECALCULATION = {
    "rest_frequency": "DAILY",
    "compounding": "NONE",
    "reschedule_strategy": "ADJUST_LAST_UNPAID_PERIOD",
    "preclose": "TILL_PRE_CLOSE_DATE",
}
DOWN = {"pct": "25", "auto": True}
BACK = ["CHARGEBACK", "PENALTY", "FEE", "INTEREST", "PRINCIPAL"]
LEGACY = "DUE_PENALTY_INTEREST_PRINCIPAL_FEE_IN_ADVANCE_PENALTY_INTEREST_PRINCIPAL_FEE"
PRODUCTS: dict[str, dict[str, Any]] = {
    "progressive": {"convention": "A", "rate_pct": "7", **ADVANCED},
    "progressive recalculated": {
        "convention": "A",
        "rate_pct": "12",
        "interest_recalculation": RECALCULATION,
        "credit_allocation": BACK,
        "interest_refund_for": ["MERCHANT_ISSUED_REFUND", "PAYOUT_REFUND"],
        **ADVANCED,
    },
    "no interest": {"convention": "D", "rate_pct": "0", "down_payment": DOWN, **ADVANCED},
    "no interest by parts": {
        "convention": "D",
        "rate_pct": "0",
        "credit_allocation": BACK,
        **ADVANCED,
        "processing": "VERTICAL",
    },
    "cumulative": {"convention": "B", "rate_pct": "12", "allocation_strategy": LEGACY},
    "cumulative recalculated": {
        "convention": "B",
        "rate_pct": "12",
        "interest_calc": "daily",
        "interest_recalculation": RECALCULATION,
    },
    "flat": {"convention": "C", "rate_pct": "12", "interest_type": "flat", "down_payment": DOWN},
}
TERMS = {"principal": "1000.00", "rate_per": "YEAR", "n": 4, "disbursement_date": START.isoformat()}
PAYMENTS = (
    "REPAYMENT",
    "GOODWILL_CREDIT",
    "MERCHANT_ISSUED_REFUND",
    "PAYOUT_REFUND",
    "INTEREST_PAYMENT_WAIVER",
)
KINDS = (
    *PAYMENTS,
    *("REPAYMENT",) * 3,
    "CREDIT_BALANCE_REFUND",
    "CHARGEBACK",
    "ADD_CHARGE",
    "WAIVE_CHARGE",
    "CHARGE_ADJUSTMENT",
    "RATE_CHANGE",
    "MOVED",
    "LENGTHENED",
    "RE_AGE",
    "RE_AMORTIZE",
    "PAY_OFF",
    "CHARGE_OFF",
    "UNDO",
    "UNDO",
    "DELINQUENCY_PAUSE",
    "CLOSE_OF_BUSINESS",
    "DISBURSEMENT",
    "REFUND",
)
MONEY_IN = (
    "Repayment",
    "Goodwill Credit",
    "Merchant Issued Refund",
    "Payout Refund",
    "Interest Payment Waiver",
    "Down Payment",
    "Charge Adjustment",
    "Interest Refund",
)
MONEY_OUT = ("Disbursement", "Credit Balance Refund", "Chargeback", "Refund")
Drawn = tuple[str, int, int, int]
EVENTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 45), st.integers(0, 40), st.integers(1, 120_000)),
    max_size=6,
)


def told(kind: str, day: date, late: int, fen: int) -> dict[str, Any]:
    """One event in the public format, posted on `day`."""
    amount = str(Decimal(fen).scaleb(-2))
    on = max(START, day - timedelta(days=late if late > 25 else 0))
    soon = (day + timedelta(days=late)).isoformat()
    plain = {"type": kind, "business_date": day.isoformat(), "date": on.isoformat()}
    today = {"type": kind, "business_date": day.isoformat()}
    match kind:
        case "CHARGEBACK":
            return {**today, "of": "REPAYMENT", "nth": 1 + fen % 2, "amount": amount}
        case "ADD_CHARGE":
            return {**today, "charge": "fee", "due_date": soon, "amount": "10.00", "is_penalty": fen % 2 == 0}
        case "WAIVE_CHARGE":
            return {**today, "target": "last charge"}
        case "CHARGE_ADJUSTMENT":
            return {**today, "charge": "fee", "amount": "4.00"}
        case "RATE_CHANGE":
            return {**plain, "new_rate_pct": str(fen % 30)}
        case "MOVED":
            return {
                **today,
                "type": "RESCHEDULE",
                "reschedule_from_date": day.isoformat(),
                "adjusted_due_date": soon,
            }
        case "LENGTHENED":
            return {**today, "type": "RESCHEDULE", "reschedule_from_date": soon, "extra_terms": 1 + fen % 2}
        case "RE_AGE":
            return {**today, "start_date": soon, "n": 1 + fen % 4, "every": 1, "unit": "WEEKS"}
        case "PAY_OFF" | "CHARGE_OFF" | "RE_AMORTIZE" | "CLOSE_OF_BUSINESS":
            return today
        case "UNDO":
            return {**today, "target": ("REPAYMENT", "CHARGE_OFF", "RE_AGE", "WAIVE_CHARGE")[fen % 4]}
        case "DELINQUENCY_PAUSE":
            return {**today, "start": day.isoformat(), "end": soon}
        case _:
            return {**plain, "amount": amount}


def states(terms: dict[str, Any], events: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The snapshots of a case."""
    return list(snapshots(case_from_data({"terms": {**TERMS, **terms}, "events": events})))


def history(terms: dict[str, Any], drawn: Sequence[Drawn]) -> list[dict[str, Any]]:
    """The payout and the drawn events that are not refused."""
    day = START
    events = [{"type": "DISBURSEMENT", "date": START.isoformat(), "amount": "600.00"}]
    for kind, days, late, fen in drawn:
        day += timedelta(days=days)
        event = told(kind, day, late, fen)
        try:
            states(terms, [*events, event])
        except RuleBroken:
            continue
        events.append(event)
    return events


def yuan(value: str | None) -> Decimal:
    return Decimal(value or 0)


def check_rows(rows: Sequence[dict[str, Any]]) -> None:
    assert [row["no"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["due_date"] for row in rows] == sorted(row["due_date"] for row in rows)
    for row in rows:
        assert min(yuan(row[name]) for name in (*PARTS, "paid", "outstanding", "due")) >= 0
        assert sum(yuan(row[part]) for part in PARTS) == yuan(row["due"])
        assert yuan(row["paid_in_advance"]) + yuan(row["paid_late"]) <= yuan(row["paid"]) <= yuan(row["due"])
        assert bool(row["paid_date"]) == (not yuan(row["outstanding"]))


def owed(state: dict[str, Any], rows: Sequence[dict[str, Any]]) -> Decimal:
    """What must be owed, less what is held, from the transactions and what rows ask for beside principal."""
    live = [one for one in state["transactions"] if not one["reversed"]]
    asked = sum(yuan(row["due"]) - yuan(row["principal"]) for row in rows)
    again = sum(
        yuan(one["interest"]) + yuan(one["fee"]) + yuan(one["penalty"])
        for one in live
        if one["type"] == "Chargeback"  # its money out already counts what rows ask for once more
    )
    came = sum(yuan(one["amount"]) for one in live if one["type"] in MONEY_IN)
    went = sum(yuan(one["amount"]) for one in live if one["type"] in MONEY_OUT)
    waived = sum(yuan(one["amount"]) for one in live if one["type"] == "Waive loan charges")
    return asked - again - came + went - waived


@pytest.mark.parametrize("product", PRODUCTS)
@settings(max_examples=150, deadline=None)
@given(drawn=EVENTS)
def test_sums_hold_whatever_happens(product: str, drawn: list[Drawn]) -> None:
    terms = PRODUCTS[product]
    state = states(terms, history(terms, drawn))[-1]
    rows = [row for row in state["rows"] if row["no"] is not None]
    check_rows(rows)
    for name in ("due", "paid", "outstanding"):
        assert sum(yuan(row[name]) for row in rows) == yuan(state["totals"][name])
    assert yuan(state["outstanding"]) - yuan(state["overpaid"]) == owed(state, rows)
    assert (state["status"] in ("CLOSED", "OVERPAID")) == (not yuan(state["outstanding"]))


@pytest.mark.parametrize("product", [name for name in PRODUCTS if "recalculated" not in name])
@settings(max_examples=80, deadline=None)
@given(drawn=EVENTS)
def test_the_last_event_undone_never_happened(product: str, drawn: list[Drawn]) -> None:
    terms = PRODUCTS[product]
    events = history(terms, [one for one in drawn if one[0] != "REFUND"])
    if events[-1]["type"] in ("UNDO", "CLOSE_OF_BUSINESS", "DISBURSEMENT"):
        return
    day = events[-1]["business_date"]
    undone = states(terms, [*events, {"type": "UNDO", "of": f"e{len(events)}", "business_date": day}])[-1]
    before = states(terms, [*events[:-1], {"type": "DELINQUENCY_PAUSE", "start": day, "end": day}])[-1]
    assert undone["rows"] == before["rows"]
    assert (undone["outstanding"], undone["overpaid"]) == (before["outstanding"], before["overpaid"])
