"""The states of a file: what leads where, and that nothing else does."""

from __future__ import annotations

import pytest

from lendesk.domain.applications.states import TRANSITIONS, ApplicationEvent, ApplicationState, after
from lendesk.domain.errors import RuleBroken

WAYS = [
    ("submitted rules_approved contract_made", "contracted"),
    ("submitted rules_declined", "declined"),
    ("submitted referred claimed handed_back claimed approved contract_made contract_voided", "approved"),
    ("submitted referred claimed returned submitted referred claimed declined", "declined"),
]


@pytest.mark.parametrize(("events", "end"), WAYS)
def test_the_usual_ways_are_open(events: str, end: str) -> None:
    state = ApplicationState.DRAFT
    for event in events.split():
        state = after(state, ApplicationEvent(event))
    assert state.value == end


def test_every_other_step_is_refused() -> None:
    for state in ApplicationState:
        for event in ApplicationEvent:
            if (state, event) not in TRANSITIONS:
                with pytest.raises(RuleBroken) as broken:
                    after(state, event)
                assert broken.value.facts == {"state": state.value, "event": event.value}


def test_every_state_is_reached_from_a_draft() -> None:
    reached, before = {ApplicationState.DRAFT}, set[ApplicationState]()
    while reached != before:
        before = set(reached)
        reached |= {end for (start, _), end in TRANSITIONS.items() if start in before}
    assert reached == set(ApplicationState)
