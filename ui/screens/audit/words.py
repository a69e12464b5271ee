"""The words of the audit log: outcomes, names of facts."""

from __future__ import annotations

import json

from lendesk.usecases.reporting.queries import AuditRow
from ui.formatting import NOTHING, money
from ui.screens.naming import change_name
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

LONGEST_KEY = 20
OUTCOMES: dict[str, tuple[LateText, Kind, str]] = {
    "done": (late("audit", "done"), "success", "ok"),
    "refused": (late("audit", "refused"), "danger", "error"),
    "quarantined": (late("audit", "held"), "warning", "warning"),
    "locked": (late("audit", "locked"), "danger", "locked"),
}
FACTS: dict[str, LateText] = {
    "amount_fen": late("audit", "Amount"),
    "approved_fen": late("audit", "Approved"),
    "limit_fen": late("audit", "Limit"),
    "reason": late("audit", "Reason"),
    "command_id": late("audit", "Command"),
    "field": late("audit", "Field"),
    "list": late("audit", "List"),
    "way": late("audit", "Way out"),
    "rows": late("audit", "Rows"),
    "filter": late("audit", "Filter"),
    "code": late("audit", "Code"),
    "verdict": late("audit", "Decision"),
    "status": late("audit", "State"),
    "state": late("audit", "State"),
    "number": late("audit", "Number"),
    "permission": late("audit", "Permission"),
    "term_id": late("audit", "Term"),
    "receipt_number": late("audit", "Receipt number"),
    "method": late("audit", "Method"),
    "error_id": late("audit", "Fault number"),
    "kind": late("audit", "Kind"),
    "loan_id": late("audit", "Loan"),
    "event_id": late("audit", "Event"),
    "proposal_id": late("audit", "Proposal"),
    "quotation_id": late("audit", "Quotation"),
    "limit_id": late("audit", "Credit limit"),
    "contract_id": late("audit", "Contract"),
}


VALUES: dict[str, LateText] = {
    "approve": late("audit", "approved"),
    "decline": late("audit", "declined"),
    "return": late("audit", "returned"),
    "id_number": late("audit", "ID number"),
    "phone": late("audit", "Mobile"),
    "card_number": late("audit", "Bank card"),
    "cash": late("audit", "cash"),
    "transfer": late("audit", "transfer"),
    "drop": late("audit", "settled"),
    "prepared": late("audit", "prepared"),
    "instructed": late("audit", "at the bank"),
    "paid": late("audit", "paid"),
    "rejected": late("audit", "rejected"),
    "cancelled": late("audit", "cancelled"),
    "presented": late("audit", "being explained"),
    "void": late("audit", "void"),
    "proposed": late("audit", "proposed"),
    "active": late("audit", "in force"),
    "frozen": late("audit", "frozen"),
    "closed": late("audit", "closed"),
}


JOBS = "jobs"


def person_words(row: AuditRow) -> Text:
    """Who acted: the person's name, or the centre itself."""
    if row.person_id == JOBS:
        return late("audit", "Centre")
    return row.person_name or row.person_id


def subject_words(row: AuditRow) -> Text:
    """On what: who acted on the own account by name; a long key by its two ends, whole in the record."""
    if not row.subject:
        return NOTHING
    if row.subject == row.person_id:
        return person_words(row)
    if row.subject == "lender":
        return late("audit", "The lender")
    return f"{row.subject[:8]}…{row.subject[-6:]}" if len(row.subject) > LONGEST_KEY else row.subject


def outcome_chip(outcome: str) -> ChipSpec:
    """How an act ended."""
    known = OUTCOMES.get(outcome)
    return ChipSpec(*known) if known else ChipSpec(outcome)


def facts_of(text: str) -> tuple[tuple[Text, Text], ...]:
    """The facts of a record as (name, value) in words; a text that is no JSON object is shown as it is."""
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return ((late("audit", "Facts"), text),)
    if not isinstance(read, dict):
        return ((late("audit", "Facts"), text),)
    return tuple((FACTS.get(str(name), str(name)), _value(str(name), value)) for name, value in read.items())


def _value(name: str, value: object) -> Text:
    if isinstance(value, bool):
        return late("audit", "yes") if value else late("audit", "no")
    if name.endswith("_fen") and isinstance(value, int):
        return money(value)
    if value is None or value == "":
        return NOTHING
    if isinstance(value, str):
        return VALUES.get(value) or (change_name(value) if name == "kind" else value)
    return json.dumps(value, ensure_ascii=False)
