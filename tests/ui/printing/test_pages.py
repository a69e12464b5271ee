"""Pages: every row on exactly one page, columns inside the paper, small text before cut text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.printing.pages import LEAST_SCALE, MARGIN, lay_out

widths = st.lists(st.integers(1, 900), min_size=1, max_size=20)


@given(widths, st.integers(0, 2_000), st.booleans())
def test_every_row_is_on_one_page_and_columns_fit(natural: list[int], count: int, landscape: bool) -> None:
    layout = lay_out(natural, count, landscape=landscape)
    rows = [row for page in range(layout.page_count) for row in layout.rows_of(page)]
    assert rows == list(range(count))
    assert LEAST_SCALE <= layout.scale <= 1
    assert sum(layout.widths) <= layout.room or max(layout.widths) <= 40


@given(widths, st.booleans())
def test_what_fits_is_not_cut(natural: list[int], landscape: bool) -> None:
    layout = lay_out(natural, 10, landscape=landscape)
    if sum(max(28, one) + 12 for one in natural) <= layout.width - 2 * MARGIN:
        assert layout.scale == 1
        assert all(given >= one + 12 for given, one in zip(layout.widths, natural, strict=True))
        assert sum(layout.widths) == layout.room


def test_lying_paper_is_wider_and_lower() -> None:
    upright, lying = (lay_out([100], 100, landscape=way) for way in (False, True))
    assert lying.room > upright.room
    assert lying.rows_a_page < upright.rows_a_page
    assert lay_out([100], 0, landscape=False).page_count == 1
