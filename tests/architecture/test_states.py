"""The drawings of the state machines are those of the tables."""

from __future__ import annotations

from enum import StrEnum

import pytest

from lendesk.domain.applications import states as applications
from lendesk.domain.contracts import states as contracts
from lendesk.domain.disbursements import disbursement
from lendesk.domain.loans import states as loans

from .drawing import PAGE, page, section

MACHINES = [
    (applications.ApplicationState, applications.ApplicationEvent, applications.TRANSITIONS),
    (contracts.ContractState, contracts.ContractEvent, contracts.TRANSITIONS),
    (loans.LoanStatus, loans.LoanChange, loans.TRANSITIONS),
]


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_a_drawing_shows_what_changed() -> None:
    drawn = section("Lamp", "lamp.py", [("off", "pressed", "on"), ("on", "", "off")])
    assert "    [*] --> off\n    off --> on: pressed\n    on --> off\n" in drawn
    assert "| on | — | off |" in drawn


@pytest.mark.parametrize(("states", "events", "table"), MACHINES, ids=["application", "contract", "loan"])
def test_every_state_is_reached_and_every_event_used(
    states: type[StrEnum], events: type[StrEnum], table: dict[tuple[StrEnum, StrEnum], StrEnum]
) -> None:
    first = next(iter(states))
    assert {first, *table.values()} == set(states)
    assert {event for _, event in table} == set(events)


def test_every_state_of_a_disbursement_is_in_its_table() -> None:
    reached = {end for ends in disbursement.TRANSITIONS.values() for end in ends}
    assert reached | {"prepared"} == set(disbursement.TRANSITIONS)
