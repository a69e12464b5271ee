"""Income follows accrual: receivables, what is suspended, provisions, write-off and what is recovered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.accruals import (
    USUAL_POLICY,
    AccrualPolicy,
    Booked,
    accrual_changes,
    booked_for,
    category_of,
)
from lendesk.domain.ledger.balances import trial_balance
from lendesk.domain.ledger.chart import ACCOUNTS, USUAL_RULES, PostingRules, Side, rules_from_data
from lendesk.domain.ledger.rules import MOVES, adjusting_postings, position
from lendesk.domain.loans.events.events import (
    Channel,
    CreditRefunded,
    DebtWaived,
    Disbursed,
    Event,
    PaymentKind,
    RepaymentPosted,
    WrittenOff,
)
from lendesk.domain.loans.overdue.classification import Category
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.segments.earning import reached_by
from lendesk.domain.loans.segments.writing import segments_of
from lendesk.domain.loans.terms.rules import RatePer
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.money import yuan

START = date(2025, 1, 10)
DUE = date(2025, 2, 10)
OUT = Disbursed(key="out", value_date=START, amount=yuan("5000"))
TERMS = agree(principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6)


def booked(on: date, *events: Event) -> Booked:
    state = replay(TERMS, (OUT, *events), on)
    return booked_for(segments_of(state)[0], reached_by(state))


def held(on: date, *events: Event) -> dict[str, int]:
    return position(replay(TERMS, (OUT, *events), on))


def test_the_first_due_date_by_hand() -> None:
    # 5000 x 0.05 % x 30 days; one percent of 5000 put by.
    assert booked(DUE) == Booked(interest_fen=7500, provision_fen=5000)
    assert accrual_changes(booked(DUE)) == {"1132": 7500, "6011.01": -7500, "6702": 5000, "1304": -5000}
    assert booked(date(2025, 2, 15)).penalty_fen == 301
    assert booked(date(2025, 2, 15)).provision_fen == 10_000, "special mention: two percent"


def test_after_ninety_days_income_is_what_was_received() -> None:
    paid = RepaymentPosted(key="a", value_date=DUE, amount=yuan("50"))
    on_day_90, on_day_91 = date(2025, 5, 11), date(2025, 5, 12)
    before, after = booked(on_day_90, paid), booked(on_day_91, paid)
    assert (before.suspended_interest_fen, before.suspended_penalty_fen) == (0, 0)
    assert after.suspended_interest_fen == after.interest_fen - 5000
    assert after.suspended_penalty_fen == after.penalty_fen > 0
    income = accrual_changes(after)
    assert income["6011.01"] == -5000
    assert income["9001"] == -income["9999"] == after.suspended_interest_fen + after.suspended_penalty_fen
    later = replace(USUAL_POLICY, suspend_after_days=120)
    state = replay(TERMS, (OUT, paid), on_day_91)
    assert booked_for(segments_of(state)[0], reached_by(state), later).suspended_interest_fen == 0


def test_what_is_booked_and_taken_back_comes_to_nothing() -> None:
    full = Booked(9, 8, 7, 6, 5)
    assert full.minus(full) == Booked()
    forth, back = accrual_changes(full), accrual_changes(Booked().minus(full))
    assert {code: forth[code] + back[code] for code in forth} == dict.fromkeys(forth, 0)


@pytest.mark.parametrize(
    ("days", "least", "category"),
    [
        (0, 0, "normal"), (1, 0, "special_mention"), (90, 0, "special_mention"), (91, 0, "substandard"),
        (270, 0, "substandard"), (271, 0, "doubtful"), (360, 0, "doubtful"), (361, 0, "loss"),
        (0, 1, "special_mention"), (0, 4, "loss"), (300, 1, "doubtful"),
    ],
)  # fmt: skip
def test_categories_by_days_past_due(days: int, least: int, category: str) -> None:
    assert category_of(days, least).value == category


def test_provision_rates_in_parts_per_million() -> None:
    rates = [AccrualPolicy().provision_ppm(one) for one in Category]
    assert rates == [10_000, 20_000, 250_000, 500_000, 1_000_000]


def test_a_write_off_uses_the_provision_and_keeps_the_claim_off_balance() -> None:
    on = date(2025, 3, 1)
    gone = WrittenOff(key="w", value_date=on)
    after = held(on, gone)
    assert after["1304"] == 500_000
    assert after["9002"] == -after["9999"] > 500_000
    assert after.get("1303", 0) == 0
    state = replay(TERMS, (OUT, gone), on)
    accrued = accrual_changes(booked_for(segments_of(state)[0], reached_by(state)))
    assert after["1132"] + accrued["1132"] == 0, "nothing is receivable any more"
    assert after["6011.01"] + accrued["6011.01"] == 0, "nothing was ever received"
    assert after["1304"] + accrued.get("1304", 0) == 500_000, "the loss is the principal"


def test_money_after_a_write_off_is_a_recovery_and_lessens_the_claim() -> None:
    on = date(2025, 3, 1)
    gone = WrittenOff(key="w", value_date=on)
    got = RepaymentPosted(key="r", value_date=on, amount=yuan("100"), kind=PaymentKind.RECOVERY)
    before, after = held(on, gone), held(on, gone, got)
    assert after["6301.01"] == -10_000
    assert after["9002"] == before["9002"] - 10_000
    assert "2241.02" not in after
    back = CreditRefunded(key="b", value_date=on, amount=yuan("100"))
    assert held(on, gone, got, back) == before


def test_a_waiver_costs_what_it_lets_off() -> None:
    on = date(2025, 2, 20)
    waived = held(on, DebtWaived(key="w", value_date=on, penalty_fen=100, interest_fen=300))
    assert waived["6711.01"] == 400
    assert (waived["1132"], waived["1132.02"]) == (-300, -100)


def test_the_deposit_and_the_lender_s_own_money_meet_debts() -> None:
    for kind, account in ((PaymentKind.DEPOSIT, "2241.03"), (PaymentKind.GOODWILL_CREDIT, "6711.01")):
        paid = RepaymentPosted(key="a", value_date=DUE, amount=yuan("877.63"), kind=kind)
        after = held(DUE, paid)
        assert after[account] == 87_763
        assert (after["1303"], after["1132"]) == (500_000 - 80_263, -7500)


def test_money_held_goes_back_to_the_borrower() -> None:
    paid = RepaymentPosted(key="a", value_date=DUE, amount=yuan("900"), channel=Channel.CASH)
    back = CreditRefunded(key="b", value_date=DUE, amount=yuan("22.37"))
    assert held(DUE, paid)["2241.02"] == -2237
    after = held(DUE, paid, back)
    assert "2241.02" not in after
    assert (after["1001"], after["1002"]) == (90_000, -500_000 - 2237)


def test_roles_are_a_setting() -> None:
    rules = rules_from_data({"penalty": "1132"})
    assert rules == replace(USUAL_RULES, penalty="1132")
    late = replay(
        TERMS, (OUT, RepaymentPosted(key="a", value_date=date(2025, 2, 20), amount=yuan("900"))), END
    )
    assert sum(line.debit_fen for line in adjusting_postings({}, late, rules)) > 0
    for data, code in (
        ({"colour": "1132"}, "ledger.unknown_role"),
        ({"penalty": "4711"}, "ledger.unknown_account"),
        ({"penalty": "9001"}, "ledger.off_balance"),
        ({"suspended": "1132"}, "ledger.off_balance"),
    ):
        with pytest.raises(RuleBroken) as caught:
            rules_from_data(data)
        assert caught.value.code == code


END = date(2025, 3, 1)


def test_a_trial_balance_adds_up_by_account_and_says_whether_it_agrees() -> None:
    told = trial_balance([("1002", 0, 500), ("1303", 500, 0), ("1303", 7, 0), ("1002", 0, 7), ("9001", 3, 0)])
    assert [(line.code, line.debit_fen, line.credit_fen, line.balance_fen) for line in told.lines] == [
        ("1002", 0, 507, -507),
        ("1303", 507, 0, 507),
        ("9001", 3, 0, 3),
    ]
    assert (told.debit_fen, told.credit_fen, told.balanced) == (510, 507, False)
    whole = trial_balance([("1002", 0, 507), ("1303", 507, 0), ("9001", 3, 0), ("9999", 0, 3)])
    assert whole.balanced
    assert whole.lines[-1].balance_fen == 3
    assert (whole.lines[0].name, whole.lines[0].side) == ("银行存款", Side.DEBIT)
    strange = trial_balance([("0000", 1, 1)]).lines[0]
    assert (strange.name, strange.side, strange.balance_fen) == ("", Side.DEBIT, 0)


def test_off_balance_accounts_do_not_mend_the_balance_sheet() -> None:
    assert not trial_balance([("1002", 5, 0), ("9999", 0, 5)]).balanced


def test_every_rule_stays_on_accounts_of_the_chart() -> None:
    codes = {getattr(PostingRules(), name) for name in PostingRules.__slots__}
    assert codes == set(ACCOUNTS)
    assert {"disbursement", "write_off", "waiver", "chargeback", "deposit"} <= set(MOVES)
