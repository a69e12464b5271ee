"""The words of disbursement: states of a payment, checks before it goes out."""

from __future__ import annotations

from ui.texts import LateText, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

STATES: dict[str, tuple[LateText, Kind, str]] = {
    "": (late("disbursements", "to be prepared"), "accent", ""),
    "prepared": (late("disbursements", "to be confirmed"), "warning", "deadline"),
    "instructed": (late("disbursements", "at the bank"), "pending", "pending"),
    "paid": (late("disbursements", "paid"), "success", "ok"),
    "rejected": (late("disbursements", "rejected by the bank"), "danger", "error"),
    "cancelled": (late("disbursements", "cancelled"), "neutral", ""),
}
DONE: dict[str, LateText] = {
    "prepared": late("disbursements", "Payment prepared; another person confirms it"),
    "instructed": late("disbursements", "Released; the bank has the order"),
    "cancelled": late("disbursements", "Payment cancelled"),
}
CHECKS: dict[str, LateText] = {
    "contract_amount": late("disbursements", "Amount as in the contract"),
    "contract_signed": late("disbursements", "Contract signed"),
    "account_unchanged": late("disbursements", "Account as in the contract"),
    "own_account": late("disbursements", "Account is the borrower's own"),
    "account_balance": late("disbursements", "Balance of the lender's account"),
    "bank_limit": late("disbursements", "Limit at the bank"),
    "daily_limit": late("disbursements", "Limit of the day"),
    "not_paid_before": late("disbursements", "Not paid before"),
    "four_eyes": late("disbursements", "Two persons"),
}
BANK_REASONS: dict[str, LateText] = {
    "account.closed": late("disbursements", "The payee's account is closed"),
    "account.name_mismatch": late("disbursements", "The payee's name does not fit the account"),
    "account.insufficient": late("disbursements", "The lender's account does not cover it"),
    "payment.over_limit": late("disbursements", "Above the limit of one payment"),
}
"""Why the bank refused, by its code."""
SHORT_REFUSALS: dict[str, LateText] = {
    "access.four_eyes": late("disbursements", "own entry"),
    "access.amount": late("disbursements", "above your limit"),
    "access.scope": late("disbursements", "another branch"),
    "access.permission": late("disbursements", "not your role"),
}


def state_chip(status: str) -> ChipSpec:
    """Where a payment stands."""
    known = STATES.get(status)
    return ChipSpec(*known) if known else ChipSpec(status)


def bank_reason(remark: str) -> LateText | str:
    """Why the bank refused, in words; a remark that a person wrote as it is."""
    return BANK_REASONS.get(remark, remark)


def check_name(code: str) -> LateText | str:
    """The check's words, whatever stands before its last dot, or its code."""
    return CHECKS.get(code) or CHECKS.get(code.rpartition(".")[2]) or code


def short_refusal(code: str) -> LateText:
    """Why a button is off, in two words."""
    return SHORT_REFUSALS.get(code, late("disbursements", "not allowed"))
