"""The loan-case format: words of published cases, and what one key means for others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lendesk.domain.calendars import Shift
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.terms.conventions import LETTERS
from lendesk.domain.loans.terms.rules import (
    STEPS,
    AllocationRule,
    Amortization,
    DueRule,
    InterestCalc,
    Processing,
)
from lendesk.domain.loans.terms.servicing import DpdRule
from lendesk.domain.loans.terms.strategies import STRATEGIES
from lendesk.domain.loans.terms.terms import MOST_INSTALMENTS
from lendesk.domain.loans.terms.terms_format import DEMAND_INSTALMENTS, terms_from_data
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.money import Money, Rounding

LEAST: dict[str, Any] = {"principal": "5000.00", "rate_pct": "0.05", "rate_per": "DAY", "n": 6}


def broken(data: Any) -> tuple[str, Any]:
    with pytest.raises(RuleBroken) as caught:
        terms_from_data(data)
    return caught.value.code, caught.value.facts["key"]


@pytest.mark.parametrize("letter", list(LETTERS))
def test_a_letter_of_the_published_conventions_is_a_preset(letter: str) -> None:
    assert terms_from_data({**LEAST, "convention": letter}).convention == LETTERS[letter]


def test_words_of_published_cases_are_taken() -> None:
    data = {
        **LEAST,
        "convention": "G",
        "note": "nobody looks at it",
        "calendar": {"weekend": ["SAT", "SUN"], "shift": "next working day"},
        "rounding": {
            "instalment": "CEIL to whole currency unit",
            "last_instalment": "absorbs the difference",
        },
        "due_date_rule": "pro-rated, due on 1st of next month",
        "allocation_order": ["penalties", "principal", "next instalment principal"],
        "interest_refund_for": "supportedInterestRefundTypes",
        "credit_allocation": ["CHARGEBACK", "FEE", "PENALTY", "INTEREST", "PRINCIPAL"],
        "dpd_rule": "due day itself counts as day 1 until fully paid",
    }
    terms = terms_from_data(data)
    assert terms.holidays.shift is Shift.FORWARD
    assert terms.rounding.instalment_mode is Rounding.CEILING
    assert (terms.due_rule, terms.due_day) == (DueRule.DAY_OF_MONTH, 1)
    assert terms.allocation.order == (
        "PAST_DUE_PENALTY",
        "PAST_DUE_PRINCIPAL",
        "DUE_PENALTY",
        "DUE_PRINCIPAL",
        "IN_ADVANCE_PRINCIPAL",
    )
    assert terms.servicing.interest_refund_for == ("MERCHANT_ISSUED_REFUND", "PAYOUT_REFUND")
    assert terms.servicing.credit_allocation[0] == "FEE"
    assert terms.servicing.dpd_rule is DpdRule.DUE_DAY_COUNTS
    assert terms_from_data(terms_to_data(terms)) == terms


@pytest.mark.parametrize("strategy", list(STRATEGIES))
def test_a_named_strategy_is_an_order(strategy: str) -> None:
    terms = terms_from_data({**LEAST, "allocation_strategy": strategy})
    assert sorted(terms.allocation.order) == sorted(STEPS)
    assert terms.servicing.strategy == strategy


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("rounding", {"style": "Middle"}, "rounding.style"),
        ("rounding", {"last_instalment": "is free"}, "rounding.last_instalment"),
        ("rounding", {"instalment": "CEIL to the moon"}, "rounding.instalment"),
        ("rounding", {"instalment_mode": "DOUBLE"}, "rounding.instalment_mode"),
        ("rounding", {"working_precision_digits": 5}, "rounding.working_precision_digits"),
        ("allocation_strategy", "LAST_FIRST", "allocation_strategy"),
        ("allocation_order", ["penalties", "tips"], "allocation_order"),
        ("allocation_order", ["penalties", 5], "allocation_order[1]"),
        (
            "payment_allocation",
            [{"order": ["DUE_FEE"]}, {"order": ["DUE_FEE"]}],
            "payment_allocation[1].transaction",
        ),
        ("interest_refund_for", 5, "interest_refund_for"),
        ("credit_allocation", ["FEE", "PENALTY"], "credit_allocation"),
        ("penalty", {"rate_pct": "5", "per": "INSTALLMENT"}, "penalty.per"),
        ("due_date_rule", "when it rains", "due_date_rule"),
        ("due_day", 32, "due_day"),
        ("down_payment", {"pct": "101"}, "down_payment.pct"),
        ("interest_in_grace", "yes", "interest_in_grace"),
        ("shares", [{"no": 2, "principal_share": "1"}], "shares[0].no"),
        ("product_charges", ["A_FEE_NOBODY_KNOWS"], "product_charges"),
        ("grace_on_arrears_days", -1, "grace_on_arrears_days"),
        ("convention", "Z", "convention"),
        ("schedule_engine", "steam", "schedule_engine"),
    ],
)
def test_a_bad_value_of_any_part_is_told_with_its_key(key: str, value: Any, told: str) -> None:
    assert broken({**LEAST, key: value}) == ("terms.bad_value", told)


def test_ranges_of_delinquency_follow_each_other() -> None:
    for ranges in (
        [{"name": "a", "from_day": 1}, {"name": "b", "from_day": 5}],
        [{"name": "a", "from_day": 1, "to_day": 5}, {"name": "b", "from_day": 5}],
    ):
        assert broken({**LEAST, "delinquency_buckets": ranges}) == ("terms.impossible", "delinquency_buckets")


def test_what_one_key_means_for_others() -> None:
    def read(**more: Any) -> Any:
        return terms_from_data({**LEAST, **more})

    assert read(fixed_emi="900.00").amortization is Amortization.FIXED_INSTALMENT_AMOUNT
    assert read(grace_principal=2, interest_in_grace=False).interest_free == 2
    assert read(grace_principal=2, interest_in_grace=True).interest_free == 0
    by_days = {"day_count": {"days_in_month": "ACTUAL"}}
    assert read(**by_days).interest_calc is InterestCalc.DAILY
    assert read(**by_days, rate_per="YEAR").interest_calc is InterestCalc.SAME_AS_REPAYMENT_PERIOD
    assert terms_from_data({**LEAST, "n": None, "amortization": "bullet"}).n == DEMAND_INSTALMENTS
    assert read(fixed_emi=True) == read()
    assert read(due_date_rule="pro-rated, due on 5th of next month").due_day == 5
    assert read(due_date_rule="End of the current month").due_rule is DueRule.MONTH_END
    holiday = read(calendar={"holidays": ["2025-10-01"], "rest_days": ["2025-10-02"]}).holidays
    assert holiday.calendar.rest_days == {date(2025, 10, 1), date(2025, 10, 2)}
    words = read(allocation_order=["fees", "penalty", "next instalment fees"]).allocation.order
    assert words == ("PAST_DUE_FEE", "PAST_DUE_PENALTY", "DUE_FEE", "DUE_PENALTY", "IN_ADVANCE_FEE")
    weekly = {"frequency": {"unit": "WEEK"}, "n": None, "fixed_emi": "1.00"}
    assert terms_from_data({**LEAST, **weekly}).n == MOST_INSTALMENTS
    processed = read(processing="VERTICAL", payment_allocation=[{"transaction": "X", "order": ["DUE_FEE"]}])
    assert processed.allocation_for("X").processing is Processing.VERTICAL
    assert processed.allocation.order == AllocationRule().order


def test_an_instalment_to_the_whole_unit_and_the_edges_of_what_is_read() -> None:
    whole = terms_from_data({**LEAST, "rounding": {"instalment": "CEIL to whole currency unit"}}).rounding
    assert (whole.instalment_mode, whole.installment_multiple_of) == (Rounding.CEILING, Money(100))
    to_fen = terms_from_data({**LEAST, "rounding": {"instalment": "CEIL"}}).rounding
    assert (to_fen.instalment_mode, to_fen.installment_multiple_of) == (Rounding.CEILING, None)
    assert terms_from_data({**LEAST, "rate_pct": "10000"}).rate_pct == 10_000
    assert broken({**LEAST, "rate_pct": "10000.01"})[1] == "rate_pct"
    assert terms_from_data({**LEAST, "penalty": {"markup_pct": "0"}}).penalty.markup_pct == 0


@pytest.mark.parametrize("kinds", [[5], ["x" * 41], ["x", None]])
def test_kinds_whose_interest_goes_back_are_words(kinds: list[Any]) -> None:
    assert broken({**LEAST, "interest_refund_for": kinds}) == ("terms.bad_value", "interest_refund_for")
