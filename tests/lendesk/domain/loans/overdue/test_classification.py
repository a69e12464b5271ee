"""The five categories and what they ask to be put by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.overdue.classification import (
    USUAL_PROVISIONS,
    Category,
    Provisions,
    Restructured,
    classify,
)
from lendesk.domain.money import Money

C = Category


@pytest.mark.parametrize(
    ("days", "category"),
    [
        (0, C.NORMAL),
        (1, C.SPECIAL_MENTION),
        (90, C.SPECIAL_MENTION),
        (91, C.SUBSTANDARD),
        (270, C.SUBSTANDARD),
        (271, C.DOUBTFUL),
        (360, C.DOUBTFUL),
        (361, C.LOSS),
    ],
)
def test_category_by_days(days: int, category: Category) -> None:
    assert classify(days) is category


def test_a_technical_lapse_stays_normal_for_a_week() -> None:
    assert [classify(days, technical=True) for days in (1, 7, 8)] == [C.NORMAL, C.NORMAL, C.SPECIAL_MENTION]


def test_the_last_three_are_non_performing() -> None:
    assert [one.non_performing for one in Category] == [False, False, True, True, True]


def test_a_restructured_loan_is_observed_for_a_year_and_two_periods() -> None:
    eased = Restructured(date(2025, 1, 10), C.SPECIAL_MENTION, periods_kept=2)
    assert classify(0, restructured=eased, as_of=date(2026, 1, 9)) is C.SPECIAL_MENTION
    assert classify(0, restructured=eased, as_of=date(2026, 1, 10)) is C.NORMAL
    one_period = Restructured(date(2025, 1, 10), C.SPECIAL_MENTION, periods_kept=1)
    assert classify(0, restructured=one_period, as_of=date(2030, 1, 1)) is C.SPECIAL_MENTION


def test_what_was_non_performing_stays_so_under_observation() -> None:
    eased = Restructured(date(2025, 1, 10), C.DOUBTFUL)
    assert classify(0, restructured=eased, as_of=date(2025, 6, 1)) is C.SUBSTANDARD
    assert classify(400, restructured=eased, as_of=date(2025, 6, 1)) is C.LOSS


def test_an_observation_needs_a_day() -> None:
    with pytest.raises(ValueError, match="judged on a day"):
        classify(0, restructured=Restructured(date(2025, 1, 10), C.DOUBTFUL))


def test_provisions_by_category() -> None:
    balance = Money(1_000_001)
    put_by = [USUAL_PROVISIONS.on(balance, one).minor for one in Category]
    assert put_by == [10_000, 20_000, 250_000, 500_001, 1_000_001]


def test_the_middle_rates_may_move_by_a_fifth() -> None:
    rates = dict(USUAL_PROVISIONS.rates_pct) | {C.SUBSTANDARD: Decimal(20), C.DOUBTFUL: Decimal(60)}
    assert Provisions(rates).on(Money(10_000), C.SUBSTANDARD) == Money(2_000)


@pytest.mark.parametrize(
    ("category", "rate"),
    [(C.SUBSTANDARD, "19.99"), (C.DOUBTFUL, "60.01"), (C.NORMAL, "1.01"), (C.LOSS, "99")],
)
def test_other_rates_are_refused(category: Category, rate: str) -> None:
    rates = dict(USUAL_PROVISIONS.rates_pct) | {category: Decimal(rate)}
    with pytest.raises(RuleBroken) as broken:
        Provisions(rates)
    assert (broken.value.code, broken.value.facts["category"]) == ("provision.out_of_range", category.value)
