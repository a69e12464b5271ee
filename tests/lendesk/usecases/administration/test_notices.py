"""Holidays as pasted: the notice's own items, lists of days, and what is told about lines not understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.administration.rest_days import SpecialDay, check_calendar
from lendesk.domain.errors import RuleBroken
from lendesk.sample.calendars import CALENDARS, OF_2026
from lendesk.usecases.administration.notices import read_days, written_days


def rest(month: int, *days: int) -> set[date]:
    return {date(2026, month, day) for day in days}


def test_the_notice_of_2026_reads_as_the_state_council_meant_it() -> None:
    days = read_days(OF_2026, 2026)
    resting = {one.day for one in days if not one.works}
    working = {one.day for one in days if one.works}
    spring = rest(2, *range(15, 24))
    assert resting == (
        rest(1, 1, 2, 3) | spring | rest(4, 4, 5, 6) | rest(5, *range(1, 6)) | rest(6, 19, 20, 21)
        | rest(9, 25, 26, 27) | rest(10, *range(1, 8))
    )  # fmt: skip
    assert working == rest(1, 4) | rest(2, 14, 28) | rest(5, 9) | rest(9, 20) | rest(10, 10)
    assert {one.name for one in days if one.day in spring} == {"春节"}


def test_what_stands_around_the_items_is_passed_over() -> None:
    notice = (
        "经国务院批准，现将2026年元旦、春节放假调休日期的具体安排通知如下。\n\n"
        f"{OF_2026}\n节假日期间，要妥善安排好值班。\n国务院办公厅\n2025年11月4日\n"
    )
    assert read_days(notice, 2026) == read_days(OF_2026, 2026)


def test_the_years_of_the_sample_lender_can_be() -> None:
    for year in CALENDARS:
        check_calendar(year)
    of_2025 = CALENDARS[0].days
    assert sum(not one.works for one in of_2025) == 28
    assert [one.day.isoformat()[5:] for one in of_2025 if one.works] == [
        "01-26", "02-08", "04-27", "09-28", "10-11",
    ]  # fmt: skip


def test_a_holiday_over_new_year_names_its_years() -> None:
    days = read_days("一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日上班。", 2019)
    assert [(one.day.isoformat(), one.works) for one in days] == [
        ("2018-12-29", True), ("2018-12-30", False), ("2018-12-31", False), ("2019-01-01", False),
    ]  # fmt: skip


def test_a_list_out_of_a_sheet_is_read() -> None:
    pasted = (
        "日期\t类型\t名称\n2026-02-15~2026-02-17\t休\t春节\n2026/2/14,班,春节\n２０２６－０３－０２ rest\n"
    )
    assert written_days(read_days(pasted, 2026)).splitlines() == [
        "2026-02-14 班 春节", "2026-02-15 休 春节", "2026-02-16 休 春节", "2026-02-17 休 春节",
        "2026-03-02 休",
    ]  # fmt: skip


@given(
    st.dictionaries(
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.tuples(st.booleans(), st.sampled_from(["", "春节", "店庆 (下午)"])),
        min_size=1,
        max_size=30,
    )
)
def test_what_is_written_is_read_back(days: dict[date, tuple[bool, str]]) -> None:
    wanted = tuple(SpecialDay(day, works, name) for day, (works, name) in sorted(days.items()))
    assert read_days(written_days(wanted), 2026) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "2026-10-01 节",
        "2026-13-01 休",
        "2026-10-07~2026-10-01 休",
        "2026-01-01~2026-12-31 休",
        "2026-10-01",
        "一、元旦：放假一天。",
        "一、元旦：2月30日放假。",
    ],
)
def test_a_line_of_days_that_is_not_understood_is_named(line: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        read_days(f"2026-05-01 休\n{line}", 2026)
    assert (refusal.value.code, refusal.value.facts) == ("calendar.line_unclear", {"line": 2})


@pytest.mark.parametrize("text", ["", "国务院办公厅\n", "hello"])
def test_a_text_without_days_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match=r"calendar\.nothing_read"):
        read_days(text, 2026)
