"""The words of changes: what each does, its fields, why it is not possible, what came of it."""

from __future__ import annotations

from lendesk.usecases.servicing.changes import ChangeKind
from ui.texts import LateText, late

K = ChangeKind
NAMES: dict[str, LateText] = {
    K.REPAYMENT: late("loans", "Repayment"),
    K.SETTLEMENT: late("loans", "Settle in full"),
    K.PREPAYMENT: late("loans", "Prepay"),
    K.WAIVE_DEBT: late("loans", "Waive penalty, fee or interest"),
    K.ADD_CHARGE: late("loans", "Add a charge"),
    K.WAIVE_CHARGE: late("loans", "Drop a charge"),
    K.CHANGE_RATE: late("loans", "Change the rate"),
    K.EXTENSION: late("loans", "Extend the loan"),
    K.RESCHEDULE: late("loans", "Reschedule"),
    K.PAUSE: late("loans", "Pause delinquency"),
    K.RESUME: late("loans", "Resume delinquency"),
    K.DEPOSIT: late("loans", "Draw the guarantee deposit"),
    K.REFUND_CREDIT: late("loans", "Refund money held"),
    K.WRITE_OFF: late("loans", "Write off"),
    K.RECOVERY: late("loans", "Record a recovery"),
    K.REVERSAL: late("loans", "Undo an event"),
}
EFFECTS: dict[str, LateText] = {
    K.WAIVE_DEBT: late("loans", "lets off what is due of them; principal stays"),
    K.ADD_CHARGE: late("loans", "a fee or penalty, due on a day"),
    K.WAIVE_CHARGE: late("loans", "a charge that was added falls away"),
    K.CHANGE_RATE: late("loans", "from a day on; what was earned before stays"),
    K.EXTENSION: late("loans", "more instalments, or a later last day"),
    K.RESCHEDULE: late("loans", "another due day, a payment holiday"),
    K.PAUSE: late("loans", "days past due stand still for a time"),
    K.RESUME: late("loans", "days past due count again"),
    K.DEPOSIT: late("loans", "meets what is due, no more"),
    K.REFUND_CREDIT: late("loans", "pays back what is held for the borrower"),
    K.WRITE_OFF: late("loans", "gives up all that is open; money later is a recovery"),
    K.RECOVERY: late("loans", "money on a loan that was written off"),
    K.SETTLEMENT: late("loans", "by the quotation; nothing is owed afterwards"),
    K.PREPAYMENT: late("loans", "by the quotation, which names amount and mode"),
    K.REVERSAL: late("loans", "What came after is replayed; history stays."),
}
HINDRANCES: dict[str, LateText] = {
    "line": late("loans", "needs the server"),
    "unread": late("loans", "not read yet"),
    "closed": late("loans", "nothing is owed"),
    "nothing_to_let_off": late("loans", "nothing of these is due"),
    "no_charge": late("loans", "no charge is open"),
    "nothing_due": late("loans", "nothing is due"),
    "nothing_held": late("loans", "nothing is held"),
    "not_overdue": late("loans", "the loan is not overdue"),
    "not_written_off": late("loans", "the loan is not written off"),
    "paused": late("loans", "paused already"),
    "not_paused": late("loans", "not paused"),
}
FIELD_NAMES: dict[str, LateText] = {
    "penalty_fen": late("loans", "Penalty"),
    "fee_fen": late("loans", "Fee"),
    "interest_fen": late("loans", "Interest"),
    "amount_fen": late("loans", "Amount"),
    "value_date": late("loans", "Value date"),
    "target": late("loans", "Charge"),
    "name": late("loans", "Charge for"),
    "is_penalty": late("loans", "Kind"),
    "from_date": late("loans", "Due date"),
    "rate_percent": late("loans", "New rate"),
    "extra_terms": late("loans", "More instalments"),
    "until": late("loans", "New last day"),
    "grace_principal": late("loans", "Without principal"),
    "grace_interest": late("loans", "Interest put off"),
    "method": late("loans", "Method"),
    "payer": late("loans", "Payer"),
}
OWN_FIELD_NAMES: dict[tuple[str, str], LateText] = {
    (K.RESCHEDULE, "from_date"): late("loans", "From instalment"),
    (K.RESCHEDULE, "until"): late("loans", "New due date"),
    (K.PAUSE, "value_date"): late("loans", "From"),
    (K.PAUSE, "until"): late("loans", "To"),
    (K.RESUME, "value_date"): late("loans", "From"),
}
METHODS: tuple[tuple[str, LateText], ...] = (
    ("cash", late("loans", "In cash")),
    ("transfer", late("loans", "Transfer")),
    ("card", late("loans", "Card")),
)
MODES: tuple[tuple[str, LateText], ...] = (
    ("SHORTER_TERM", late("loans", "Shorter term")),
    ("LOWER_INSTALMENT", late("loans", "Lower instalment")),
    ("NEXT_INSTALLMENT", late("loans", "Next instalments")),
)
QUOTES: tuple[tuple[str, LateText], ...] = (
    ("settlement", late("loans", "Settlement")),
    ("prepayment", late("loans", "Prepayment")),
    ("extension", late("loans", "Extension")),
)
PROPOSALS: dict[str, LateText] = {
    "pending": late("loans", "Waits for approval"),
    "approved": late("loans", "Approved"),
    "rejected": late("loans", "Turned down"),
    "withdrawn": late("loans", "Taken back"),
}


def change_name(kind: str) -> LateText | str:
    """What a change is called, or its code."""
    return NAMES.get(kind, kind)


def field_name(kind: str, name: str) -> LateText:
    """What a field of a form is called."""
    return OWN_FIELD_NAMES.get((kind, name), FIELD_NAMES[name])


def quote_name(kind: str) -> LateText | str:
    """What a kind of quotation is called, or its code."""
    return dict(QUOTES).get(kind, kind)


def mode_name(mode: str) -> LateText | str:
    """What principal paid ahead does, or its code."""
    return dict(MODES).get(mode, mode)
