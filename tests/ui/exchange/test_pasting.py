"""Pasting: what Excel puts on the clipboard comes in as the grid that was copied."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from ui.exchange.pasting import (
    MOST_ROWS,
    parse_day,
    parse_grid,
    pasted_amount,
    pasted_number,
    pasted_text,
)


def written_by_excel(grid: list[list[str]], end: str) -> str:
    """As a spreadsheet writes a range to the clipboard."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if set(text) & set('\t\r\n"') else text

    return end.join("\t".join(map(cell, row)) for row in grid) + end


cells = st.text(st.sampled_from('ab1 ,"\t\n李＝=-'), max_size=6).filter(lambda text: text == text.strip(" "))
grids = (
    st.integers(1, 4)
    .flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5))
    .filter(lambda grid: any(cell.strip() for cell in grid[-1]))
)


@given(grids, st.sampled_from(["\r\n", "\n", "\r"]))
def test_every_range_comes_back(grid: list[list[str]], end: str) -> None:
    assert [list(row) for row in parse_grid(written_by_excel(grid, end))] == grid


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_rows_are_even(text: str) -> None:
    grid = parse_grid(text)
    assert len({len(row) for row in grid}) <= 1


def test_ragged_rows_are_filled_and_blank_ends_dropped() -> None:
    assert parse_grid("a\tb\r\nc\r\n\r\n \t\r\n") == (("a", "b"), ("c", ""))
    assert parse_grid("") == ()


def test_a_quote_inside_a_cell_is_only_a_quote() -> None:
    assert parse_grid('5" pipe\t"open\nnext') == (('5" pipe', '"open'), ("next", ""))


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(RuleBroken) as refusal:
        parse_grid("1\n" * (MOST_ROWS + 1))
    assert refusal.value.code == "pasting.too_many_rows"


@pytest.mark.parametrize(
    "typed",
    ["1,200.00", "１，２００．００", "¥1200", " 1 200 ", "0.12万", "'1200", '="1200"', "1200元", "CNY 1,200"],
)
def test_amounts_in_every_usual_way(typed: str) -> None:
    assert pasted_amount(typed) == Money(120_000)


@given(st.integers(1, 10**13))
def test_an_amount_that_was_shown_is_read_again(minor: int) -> None:
    shown = f"{minor // 100:,}.{minor % 100:02d}"
    wide = shown.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    assert pasted_amount(shown) == pasted_amount(wide) == Money(minor)


@pytest.mark.parametrize("typed", ["", "12,00", "=1+1", "-5", "1e3", "abc"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken):
        pasted_amount(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-1-5",
        "2026/01/05",
        "2026.1.5",
        "2026年1月5日",
        "2026 年 1 月 5 日",
        "２０２６－０１－０５",
        "20260105",
        "2026/1/5 0:00:00",
        "2026-01-05T09:30",
        "2026年1月5号",
    ],
)
def test_days_in_the_usual_chinese_ways(typed: str) -> None:
    assert parse_day(typed) == date(2026, 1, 5)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert parse_day(day.isoformat()) == parse_day(f"{day:%Y}年{day.month}月{day.day}日") == day
    assert parse_day(f"{day.year}/{day.month}/{day.day}") == day


@pytest.mark.parametrize("typed", ["5/1/2026", "2026-13-01", "2026-02-30", "202615", "45000", "1 月"])
def test_other_texts_are_no_days(typed: str) -> None:
    assert parse_day(typed) is None


def test_numbers_and_texts() -> None:
    assert pasted_number("１，２００") == 1200
    assert pasted_number("12,00") is None
    assert pasted_number("1.5") is None
    assert pasted_text('="00123"') == "00123"
    assert pasted_text("'00123\u200b") == "00123"
