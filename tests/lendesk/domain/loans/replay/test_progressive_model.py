"""Loans whose interest follows every event: by hand, and what holds for every history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    BalanceCorrected,
    ChargedBack,
    ChargedOff,
    Disbursed,
    Event,
    InterestPaid,
    PaymentKind,
    PrincipalPaid,
    Purpose,
    RateChanged,
    RepaymentPosted,
    Rescheduled,
    Undone,
)
from lendesk.domain.loans.replay.no_interest_model import NoInterestModel
from lendesk.domain.loans.replay.progressive_model import ProgressiveModel, progressive_model
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import Amortization, InterestType
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money, yuan

ORDER = [
    f"{timing}_{part}"
    for timing in ("PAST_DUE", "DUE", "IN_ADVANCE")
    for part in ("PENALTY", "FEE", "INTEREST", "PRINCIPAL")
]
DAILY = {
    "rest_frequency": "DAILY",
    "compounding": "NONE",
    "reschedule_strategy": "ADJUST_LAST_UNPAID_PERIOD",
    "preclose": "TILL_PRE_CLOSE_DATE",
}
START = date(2024, 1, 1)
PAID_OUT = Disbursed(key="out", value_date=START, amount=yuan("100"))


def terms(recalculation: dict[str, str] | None = None, **changes: Any) -> LoanTerms:
    """100 for six months at 7 %, 360 / 30 days, paid back instalment by instalment, the next one first."""
    data: dict[str, Any] = {
        "principal": "100.00",
        "rate_pct": "7",
        "rate_per": "YEAR",
        "n": 6,
        "convention": "A",
        "payment_allocation": [
            {"transaction": "DEFAULT", "order": ORDER, "future_installment_rule": "NEXT_INSTALLMENT"}
        ],
        "processing": "HORIZONTAL",
    }
    if recalculation:
        data["interest_recalculation"] = recalculation
    return terms_from_data(data | changes)


FOLLOWING = terms(DAILY)


def paid(on: date, amount: str | None, **changes: Any) -> RepaymentPosted:
    money = None if amount is None else yuan(amount)
    return RepaymentPosted(key=f"p{on.isoformat()}{amount}", value_date=on, amount=money, **changes)


def dues(state: LoanState) -> list[tuple[int, int]]:
    return [(row.due.principal, row.due.interest) for row in state.rows]


PLANNED = [(1643, 58), (1652, 49), (1662, 39), (1672, 29), (1681, 20), (1690, 10)]


def test_paid_on_time_the_plan_stays() -> None:
    state = replay(FOLLOWING, [PAID_OUT, paid(date(2024, 2, 1), "17.01")], date(2024, 2, 1))
    assert dues(state) == PLANNED
    assert state.rows[0].paid_on == date(2024, 2, 1)


def test_overdue_principal_goes_on_bearing_interest() -> None:
    # In February 16.43 more for 14 of 29 days: 100 x 7 % / 12 x 14/29 + 83.57 x 7 % / 12 x 15/29.
    state = replay(FOLLOWING, [PAID_OUT], date(2024, 2, 15))
    assert dues(state)[:3] == [(1643, 58), (1648, 53), (1662, 39)]
    assert dues(state)[5] == (1694, 10)
    assert sum(principal for principal, _ in dues(state)) == 10_000


def test_without_recalculation_overdue_changes_nothing() -> None:
    assert dues(replay(terms(), [PAID_OUT], date(2024, 9, 15))) == PLANNED


def test_the_rest_of_a_whole_period_is_counted_at_once() -> None:
    whole = terms(DAILY | {"rest_frequency": "SAME_AS_REPAYMENT"})
    state = replay(whole, [PAID_OUT], date(2024, 2, 2))
    # 16.43 stays in the balance for the whole of February: 100 x 7 % / 12.
    assert dues(state)[1] == (1643, 58)


def test_an_early_payment_owes_interest_up_to_its_day() -> None:
    state = replay(FOLLOWING, [PAID_OUT, paid(date(2024, 1, 15), "17.01")], date(2024, 1, 15))
    assert dues(state)[0] == (1675, 26)
    assert state.rows[0].outstanding.total == 0
    assert state.rows[0].in_advance_fen == 1701
    # What the balance no longer bears comes off the last row.
    assert dues(state)[5][0] + dues(state)[5][1] < 1700


def test_settled_with_interest_to_the_day() -> None:
    on = date(2024, 2, 15)
    events = [PAID_OUT, paid(date(2024, 2, 1), "17.01"), paid(on, None, purpose=Purpose.SETTLEMENT)]
    state = replay(FOLLOWING, events, on)
    assert state.transactions[-1].amount_fen == 8357 + 24  # 83.57 x 7 % / 12 x 14 / 29
    assert state.outstanding.total == 0
    assert not state.credit


def test_settled_with_interest_to_the_end_of_the_row() -> None:
    till_due = terms(DAILY | {"preclose": "TILL_REST_FREQUENCY_DATE"})
    on = date(2024, 2, 15)
    events = [PAID_OUT, paid(date(2024, 2, 1), "17.01"), paid(on, None, purpose=Purpose.SETTLEMENT)]
    state = replay(till_due, events, on)
    assert state.transactions[-1].amount_fen == 8357 + 49
    assert state.outstanding.total == 0


def test_settled_without_recalculation_everything_planned_is_owed() -> None:
    on = date(2024, 2, 15)
    state = replay(terms(), [PAID_OUT, paid(on, None, purpose=Purpose.SETTLEMENT)], on)
    assert state.transactions[-1].amount_fen == sum(map(sum, PLANNED))


def test_a_surplus_beyond_all_debt_is_held() -> None:
    on = date(2024, 1, 15)
    state = replay(FOLLOWING, [PAID_OUT, paid(on, "150")], on)
    assert state.outstanding.total == 0
    assert state.credit == Money(15_000 - 10_026)


def test_a_new_rate_from_a_day_still_to_come_shows_at_once() -> None:
    change = Rescheduled(
        key="r", value_date=date(2024, 2, 1), from_date=date(2024, 2, 2), new_rate_pct=Decimal(4)
    )
    events = [PAID_OUT, paid(date(2024, 2, 1), "17.01"), change]
    state = replay(terms(), events, date(2024, 2, 1))
    assert dues(state) == [(1643, 58), (1660, 28), (1666, 22), (1671, 17), (1677, 11), (1683, 6)]


def test_a_rate_changed_by_itself() -> None:
    change = RateChanged(key="r", value_date=date(2024, 2, 15), rate_pct=Decimal(4))
    state = replay(terms(), [PAID_OUT, change], date(2024, 2, 15))
    assert dues(state) == [(1643, 58), (1653, 37), (1668, 22), (1673, 17), (1679, 11), (1684, 6)]


def test_a_rate_agreed_ahead_counts_from_its_day() -> None:
    stepped = terms(rate_changes=[{"from": "2024-02-15", "rate_pct": "4"}])
    state = replay(stepped, [PAID_OUT], START)
    assert dues(state) == [(1643, 58), (1653, 37), (1668, 22), (1673, 17), (1679, 11), (1684, 6)]


def test_moved_due_dates_cost_in_proportion() -> None:
    change = Rescheduled(
        key="r",
        value_date=date(2024, 2, 18),
        from_date=date(2024, 2, 1),
        adjusted_due_date=date(2024, 2, 18),
        new_rate_pct=Decimal("9.4822"),
    )
    state = replay(terms(rate_pct="9.4822"), [PAID_OUT, change], date(2024, 2, 18))
    # 48 days of a period of 31: 100 x 9.4822 % / 12 x 48 / 31, in two parts
    assert dues(state)[0] == (1598, 122)
    assert [row.due_date for row in state.rows][:3] == [
        date(2024, 2, 18),
        date(2024, 3, 18),
        date(2024, 4, 18),
    ]


def test_no_grace_is_agreed_later() -> None:
    for grace in ({"grace_principal": 1}, {"grace_interest": 1}):
        change = Rescheduled(key="r", value_date=START, from_date=date(2024, 2, 1), **grace)
        with pytest.raises(RuleBroken) as broken:
            replay(terms(), [PAID_OUT, change], START)
        assert broken.value.code == "event.not_with_this_engine"


def test_more_rows_lower_the_instalments() -> None:
    change = Rescheduled(key="r", value_date=START, from_date=date(2024, 2, 1), extra_terms=6)
    state = replay(terms(), [PAID_OUT, change], START)
    assert len(state.rows) == 12
    assert state.rows[-1].due_date == date(2025, 1, 1)
    assert state.rows[0].due.total == 865  # the annuity of twelve months


def test_a_tranche_before_the_first_one_begins_the_loan_anew() -> None:
    events = [
        Disbursed(key="a", value_date=date(2024, 1, 5), amount=yuan("50")),
        Disbursed(key="b", value_date=date(2024, 1, 3), amount=yuan("50"), business_date=date(2024, 1, 8)),
    ]
    state = replay(terms(), events, date(2024, 1, 8))
    assert state.rows[0].due_date == date(2024, 2, 3)
    assert state.due.principal == 10_000


def test_tranches_that_no_row_is_left_for_are_refused() -> None:
    late = Disbursed(key="late", value_date=date(2024, 7, 2), amount=yuan("50"))
    with pytest.raises(RuleBroken) as broken:
        replay(FOLLOWING, [PAID_OUT, late], date(2024, 7, 2))
    assert broken.value.code == "disbursement.after_the_last_row"
    off = ChargedOff(key="off", value_date=date(2024, 2, 2))
    again = Disbursed(key="again", value_date=date(2024, 2, 3), amount=yuan("50"))
    with pytest.raises(RuleBroken) as broken:
        replay(FOLLOWING, [PAID_OUT, off, again], date(2024, 2, 3))
    assert broken.value.code == "disbursement.after_charge_off"


def test_charged_off_without_interest_after_the_day() -> None:
    off = ChargedOff(key="off", value_date=date(2024, 2, 29), behaviour=ChargeOffBehaviour.ZERO_INTEREST)
    events = [PAID_OUT, paid(date(2024, 2, 1), "17.01"), off]
    state = replay(FOLLOWING, events, date(2024, 6, 1))
    assert dues(state) == [(1643, 58), (1654, 47), (1701, 0), (1701, 0), (1701, 0), (1600, 0)]
    undone = replay(FOLLOWING, [*events, Undone(key="u", value_date=date(2024, 2, 29), target="off")], START)
    assert dues(undone) == PLANNED


def test_charged_off_without_recalculation_interest_is_cut_by_days() -> None:
    off = ChargedOff(key="off", value_date=date(2024, 1, 16), behaviour=ChargeOffBehaviour.ZERO_INTEREST)
    state = replay(terms(), [PAID_OUT, off], date(2024, 1, 16))
    assert dues(state)[0] == (1643 + 30, 28)  # 0.58 x 15 / 31
    assert sum(interest for _, interest in dues(state)) == 28
    assert sum(principal for principal, _ in dues(state)) == 10_000


def test_charged_off_with_everything_due_on_the_day() -> None:
    off = ChargedOff(
        key="off", value_date=date(2024, 3, 31), behaviour=ChargeOffBehaviour.ACCELERATE_MATURITY
    )
    state = replay(FOLLOWING, [PAID_OUT, paid(date(2024, 2, 1), "17.01"), off], date(2024, 4, 2))
    assert dues(state) == [(1643, 58), (1652, 49), (6705, 47)]
    assert state.rows[-1].due_date == date(2024, 3, 31)


def test_charged_off_on_the_first_day_only_principal_is_left() -> None:
    off = ChargedOff(key="off", value_date=START, behaviour=ChargeOffBehaviour.ACCELERATE_MATURITY)
    state = replay(FOLLOWING, [PAID_OUT, off], START)
    assert dues(state) == [(10_000, 0)]


def test_a_refund_gives_the_interest_on_it_back() -> None:
    refunding = terms(DAILY, interest_refund_for=["MERCHANT_ISSUED_REFUND"])
    on = date(2024, 1, 16)
    back = RepaymentPosted(
        key="back", value_date=on, amount=yuan("100"), kind=PaymentKind.MERCHANT_ISSUED_REFUND
    )
    state = replay(refunding, [PAID_OUT, back], on)
    assert [done.kind for done in state.transactions][-1] == "interest_refund"
    assert state.transactions[-1].amount_fen == 28  # 100 x 7 % / 12 x 15 / 31
    assert state.outstanding.total == 0
    kept = replay(refunding, [PAID_OUT, back, Undone(key="u", value_date=on, target="back")], on)
    assert "interest_refund" not in [done.kind for done in kept.transactions]


def test_half_refunded_half_the_interest_comes_back() -> None:
    refunding = terms(DAILY, interest_refund_for=["PAYOUT_REFUND"])
    on = date(2024, 1, 16)
    back = RepaymentPosted(key="back", value_date=on, amount=yuan("50"), kind=PaymentKind.PAYOUT_REFUND)
    other = replace(back, key="other", kind=PaymentKind.GOODWILL_CREDIT, amount=yuan("1"))
    state = replay(refunding, [PAID_OUT, other, back], on)
    assert [done.amount_fen for done in state.transactions if done.kind == "interest_refund"] == [14]


def test_principal_owed_again_bears_interest_until_its_row_is_due() -> None:
    first = paid(date(2024, 2, 1), "17.01")
    before = replay(FOLLOWING, [PAID_OUT, first], date(2024, 2, 15))
    back = ChargedBack(key="back", value_date=date(2024, 2, 15), amount=yuan("10"), target=first.key)
    state = replay(FOLLOWING, [PAID_OUT, first, back], date(2024, 2, 15))
    assert state.due.total - before.due.total >= 1000
    assert state.due.interest >= before.due.interest
    assert dues(state)[2:5] == dues(before)[2:5]


def test_single_operations_are_told_to_the_schedule() -> None:
    on = date(2024, 1, 15)
    events: list[Event] = [
        PAID_OUT,
        PrincipalPaid(key="a", value_date=on, amount=yuan("16.75"), instalment_due=date(2024, 2, 1)),
        InterestPaid(key="b", value_date=on, amount=yuan("0.26"), instalment_due=date(2024, 2, 1)),
    ]
    state = replay(terms(), events, on)
    assert dues(state)[0] == (1675, 26)
    assert state.rows[0].balance_after_fen == 8325
    corrected = BalanceCorrected(key="c", value_date=on, amount=yuan("-50"))
    fewer = replay(terms(), [PAID_OUT, corrected], on)
    assert fewer.due.interest < sum(interest for _, interest in PLANNED)


def test_single_operations_need_their_row_and_a_schedule() -> None:
    nowhere = PrincipalPaid(key="a", value_date=START, amount=yuan("1"), instalment_due=START)
    with pytest.raises(RuleBroken) as broken:
        replay(terms(), [PAID_OUT, nowhere], START)
    assert broken.value.code == "instalment.unknown"
    there = replace(nowhere, instalment_due=date(2024, 2, 1))
    with pytest.raises(RuleBroken) as broken:
        replay(terms(rate_pct="0"), [PAID_OUT, there], START)
    assert broken.value.code == "event.not_with_this_engine"


def test_payments_may_lower_later_instalments() -> None:
    lower = terms(DAILY | {"reschedule_strategy": "REDUCE_EMI_AMOUNT"})
    on = date(2024, 1, 15)
    state = replay(lower, [PAID_OUT, paid(on, "40")], on)
    later = [row.due.total for row in state.rows[3:]]
    assert max(later) - min(later) <= 3
    assert max(later) < 1701


def test_a_loan_without_interest_has_a_plain_model() -> None:
    assert isinstance(progressive_model(terms(rate_pct="0")), NoInterestModel)
    assert isinstance(progressive_model(FOLLOWING), ProgressiveModel)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"amortization": Amortization.EQUAL_PRINCIPAL}, "amortization"),
        ({"interest_type": InterestType.FLAT}, "interest_type"),
        ({"grace_principal": 1}, "grace_principal"),
        ({"grace_interest": 1}, "grace_interest"),
        ({"interest_free": 1}, "interest_free"),
        ({"balloon": yuan("20")}, "balloon"),
    ],
)
def test_terms_that_no_progressive_schedule_follows(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        progressive_model(replace(FOLLOWING, **changes))
    assert broken.value.code == "terms.not_with_this_engine"
    assert broken.value.facts["key"] == key
