"""A pause stops the ageing; a resumption inside it ends it."""

from __future__ import annotations

from datetime import date

from lendesk.domain.loans.events.events import DelinquencyPaused, DelinquencyResumed
from lendesk.domain.loans.overdue.pauses import Pause, paused_days, pauses_in

START, END = date(2025, 3, 10), date(2025, 3, 20)
PAUSE = Pause(START, END)


def test_days_grow_until_the_end_and_stay() -> None:
    days = [PAUSE.days_before(date(2025, 3, day)) for day in (9, 10, 11, 20, 21, 31)]
    assert days == [0, 0, 1, 10, 10, 10]


def test_only_days_in_arrears_count_where_a_start_is_given() -> None:
    assert PAUSE.days_before(date(2025, 3, 31), since=date(2025, 3, 15)) == 5
    assert PAUSE.days_before(date(2025, 3, 31), since=date(2025, 3, 25)) == 0


def test_both_ends_are_active() -> None:
    assert [PAUSE.active_on(date(2025, 3, day)) for day in (9, 10, 20, 21)] == [False, True, True, False]


def _paused(key: str, start: date, end: date) -> DelinquencyPaused:
    return DelinquencyPaused(key=key, value_date=start, start=start, end=end)


def _resumed(key: str, start: date) -> DelinquencyResumed:
    return DelinquencyResumed(key=key, value_date=start, start=start)


def test_a_resumption_ends_the_pause_that_it_lies_in() -> None:
    events = [_paused("a", START, END), _resumed("b", date(2025, 3, 12))]
    assert pauses_in(events) == (Pause(START, date(2025, 3, 12)),)


def test_a_resumption_outside_ends_nothing() -> None:
    assert pauses_in([_paused("a", START, END), _resumed("b", date(2025, 4, 1))]) == (PAUSE,)


def test_a_resumption_on_the_border_ends_the_second_pause_at_once() -> None:
    events = [_paused("a", START, END), _paused("b", END, date(2025, 4, 5)), _resumed("c", END)]
    assert pauses_in(events) == (PAUSE, Pause(END, END))


def test_days_of_all_pauses_add_up() -> None:
    second = Pause(date(2025, 4, 1), date(2025, 4, 4))
    assert paused_days((PAUSE, second), date(2025, 4, 30)) == 13
