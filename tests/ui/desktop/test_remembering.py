"""What is kept of the windows can be read again, whatever stands there."""

from __future__ import annotations

from typing import Any

import pytest
from desk import FakeDesk, run_at_once
from hypothesis import given
from hypothesis import strategies as st

from ui.desktop.remembering import MOST, OpenWindow, WindowMemory
from ui.preferences import Preferences, read_preferences

WINDOWS = st.lists(st.builds(OpenWindow, st.text(), st.text(), st.text()), max_size=MOST)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["open", "ended", "screen", "x"]), inner),
)


def memory_of(desk: FakeDesk) -> WindowMemory:
    known = read_preferences(desk)  # type: ignore[arg-type]  # has drafts
    return WindowMemory(Preferences(desk, run_at_once, known))  # type: ignore[arg-type]  # as above


@given(WINDOWS, st.booleans())
def test_what_was_kept_comes_back(windows: list[OpenWindow], ended: bool) -> None:
    desk = FakeDesk()
    memory = memory_of(desk)
    memory.note(windows)
    if ended:
        memory.end(windows)
    again = memory_of(desk)
    assert again.windows == tuple(windows)
    assert again.was_cut_off is not ended


@given(JSON)
def test_nothing_kept_can_break_the_start(value: Any) -> None:
    memory = WindowMemory(Preferences(FakeDesk(), run_at_once, {"windows": value}))  # type: ignore[arg-type]
    assert len(memory.windows) <= MOST


def test_the_first_time_nothing_was_cut_off() -> None:
    memory = memory_of(FakeDesk())
    assert memory.windows == ()
    assert not memory.was_cut_off


@pytest.mark.parametrize("count", [MOST, MOST + 1, 40])
def test_so_many_come_back_at_most(count: int) -> None:
    desk = FakeDesk()
    memory_of(desk).note([OpenWindow("loans", str(n)) for n in range(count)])
    assert len(memory_of(desk).windows) == MOST
