"""Money that goes out: one instruction, two persons, tracked until the bank confirms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from lendesk.domain.errors import RuleBroken

TRANSITIONS = MappingProxyType(
    {
        "prepared": frozenset({"instructed", "cancelled"}),
        "instructed": frozenset({"paid", "rejected"}),
        "rejected": frozenset({"instructed", "cancelled"}),
        "paid": frozenset[str](),
        "cancelled": frozenset[str](),
    }
)


@dataclass(frozen=True, slots=True)
class Disbursement:
    """`intent_id` is the idempotency key towards the bank; it changes only after a final rejection.

    `account` is the borrower's own card, sealed where it is stored.
    """

    key: str
    contract_id: str
    customer_id: str
    branch_id: str
    region_id: str
    amount_fen: int
    account: str
    bank: str
    status: str
    intent_id: str
    prepared_by: str
    confirmed_by: str
    bank_reference: str
    remark: str
    made_at: datetime


def moved(status: str, to: str) -> str:
    """`to`, if a disbursement may go there from `status`; else RuleBroken `disbursement.wrong_state`."""
    if to not in TRANSITIONS[status]:
        raise RuleBroken("disbursement.wrong_state", status=status, wanted=to)
    return to
