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
    assert f.money_change(3_400) == "+34.00"
    assert f.money_change(-5_230) == "−52.30"
    assert f.money_change(0) == "0.00"


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
    assert f.day_with_weekday(date(2026, 11, 21), "zh_CN") == "2026-11-21 星期六"
    assert f.day_with_weekday(date(2026, 11, 21), "en") == "2026-11-21 Saturday"
    at = datetime(2026, 11, 21, 14, 26, 8, tzinfo=UTC)
    assert f.moment(at, UTC) == "2026-11-21 14:26:08"
    assert f.clock(at, UTC) == "14:26"
    assert f.moment(None) == f.clock(None) == "—"


@pytest.mark.parametrize(
    ("seconds", "chinese", "english"),
    [
        (45, "45 秒", "45 s"),
        (112, "1 分 52 秒", "1 min 52 s"),
        (7_500, "2 小时 05 分", "2 h 05 min"),
        (180_000, "2 天 2 小时", "2 d 2 h"),
    ],
)
def test_durations_by_language(seconds: int, chinese: str, english: str) -> None:
    assert f.duration(seconds, "zh_CN") == chinese
    assert f.duration(seconds, "en") == english


def test_time_left_says_how_urgent() -> None:
    assert f.time_left(3_840, "zh_CN") == ("剩 1:04", "warning")
    assert f.time_left(10_500, "zh_CN") == ("剩 2:55", "neutral")
    assert f.time_left(-7_500, "zh_CN") == ("超 2:05", "danger")
    assert f.time_left(200_000, "en") == ("2 days", "neutral")
    assert f.time_left(-200_000, "zh_CN") == ("超 2 天", "danger")


def test_masks_leave_only_the_ends() -> None:
    assert f.masked_id("440604198703153828") == "4406**********3828"
    assert f.masked_phone("13827442210") == "138****2210"
    assert f.masked_account("6222020402014471") == "**** 4471"
    assert f.masked_id("1234") == "****"
    assert f.masked_phone("123") == "***"
    assert f.masked_account("12") == "**"


def test_groups_follow_what_is_typed_so_far() -> None:
    assert f.grouped_id("440604198703153828") == "440604 19870315 3828"
    assert f.grouped_id("4406041987") == "440604 1987"
    assert f.grouped_phone("13827442210") == "138 2744 2210"


def test_file_sizes() -> None:
    assert f.file_size(10) == "1 KB"
    assert f.file_size(421_888) == "412 KB"
    assert f.file_size(3_300_000) == "3.1 MB"
