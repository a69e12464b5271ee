"""A change of a loan as plain data, judged against the loan and turned into the engine's event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events import events as engine
from lendesk.domain.loans.events.events import Event, PaymentKind, Purpose
from lendesk.domain.loans.quotations.extension import check_extension, extended
from lendesk.domain.loans.quotations.prepayment import MODES
from lendesk.domain.loans.quotations.quotation import last_due
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.servicing import Surplus
from lendesk.domain.money import LARGEST_MINOR, Money
from lendesk.usecases.loan_events import CHANNELS
from lendesk.usecases.wording import check_lengths

LONGEST_NAME = 60
LONGEST_PAUSE_DAYS = 180


class ChangeKind(StrEnum):
    """What may be done to a loan; the value travels and is stored."""

    REPAYMENT = "repayment"
    SETTLEMENT = "settlement"
    PREPAYMENT = "prepayment"
    DEPOSIT = "deposit"
    RECOVERY = "recovery"
    REFUND_CREDIT = "refund_credit"
    WAIVE_DEBT = "waive_debt"
    ADD_CHARGE = "add_charge"
    WAIVE_CHARGE = "waive_charge"
    CHANGE_RATE = "change_rate"
    EXTENSION = "extension"
    RESCHEDULE = "reschedule"
    WRITE_OFF = "write_off"
    REVERSAL = "reversal"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDraft:
    """One change, worth `value_date`; each kind reads its own fields, the others stay as they are.

    repayment, settlement, prepayment (`mode`: SHORTER_TERM, LOWER_INSTALMENT, NEXT_INSTALLMENT), recovery,
    deposit, refund_credit: `amount_fen`, `method`. waive_debt: `penalty_fen`, `fee_fen`, `interest_fen`.
    add_charge: `name`, `amount_fen`, `from_date` (due), `is_penalty`. waive_charge, reversal: `target` (key
    of the event). change_rate: `rate_percent`. extension: `extra_terms` or `until`. reschedule: from the
    instalment due on `from_date`: `until` (its new due date), `grace_principal`, `grace_interest`,
    `rate_percent`. pause: from `value_date` to `until`. write_off and resume: nothing else.
    """

    kind: ChangeKind
    value_date: date
    amount_fen: int = 0
    method: str = "transfer"
    mode: str = ""
    penalty_fen: int = 0
    fee_fen: int = 0
    interest_fen: int = 0
    name: str = ""
    is_penalty: bool = False
    target: str = ""
    rate_percent: str = ""
    extra_terms: int = 0
    from_date: date | None = None
    until: date | None = None
    grace_principal: int = 0
    grace_interest: int = 0


Build = Callable[[ChangeDraft, LoanState, str, date], Event]
CLOSED_TOO = frozenset(
    {ChangeKind.REVERSAL, ChangeKind.RECOVERY, ChangeKind.REFUND_CREDIT, ChangeKind.RESUME}
)
"""What may still be done when nothing is owed any more."""


def check_value_date(draft: ChangeDraft, disbursed_on: date, business_date: date) -> None:
    """Raises RuleBroken `servicing.value_date` outside disbursement … business date (both allowed)."""
    if not disbursed_on <= draft.value_date <= business_date:
        raise RuleBroken(
            "servicing.value_date",
            value_date=draft.value_date.isoformat(),
            earliest=disbursed_on.isoformat(),
            latest=business_date.isoformat(),
        )


def event_of(draft: ChangeDraft, then: LoanState, key: str, business_date: date) -> Event:
    """The event of a change that is allowed; `then` is the loan as of the change's value date.

    Raises RuleBroken with the codes of each kind, `loan.closed` where nothing is owed any more.
    """
    if draft.kind not in CLOSED_TOO and not then.outstanding.total:
        raise RuleBroken("loan.closed", status=then.status.value)
    return BUILDS[draft.kind](draft, then, key, business_date)


def given_up(draft: ChangeDraft, now: LoanState) -> int:
    """By what an approver's authority is measured (fen): what is let off, else the principal concerned."""
    match draft.kind:
        case ChangeKind.WAIVE_DEBT:
            return draft.penalty_fen + draft.fee_fen + draft.interest_fen
        case ChangeKind.WAIVE_CHARGE:
            charge = _charge(now, draft.target)
            return charge.amount.minor if charge.amount else now.outstanding.fee + now.outstanding.penalty
        case ChangeKind.WRITE_OFF:
            return now.outstanding.total
        case ChangeKind.REFUND_CREDIT:
            return draft.amount_fen
    return now.outstanding_principal.minor


def is_written_off(events: tuple[Event, ...]) -> bool:
    """Whether a write-off or charge-off of this loan is in force."""
    return any(isinstance(one, engine.WrittenOff | engine.ChargedOff) for one in live(events))


