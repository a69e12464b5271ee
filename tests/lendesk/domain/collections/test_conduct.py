"""Hours, number of calls and pauses: which contact is allowed."""

from datetime import UTC, datetime, timedelta

import pytest

from lendesk.domain.collections.conduct import (
    CHINA,
    check_contact,
    check_entry,
    day_in_china,
    hours_allow,
)
from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.stages import days_of
from lendesk.domain.errors import RuleBroken

AT_TEN = datetime(2026, 11, 21, 10, 0, tzinfo=CHINA)


def refused(at=AT_TEN, outcome=Outcome.REACHED, calls=0, behind=True, paused=False):
    try:
        check_contact(at, outcome, calls, behind=behind, paused=paused)
    except RuleBroken as broken:
        return broken.code
    return ""


@pytest.mark.parametrize(
    ("clock", "allowed"),
    [((7, 59, 59), False), ((8, 0, 0), True), ((21, 59, 59), True), ((22, 0, 0), False), ((0, 0, 0), False)],
)
def test_borrowers_are_called_from_eight_until_ten_at_night(clock, allowed):
    moment = datetime(2026, 11, 21, *clock, tzinfo=CHINA)
    assert hours_allow(moment) is allowed
    assert hours_allow(moment.astimezone(UTC)) is allowed
    assert refused(moment) == ("" if allowed else "contact.outside_hours")


def test_the_fourth_connected_call_of_a_day_is_refused_and_an_unanswered_one_is_not():
    assert refused(calls=2) == ""
    assert refused(calls=3) == "contact.too_many_a_day"
    assert refused(calls=3, outcome=Outcome.WRONG_PERSON) == "contact.too_many_a_day"
    assert refused(calls=3, outcome=Outcome.NO_ANSWER) == ""
    assert refused(calls=3, outcome=Outcome.BUSY) == ""


def test_who_is_not_behind_or_paused_is_not_called():
    assert refused(behind=False) == "contact.not_behind"
    assert refused(paused=True) == "contact.paused"


def test_the_day_of_a_call_is_that_in_china():
    assert day_in_china(datetime(2026, 11, 20, 16, 0, tzinfo=UTC)).isoformat() == "2026-11-21"


def test_a_call_is_recorded_after_it_and_within_a_week():
    check_entry(AT_TEN, AT_TEN)
    check_entry(AT_TEN, AT_TEN + timedelta(days=7))
    with pytest.raises(RuleBroken, match=r"contact\.in_future"):
        check_entry(AT_TEN + timedelta(minutes=11), AT_TEN)
    with pytest.raises(RuleBroken, match=r"contact\.too_late"):
        check_entry(AT_TEN, AT_TEN + timedelta(days=7, seconds=1))


def test_stages_by_name():
    assert [days_of(name) for name in ("M1", "M2", "M3", "M3+")] == [(1, 30), (31, 60), (61, 90), (91, None)]
    with pytest.raises(RuleBroken, match=r"stage\.unknown"):
        days_of("M4")
