"""What may be done to a loan from its page: the fields of each change, when it is possible, its command.

Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command
from lendesk.usecases.servicing import commands as orders
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.derivations import LoanDetail

K = ChangeKind
OFFERED: tuple[ChangeKind, ...] = (
    K.WAIVE_DEBT,
    K.ADD_CHARGE,
    K.WAIVE_CHARGE,
    K.CHANGE_RATE,
    K.EXTENSION,
    K.RESCHEDULE,
    K.PAUSE,
    K.RESUME,
    K.DEPOSIT,
    K.REFUND_CREDIT,
    K.WRITE_OFF,
    K.RECOVERY,
)
"""The changes that the page lists; undoing starts at an event, settling and prepaying at a quotation."""
PROPOSED = frozenset(
    {
        K.WAIVE_DEBT,
        K.WAIVE_CHARGE,
        K.CHANGE_RATE,
        K.EXTENSION,
        K.RESCHEDULE,
        K.PAUSE,
        K.REFUND_CREDIT,
        K.WRITE_OFF,
    }
)
"""By these the lender gives something up: one person proposes, another approves."""
FIELDS: dict[ChangeKind, tuple[str, ...]] = {
    K.WAIVE_DEBT: ("penalty_fen", "fee_fen", "interest_fen", "value_date"),
    K.WAIVE_CHARGE: ("target", "value_date"),
    K.ADD_CHARGE: ("name", "is_penalty", "amount_fen", "from_date", "value_date"),
    K.CHANGE_RATE: ("rate_percent", "value_date"),
    K.EXTENSION: ("extra_terms", "until", "value_date"),
    K.RESCHEDULE: ("from_date", "until", "grace_principal", "grace_interest", "value_date"),
    K.WRITE_OFF: ("value_date",),
    K.RECOVERY: ("amount_fen", "method", "payer", "value_date"),
    K.REFUND_CREDIT: ("amount_fen", "method", "value_date"),
    K.DEPOSIT: ("amount_fen", "value_date"),
    K.PAUSE: ("value_date", "until"),
    K.RESUME: ("value_date",),
    K.REVERSAL: (),
    K.SETTLEMENT: ("method", "payer", "value_date"),
    K.PREPAYMENT: ("method", "payer", "value_date"),
}
"""The fields of each form in their order: names as in `ChangeDraft`, and the payer of money that comes in."""
WITHOUT_REASON = frozenset({K.ADD_CHARGE, K.RECOVERY, K.DEPOSIT, K.SETTLEMENT, K.PREPAYMENT})
_MONEY_IN = frozenset({K.RECOVERY, K.SETTLEMENT, K.PREPAYMENT})


@dataclass(frozen=True, slots=True)
class Intent:
    """A change as a person means it, on its way from the form over the comparison to the command.

    `target_id`: the event that a reversal undoes, or the quotation that money is paid by.
    """

    loan_id: str
    draft: ChangeDraft
    reason: str = ""
    payer: str = ""
    target_id: str = ""

    @property
    def kind(self) -> ChangeKind:
        """What is meant."""
        return self.draft.kind

    @property
    def proposed(self) -> bool:
        """Whether a second person has to approve it."""
        return self.kind in PROPOSED


def needs(kind: ChangeKind) -> Permission:
    """The permission without which a change is not offered."""
    if kind is K.REVERSAL:
        return Permission.REPAYMENT_REVERSE
    return Permission.REPAYMENT_POST if kind in _MONEY_IN else Permission.LOAN_SERVICE


def hindrance(kind: ChangeKind, detail: LoanDetail | None, from_replica: bool) -> str:
    """Why a change is not possible now: "line", "closed", "overdue", "nothing_due" …; "" when it is."""
    if from_replica:
        return "line"
    if detail is None:
        return "unread"
    if kind not in (K.RECOVERY, K.REFUND_CREDIT, K.RESUME) and not _owes(detail):
        return "closed"
    return next((why for when, why, holds in _HINDRANCES if when is kind and holds(detail)), "")


def _owes(detail: LoanDetail) -> bool:
    return any(part.open_fen for one in detail.instalments for part in one.parts)


def _nothing_to_let_off(detail: LoanDetail) -> bool:
    due = detail.due_now
    return not (due.penalty_fen or due.fee_fen or due.interest_fen)


_HINDRANCES: tuple[tuple[ChangeKind, str, Callable[[LoanDetail], bool]], ...] = (
    (K.WAIVE_DEBT, "nothing_to_let_off", _nothing_to_let_off),
    (K.WAIVE_CHARGE, "no_charge", lambda it: not any(one.open_fen for one in it.charges)),
    (K.DEPOSIT, "nothing_due", lambda it: not it.due_now.total_fen),
    (K.REFUND_CREDIT, "nothing_held", lambda it: not it.credit_fen),
    (K.WRITE_OFF, "not_overdue", lambda it: it.status != "overdue"),
    (K.RECOVERY, "not_written_off", lambda it: not it.written_off),
    (K.PAUSE, "paused", lambda it: it.paused),
    (K.RESUME, "not_paused", lambda it: not it.paused),
)


def command_of(intent: Intent) -> Command:
    """The order that carries an intent out."""
    draft, loan_id, reason = intent.draft, intent.loan_id, intent.reason
    on = draft.value_date
    match intent.kind:
        case K.ADD_CHARGE:
            return orders.AddCharge(
                loan_id=loan_id,
                name=draft.name,
                amount_fen=draft.amount_fen,
                due_date=draft.from_date or on,
                value_date=on,
                is_penalty=draft.is_penalty,
            )
        case K.DEPOSIT:
            return orders.DrawDeposit(loan_id=loan_id, amount_fen=draft.amount_fen, value_date=on)
        case K.RESUME:
            return orders.ResumeDelinquency(loan_id=loan_id, on=on, reason=reason)
        case K.REVERSAL:
            return orders.ReverseEvent(loan_id=loan_id, event_id=draft.target, reason=reason)
        case K.RECOVERY | K.SETTLEMENT | K.PREPAYMENT:
            return _money_in(intent)
    return _proposal(intent)


def _money_in(intent: Intent) -> Command:
    draft = intent.draft
    if intent.kind is K.RECOVERY:
        return orders.RecordRecovery(
            loan_id=intent.loan_id,
            amount_fen=draft.amount_fen,
            method=draft.method,
            payer=intent.payer,
            value_date=draft.value_date,
        )
    makes = orders.SettleLoan if intent.kind is K.SETTLEMENT else orders.PrepayLoan
    return makes(
        loan_id=intent.loan_id,
        quotation_id=intent.target_id,
        method=draft.method,
        payer=intent.payer,
        value_date=draft.value_date,
    )


def _proposal(intent: Intent) -> Command:
    """The order by which a change is proposed."""
    draft, loan_id, reason, on = intent.draft, intent.loan_id, intent.reason, intent.draft.value_date
    match intent.kind:
        case K.WAIVE_DEBT:
            return orders.WaiveDebt(
                loan_id=loan_id,
                value_date=on,
                reason=reason,
                penalty_fen=draft.penalty_fen,
                fee_fen=draft.fee_fen,
                interest_fen=draft.interest_fen,
            )
        case K.WAIVE_CHARGE:
            return orders.WaiveCharge(loan_id=loan_id, charge_id=draft.target, value_date=on, reason=reason)
        case K.CHANGE_RATE:
            return orders.ChangeRate(
                loan_id=loan_id, rate_percent=draft.rate_percent, value_date=on, reason=reason
            )
        case K.REFUND_CREDIT:
            return orders.RefundCredit(
                loan_id=loan_id,
                amount_fen=draft.amount_fen,
                method=draft.method,
                value_date=on,
                reason=reason,
            )
        case K.WRITE_OFF:
            return orders.WriteOffLoan(loan_id=loan_id, value_date=on, reason=reason)
    return _new_plan(intent)


def _new_plan(intent: Intent) -> Command:
    draft, loan_id, reason, on = intent.draft, intent.loan_id, intent.reason, intent.draft.value_date
    if intent.kind is K.EXTENSION:
        return orders.ExtendLoan(
            loan_id=loan_id, value_date=on, reason=reason, extra_terms=draft.extra_terms, until=draft.until
        )
    if intent.kind is K.PAUSE:
        return orders.PauseDelinquency(loan_id=loan_id, start=on, end=draft.until or on, reason=reason)
    return orders.RescheduleLoan(
        loan_id=loan_id,
        from_date=draft.from_date or on,
        value_date=on,
        reason=reason,
        until=draft.until,
        grace_principal=draft.grace_principal,
        grace_interest=draft.grace_interest,
    )