def live(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that were not undone."""
    undone = {one.target for one in events if isinstance(one, engine.Undone)}
    return tuple(one for one in events if one.key not in undone and not isinstance(one, engine.Undone))


def parsed_rate(text: str) -> Decimal:
    """A rate in percent, decimal text. Raises RuleBroken `rate.not_a_number`."""
    try:
        rate = Decimal(text)
    except InvalidOperation:
        raise RuleBroken("rate.not_a_number", text=text[:20]) from None
    if not rate.is_finite() or not 0 <= rate <= 1_000:
        raise RuleBroken("rate.not_a_number", text=text[:20])
    return rate


def _money(draft: ChangeDraft) -> Money:
    if not 0 < draft.amount_fen < LARGEST_MINOR:
        raise RuleBroken("repayment.amount", amount_fen=draft.amount_fen)
    return Money(draft.amount_fen)


def _paid(draft: ChangeDraft, key: str, today: date, **more: object) -> Event:
    if draft.method not in CHANNELS:
        raise RuleBroken("repayment.method", method=draft.method[:20])
    named: dict[str, object] = {"channel": CHANNELS[draft.method], **more}
    return engine.RepaymentPosted(
        key=key,
        value_date=draft.value_date,
        business_date=today,
        amount=_money(draft),
        **named,  # type: ignore[arg-type]
    )


def _repayment(draft: ChangeDraft, _then: LoanState, key: str, today: date) -> Event:
    return _paid(draft, key, today)


def _settlement(draft: ChangeDraft, _then: LoanState, key: str, today: date) -> Event:
    return _paid(draft, key, today, purpose=Purpose.SETTLEMENT)


def _prepayment(draft: ChangeDraft, _then: LoanState, key: str, today: date) -> Event:
    return _paid(draft, key, today, purpose=Purpose.PREPAYMENT, surplus=mode_of(draft.mode))


def mode_of(text: str) -> Surplus:
    """What principal paid ahead shall do. Raises RuleBroken `prepayment.mode`."""
    if text not in {mode.value for mode in MODES}:
        raise RuleBroken("prepayment.mode", mode=text[:30])
    return Surplus(text)


def _deposit(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    due = then.due_now.total
    if not 0 < draft.amount_fen <= due:
        raise RuleBroken("deposit.not_due", amount_fen=draft.amount_fen, due_fen=due)
    return _paid(draft, key, today, kind=PaymentKind.DEPOSIT, channel=engine.Channel.SUSPENSE)


def _recovery(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    if not is_written_off(then.events):
        raise RuleBroken("recovery.not_written_off", status=then.status.value)
    return _paid(draft, key, today, kind=PaymentKind.RECOVERY)


def _refund(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    amount = _money(draft)
    if amount > then.credit:
        raise RuleBroken("refund.more_than_held", amount_fen=amount.minor, held_fen=then.credit.minor)
    channel = CHANNELS.get(draft.method, engine.Channel.BANK)
    return engine.CreditRefunded(
        key=key, value_date=draft.value_date, business_date=today, amount=amount, channel=channel
    )


def _waiver(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    asked = (draft.penalty_fen, draft.fee_fen, draft.interest_fen)
    open_now = (then.due_now.penalty, then.due_now.fee, then.due_now.interest)
    if min(asked) < 0 or not sum(asked):
        raise RuleBroken("waiver.nothing")
    for name, wanted, most in zip(("penalty", "fee", "interest"), asked, open_now, strict=True):
        if wanted > most:
            raise RuleBroken("waiver.too_much", part=name, asked_fen=wanted, open_fen=most)
    return engine.DebtWaived(
        key=key,
        value_date=draft.value_date,
        business_date=today,
        penalty_fen=draft.penalty_fen,
        fee_fen=draft.fee_fen,
        interest_fen=draft.interest_fen,
    )


def _new_charge(draft: ChangeDraft, _then: LoanState, key: str, today: date) -> Event:
    name = draft.name.strip()
    if not name:
        raise RuleBroken("charge.no_name")
    check_lengths({"name": name}, {"name": LONGEST_NAME})
    due = draft.from_date or draft.value_date
    if due < draft.value_date:
        raise RuleBroken("charge.due_date", due_date=due.isoformat())
    return engine.ChargeAdded(
        key=key,
        value_date=draft.value_date,
        business_date=today,
        name=name,
        due_date=due,
        amount=_money(draft),
        is_penalty=draft.is_penalty,
    )


def _waived_charge(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    _charge(then, draft.target)
    return engine.ChargeWaived(key=key, value_date=draft.value_date, business_date=today, target=draft.target)


def _charge(state: LoanState, target: str) -> engine.ChargeAdded:
    events = live(state.events)
    if any(isinstance(one, engine.ChargeWaived) and one.target == target for one in events):
        raise RuleBroken("charge.waived_already")
    for one in events:
        if isinstance(one, engine.ChargeAdded) and one.key == target:
            return one
    raise RuleBroken("charge.unknown", target=target[:40])


def _new_rate(draft: ChangeDraft, _then: LoanState, key: str, today: date) -> Event:
    rate = parsed_rate(draft.rate_percent)
    return engine.RateChanged(key=key, value_date=draft.value_date, business_date=today, rate_pct=rate)


def _extension(draft: ChangeDraft, then: LoanState, key: str, _today: date) -> Event:
    check_extension(then, draft.extra_terms, draft.until, draft.value_date)
    return extended(key, then, draft.extra_terms, draft.until, draft.value_date)


def _reschedule(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    from_date = draft.from_date
    if from_date is None or not any(
        row.due_date == from_date and row.due_date >= draft.value_date for row in then.rows
    ):
        raise RuleBroken("reschedule.no_such_instalment")
    if not (draft.until or draft.grace_principal or draft.grace_interest or draft.rate_percent):
        raise RuleBroken("reschedule.nothing_asked")
    if min(draft.grace_principal, draft.grace_interest) < 0:
        raise RuleBroken("reschedule.nothing_asked")
    if draft.until is not None:
        _check_shift(then, from_date, draft.until, draft.value_date)
    return engine.Rescheduled(
        key=key,
        value_date=draft.value_date,
        business_date=today,
        from_date=from_date,
        adjusted_due_date=draft.until,
        new_rate_pct=parsed_rate(draft.rate_percent) if draft.rate_percent else None,
        grace_principal=draft.grace_principal,
        grace_interest=draft.grace_interest,
    )


def _check_shift(then: LoanState, from_date: date, until: date, on: date) -> None:
    """A later due day moves the end too: as far as an extension may; an earlier one not before today."""
    if until < on:
        raise RuleBroken("reschedule.past", until=until.isoformat())
    last = last_due(then)
    if last is not None and until > from_date:
        check_extension(then, 0, last + (until - from_date), on)


def _write_off(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    if then.status is not LoanStatus.OVERDUE:
        raise RuleBroken("write_off.not_overdue", status=then.status.value)
    return engine.WrittenOff(key=key, value_date=draft.value_date, business_date=today)


def _reversal(draft: ChangeDraft, then: LoanState, key: str, _today: date) -> Event:
    target = next((one for one in live(then.events) if one.key == draft.target), None)
    if target is None:
        raise RuleBroken("event.unknown_target", target=draft.target[:40])
    if isinstance(target, engine.Disbursed):
        raise RuleBroken("event.not_reversible", kind="disbursement")
    return engine.Undone(key=key, value_date=draft.value_date, target=draft.target)


def _pause(draft: ChangeDraft, _then: LoanState, key: str, today: date) -> Event:
    end = draft.until
    if end is None or not draft.value_date <= end <= draft.value_date + timedelta(days=LONGEST_PAUSE_DAYS):
        raise RuleBroken("pause.days", most=LONGEST_PAUSE_DAYS)
    return engine.DelinquencyPaused(
        key=key, value_date=draft.value_date, business_date=today, start=draft.value_date, end=end
    )


def _resume(draft: ChangeDraft, then: LoanState, key: str, today: date) -> Event:
    day = draft.value_date
    if not any(
        isinstance(one, engine.DelinquencyPaused) and one.start <= day <= one.end for one in live(then.events)
    ):
        raise RuleBroken("pause.none", on=day.isoformat())
    return engine.DelinquencyResumed(key=key, value_date=day, business_date=today, start=day)


BUILDS: dict[ChangeKind, Build] = {
    ChangeKind.REPAYMENT: _repayment,
    ChangeKind.SETTLEMENT: _settlement,
    ChangeKind.PREPAYMENT: _prepayment,
    ChangeKind.DEPOSIT: _deposit,
    ChangeKind.RECOVERY: _recovery,
    ChangeKind.REFUND_CREDIT: _refund,
    ChangeKind.WAIVE_DEBT: _waiver,
    ChangeKind.ADD_CHARGE: _new_charge,
    ChangeKind.WAIVE_CHARGE: _waived_charge,
    ChangeKind.CHANGE_RATE: _new_rate,
    ChangeKind.EXTENSION: _extension,
    ChangeKind.RESCHEDULE: _reschedule,
    ChangeKind.WRITE_OFF: _write_off,
    ChangeKind.REVERSAL: _reversal,
    ChangeKind.PAUSE: _pause,
    ChangeKind.RESUME: _resume,
}
