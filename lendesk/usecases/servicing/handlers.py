"""What happens at the centre with a loan that is out: quotations, money by quotation, charges, undoing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from lendesk.domain.access import Target
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.events.events import Event, RepaymentPosted
from lendesk.domain.loans.quotations.prepayment import PREPAYMENT
from lendesk.domain.loans.quotations.records import IssuedQuotation, LoanProposal
from lendesk.domain.loans.quotations.settlement import SETTLEMENT
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.money import Money
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.loan_book import allocation_text, post_event, state_of
from lendesk.usecases.loan_events import from_record
from lendesk.usecases.messages import Area, new_id
from lendesk.usecases.plain import from_plain, to_plain_text
from lendesk.usecases.repayments.handlers import LONGEST, METHODS, loan_target, undo_receipt
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind, check_value_date, event_of
from lendesk.usecases.servicing.commands import (
    AddCharge,
    DrawDeposit,
    IssueQuotation,
    PrepayLoan,
    RecordRecovery,
    ResumeDelinquency,
    ReverseEvent,
    SettleLoan,
)
from lendesk.usecases.servicing.previews import quote_loan
from lendesk.usecases.servicing.queries import LoanQuote
from lendesk.usecases.wording import check_lengths, given_reason


def loan_of(
    command: IssueQuotation | ResumeDelinquency | AddCharge | DrawDeposit, context: Context
) -> Target:
    """The loan, without an amount."""
    return loan_target(context.records.get(LoanAccount, command.loan_id), 0)


def _quoted_loan(command: SettleLoan | PrepayLoan, context: Context) -> Target:
    loan = context.records.get(LoanAccount, command.loan_id)
    return loan_target(loan, context.records.get(IssuedQuotation, command.quotation_id).amount_fen)


def _recovered_loan(command: RecordRecovery, context: Context) -> Target:
    return loan_target(context.records.get(LoanAccount, command.loan_id), command.amount_fen)


def _event_of_another(command: ReverseEvent, context: Context) -> Target:
    """Neither who posted the event nor who proposed it undoes it."""
    event = context.records.get(LoanEvent, command.event_id)
    loan = context.records.get(LoanAccount, event.loan_id)
    proposers = {one.proposed_by for one in context.records.find(LoanProposal, event_id=event.key)}
    posted = from_record(event)
    amount = posted.amount if isinstance(posted, RepaymentPosted) else None
    return Target(
        branch_id=loan.branch_id,
        region_id=loan.region_id,
        owner_id=event.by,
        amount=amount or Money(0),
        makers=frozenset({event.by, *proposers}),
    )


@handles(IssueQuotation, target=loan_of)
def issue_quotation(command: IssueQuotation, context: Context) -> Made:
    """Store what the borrower was told, with its derivation, until it is used or expires."""
    loan = context.records.get(LoanAccount, command.loan_id)
    made = quote_loan(state_of(loan, context.business_date, context), command, context.business_date)
    number = f"Q-{context.records.next_number('quotation'):08d}"
    context.records.add(
        IssuedQuotation(
            key=command.command_id,
            number=number,
            loan_id=loan.key,
            branch_id=loan.branch_id,
            region_id=loan.region_id,
            owner_id=loan.owner_id,
            kind=made.kind,
            amount_fen=made.amount_fen,
            made_on=context.business_date,
            valid_until=date.fromisoformat(made.valid_until),
            loan_sequence=last_sequence(loan, context),
            request=to_plain_text(command),
            quotation=to_plain_text(made),
            issued_by=context.actor.person_id,
            made_at=context.now,
        )
    )
    context.touched.add(Area.LOANS)
    return {"quotation_id": command.command_id, "number": number, "amount_fen": str(made.amount_fen)}


@handles(SettleLoan, target=_quoted_loan)
def settle_loan(command: SettleLoan, context: Context) -> Made:
    """The quoted figure of the day is paid, and nothing is owed any more."""
    loan = context.records.lock(LoanAccount, command.loan_id)
    _, quote = _quotation(command, SETTLEMENT, loan, context)
    draft = ChangeDraft(
        kind=ChangeKind.SETTLEMENT,
        value_date=command.value_date,
        amount_fen=_figure(quote, command.value_date),
        method=_counter_method(command.method),
    )
    event, state = carry(loan, draft, command.command_id, context)
    if state.status is not LoanStatus.SETTLED:
        raise RuleBroken("settlement.short", left_fen=state.outstanding.total)
    return _receipt(loan, event, state, command, context)


@handles(PrepayLoan, target=_quoted_loan)
def prepay_loan(command: PrepayLoan, context: Context) -> Made:
    """The quoted amount is paid ahead in the quoted way."""
    loan = context.records.lock(LoanAccount, command.loan_id)
    issued, _ = _quotation(command, PREPAYMENT, loan, context)
    draft = ChangeDraft(
        kind=ChangeKind.PREPAYMENT,
        value_date=command.value_date,
        amount_fen=issued.amount_fen,
        method=_counter_method(command.method),
        mode=from_plain(IssueQuotation, json.loads(issued.request)).mode,
    )
    event, state = carry(loan, draft, command.command_id, context)
    return _receipt(loan, event, state, command, context)


@handles(RecordRecovery, target=_recovered_loan)
def record_recovery(command: RecordRecovery, context: Context) -> Made:
    """Money on a loan that was given up is a recovery."""
    loan = context.records.lock(LoanAccount, command.loan_id)
    draft = ChangeDraft(
        kind=ChangeKind.RECOVERY,
        value_date=command.value_date,
        amount_fen=command.amount_fen,
        method=_counter_method(command.method),
    )
    event, state = carry(loan, draft, command.command_id, context)
    return _receipt(loan, event, state, command, context)


@handles(DrawDeposit, target=loan_of)
def draw_deposit(command: DrawDeposit, context: Context) -> Made:
    """The deposit pays at most what is due."""
    loan = context.records.lock(LoanAccount, command.loan_id)
    draft = ChangeDraft(kind=ChangeKind.DEPOSIT, value_date=command.value_date, amount_fen=command.amount_fen)
    event, _ = carry(loan, draft, command.command_id, context)
    return {"event_id": event.key}


@handles(AddCharge, target=loan_of)
def add_charge(command: AddCharge, context: Context) -> Made:
    """The borrower is asked for a fee or penalty more."""
    loan = context.records.lock(LoanAccount, command.loan_id)
    draft = ChangeDraft(
        kind=ChangeKind.ADD_CHARGE,
        value_date=command.value_date,
        amount_fen=command.amount_fen,
        name=command.name,
        from_date=command.due_date,
        is_penalty=command.is_penalty,
    )
    event, _ = carry(loan, draft, command.command_id, context)
    return {"event_id": event.key}


@handles(ResumeDelinquency, target=loan_of)
def resume_delinquency(command: ResumeDelinquency, context: Context) -> Made:
    """Days past due count again."""
    context.noted["reason"] = given_reason(command.reason)
    loan = context.records.lock(LoanAccount, command.loan_id)
    event, _ = carry(
        loan, ChangeDraft(kind=ChangeKind.RESUME, value_date=command.on), command.command_id, context
    )
    return {"event_id": event.key}


@handles(ReverseEvent, target=_event_of_another)
def reverse_event(command: ReverseEvent, context: Context) -> Made:
    """Undo any event but the disbursement; a receipt of it and a statement line go with it."""
    reason = given_reason(command.reason)
    loan = context.records.lock(LoanAccount, command.loan_id)
    if context.records.get(LoanEvent, command.event_id).loan_id != loan.key:
        raise RuleBroken("event.other_loan", event_id=command.event_id)
    for receipt in context.records.find(Receipt, loan_id=loan.key):
        if receipt.event_id == command.event_id:
            return undo_receipt(receipt.key, "reversed", reason, command.command_id, context)
    draft = ChangeDraft(kind=ChangeKind.REVERSAL, value_date=context.business_date, target=command.event_id)
    event, _ = carry(loan, draft, command.command_id, context)
    context.noted["reason"] = reason
    return {"event_id": event.key}


def carry(
    loan: LoanAccount, draft: ChangeDraft, command_id: str, context: Context
) -> tuple[Event, LoanState]:
    """Judge a change against the locked loan as of its value date, then post it."""
    check_value_date(draft, loan.disbursed_on, context.business_date)
    then = state_of(loan, draft.value_date, context)
    event = event_of(draft, then, new_id(), context.business_date)
    state = post_event(loan, event, draft.kind.value, command_id, context)
    context.touched.update({Area.LOANS, Area.REPAYMENTS})
    return event, state


def last_sequence(loan: LoanAccount, context: Context) -> int:
    """The number of the loan's last event: whoever saw it saw everything up to it."""
    return max((one.sequence for one in context.records.find(LoanEvent, loan_id=loan.key)), default=0)


