"""The words of a loan's events: kinds, and the facts of one in a line."""

from __future__ import annotations

from collections.abc import Mapping

from lendesk.usecases.projections import ReceiptRow
from lendesk.usecases.servicing.derivations import EventSplit
from lendesk.usecases.servicing.queries import LoanEventRow
from ui.formatting import money
from ui.screens.loans.change_words import mode_name
from ui.screens.repaying import paid_by
from ui.texts import LateText, late, tr
from ui.widgets.painting import ChipSpec

KINDS: dict[str, LateText] = {
    "DISBURSEMENT": late("loans", "Disbursement"),
    "REPAYMENT": late("loans", "Repayment"),
    "PAY_OFF": late("loans", "Settlement in full"),
    "PREPAYMENT": late("loans", "Prepayment"),
    "ADVANCE_PAYMENT": late("loans", "Prepayment of the next instalments"),
    "GOODWILL_CREDIT": late("loans", "Goodwill credit"),
    "MERCHANT_ISSUED_REFUND": late("loans", "Refund by the merchant"),
    "PAYOUT_REFUND": late("loans", "Refund of a payout"),
    "INTEREST_PAYMENT_WAIVER": late("loans", "Interest waived"),
    "DOWN_PAYMENT": late("loans", "Down payment"),
    "RECOVERY": late("loans", "Recovery"),
    "DEPOSIT": late("loans", "Guarantee deposit drawn"),
    "CREDIT_BALANCE_REFUND": late("loans", "Money held paid back"),
    "REFUND": late("loans", "Repayment refunded"),
    "CHARGEBACK": late("loans", "Charged back"),
    "ADD_CHARGE": late("loans", "Charge added"),
    "ADD_PENALTY": late("loans", "Penalty charge added"),
    "WAIVE_CHARGE": late("loans", "Charge dropped"),
    "CHARGE_ADJUSTMENT": late("loans", "Charge adjusted"),
    "WAIVE_DEBT": late("loans", "Debt waived"),
    "RATE_CHANGE": late("loans", "Rate changed"),
    "BALANCE_CORRECTION": late("loans", "Balance corrected"),
    "PAY_PRINCIPAL": late("loans", "Principal paid"),
    "PAY_INTEREST": late("loans", "Interest paid"),
    "RESCHEDULE": late("loans", "Rescheduled"),
    "RE_AGE": late("loans", "Re-aged"),
    "RE_AMORTIZE": late("loans", "Re-amortised"),
    "CHARGE_OFF": late("loans", "Charged off"),
    "WRITE_OFF": late("loans", "Written off"),
    "DELINQUENCY_PAUSE": late("loans", "Delinquency paused"),
    "DELINQUENCY_RESUME": late("loans", "Delinquency resumed"),
    "CLOSE_OF_BUSINESS": late("loans", "Day closed"),
    "UNDO": late("loans", "Reversal"),
}
_FACTS: dict[str, LateText] = {
    "charge": late("loans", "for {fact}"),
    "due_date": late("loans", "due {fact}"),
    "new_rate_pct": late("loans", "{fact} %"),
    "new_interest_rate": late("loans", "{fact} %"),
    "reschedule_from_date": late("loans", "from the instalment due {fact}"),
    "adjusted_due_date": late("loans", "to {fact}"),
    "extra_terms": late("loans", "{fact} more instalments"),
    "grace_on_principal": late("loans", "{fact} without principal"),
    "grace_on_interest": late("loans", "{fact} with interest put off"),
    "penalty": late("loans", "penalty {fact}"),
    "fee": late("loans", "fee {fact}"),
    "interest": late("loans", "interest {fact}"),
    "start": late("loans", "from {fact}"),
    "end": late("loans", "to {fact}"),
}


def event_name(kind: str) -> LateText | str:
    """What an event is called, or its code for one this version does not know."""
    return KINDS.get(kind, kind)


def event_facts(
    row: LoanEventRow,
    rows: tuple[LoanEventRow, ...],
    splits: Mapping[str, EventSplit],
    receipts: Mapping[str, ReceiptRow],
) -> str:
    """What else is known of an event, in a line; an undoing names what it undid."""
    told: list[str] = []
    target = row.details.get("of")
    of = next((one for one in rows if one.key == target), None)
    if of is not None:
        told.append(tr("loans", "of {what} of {day}", what=str(event_name(of.kind)), day=of.value_date))
        if of.amount_fen:
            told.append(money(of.amount_fen))
    if row.key in splits:
        told += _split(splits[row.key])
    receipt = receipts.get(row.receipt_id)
    if receipt is not None:
        told.append(f"{paid_by(receipt.method)} {receipt.number}")
    if row.details.get("surplus"):
        told.append(str(mode_name(str(row.details["surplus"]))))
    for name, words in _FACTS.items():
        fact = row.details.get(name)
        if fact not in (None, "", 0, "0", "0.00"):
            told.append(tr(words.context, words.source, fact=str(fact)))
    return " · ".join(told)


def _split(split: EventSplit) -> list[str]:
    """The parts that an event paid, as far as there are any."""
    parts = (
        (late("loans", "Principal"), split.principal_fen),
        (late("loans", "Interest"), split.interest_fen),
        (late("loans", "Fee"), split.fee_fen),
        (late("loans", "Penalty"), split.penalty_fen),
        (late("loans", "Held"), split.held_fen),
    )
    return [f"{words} {money(fen)}" for words, fen in parts if fen]


def event_chip(row: LoanEventRow) -> ChipSpec | None:
    """Whether an event still counts."""
    if row.undone_by:
        return ChipSpec(late("loans", "Undone"), "neutral", "reversal")
    return None if row.kind == "UNDO" else ChipSpec(late("loans", "Counts"), "success")
