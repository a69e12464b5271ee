"""Due dates of cumulative plans, and months between two days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lendesk.domain.calendars import Calendar, Shift, Weekday
from lendesk.domain.loans.cumulative.dates import DueDays, fixed_end, later, months_between
from lendesk.domain.loans.terms.rules import Holidays, RatePer, Unit
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money


def terms(**more: object) -> LoanTerms:
    return LoanTerms(
        principal=Money(100000),
        rate_pct=Decimal(12),
        rate_per=RatePer.YEAR,
        n=4,
        **more,  # type: ignore[arg-type]
    )


def days(of: LoanTerms, start: date, count: int = 4) -> list[date]:
    row = DueDays(of, start)
    return [row.next() for _ in range(count)]


def test_month_ends_return_to_the_agreed_day() -> None:
    assert days(terms(), date(2024, 1, 31)) == [
        date(2024, 2, 29),
        date(2024, 3, 31),
        date(2024, 4, 30),
        date(2024, 5, 31),
    ]


def test_a_first_due_date_of_its_own_leads_the_others() -> None:
    of = terms(first_due=date(2024, 3, 5))
    assert days(of, date(2024, 1, 20), 3) == [date(2024, 3, 5), date(2024, 4, 5), date(2024, 5, 5)]


def test_a_first_due_date_one_period_later_changes_nothing() -> None:
    of = terms(first_due=date(2024, 2, 29))
    assert days(of, date(2024, 1, 31), 2) == [date(2024, 2, 29), date(2024, 3, 31)]


def test_a_moved_date_starts_a_new_row() -> None:
    row = DueDays(terms(), date(2023, 7, 1))
    row.next()
    row.next()
    row.move(date(2023, 9, 15))
    assert row.next() == date(2023, 10, 15)


def test_rest_days_move_one_date_and_not_the_next() -> None:
    weekend = Calendar(frozenset({Weekday.SAT, Weekday.SUN}))
    of = terms(holidays=Holidays(Shift.FORWARD, True, weekend), unit=Unit.WEEK, every=2)
    assert days(of, date(2024, 6, 1), 2) == [date(2024, 6, 17), date(2024, 7, 1)]


@pytest.mark.parametrize(
    ("unit", "every", "periods", "day"),
    [
        (Unit.DAY, 15, 2, date(2024, 1, 31)),
        (Unit.WEEK, 1, 3, date(2024, 1, 22)),
        (Unit.MONTH, 2, 1, date(2024, 3, 1)),
        (Unit.QUARTER, 1, 2, date(2024, 7, 1)),
    ],
)
def test_periods_after_a_day(unit: Unit, every: int, periods: int, day: date) -> None:
    assert later(terms(unit=unit, every=every), date(2024, 1, 1), periods) == day


@pytest.mark.parametrize(
    ("length", "unit", "end"),
    [(5, Unit.DAY, date(2024, 2, 6)), (4, Unit.MONTH, date(2024, 6, 1)), (40, Unit.MONTH, date(2024, 3, 12))],
)
def test_a_fixed_length_counts_units_or_days(length: int, unit: Unit, end: date) -> None:
    assert fixed_end(terms(unit=unit, fixed_length_days=length), date(2024, 2, 1)) == end


def test_without_a_fixed_length_there_is_no_end() -> None:
    assert fixed_end(terms(), date(2024, 2, 1)) is None


@pytest.mark.parametrize(
    ("start", "end", "anchor", "months"),
    [
        (date(2023, 1, 1), date(2023, 4, 1), 1, (3, 1)),
        (date(2023, 1, 1), date(2023, 2, 15), 1, (28 + 14, 28)),
        (date(2023, 1, 31), date(2023, 2, 28), 31, (28, 28)),
        (date(2023, 2, 28), date(2023, 3, 31), 31, (30, 30)),
        (date(2023, 5, 10), date(2023, 5, 20), 10, (10, 31)),
    ],
)
def test_months_between_days(start: date, end: date, anchor: int, months: tuple[int, int]) -> None:
    part, of = months_between(start, end, anchor)
    assert Decimal(part) / Decimal(of) == Decimal(months[0]) / Decimal(months[1])


@pytest.mark.parametrize("anchor", [1, 15, 28, 31])
def test_months_between_grow_day_by_day(anchor: int) -> None:
    for start in (date(2024, 1, 10), date(2024, 1, 31), date(2024, 2, 29), date(2023, 2, 15)):
        spans = [months_between(start, start + timedelta(days=days), anchor) for days in range(70)]
        months = [Decimal(part) / of for part, of in spans]
        assert months == sorted(months)
        assert months[0] == 0 or start.day < anchor  # a month's last day stands for a later agreed one
        assert min(months) >= 0
