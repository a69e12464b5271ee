"""Plans that follow payments: early and late money, strategies, rests, settlement."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.loans.cumulative.inputs import CumulativeRow, Deal, Outlay, Receipt
from lendesk.domain.loans.cumulative.meeting import meet_rows, principal_comes_first
from lendesk.domain.loans.cumulative.plans import cumulative_rows
from lendesk.domain.loans.cumulative.recalculating import Recalculating
from lendesk.domain.loans.cumulative.steps import Step, rows_through
from lendesk.domain.loans.terms.servicing import Compounding, Preclose, Recalculation, Reschedule, Rest
from lendesk.domain.loans.terms.strategies import STRATEGIES
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data

START = date(2022, 11, 1)
FIRST, SECOND = date(2022, 12, 1), date(2023, 1, 1)
INTEREST_FIRST = "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER"


def terms(rule: Recalculation, **more: Any) -> LoanTerms:
    data = {
        "principal": "5000.00",
        "rate_pct": "12",
        "rate_per": "YEAR",
        "n": 6,
        "convention": "cumulative",
        "interest_calc": "daily",
        "rounding": {"installment_multiple_of": "1"},
        "allocation_strategy": INTEREST_FIRST,
    }
    made = terms_from_data(data | more)
    return replace(made, servicing=replace(made.servicing, recalculation=rule))


def through(
    *paid: tuple[date, int | None], rule: Recalculation | None = None, **more: Any
) -> list[CumulativeRow]:
    """The plan after payments that were posted on their own days."""
    default = Recalculation(reschedule=Reschedule.REDUCE_EMI_AMOUNT)
    deal = Deal(terms(rule or default, **more), (Outlay(START, 500000),))
    return rows_through([Step(START, deal, START), *(Step(on, deal, on, (on, fen)) for on, fen in paid)])


def figures(rows: list[CumulativeRow]) -> list[tuple[int, int]]:
    return [(row.principal, row.interest) for row in rows]


def test_without_payments_it_is_the_plain_plan() -> None:
    rule = Recalculation()
    deal = Deal(terms(rule), (Outlay(START, 500000),))
    assert figures(through(rule=rule)) == figures(cumulative_rows(deal))


def test_money_before_its_day_saves_interest_of_that_row() -> None:
    row = through((date(2022, 11, 27), 20000))[0]
    assert (row.principal, row.interest) == (81295, 4274 + 631)  # 26 days on 5000, 4 days on 4800


def test_more_than_the_instalment_lowers_the_later_ones() -> None:
    rows = through((FIRST, 100000), (SECOND, 200000))
    assert figures(rows)[:2] == [(95068, 4932), (195873, 4127)]
    assert [row.principal + row.interest for row in rows[2:5]] == [53600] * 3


def test_fewer_rows_keep_the_instalment() -> None:
    rows = through((FIRST, 100000), rule=Recalculation(reschedule=Reschedule.REDUCE_NUMBER_OF_INSTALLMENTS))
    assert [row.principal + row.interest for row in rows[1:4]] == [86200] * 3
    assert sum(row.principal for row in rows) == 500000


def test_the_next_rows_ask_for_less_until_what_came_ahead_is_used() -> None:
    rule = Recalculation(reschedule=Reschedule.RESCHEDULE_NEXT_REPAYMENTS)
    rows = through((FIRST, 200000), rule=rule)
    # 1138.00 came ahead: the second row's 830.92 and a part of the third's
    assert rows[1].principal == 0
    assert rows[1].interest == 3108
    assert rows[2].principal == 2 * 86200 - 3108 - rows[2].interest - 113800
    assert rows[3].principal + rows[3].interest == 86200


def test_late_principal_bears_interest_until_the_day_of_the_posting() -> None:
    rows = through((date(2022, 12, 5), 150000))
    # 4 days on all 5000, 27 days on what 638.00 ahead leaves of 4187.32
    assert figures(rows)[1] == (82391, 658 + 3151)


def test_only_the_day_end_after_a_due_date_makes_anything_late() -> None:
    deal = Deal(terms(Recalculation()), (Outlay(START, 500000),))
    begin = Step(START, deal, START)
    quiet = rows_through([begin, Step(FIRST, deal, only_late=True)])
    late = rows_through([begin, Step(date(2022, 12, 11), deal, only_late=True)])
    assert figures(quiet) == figures(rows_through([begin]))
    assert late[1].interest == 1644 + 2891  # 10 days on 5000, 21 on 4187.32


def test_late_interest_compounds_where_agreed() -> None:
    rule = Recalculation(reschedule=Reschedule.REDUCE_EMI_AMOUNT, compounding=Compounding.INTEREST)
    plain = through((date(2022, 12, 4), 86200))
    compound = through((date(2022, 12, 4), 86200), rule=rule)
    assert compound[1].interest - plain[1].interest == 5  # 49.32 for three days


def test_money_ahead_counts_also_after_money_that_was_late() -> None:
    late = (date(2022, 12, 4), 86200)
    ahead = through(late, (date(2022, 12, 11), 20000))[1]
    # 200.00 less for the 21 days until the first of January
    assert through(late)[1].interest - ahead.interest == 138


@pytest.mark.parametrize("compounding", Compounding)
def test_a_late_payment_that_is_back_dated_stops_its_interest_on_its_day(compounding: Compounding) -> None:
    rule = Recalculation(compounding=compounding)
    deal = Deal(terms(rule), (Outlay(START, 500000),))
    paid = Step(date(2022, 12, 20), deal, date(2022, 12, 5), (date(2022, 12, 5), 86200))
    rows = rows_through([Step(START, deal, START), paid])
    assert rows[1].interest == through((date(2022, 12, 5), 86200), rule=rule)[1].interest


def test_rests_on_due_dates_see_payments_only_then() -> None:
    rule = Recalculation(rest=Rest.SAME_AS_REPAYMENT, reschedule=Reschedule.REDUCE_EMI_AMOUNT)
    rows = through((date(2022, 11, 15), 200000), rule=rule)
    assert figures(rows)[0] == (195068, 4932)
    assert rows[1].interest == 3108


def test_overdue_until_the_next_rest() -> None:
    rule = Recalculation(rest=Rest.SAME_AS_REPAYMENT)
    deal = Deal(terms(rule), (Outlay(START, 500000),))
    rows = rows_through([Step(START, deal, START), Step(date(2022, 12, 2), deal, only_late=True)])
    assert rows[1].interest == 5096  # the whole second period on 5000


@pytest.mark.parametrize(
    ("rest", "preclose", "interest"),
    [
        (Rest.DAILY, Preclose.TILL_PRE_CLOSE_DATE, 1927),
        (Rest.DAILY, Preclose.TILL_REST_FREQUENCY_DATE, 1927),
        (Rest.SAME_AS_REPAYMENT, Preclose.TILL_PRE_CLOSE_DATE, 1927),
        (Rest.SAME_AS_REPAYMENT, Preclose.TILL_REST_FREQUENCY_DATE, 4268),
    ],
)
def test_settlement_asks_for_interest_until_its_day_or_the_next_rest(
    rest: Rest, preclose: Preclose, interest: int
) -> None:
    on = date(2022, 12, 15)
    rows = through((FIRST, 86200), (on, None), rule=Recalculation(rest, preclose=preclose))
    assert figures(rows) == [(81268, 4932), (418732, interest)]


def test_after_the_last_row_what_is_overdue_has_rows_of_interest() -> None:
    rows = through((date(2023, 5, 20), 100000), (date(2023, 6, 20), 450000))
    extra = [row for row in rows if row.extra]
    assert [(row.principal, row.interest) for row in extra] == [(0, 3123), (0, 4170)]
    assert extra[0].from_date == date(2023, 5, 1)
    assert extra[1].due_date == date(2023, 6, 20)


def test_rows_before_a_posting_stay_as_they_were() -> None:
    rows = through((date(2023, 2, 10), 10000))
    assert [row.interest for row in rows[:3]] == [4932, 4268, 3433]
    assert rows[3].interest > 2338


def test_money_beyond_what_is_out_earns_nothing_and_meets_the_next_tranche() -> None:
    first, second = Outlay(START, 500000), Outlay(date(2022, 11, 16), 400000)
    rule = Recalculation(reschedule=Reschedule.REDUCE_EMI_AMOUNT)
    before, after = Deal(terms(rule), (first,)), Deal(terms(rule), (first, second))
    paid = Step(START, before, START, (START, 600000))
    rows = rows_through([Step(START, before, START), paid, Step(second.on, after, second.on)])
    # Nothing for 15 days, then 3000.00 for 15 days: 3000 x 12 % x 15 / 365 = 14.79.
    assert rows[0].interest == 1479
    assert sum(row.principal for row in rows) == 900000


def test_money_meets_rows_in_order() -> None:
    rows = [CumulativeRow(START, FIRST, 800, 50, charges=10), CumulativeRow(FIRST, SECOND, 900, 40)]
    met = meet_rows(rows, 1000, principal_first=False)
    assert met == (800 + 100, 50 + 40, 10, 0)
    assert rows[0].open_fen == 0
    assert rows[1].open_fen == 800


def test_principal_may_come_first() -> None:
    rows = [CumulativeRow(START, FIRST, 800, 50)]
    assert meet_rows(rows, 810, principal_first=True) == (800, 10, 0, 0)
    assert principal_comes_first(STRATEGIES["PRINCIPAL_INTEREST_PENALTIES_FEES_ORDER"])
    assert not principal_comes_first(STRATEGIES[INTEREST_FIRST])


STRATEGY = st.builds(
    Recalculation,
    rest=st.sampled_from(Rest),
    reschedule=st.sampled_from(Reschedule),
    preclose=st.just(Preclose.TILL_PRE_CLOSE_DATE),
    compounding=st.sampled_from(Compounding),
)


@given(
    rule=STRATEGY,
    paid=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 300000)), max_size=6),
    days=st.integers(0, 230),
)
def test_whatever_is_paid_and_when_a_settlement_closes_the_loan(
    rule: Recalculation, paid: list[tuple[int, int]], days: int
) -> None:
    received = sorted((START + timedelta(days=after), fen) for after, fen in paid)
    rows = through(*received, rule=rule)
    assert sum(row.principal for row in rows) == 500000
    assert all(row.principal >= 0 and row.interest >= 0 for row in rows)
    last = max([START, *(on for on, _ in received)]) + timedelta(days=days)
    if sum(fen for _, fen in received) >= 500000:
        return
    closed = through(*received, (last, None), rule=rule)
    assert sum(row.principal for row in closed) == 500000
    assert sum(row.open_fen for row in closed) == 0


def test_a_closing_plan_ends_on_its_day() -> None:
    deal = Deal(terms(Recalculation()), (Outlay(START, 500000),))
    rows = Recalculating(deal, [Receipt(FIRST, 86200)], SECOND, closing=date(2022, 12, 15)).make()
    assert [row.due_date for row in rows] == [FIRST, date(2022, 12, 15)]
