"""Tables as text: nothing that leaves is a formula, and what was copied can be pasted again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.money import Money
from ui.exchange.content import Heading, shown
from ui.exchange.pasting import parse_grid
from ui.exchange.tabbed import harmless, tabbed

STARTS = "=+-@\t\r"


@pytest.mark.parametrize(
    "text", ["=1+1", "+86 138", "-5", "@SUM(A1)", "\t=1", "\r=1", " =cmd()", "＝1", "\n=1"]
)
def test_a_formula_leaves_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "李秀芳", "4406**********3828", "—", "1,200.00"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_no_cell_of_a_copied_row_starts_a_formula(row: list[str]) -> None:
    text = tabbed([Heading("h")] * len(row), [row])
    grid = parse_grid(text)
    assert all(not cell.lstrip()[:1] or cell.lstrip()[0] not in STARTS for cell in grid[-1])


def test_money_days_and_numbers_are_numbers_for_excel() -> None:
    headings = [Heading("金额", "money"), Heading("日", "date"), Heading("n", "number"), Heading("文")]
    rows = [(Money(-123_456), date(2026, 11, 21), 50_000, 'say "hi"\tnow'), (None, None, None, "")]
    assert tabbed(headings, rows) == (
        '金额\t日\tn\t文\r\n-1,234.56\t2026-11-21\t50,000\t"say ""hi""\tnow"\r\n—\t—\t—\t'
    )


def test_a_cell_is_shown_as_on_the_screen() -> None:
    assert [shown(cell) for cell in (Money(5), 1_133, date(2026, 1, 2), None, "x")] == [
        "0.05", "1,133", "2026-01-02", "—", "x",
    ]  # fmt: skip
