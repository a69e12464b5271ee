"""The states of a file: what leads where, who holds it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lendesk.domain.applications.states import TRANSITIONS, ApplicationState, claimed, moved, released
from lendesk.domain.errors import RuleBroken

PATHS = [
    "draft submitted deciding approved contracted disbursed",
    "draft submitted deciding declined",
    "draft submitted deciding manual_review returned submitted deciding manual_review approved",
    "draft withdrawn",
]


@pytest.mark.parametrize("path", PATHS)
def test_the_usual_ways_are_open(path: str) -> None:
    states = [ApplicationState(word) for word in path.split()]
    for before, after in pairwise(states):
        assert moved(before, after) is after


def test_every_other_step_is_refused() -> None:
    allowed = {(before, after) for before, afters in TRANSITIONS.items() for after in afters}
    assert set(TRANSITIONS) == set(ApplicationState)
    for before in ApplicationState:
        for after in ApplicationState:
            if (before, after) not in allowed:
                with pytest.raises(RuleBroken, match=r"application\.wrong_state"):
                    moved(before.value, after)
    assert not any(TRANSITIONS[state] for state in ("declined", "disbursed", "withdrawn"))


def test_every_state_is_reached_from_a_draft() -> None:
    reached, open_ends = {ApplicationState.DRAFT}, [ApplicationState.DRAFT]
    while open_ends:
        for state in TRANSITIONS[open_ends.pop()] - reached:
            reached.add(state)
            open_ends.append(state)
    assert reached == set(ApplicationState)


def test_a_file_is_held_by_one_person() -> None:
    assert claimed("manual_review", "", "anna") == "anna"
    assert claimed("manual_review", "anna", "anna") == "anna"
    with pytest.raises(RuleBroken) as broken:
        claimed("manual_review", "anna", "bert")
    assert (broken.value.code, broken.value.facts) == ("application.claimed", {"by": "anna"})
    with pytest.raises(RuleBroken, match="wrong_state"):
        claimed("approved", "", "anna")
    assert released("anna", "anna") == ""
    with pytest.raises(RuleBroken, match="not_claimed"):
        released("anna", "bert")
