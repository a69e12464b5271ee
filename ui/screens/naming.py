"""Names that screens share: the lender's own in both languages, and what is done to a loan."""

from __future__ import annotations

from ui.texts import LateText, language, late

CHANGES: dict[str, LateText] = {
    "repayment": late("naming", "Repayment"),
    "settlement": late("naming", "Settlement in full"),
    "prepayment": late("naming", "Prepayment"),
    "deposit": late("naming", "Deposit drawn"),
    "recovery": late("naming", "Recovery"),
    "refund_credit": late("naming", "Refund of credit"),
    "waive_debt": late("naming", "Waiver"),
    "add_charge": late("naming", "Charge added"),
    "waive_charge": late("naming", "Charge dropped"),
    "change_rate": late("naming", "Change of rate"),
    "extension": late("naming", "Extension"),
    "reschedule": late("naming", "Rescheduling"),
    "write_off": late("naming", "Write-off"),
    "reversal": late("naming", "Reversal"),
    "pause": late("naming", "Pause of delinquency"),
    "resume": late("naming", "End of the pause"),
}
"""By the value of `ChangeKind`, which is also the kind of the ledger entry that the change posts."""
ENTRIES: dict[str, LateText] = CHANGES | {
    "disbursement": late("naming", "Payout"),
    "day": late("naming", "Interest of the day"),
    "suspense": late("naming", "Suspense"),
}
EVENTS: dict[str, LateText] = {
    "DISBURSEMENT": late("naming", "Payout"),
    "REPAYMENT": late("naming", "Repayment"),
    "DOWN_PAYMENT": late("naming", "Down payment"),
    "GOODWILL_CREDIT": late("naming", "Goodwill"),
    "MERCHANT_ISSUED_REFUND": late("naming", "Refund by the merchant"),
    "PAYOUT_REFUND": late("naming", "Refund of the payout"),
    "INTEREST_PAYMENT_WAIVER": late("naming", "Interest let off"),
    "RECOVERY": late("naming", "Recovery"),
    "DEPOSIT": late("naming", "Deposit drawn"),
    "PAY_OFF": late("naming", "Settlement in full"),
    "PREPAYMENT": late("naming", "Prepayment"),
    "ADVANCE_PAYMENT": late("naming", "Paid for later instalments"),
    "CREDIT_BALANCE_REFUND": late("naming", "Refund of credit"),
    "REFUND": late("naming", "Refund"),
    "CHARGEBACK": late("naming", "Payment taken back"),
    "ADD_CHARGE": late("naming", "Charge added"),
    "ADD_PENALTY": late("naming", "Penalty added"),
    "WAIVE_CHARGE": late("naming", "Charge dropped"),
    "CHARGE_ADJUSTMENT": late("naming", "Charge given back"),
    "WAIVE_DEBT": late("naming", "Waiver"),
    "RATE_CHANGE": late("naming", "Change of rate"),
    "BALANCE_CORRECTION": late("naming", "Balance corrected"),
    "PAY_PRINCIPAL": late("naming", "Principal paid"),
    "PAY_INTEREST": late("naming", "Interest paid"),
    "RESCHEDULE": late("naming", "Rescheduling"),
    "RE_AGE": late("naming", "Instalments spread anew"),
    "RE_AMORTIZE": late("naming", "Plan made anew"),
    "CHARGE_OFF": late("naming", "Charge-off"),
    "WRITE_OFF": late("naming", "Write-off"),
    "DELINQUENCY_PAUSE": late("naming", "Pause of delinquency"),
    "DELINQUENCY_RESUME": late("naming", "End of the pause"),
    "CLOSE_OF_BUSINESS": late("naming", "End of day"),
    "UNDO": late("naming", "Reversal"),
}
"""By the type of the event as the loan-case format and the stored events name it."""


def named(chinese: str, english: str) -> str:
    """The name in the language in force; Chinese where no English one was given."""
    return chinese if language() == "zh_CN" or not english else english


def change_name(kind: str) -> LateText | str:
    """What is done to a loan, or the code of a change that this version does not know."""
    return CHANGES.get(kind, kind)


def entry_name(kind: str) -> LateText | str:
    """What a ledger entry was posted for, or its code."""
    return ENTRIES.get(kind.lower(), kind)


def event_name(kind: str) -> LateText | str:
    """An event of a loan, or its code."""
    return EVENTS.get(kind, kind)
