"""The fees and penalties of a loan as plain data, with how each was asked for."""

from __future__ import annotations

from typing import Any

from lendesk.domain.loans.events.events import ChargeAdded
from lendesk.domain.loans.replay.state import ChargeState, LoanState
from lendesk.domain.money import Money

ON_ITS_DAY, EACH_INSTALMENT, OVERDUE = "Specified due date", "Instalment Fee", "Overdue Fees"
CALCULATIONS = {
    "loan amount": "% Amount",
    "loan amount + interest": "% Loan Amount + Interest",
    "interest": "% Interest",
    "overdue amount": "% Overdue Amount",
}
"""What a percentage is of → how lists of charges print it."""


def charges_to_data(state: LoanState) -> list[dict[str, Any]]:
    """Every charge that was added, in the order of adding."""
    added = {event.key: event for event in state.events if isinstance(event, ChargeAdded)}
    products = {rule.name: rule.percent_of for rule in state.terms.servicing.product_charges}
    return [_told(charge, added.get(charge.key), products) for charge in state.charges]


def _told(charge: ChargeState, added: ChargeAdded | None, products: dict[str, str]) -> dict[str, Any]:
    timing = OVERDUE if added is None else EACH_INSTALMENT if added.per_instalment else ON_ITS_DAY
    base = products.get(charge.name, "") if added is None else added.percent_of
    return {
        "id": charge.key,
        "name": charge.name,
        "is_penalty": charge.is_penalty,
        "timing": timing,
        "due_date": charge.due_date.isoformat(),
        "calculation": "Flat" if charge.percent is None else CALCULATIONS.get(base or "loan amount", base),
        "due": str(Money(charge.amount_fen)),
        "paid": str(Money(charge.paid_fen)),
        "waived": str(Money(charge.waived_fen)),
        "outstanding": str(Money(charge.open_fen)),
    }
