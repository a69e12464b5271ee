"""Plans by hand calculation, at the edges of the calendar, and for every kind of terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_UP, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.calendars import Calendar, Shift, Weekday
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan, plan
from lendesk.domain.loans.plans.settlement import accrued_on
from lendesk.domain.loans.terms.conventions import PRESETS
from lendesk.domain.loans.terms.rules import (
    Amortization,
    DayCount,
    Fee,
    FeeBase,
    FeeDue,
    Holidays,
    InterestCalc,
    InterestType,
    LeapYear,
    MonthDays,
    Payer,
    RatePer,
    RateStep,
    RemainderRow,
    RoundingRule,
    Tranche,
    Unit,
    YearDays,
)
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, Rounding, yuan

START = date(2025, 1, 10)
WEEKEND = Calendar(weekend=frozenset({Weekday.SAT, Weekday.SUN}))


def reference(convention: str = "cn_monthly", **changes: object) -> LoanTerms:
    """5,000 for six months at 0.05 % a day."""
    terms = agree(
        principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6, convention=convention
    )
    return replace(terms, **changes)  # type: ignore[arg-type]


def interests(made: Plan) -> list[str]:
    return [str(row.interest) for row in made.rows]


def test_the_reference_case_by_month() -> None:
    made = plan(reference(), START)
    assert made.instalment == yuan("877.63")
    assert made.total_interest == yuan("265.76")
    assert [str(row.due) for row in made.rows] == ["877.63"] * 5 + ["877.61"]
    assert interests(made) == ["75.00", "62.96", "50.74", "38.34", "25.75", "12.97"]


def test_the_reference_case_by_actual_days() -> None:
    made = plan(reference("cn_daily"), START)
    assert [row.days for row in made.rows] == [31, 28, 31, 30, 31, 30]
    assert interests(made)[0] == "77.50"  # 5000 x 0.0005 x 31
    balance = made.rows[0].balance_after
    assert made.rows[1].interest == balance.times(Decimal("0.0005") * 28)
    # One instalment for uneven months: the last one differs by rounding alone.
    assert abs(made.rows[-1].due.minor - made.rows[0].due.minor) <= 6


def test_a_daily_rate_and_its_yearly_one_give_the_same_plan() -> None:
    yearly = reference("cn_daily", rate_pct=Decimal("18.25"), rate_per=RatePer.YEAR)
    assert plan(yearly, START).rows == plan(reference("cn_daily"), START).rows


def test_every_method_for_the_reference_case() -> None:
    def totals(method: Amortization, kind: InterestType = InterestType.DECLINING) -> tuple[str, int]:
        made = plan(reference(amortization=method, interest_type=kind), START)
        return str(made.total_interest), len(made.rows)

    assert totals(Amortization.EQUAL_PRINCIPAL) == ("262.50", 6)
    assert totals(Amortization.INTEREST_ONLY) == ("450.00", 6)
    assert totals(Amortization.BULLET) == ("450.00", 6)
    assert totals(Amortization.BULLET_PRINCIPAL_AND_INTEREST) == ("450.00", 1)
    assert totals(Amortization.EQUAL_INSTALLMENT, InterestType.FLAT) == ("450.00", 6)


def test_due_dates_of_the_31st_and_of_29_february() -> None:
    dues = [row.due_date.isoformat() for row in plan(reference(), date(2024, 1, 31)).rows]
    assert dues == ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31"]
    leap = plan(reference(n=4, every=12), date(2024, 2, 29))
    assert [row.due_date.isoformat() for row in leap.rows][-2:] == ["2027-02-28", "2028-02-29"]


def test_due_dates_off_rest_days_with_and_without_interest() -> None:
    paid = reference("cn_daily", holidays=Holidays(Shift.FORWARD, True, WEEKEND))
    free = replace(paid, holidays=Holidays(Shift.FORWARD, False, WEEKEND))
    made, without = plan(paid, START), plan(free, START)
    assert made.rows[3].due_date == date(2025, 5, 12)  # 10 May 2025 is a Saturday
    assert (made.rows[3].days, made.rows[4].days) == (32, 29)
    assert without.rows[3].due_date == date(2025, 5, 12)
    assert (without.rows[3].days, without.rows[4].days) == (30, 31)
    back = plan(replace(paid, holidays=Holidays(Shift.BACK, True, WEEKEND)), START)
    assert back.rows[3].due_date == date(2025, 5, 9)


def test_days_that_move_onto_one_working_day_keep_their_order() -> None:
    daily = reference("cn_daily", unit=Unit.DAY, n=10, holidays=Holidays(Shift.FORWARD, True, WEEKEND))
    dues = [row.due_date for row in plan(daily, START).rows]
    assert dues == sorted(dues)
    back = replace(daily, holidays=Holidays(Shift.BACK, True, WEEKEND))
    assert all(row.due_date > START for row in plan(back, START).rows)  # START is a Friday


def test_a_broken_first_period_costs_its_days() -> None:
    made = plan(reference(), START, first_due=date(2025, 1, 25))
    assert made.broken_first_period
    assert made.rows[0].interest == yuan("37.50")  # 15 days of 0.05 %
    assert made.rows[1].due_date == date(2025, 2, 25)
    one = plan(
        reference(amortization=Amortization.BULLET_PRINCIPAL_AND_INTEREST, n=1), START, date(2025, 1, 25)
    )
    assert one.total_interest == yuan("37.50")


def test_day_counts_of_a_year() -> None:
    base = reference(
        "cn_daily",
        principal=yuan("100000"),
        rate_pct=Decimal(10),
        rate_per=RatePer.YEAR,
        n=1,
        every=12,
        amortization=Amortization.BULLET_PRINCIPAL_AND_INTEREST,
    )

    def interest(year: YearDays, month: MonthDays = MonthDays.ACTUAL) -> str:
        return str(plan(replace(base, day_count=DayCount(year, month)), date(2024, 7, 1)).total_interest)

    assert interest(YearDays.D360) == "10138.89"  # 365 / 360
    assert interest(YearDays.D365) == "10000.00"
    assert interest(YearDays.D364) == "10027.47"
    assert interest(YearDays.D360, MonthDays.D30) == "10000.00"
    assert interest(YearDays.ACTUAL) == "9986.23"  # 184 / 366 + 181 / 365


def test_whole_periods_of_every_unit() -> None:
    base = reference(
        principal=yuan("36000"),
        amortization=Amortization.INTEREST_ONLY,
        n=2,
        rate_pct=Decimal(12),
        rate_per=RatePer.YEAR,
    )

    def interest(**changes: object) -> str:
        return str(plan(replace(base, **changes), START).rows[0].interest)  # type: ignore[arg-type]

    assert interest() == "360.00"
    assert interest(unit=Unit.QUARTER) == "1080.00"
    assert interest(unit=Unit.WEEK, every=2) == "168.00"
    assert interest(unit=Unit.DAY, every=10) == "120.00"
    assert interest(rate_per=RatePer.MONTH, rate_pct=Decimal(1), unit=Unit.DAY, every=10) == "120.00"
    assert interest(rate_per=RatePer.INSTALLMENT) == "4320.00"
    assert interest(rate_per=RatePer.WHOLE_TERM) == "2160.00"


def test_grace_of_principal_and_of_interest() -> None:
    made = plan(reference(grace_principal=2), START)
    assert [row.principal_fen for row in made.rows[:3]] == [0, 0, made.rows[2].principal_fen]
    assert made.rows[2].principal_fen > 0
    deferred = plan(reference(amortization=Amortization.EQUAL_PRINCIPAL, grace_interest=2), START)
    assert interests(deferred)[:2] == ["0.00", "0.00"]
    assert deferred.rows[2].interest_fen == sum(row.earned_fen for row in deferred.rows[:3])


def test_instalments_of_whole_yuan_and_the_first_row_for_the_remainder() -> None:
    whole = replace(reference().rounding, installment_multiple_of=yuan("1"))
    assert plan(reference(rounding=whole), START).instalment == yuan("878")
    first = RoundingRule(remainder=RemainderRow.FIRST)
    made = plan(
        reference(rounding=first, principal=yuan("100"), n=3, amortization=Amortization.EQUAL_PRINCIPAL),
        START,
    )
    assert [str(row.principal) for row in made.rows] == ["33.34", "33.33", "33.33"]
    equal = plan(reference(rounding=first), START)
    assert [str(row.due) for row in equal.rows] == ["877.61"] + ["877.63"] * 5
    assert equal.rows[-1].balance_after_fen == 0


def test_fees_on_every_base_and_day() -> None:
    fees = (
        Fee("contract", FeeDue.DISBURSEMENT, amount=yuan("50")),
        Fee("service", FeeDue.EACH_INSTALMENT, rate_pct=Decimal("0.1")),
        Fee("first", FeeDue.FIRST_INSTALMENT, rate_pct=Decimal(10), percent_of=FeeBase.INTEREST),
        Fee("last", FeeDue.LAST_INSTALMENT, rate_pct=Decimal(1), percent_of=FeeBase.INSTALMENT),
        Fee("own", FeeDue.DISBURSEMENT, amount=yuan("99"), payer=Payer.LENDER),
    )
    made = plan(reference(fees=fees), START)
    assert made.upfront_fee == yuan("50")
    assert [str(row.fee) for row in made.rows] == ["12.50", "5.00", "5.00", "5.00", "5.00", "13.78"]
    assert made.total_fee == yuan("96.28")
    assert made.rows[0].due == yuan("890.13")


def test_what_is_spread_over_rows_leaves_fen_below_the_step_to_the_last() -> None:
    rule = replace(PRESETS["cn_monthly"].rounding, decimals=0, remainder=RemainderRow.SPREAD)
    terms = reference(principal=yuan("4.37"), n=3, amortization=Amortization.EQUAL_PRINCIPAL, rounding=rule)
    # Three shares of 1 yuan; of the 1.37 left over a yuan goes to the first row.
    assert [row.principal_fen for row in plan(terms, START).rows] == [200, 100, 137]
    # Shares of nothing: there is nothing to spread over.
    least = replace(terms, principal=yuan("1"))
    assert [row.principal_fen for row in plan(least, START).rows] == [0, 0, 100]


def test_tranches_pay_no_principal_in_grace() -> None:
    tranches = (Tranche(START, yuan("3000")), Tranche(date(2025, 3, 20), yuan("2000")))
    rows = plan(reference(tranches=tranches, grace_principal=2), START).rows
    assert [row.principal_fen for row in rows[:2]] == [0, 0]
    assert rows[2].principal_fen > 0
    assert [row.interest_fen for row in rows[:2]] == [4500, 4500]  # 3,000 at 1.5 % a month


def test_no_plan_depends_on_the_caller_s_decimal_context() -> None:
    expected = plan(reference("cn_daily"), START)
    with localcontext() as context:
        context.prec, context.rounding = 5, ROUND_UP
        assert plan(reference("cn_daily"), START) == expected


@pytest.mark.parametrize(
    ("day", "first"), [(date(2300, 1, 1), None), (START, START), (START, date(2200, 1, 1))]
)
def test_dates_out_of_bounds_are_refused(day: date, first: date | None) -> None:
    with pytest.raises(RuleBroken, match=r"terms\.impossible"):
        plan(reference(), day, first)


@given(st.integers(0, 10**12), st.integers(1, 10**6), st.sampled_from(list(Rounding)))
def test_rounded_division_is_that_of_decimal(amount: int, divisor: int, mode: Rounding) -> None:
    with localcontext() as context:
        context.prec = 60
        exact = (Decimal(amount) / divisor).to_integral_value(rounding=mode.value)
    # Sixty digits decide every case but an exact tie, which a terminating quotient keeps exact.
    assert DIVIDE[mode](amount, divisor) == int(exact)


PLAIN_METHODS = [
    method
    for method in Amortization
    if method not in (Amortization.CUSTOM_SHARES, Amortization.FIXED_INSTALMENT_AMOUNT)
]


@st.composite
def any_terms(draw: st.DrawFn) -> LoanTerms:
    """Terms of every kind that lends money (rounded for display only is a calculator's)."""
    by_day = draw(st.booleans())
    pers = [RatePer.DAY, RatePer.MONTH, RatePer.YEAR] if by_day else list(RatePer)
    per = draw(st.sampled_from(pers))
    highest = {RatePer.DAY: 1, RatePer.MONTH: 5}.get(per, 60)
    n = draw(st.integers(1, 60))
    preset = PRESETS["cn_daily" if by_day else "cn_monthly"]
    return LoanTerms(
        principal=Money(draw(st.integers(1, 10**9))),
        rate_pct=draw(st.decimals(0, highest, places=4)),
        rate_per=per,
        n=n,
        every=draw(st.integers(1, 3)),
        unit=draw(st.sampled_from(list(Unit))),
        amortization=draw(st.sampled_from(PLAIN_METHODS)),
        interest_type=draw(st.sampled_from(list(InterestType))),
        interest_calc=InterestCalc.DAILY if by_day else InterestCalc.SAME_AS_REPAYMENT_PERIOD,
        day_count=DayCount(draw(st.sampled_from(list(YearDays))), draw(st.sampled_from(list(MonthDays)))),
        rounding=replace(
            preset.rounding,
            mode=draw(st.sampled_from(list(Rounding))),
            decimals=draw(st.integers(0, 2)),
            installment_multiple_of=draw(st.sampled_from([None, Money(100), Money(1000)])),
        ),
        holidays=Holidays(draw(st.sampled_from(list(Shift))), draw(st.booleans()), WEEKEND),
        grace_principal=draw(st.integers(0, n - 1)),
        grace_interest=draw(st.integers(0, n - 1)),
        fees=(Fee("service", FeeDue.EACH_INSTALMENT, amount=Money(draw(st.integers(0, 500)))),),
    )


@settings(max_examples=400, deadline=None)
@given(any_terms(), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_principal_sums_to_the_amount_and_parts_to_the_due(terms: LoanTerms, start: date) -> None:
    made = plan(terms, start)
    balance = terms.principal.minor
    for row in made.rows:
        balance -= row.principal_fen
        assert row.balance_after_fen == balance
        assert row.due_fen == row.principal_fen + row.interest_fen + row.fee_fen
        assert min(row.principal_fen, row.interest_fen, balance, row.days) >= 0
    assert balance == 0
    assert sum(row.earned_fen for row in made.rows) == sum(row.interest_fen for row in made.rows)
    assert made.total_payment.minor == sum(row.due_fen for row in made.rows)
    dues = [row.due_date for row in made.rows]
    assert dues == sorted(dues)
    assert dues[0] > start


def test_interest_put_off_counts_with_what_the_running_period_earned() -> None:
    made = plan(reference(grace_interest=2), START)
    running = accrued_on(made, date(2025, 3, 24))
    assert running is not None
    # 75.00 and 62.96 of two months, and 14 of 31 days of the third, which earns 50.74
    assert (running.deferred_fen, running.fen) == (13_796, 13_796 + 2291)


def test_the_instalment_told_is_the_first_where_rates_change() -> None:
    made = plan(reference(rate_steps=(RateStep(date(2025, 4, 10), Decimal("0.1")),)), START)
    assert made.instalment == made.rows[0].due
    assert made.rows[4].due > made.rows[0].due


def test_the_last_of_many_tranches_must_come_before_the_last_row() -> None:
    parts = [Tranche(date(2025, month, 12), yuan("1000")) for month in (1, 2, 3, 4)]
    late = (*parts, Tranche(date(2025, 7, 10), yuan("1000")))
    with pytest.raises(RuleBroken, match=r"terms\.impossible"):
        plan(reference(tranches=late), START)
    once = plan(reference(tranches=(Tranche(START, yuan("5000")),)), START)
    assert sum(row.principal_fen for row in once.rows) == 500_000


@pytest.mark.parametrize("convention", ["cn_monthly", "cn_daily"])
@pytest.mark.parametrize(
    "method", [Amortization.EQUAL_INSTALLMENT, Amortization.EQUAL_PRINCIPAL, Amortization.INTEREST_ONLY]
)
def test_one_tranche_is_a_loan_paid_out_at_once(convention: str, method: Amortization) -> None:
    agreed = reference(convention, amortization=method)
    once = plan(agreed, START)
    assert plan(replace(agreed, tranches=(Tranche(START, agreed.principal),)), START).rows == once.rows


@pytest.mark.parametrize(("start", "year"), [(date(2024, 12, 15), 366), (date(2023, 12, 15), 365)])
def test_all_days_may_cost_what_they_cost_in_the_year_of_the_payout(start: date, year: int) -> None:
    daily = reference("cn_daily", rate_per=RatePer.YEAR, rate_pct=Decimal("18.25"))
    terms = replace(
        daily,
        day_count=DayCount(YearDays.ACTUAL, MonthDays.ACTUAL),
        reckoning=replace(daily.reckoning, leap_year=LeapYear.OF_DISBURSEMENT),
        amortization=Amortization.INTEREST_ONLY,
    )
    rows = plan(terms, start).rows
    assert [row.interest_fen for row in rows] == [round(500_000 * 0.1825 * row.days / year) for row in rows]
