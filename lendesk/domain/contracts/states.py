"""The life of a contract as a table of allowed transitions."""

from __future__ import annotations

from enum import StrEnum

from lendesk.domain.errors import RuleBroken


class ContractState(StrEnum):
    """Where a contract stands; the value is what is stored."""

    DRAFT = "draft"
    PRESENTED = "presented"
    SIGNED_BORROWER = "signed_borrower"
    SIGNED = "signed"
    VOID = "void"


class ContractEvent(StrEnum):
    """What moves a contract on."""

    PRESENTED = "presented"
    REVISED = "revised"
    BORROWER_SIGNED = "borrower_signed"
    LENDER_SEALED = "lender_sealed"
    VOIDED = "voided"


TRANSITIONS: dict[tuple[ContractState, ContractEvent], ContractState] = {
    (ContractState.DRAFT, ContractEvent.PRESENTED): ContractState.PRESENTED,
    (ContractState.PRESENTED, ContractEvent.REVISED): ContractState.DRAFT,
    (ContractState.PRESENTED, ContractEvent.BORROWER_SIGNED): ContractState.SIGNED_BORROWER,
    (ContractState.SIGNED_BORROWER, ContractEvent.LENDER_SEALED): ContractState.SIGNED,
    (ContractState.DRAFT, ContractEvent.VOIDED): ContractState.VOID,
    (ContractState.PRESENTED, ContractEvent.VOIDED): ContractState.VOID,
    (ContractState.SIGNED_BORROWER, ContractEvent.VOIDED): ContractState.VOID,
    (ContractState.SIGNED, ContractEvent.VOIDED): ContractState.VOID,
}
"""All that is allowed. A signed contract may be voided only until money has gone out: the disbursement
forbids it from then on, which this table cannot see."""


def after(state: ContractState, event: ContractEvent) -> ContractState:
    """The state that follows, or RuleBroken `contract.wrong_state` with `state` and `event`."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise RuleBroken("contract.wrong_state", state=state.value, event=event.value) from None
