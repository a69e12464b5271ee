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


def named(chinese: str, english: str) -> str:
    """The name in the language in force; Chinese where no English one was given."""
    return chinese if language() == "zh_CN" or not english else english


def change_name(kind: str) -> LateText | str:
    """What is done to a loan, or the code of a change that this version does not know."""
    return CHANGES.get(kind, kind)
