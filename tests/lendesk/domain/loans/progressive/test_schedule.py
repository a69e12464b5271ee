"""The progressive schedule: instalments by hand, and what every history of events leaves whole."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.loans.progressive.periods import Period
from lendesk.domain.loans.progressive.schedule import Asked, Owed, Schedule
from lendesk.domain.loans.terms.rules import InterestCalc, RatePer, RoundingRule
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding, yuan

DAYS = [date(2024, month, 1) for month in range(1, 8)]
LAST = DAYS[-1]


def made(rate: str = "7") -> Schedule:
    """Six months from 1 January 2024, 360 / 30 days, twelve digits HALF_EVEN; nothing paid out yet."""
    terms = LoanTerms(
        principal=yuan("100"),
        rate_pct=Decimal(rate),
        rate_per=RatePer.YEAR,
        n=6,
        interest_calc=InterestCalc.DAILY,
        rounding=RoundingRule(mode=Rounding.HALF_EVEN, working_digits=12),
    )
    return Schedule(terms, [Period(start, due) for start, due in pairwise(DAYS)])


def lent(rate: str = "7", fen: int = 10_000) -> Schedule:
    schedule = made(rate)
    schedule.disburse(DAYS[0], fen)
    return schedule


def rows(schedule: Schedule) -> list[tuple[int, int]]:
    return [(period.due_principal, period.due_interest) for period in schedule.periods]


def test_before_anything_is_paid_out_nothing_is_asked_for() -> None:
    assert rows(made()) == [(0, 0)] * 6


def test_equal_instalments_and_the_last_absorbs() -> None:
    # 100 x 7 % / 12 = 0.58; 17.01 - 0.58 = 16.43; and so on by hand.
    assert rows(lent()) == [(1643, 58), (1652, 49), (1662, 39), (1672, 29), (1681, 20), (1690, 10)]
    assert [period.balance_after for period in lent().periods] == [8357, 6705, 5043, 3371, 1690, 0]


@pytest.mark.parametrize("fen", [1, 2])
def test_what_is_too_little_for_an_instalment_is_asked_for_in_the_last_row(fen: int) -> None:
    assert [principal for principal, _ in rows(lent(fen=fen))] == [0] * 5 + [fen]


def test_another_rate_counts_from_its_day_and_instalments_are_equal_again() -> None:
    schedule = lent()
    schedule.change_rate(date(2024, 2, 15), Decimal(4))
    assert rows(schedule) == [(1643, 58), (1653, 37), (1668, 22), (1673, 17), (1679, 11), (1684, 6)]
    factors = [piece.factor for piece in schedule.periods[1].slices]
    assert factors == [Decimal("0.002614942529"), Decimal("0.001839080460")]


def test_the_same_day_changed_twice_keeps_the_later_rate() -> None:
    once, twice = lent(), lent()
    once.change_rate(date(2024, 2, 15), Decimal(4))
    twice.change_rate(date(2024, 2, 15), Decimal(9))
    twice.change_rate(date(2024, 2, 15), Decimal(4))
    assert rows(once) == rows(twice)


def test_a_later_tranche_adds_what_it_alone_would_ask_for() -> None:
    schedule = lent("9.4822")
    schedule.disburse(date(2024, 2, 15), 10_000)
    assert rows(schedule) == [(1634, 79), (3646, 107), (3637, 116), (3665, 88), (3694, 59), (3724, 29)]


def test_a_tranche_on_a_due_date_leaves_the_row_of_that_day() -> None:
    schedule = lent("9.4822")
    schedule.disburse(date(2024, 3, 1), 10_000)
    assert rows(schedule)[:2] == rows(lent("9.4822"))[:2]
    assert sum(principal for principal, _ in rows(schedule)) == 20_000


def test_a_fixed_instalment_stays_and_the_last_absorbs() -> None:
    schedule = lent()
    fixed = Schedule.copy(made())
    fixed.fixed_emi = 2000
    fixed.disburse(DAYS[0], 10_000)
    assert [period.emi for period in fixed.periods][:4] == [2000] * 4
    assert sum(period.due_principal for period in fixed.periods) == 10_000
    assert schedule.periods[0].emi == 1701


def test_paid_off_in_the_middle_of_the_first_month() -> None:
    schedule, on = lent(), date(2024, 1, 15)
    assert schedule.owed(on) == Owed(10_000, 26)  # 100 x 7 % / 12 x 14 / 31
    for due, fen in zip(DAYS[1:], (1675, 1701, 1701, 1701, 1701), strict=False):
        schedule.pay_principal(due, on, fen)
    schedule.pay_interest(DAYS[1], 26)
    assert [period.balance_after for period in schedule.periods] == [1521, 1521, 1521, 1521, 1521, 0]
    schedule.pay_principal(LAST, on, 1521)
    assert rows(schedule) == [(1675, 26), (1701, 0), (1701, 0), (1701, 0), (1701, 0), (1521, 0)]
    assert schedule.owed(on) == Owed(0, 0)
    assert schedule.principal_left == 0


def test_what_a_row_asks_for_before_its_time() -> None:
    schedule = lent()
    assert schedule.asked(DAYS[1], date(2024, 1, 15)) == Asked(1701, 1675, 26)
    assert schedule.asked(DAYS[1], DAYS[0]) == Asked(1701, 1701, 0)
    assert schedule.asked(DAYS[3], date(2024, 1, 15)) == Asked(1701, 1701, 0)
    assert schedule.asked(DAYS[1], DAYS[1]) == Asked(1701, 1643, 58)
    assert rows(schedule) == rows(lent())  # asking changes nothing


def test_interest_runs_to_the_day_and_not_beyond_the_due_date() -> None:
    schedule = lent()
    assert schedule.interest_until(DAYS[1], date(2024, 1, 16)) == 28
    assert schedule.interest_until(DAYS[1], date(2024, 5, 1)) == 58
    assert schedule.total_interest_on(DAYS[2]) == 58 + 49
    with pytest.raises(KeyError):
        schedule.interest_until(date(2024, 1, 2), DAYS[1])


def test_overdue_principal_in_the_balance_costs_more() -> None:
    schedule = lent()
    schedule.correct_balance(DAYS[1], 1643)
    schedule.correct_balance(date(2024, 2, 15), -1643)
    # 100 x 7 % / 12 x 14 / 29 + 83.57 x 7 % / 12 x 15 / 29
    assert schedule.periods[1].due_interest == 28 + 25
    assert schedule.periods[5].due_principal == 1690 + 4
    assert sum(principal for principal, _ in rows(schedule)) == 10_000


def test_a_day_outside_of_all_periods_changes_nothing() -> None:
    schedule = lent()
    for day in (date(2023, 12, 31), date(2024, 7, 2)):
        schedule.disburse(day, 500)
        schedule.correct_balance(day, 500)
    assert rows(schedule) == rows(lent())
    schedule.pay_principal(DAYS[1], DAYS[1], 0)
    assert rows(schedule) == rows(lent())


def test_a_copy_is_on_its_own() -> None:
    schedule = lent()
    other = schedule.copy()
    other.pay_principal(DAYS[1], DAYS[0], 900)
    other.change_rate(DAYS[2], Decimal(12))
    assert rows(schedule) == rows(lent())
    assert rows(other) != rows(schedule)


def test_what_is_left_is_made_equal_again() -> None:
    schedule = lent()
    schedule.pay_principal(DAYS[1], date(2024, 1, 15), 5000)
    schedule.level_after(date(2024, 1, 15))
    later = [period.emi for period in schedule.periods[1:]]
    assert max(later) - min(later) <= 3
    assert sum(principal for principal, _ in rows(schedule)) == 10_000


@st.composite
def histories(draw: st.DrawFn) -> Schedule:
    """A schedule after some tranches, payments, rate changes and passing corrections, in order of time."""
    schedule = lent(draw(st.sampled_from(["4", "9.4822", "24"])), draw(st.integers(1_000, 500_000)))
    on = DAYS[0]
    for _ in range(draw(st.integers(0, 6))):
        on = min(on + timedelta(days=draw(st.integers(0, 40))), LAST - timedelta(days=1))
        kind = draw(st.sampled_from(["tranche", "principal", "interest", "rate", "overdue"]))
        period = draw(st.sampled_from(schedule.periods))
        asked = schedule.asked(period.due, on)
        if kind == "tranche":
            schedule.disburse(on, draw(st.integers(100, 100_000)))
        elif kind == "rate":
            schedule.change_rate(on + timedelta(days=1), Decimal(draw(st.integers(1, 30))))
        elif kind == "overdue":
            fen = draw(st.integers(1, 5_000))
            schedule.correct_balance(on, fen)
            schedule.correct_balance(min(on + timedelta(days=9), LAST), -fen)
        elif kind == "principal":
            most = min(asked.principal - period.paid_principal, schedule.principal_left)
            schedule.pay_principal(period.due, on, draw(st.integers(0, max(most, 0))))
        else:
            most = max(asked.interest - period.paid_interest, 0)
            schedule.pay_interest(period.due, draw(st.integers(0, most)))
    return schedule


@settings(settings.get_profile("money"))
@given(histories())
def test_every_history_leaves_principal_whole_and_rows_no_less_than_paid(schedule: Schedule) -> None:
    asked = sum(period.due_principal for period in schedule.periods)
    assert asked == sum(period.disbursed for period in schedule.periods)
    for period in schedule.periods:
        assert period.due_principal >= period.paid_principal
        assert period.due_interest >= period.paid_interest
        assert period.slices[0].start == period.start
        assert period.slices[-1].end == period.due
        for one, other in pairwise(period.slices):
            assert one.end == other.start
            assert one.start <= one.end