def _quotation(
    command: SettleLoan | PrepayLoan, kind: str, loan: LoanAccount, context: Context
) -> tuple[IssuedQuotation, LoanQuote]:
    """The issued quotation that the payment is by, marked as used.

    Raises RuleBroken `quotation.other_loan`, `.kind`, `.used`, `.outdated` or `.expired`.
    """
    issued = context.records.lock(IssuedQuotation, command.quotation_id)
    if issued.loan_id != loan.key:
        raise RuleBroken("quotation.other_loan", number=issued.number)
    if issued.kind != kind:
        raise RuleBroken("quotation.kind", kind=issued.kind)
    if issued.used_by:
        raise RuleBroken("quotation.used", number=issued.number)
    if issued.loan_sequence != last_sequence(loan, context):
        raise RuleBroken("quotation.outdated", number=issued.number)
    quote = from_plain(LoanQuote, json.loads(issued.quotation))
    _figure(quote, command.value_date)
    context.records.replace(replace(issued, used_by=command.command_id))
    return issued, quote


def _figure(quote: LoanQuote, on: date) -> int:
    for day in quote.days:
        if day.on == on.isoformat():
            return day.amount_fen
    raise RuleBroken("quotation.expired", on=on.isoformat(), valid_until=quote.valid_until)


def _counter_method(method: str) -> str:
    if method not in METHODS:
        raise RuleBroken("repayment.method", method=method[:20])
    return method


def _receipt(
    loan: LoanAccount,
    event: Event,
    state: LoanState,
    command: SettleLoan | PrepayLoan | RecordRecovery,
    context: Context,
) -> Made:
    """A receipt of the centre's own series: on-line orders carry no number of a device."""
    check_lengths({"payer": command.payer}, {"payer": LONGEST["payer"]})
    amount = event.amount if isinstance(event, RepaymentPosted) else None
    receipt = Receipt(
        key=command.command_id,
        number=f"O-{context.records.next_number('receipt-O'):08d}",
        loan_id=loan.key,
        customer_id=loan.customer_id,
        branch_id=loan.branch_id,
        region_id=loan.region_id,
        teller_id=context.actor.person_id,
        device_id=context.actor.device_id,
        amount_fen=(amount or Money(0)).minor,
        method=command.method,
        payer=command.payer.strip(),
        value_date=command.value_date,
        posted_at=context.now,
        status="posted",
        allocation=allocation_text(state, event.key),
        event_id=event.key,
    )
    context.records.add(receipt)
    return {
        "receipt_id": receipt.key,
        "receipt_number": receipt.number,
        "amount_fen": str(receipt.amount_fen),
    }
