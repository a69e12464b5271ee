"""The life of a contract: what is allowed, and nothing else."""

from __future__ import annotations

import pytest

from lendesk.domain.contracts.states import TRANSITIONS, ContractEvent, ContractState, after
from lendesk.domain.errors import RuleBroken


def test_the_usual_way() -> None:
    state = ContractState.DRAFT
    for event in (ContractEvent.PRESENTED, ContractEvent.BORROWER_SIGNED, ContractEvent.LENDER_SEALED):
        state = after(state, event)
    assert state is ContractState.SIGNED


@pytest.mark.parametrize("state", list(ContractState))
@pytest.mark.parametrize("event", list(ContractEvent))
def test_every_cell_of_the_table(state: ContractState, event: ContractEvent) -> None:
    if (state, event) in TRANSITIONS:
        assert after(state, event) is TRANSITIONS[state, event]
        return
    with pytest.raises(RuleBroken) as broken:
        after(state, event)
    assert broken.value.code == "contract.wrong_state"
    assert broken.value.facts == {"state": state.value, "event": event.value}


def test_the_lender_never_seals_first_and_void_is_final() -> None:
    assert (ContractState.PRESENTED, ContractEvent.LENDER_SEALED) not in TRANSITIONS
    assert not any(state is ContractState.VOID for state, _ in TRANSITIONS)


def test_every_state_is_reached() -> None:
    assert set(TRANSITIONS.values()) == set(ContractState)
