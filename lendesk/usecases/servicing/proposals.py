"""Changes that the lender gives something up by: one person proposes, another approves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from lendesk.domain.access import Target
from lendesk.domain.administration.staff import Lender
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.quotations.records import LoanProposal
from lendesk.domain.money import Money
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.loan_book import state_of, terms_of
from lendesk.usecases.messages import Area
from lendesk.usecases.offers import PERIODS_A_YEAR, percent_ppm, yearly_ppm
from lendesk.usecases.plain import from_plain, to_plain_text
from lendesk.usecases.repayments.handlers import loan_target
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind, given_up, parsed_rate
from lendesk.usecases.servicing.commands import (
    ApproveLoanChange,
    ChangeRate,
    ExtendLoan,
    PauseDelinquency,
    RefundCredit,
    RejectLoanChange,
    RescheduleLoan,
    WaiveCharge,
    WaiveDebt,
    WithdrawLoanChange,
    WriteOffLoan,
)
from lendesk.usecases.servicing.handlers import carry, last_sequence
from lendesk.usecases.servicing.previews import preview_change
from lendesk.usecases.wording import given_reason

Proposing: TypeAlias = (
    WaiveDebt
    | WaiveCharge
    | RefundCredit
    | ChangeRate
    | ExtendLoan
    | RescheduleLoan
    | WriteOffLoan
    | PauseDelinquency
)
VALID_DAYS = 7
"""Days after its making within which a proposal may be approved: its figures are of that day."""


def draft_of(command: Proposing) -> ChangeDraft:
    """The change that a command proposes."""
    match command:
        case WaiveDebt():
            return ChangeDraft(
                kind=ChangeKind.WAIVE_DEBT,
                value_date=command.value_date,
                penalty_fen=command.penalty_fen,
                fee_fen=command.fee_fen,
                interest_fen=command.interest_fen,
            )
        case WaiveCharge():
            return ChangeDraft(
                kind=ChangeKind.WAIVE_CHARGE, value_date=command.value_date, target=command.charge_id
            )
        case RefundCredit():
            return ChangeDraft(
                kind=ChangeKind.REFUND_CREDIT,
                value_date=command.value_date,
                amount_fen=command.amount_fen,
                method=command.method,
            )
        case ChangeRate():
            return ChangeDraft(
                kind=ChangeKind.CHANGE_RATE,
                value_date=command.value_date,
                rate_percent=command.rate_percent,
            )
        case WriteOffLoan():
            return ChangeDraft(kind=ChangeKind.WRITE_OFF, value_date=command.value_date)
        case PauseDelinquency():
            return ChangeDraft(kind=ChangeKind.PAUSE, value_date=command.start, until=command.end)
    return _new_plan(command)


def _new_plan(command: ExtendLoan | RescheduleLoan) -> ChangeDraft:
    if isinstance(command, ExtendLoan):
        return ChangeDraft(
            kind=ChangeKind.EXTENSION,
            value_date=command.value_date,
            extra_terms=command.extra_terms,
            until=command.until,
        )
    return ChangeDraft(
        kind=ChangeKind.RESCHEDULE,
        value_date=command.value_date,
        from_date=command.from_date,
        until=command.until,
        grace_principal=command.grace_principal,
        grace_interest=command.grace_interest,
    )


def _loan_of(command: Proposing, context: Context) -> Target:
    return loan_target(context.records.get(LoanAccount, command.loan_id), 0)


def _proposed_by_another(command: ApproveLoanChange, context: Context) -> Target:
    proposal = context.records.get(LoanProposal, command.proposal_id)
    return replace(
        _place(proposal),
        amount=Money(proposal.given_up_fen),
        makers=frozenset({proposal.proposed_by}),
    )


def _proposal_of(command: RejectLoanChange | WithdrawLoanChange, context: Context) -> Target:
    return _place(context.records.get(LoanProposal, command.proposal_id))


def _place(proposal: LoanProposal) -> Target:
    return Target(branch_id=proposal.branch_id, region_id=proposal.region_id, owner_id=proposal.owner_id)


def _propose(command: Proposing, context: Context) -> Made:
    """Keep the change with what it would do, until somebody else decides on it."""
    reason = given_reason(command.reason)
    loan = context.records.lock(LoanAccount, command.loan_id)
    draft = draft_of(command)
    _check_rate(loan, draft, context)
    now = state_of(loan, context.business_date, context)
    _, comparison = preview_change(now, draft, loan.disbursed_on, context.business_date)
    if context.records.find(LoanProposal, loan_id=loan.key, kind=draft.kind.value, status="pending"):
        raise RuleBroken("proposal.pending_already", kind=draft.kind.value)
    context.records.add(
        LoanProposal(
            key=command.command_id,
            loan_id=loan.key,
            branch_id=loan.branch_id,
            region_id=loan.region_id,
            owner_id=loan.owner_id,
            kind=draft.kind.value,
            change=to_plain_text(draft),
            comparison=to_plain_text(comparison),
            given_up_fen=given_up(draft, now),
            loan_sequence=last_sequence(loan, context),
            made_on=context.business_date,
            valid_until=context.business_date + timedelta(days=VALID_DAYS),
            reason=reason,
            status="pending",
            proposed_by=context.actor.person_id,
            decided_by="",
            made_at=context.now,
        )
    )
    context.touched.add(Area.LOANS)
    return {"proposal_id": command.command_id}


@handles(WaiveDebt, target=_loan_of)
def waive_debt(command: WaiveDebt, context: Context) -> Made:
    """Penalty, fee or interest is to be let off."""
    return _propose(command, context)


@handles(WaiveCharge, target=_loan_of)
def waive_charge(command: WaiveCharge, context: Context) -> Made:
    """A charge is to be dropped."""
    return _propose(command, context)


@handles(RefundCredit, target=_loan_of)
def refund_credit(command: RefundCredit, context: Context) -> Made:
    """What is held is to be paid back."""
    return _propose(command, context)


@handles(ChangeRate, target=_loan_of)
def change_rate(command: ChangeRate, context: Context) -> Made:
    """Another rate is to hold."""
    return _propose(command, context)


@handles(ExtendLoan, target=_loan_of)
def extend_loan(command: ExtendLoan, context: Context) -> Made:
    """The loan is to end later."""
    return _propose(command, context)


@handles(RescheduleLoan, target=_loan_of)
def reschedule_loan(command: RescheduleLoan, context: Context) -> Made:
    """The plan is to change from an instalment on."""
    return _propose(command, context)


@handles(WriteOffLoan, target=_loan_of)
def write_off_loan(command: WriteOffLoan, context: Context) -> Made:
    """The lender is to give the loan up."""
    return _propose(command, context)


@handles(PauseDelinquency, target=_loan_of)
def pause_delinquency(command: PauseDelinquency, context: Context) -> Made:
    """Days past due are to stand still for a time."""
    return _propose(command, context)


@handles(ApproveLoanChange, target=_proposed_by_another)
def approve_loan_change(command: ApproveLoanChange, context: Context) -> Made:
    """Put a change into force, if the loan is still as its proposer saw it."""
    loan_id = context.records.get(LoanProposal, command.proposal_id).loan_id
    # The loan is locked before its proposal, as proposing does.
    loan = context.records.lock(LoanAccount, loan_id)
    proposal = _pending(command.proposal_id, context)
    if context.business_date > proposal.valid_until:
        raise RuleBroken("proposal.expired", valid_until=proposal.valid_until.isoformat())
    if proposal.loan_sequence != last_sequence(loan, context):
        raise RuleBroken("proposal.outdated", kind=proposal.kind)
    draft = from_plain(ChangeDraft, json.loads(proposal.change))
    _check_rate(loan, draft, context)
    event, _ = carry(loan, draft, command.command_id, context)
    context.records.replace(
        replace(proposal, status="approved", decided_by=context.actor.person_id, event_id=event.key)
    )
    return {"event_id": event.key, "loan_id": loan.key}


@handles(RejectLoanChange, target=_proposal_of)
def reject_loan_change(command: RejectLoanChange, context: Context) -> Made:
    """Turn a proposal down; the loan stays as it is."""
    return _end(command.proposal_id, "rejected", command.reason, context)


@handles(WithdrawLoanChange, target=_proposal_of)
def withdraw_loan_change(command: WithdrawLoanChange, context: Context) -> Made:
    """Take the own proposal back."""
    proposal = context.records.get(LoanProposal, command.proposal_id)
    if proposal.proposed_by != context.actor.person_id:
        raise RuleBroken("proposal.not_own")
    return _end(command.proposal_id, "withdrawn", command.reason, context)


def _end(proposal_id: str, status: str, reason: str, context: Context) -> Made:
    plain = given_reason(reason)
    proposal = _pending(proposal_id, context)
    context.records.replace(
        replace(proposal, status=status, decided_by=context.actor.person_id, decision_reason=plain)
    )
    context.noted["reason"] = plain
    context.touched.add(Area.LOANS)
    return {"loan_id": proposal.loan_id}


def _pending(proposal_id: str, context: Context) -> LoanProposal:
    proposal = context.records.lock(LoanProposal, proposal_id)
    if proposal.status != "pending":
        raise RuleBroken("proposal.decided", status=proposal.status)
    return proposal


def _check_rate(loan: LoanAccount, draft: ChangeDraft, context: Context) -> None:
    """A new rate stays under the lender's cap. Raises RuleBroken `rate.above_cap` (percent as text)."""
    if not draft.rate_percent:
        return
    terms = terms_of(loan)
    if terms.rate_per.value not in PERIODS_A_YEAR:
        raise RuleBroken("rate.unit", rate_per=terms.rate_per.value)
    cap = context.records.get(Lender, "lender").rate_cap_percent
    if yearly_ppm(parsed_rate(draft.rate_percent), terms.rate_per.value) > percent_ppm(cap):
        raise RuleBroken("rate.above_cap", rate_percent=draft.rate_percent, cap_percent=f"{cap:f}")
