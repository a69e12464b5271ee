"""How values are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.money import Money, parse_amount
from ui import formatting as f


@pytest.mark.parametrize(
    ("minor", "shown"),
    [(0, "0.00"), (5, "0.05"), (140_950, "1,409.50"), (12_000_000, "120,000.00"), (-5_230, "−52.30")],
)
def test_money_is_grouped_with_two_decimals(minor: int, shown: str) -> None:
    assert f.money(minor) == shown
    assert f.money(Money(minor)) == shown


def test_money_absent_and_signed() -> None:
    assert f.money(None) == "—"
    assert f.money(521_071, sign=True) == "¥5,210.71"
    assert f.money(-100, sign=True) == "−¥1.00"


@given(st.integers(min_value=1, max_value=10**14))
def test_what_is_shown_can_be_typed_back(minor: int) -> None:
    assert parse_amount(f.money(minor)).minor == minor


def test_rates_and_counts() -> None:
    assert f.percent(Decimal("0.1140")) == "11.40 %"
    assert f.percent(Decimal("0.00045"), 3) == "0.045 %"
    assert f.percent(Decimal("0.5"), 0) == "50 %"
    assert f.per_mille_as_percent(999) == "99 %"
    assert f.per_mille_as_percent(1000) == "100 %"
    assert f.count(50_000) == "50,000"


def test_days_and_moments() -> None:
    assert f.day(date(2026, 11, 21)) == "2026-11-21"
    assert f.day("2026-11-21T14:00:00Z") == "2026-11-21"
    assert f.day(None) == f.day("") == "—"
    at = datetime(2026, 11, 21, 14, 26, 8, tzinfo=UTC)
    assert f.moment(at, UTC) == "2026-11-21 14:26:08"
    assert f.clock(at, UTC) == "14:26"
    assert f.moment(None) == f.clock(None) == "—"


def test_time_left_says_how_urgent() -> None:
    assert f.time_left(3_840, "zh_CN") == ("剩 1:04", "warning")
    assert f.time_left(10_500, "zh_CN") == ("剩 2:55", "neutral")
    assert f.time_left(-7_500, "zh_CN") == ("超 2:05", "danger")
    assert f.time_left(200_000, "en") == ("2 days", "neutral")
    assert f.time_left(-200_000, "zh_CN") == ("超 2 天", "danger")
