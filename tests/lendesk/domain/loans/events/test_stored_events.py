"""Events as they are stored with a loan come back as they were."""

from __future__ import annotations

import json
from datetime import date

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    Channel,
    Disbursed,
    Event,
    Purpose,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.events.events_format import event_from_data, event_to_data
from lendesk.domain.money import yuan

DAY = date(2025, 1, 10)


@pytest.mark.parametrize(
    "event",
    [
        Disbursed(key="a", value_date=DAY, amount=yuan("1")),
        RepaymentPosted(key="b", value_date=DAY, amount=yuan("0.01"), channel=Channel.CASH),
        RepaymentPosted(key="c", value_date=DAY, amount=yuan("9"), purpose=Purpose.SETTLEMENT),
        Undone(key="d", value_date=DAY, target="c"),
    ],
)
def test_events_come_back_as_they_were_written(event: Event) -> None:
    assert event_from_data(json.loads(json.dumps(event_to_data(event)))) == event


def test_a_bad_event_names_its_key() -> None:
    data = event_to_data(RepaymentPosted(key="b", value_date=DAY, amount=yuan("5")))
    for changes, code, key in (
        ({"amount": "0"}, "terms.bad_value", "events[3].amount"),
        ({"colour": 1}, "terms.unknown_key", "events[3].colour"),
        ({"type": "DANCE"}, "terms.bad_value", "events[3].type"),
        ({"date": None}, "terms.missing_key", "events[3].date"),
    ):
        with pytest.raises(RuleBroken) as caught:
            event_from_data({**data, **changes}, "events[3]")
        assert (caught.value.code, caught.value.facts["key"]) == (code, key)
