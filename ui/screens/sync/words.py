"""The words of Sync: states of a command in the outbox, names of fields."""

from __future__ import annotations

from ui.formatting import NOTHING, money
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

STATES: dict[str, tuple[LateText, Kind, str]] = {
    "waiting": (late("sync", "to be sent"), "pending", "pending"),
    "done": (late("sync", "confirmed"), "success", "ok"),
    "refused": (late("sync", "refused"), "danger", "error"),
    "quarantined": (late("sync", "held"), "warning", "warning"),
    "solved": (late("sync", "settled"), "neutral", "ok"),
}
FIELDS: dict[str, LateText] = {
    "loan_id": late("sync", "Loan"),
    "amount_fen": late("sync", "Amount"),
    "tendered_fen": late("sync", "Tendered"),
    "limit_fen": late("sync", "Limit"),
    "due_fen": late("sync", "Due"),
    "most_fen": late("sync", "At most"),
    "outstanding_fen": late("sync", "Outstanding"),
    "method": late("sync", "Method"),
    "payer": late("sync", "Payer"),
    "value_date": late("sync", "Value date"),
    "receipt_number": late("sync", "Receipt number"),
    "receipt_id": late("sync", "Receipt"),
    "customer_id": late("sync", "Customer"),
    "application_id": late("sync", "Application"),
    "contract_id": late("sync", "Contract"),
    "text": late("sync", "Text"),
    "term": late("sync", "Term"),
    "purpose": late("sync", "Purpose"),
    "number": late("sync", "Number"),
    "status": late("sync", "State"),
    "state": late("sync", "State"),
    "error_id": late("sync", "Fault number"),
}
METHODS: dict[str, LateText] = {
    "cash": late("sync", "cash"),
    "transfer": late("sync", "transfer"),
    "card": late("sync", "card"),
}


def state_chip(status: str) -> ChipSpec:
    """Where a command of the outbox stands."""
    known = STATES.get(status)
    return ChipSpec(*known) if known else ChipSpec(status)


def field_name(field: str) -> LateText | str:
    """The field's name, or its code for one this version does not know."""
    return FIELDS.get(field, field)


def field_value(field: str, value: str) -> Text:
    """Money in yuan, known codes in words, all else as it came; "" as —."""
    if field.endswith("_fen") and value.lstrip("-").isdecimal():
        return money(int(value))
    if field == "method":
        return METHODS.get(value, value)
    return value or NOTHING
