"""The book of loans at the centre: events appended, the state replayed, the ledger brought along."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from lendesk.domain.contracts.contract import Contract
from lendesk.domain.ledger.entries import Entry, Posting
from lendesk.domain.ledger.rules import adjusting_postings, suspense_postings
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.events.events import Channel, Disbursed, Event, RepaymentPosted, Undone
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.segments.writing import segments_of
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money
from lendesk.usecases.handling import Context
from lendesk.usecases.loan_events import CHANNELS, in_order, to_data
from lendesk.usecases.messages import new_id


@dataclass(frozen=True, slots=True)
class Posted:
    """What a repayment became: its event, and its split over the rows as JSON text."""

    event_id: str
    allocation: str


def terms_of(loan: LoanAccount | Contract) -> LoanTerms:
    """The agreed terms from their stored text."""
    return terms_from_data(json.loads(loan.terms))


def open_loan(contract: Contract, command_id: str, context: Context) -> LoanAccount:
    """Make the loan of a paid-out contract: first event, first entry. One contract has one loan."""
    terms = terms_of(contract)
    event = Disbursed(
        key=new_id(), value_date=context.business_date, amount=terms.principal, channel=Channel.BANK
    )
    state = replay(terms, (event,), context.business_date)
    loan = LoanAccount(
        key=new_id(),
        number=contract.number,
        contract_id=contract.key,
        customer_id=contract.customer_id,
        product_version_id=contract.product_version_id,
        branch_id=contract.branch_id,
        region_id=contract.region_id,
        owner_id=contract.owner_id,
        principal_fen=terms.principal.minor,
        terms=contract.terms,
        disbursed_on=context.business_date,
        status=state.status.value,
        outstanding_fen=terms.principal.minor,
        due_fen=0,
        next_due=state.next_due,
        days_past_due=0,
        as_of=context.business_date,
        rate_disclosed=contract.rate_disclosed,
    )
    context.records.add(loan)
    _append(loan, event, command_id, context)
    _post("disbursement", loan, state, event.value_date, command_id, context)
    return loan


def post_repayment_event(
    loan: LoanAccount, amount_fen: int, value_date: date, method: str, command_id: str, context: Context
) -> Posted:
    """Append a repayment to a locked loan and replay it. Raises `repayment.before_disbursement`."""
    event = RepaymentPosted(
        key=new_id(), value_date=value_date, amount=Money(amount_fen), channel=CHANNELS[method]
    )
    state = _after(loan, event, context)
    _append(loan, event, command_id, context)
    _post("repayment", loan, state, value_date, command_id, context)
    return Posted(event.key, allocation_text(state, event.key))


def undo_repayment_event(loan: LoanAccount, event_id: str, command_id: str, context: Context) -> None:
    """Append the reversal of an event to a locked loan; what came after is replayed."""
    event = Undone(key=new_id(), value_date=context.business_date, target=event_id)
    state = _after(loan, event, context)
    _append(loan, event, command_id, context)
    _post("reversal", loan, state, context.business_date, command_id, context)


def post_event(loan: LoanAccount, event: Event, kind: str, command_id: str, context: Context) -> LoanState:
    """Append any event to a locked loan and replay it; `kind` names the entry. Raises the engine's codes."""
    state = _after(loan, event, context)
    _append(loan, event, command_id, context)
    _post(kind, loan, state, event.value_date, command_id, context)
    return state


def bring_to_date(loan: LoanAccount, context: Context) -> None:
    """Let a locked loan reach the business date: due dates passed, penalty grown, held credit used."""
    _post("day", loan, state_of(loan, context.business_date, context), context.business_date, "", context)


def payoff_fen(loan: LoanAccount, on: date, context: Context) -> int:
    """What settles the loan on a day."""
    return payoff(state_of(loan, on, context), on).amount.minor


def state_of(loan: LoanAccount, on: date, context: Context) -> LoanState:
    """The loan replayed to a day."""
    events = in_order(context.records.find(LoanEvent, loan_id=loan.key))
    return replay(terms_of(loan), events, on)


def post_suspense(amount_fen: int, branch_id: str, subject: str, context: Context) -> None:
    """Money at a branch's bank that nobody has claimed: bank against suspense."""
    postings = suspense_postings(Money(amount_fen))
    where = ("", branch_id)
    context.records.post(_entry("suspense", where, subject, context.business_date, postings, context))


def allocation_text(state: LoanState, event_id: str) -> str:
    """How one event was split over the rows, as JSON text in fen."""
    done = next((one for one in state.transactions if one.key == event_id), None)
    if done is None:
        return "{}"
    rows = [{"no": line.no, **line.paid._asdict()} for line in done.lines]
    return json.dumps({"rows": rows, "credit_change": done.credit_change_fen}, sort_keys=True)


def _after(loan: LoanAccount, event: Event, context: Context) -> LoanState:
    earlier = in_order(context.records.find(LoanEvent, loan_id=loan.key))
    return replay(terms_of(loan), (*earlier, event), context.business_date)


def _append(loan: LoanAccount, event: Event, command_id: str, context: Context) -> None:
    kind, data = to_data(event)
    sequence = len(context.records.find(LoanEvent, loan_id=loan.key)) + 1
    context.records.add(
        LoanEvent(
            key=event.key,
            loan_id=loan.key,
            sequence=sequence,
            kind=kind,
            value_date=event.value_date,
            posted_at=context.now,
            data=data,
            command_id=command_id,
            by=context.actor.person_id,
        )
    )


def _post(
    kind: str, loan: LoanAccount, state: LoanState, value_date: date, command_id: str, context: Context
) -> None:
    """Bring ledger, figures and segments to the new state.

    The entry is the difference to what the ledger holds for this loan: so a back-dated event or a reversal
    also moves what later repayments are now split into, and nothing is ever deleted.
    """
    postings = adjusting_postings(context.records.loan_position(loan.key), state)
    if postings:
        context.records.post(
            _entry(kind, (loan.key, loan.branch_id), command_id, value_date, postings, context)
        )
    context.records.replace(
        replace(
            loan,
            status=state.status.value,
            outstanding_fen=state.outstanding_principal.minor,
            due_fen=state.due_now.total,
            next_due=state.next_due,
            days_past_due=state.days_past_due,
            as_of=context.business_date,
        )
    )
    context.records.keep_book(loan, *segments_of(state))


def _entry(
    kind: str,
    where: tuple[str, str],
    command_id: str,
    value_date: date,
    postings: tuple[Posting, ...],
    context: Context,
) -> Entry:
    return Entry(
        key=new_id(),
        kind=kind,
        value_date=value_date,
        posted_at=context.now,
        loan_id=where[0],
        branch_id=where[1],
        command_id=command_id,
        by=context.actor.person_id,
        postings=postings,
    )
