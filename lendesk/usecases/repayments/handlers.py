"""What happens at the centre with money that comes in over the counter, and when it is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lendesk.domain.access import Target
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.money import LARGEST_MINOR, Money
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.loan_book import Posted, post_repayment_event, undo_repayment_event
from lendesk.usecases.messages import Area
from lendesk.usecases.repayments.commands import BatchRow, PostRepayment, ReverseRepayment, VoidRepayment
from lendesk.usecases.repayments.statements import reopen_line
from lendesk.usecases.wording import check_lengths, given_reason

LONGEST = {"payer": 120, "receipt_number": 40}
"""Characters of the texts on a receipt."""
METHODS = frozenset({"cash", "transfer", "card"})
LONGEST_OFFLINE_DAYS = 7
"""How far back a counter's value date may lie: no workstation works longer without the centre."""


def loan_target(loan: LoanAccount, amount_fen: int) -> Target:
    """Where a loan belongs, for the judgement of an act that moves an amount on it."""
    return Target(
        branch_id=loan.branch_id,
        region_id=loan.region_id,
        owner_id=loan.owner_id,
        amount=Money(max(amount_fen, 0)),
    )


def _loan_of(command: PostRepayment, context: Context) -> Target:
    return loan_target(context.records.get(LoanAccount, command.loan_id), command.amount_fen)


def _own_receipt(command: VoidRepayment, context: Context) -> Target:
    receipt = context.records.get(Receipt, command.receipt_id)
    return Target(branch_id=receipt.branch_id, region_id=receipt.region_id, owner_id=receipt.teller_id)


def _receipt_of_another(command: ReverseRepayment, context: Context) -> Target:
    receipt = context.records.get(Receipt, command.receipt_id)
    return Target(
        branch_id=receipt.branch_id,
        region_id=receipt.region_id,
        owner_id=receipt.teller_id,
        amount=Money(receipt.amount_fen),
        makers=frozenset({receipt.teller_id}),
    )


def receipt_for(
    loan: LoanAccount,
    taken: PostRepayment | BatchRow,
    posted: Posted,
    context: Context,
    *,
    key: str,
    number: str,
    payer: str,
) -> Receipt:
    """The receipt of money taken for a loan, by the acting person and device; `number` is unique."""
    return Receipt(
        key=key,
        number=number,
        loan_id=loan.key,
        customer_id=loan.customer_id,
        branch_id=loan.branch_id,
        region_id=loan.region_id,
        teller_id=context.actor.person_id,
        device_id=context.actor.device_id,
        amount_fen=taken.amount_fen,
        method=taken.method,
        payer=payer.strip(),
        value_date=taken.value_date,
        posted_at=context.now,
        status="posted",
        allocation=posted.allocation,
        event_id=posted.event_id,
    )


@handles(PostRepayment, target=_loan_of)
def post_repayment(command: PostRepayment, context: Context) -> Made:
    """Post what the counter took, on its value date; a late arrival is posted back-dated."""
    check_counter(command, context.business_date)
    loan = context.records.lock(LoanAccount, command.loan_id)
    posted = post_repayment_event(
        loan, command.amount_fen, command.value_date, command.method, command.command_id, context
    )
    key, number = command.command_id, command.receipt_number
    receipt = receipt_for(loan, command, posted, context, key=key, number=number, payer=command.payer)
    context.records.add(receipt)
    context.touched.update({Area.REPAYMENTS, Area.LOANS})
    return {"receipt_id": receipt.key, "receipt_number": receipt.number}


def check_counter(command: PostRepayment, business_date: date) -> None:
    """What a counter posting must hold. Raises `repayment.amount`, `.method`, `.tendered`, `.value_date`."""
    if not 0 < command.amount_fen < LARGEST_MINOR:
        raise RuleBroken("repayment.amount", amount_fen=command.amount_fen)
    if command.method not in METHODS:
        raise RuleBroken("repayment.method", method=command.method)
    if command.tendered_fen < command.amount_fen:
        raise RuleBroken("repayment.tendered", amount_fen=command.amount_fen)
    _check_day(command.value_date, business_date)
    if not command.receipt_number:
        raise RuleBroken("repayment.no_receipt_number")
    check_lengths({"payer": command.payer, "receipt_number": command.receipt_number}, LONGEST)


def _check_day(day: date, business_date: date) -> None:
    earliest = business_date - timedelta(days=LONGEST_OFFLINE_DAYS)
    if not earliest <= day <= business_date:
        raise RuleBroken("repayment.value_date", value_date=day.isoformat())


@handles(VoidRepayment, target=_own_receipt)
def void_repayment(command: VoidRepayment, context: Context) -> Made:
    """The teller's own mistake of the same business day at the counter."""
    day = command.business_date or context.business_date
    _check_day(day, context.business_date)
    receipt = context.records.get(Receipt, command.receipt_id)
    if receipt.teller_id != context.actor.person_id:
        raise RuleBroken("receipt.not_own")
    if receipt.value_date != day:
        raise RuleBroken("receipt.not_of_today", value_date=receipt.value_date.isoformat())
    return undo_receipt(command.receipt_id, "voided", command.reason, command.command_id, context)


@handles(ReverseRepayment, target=_receipt_of_another)
def reverse_repayment(command: ReverseRepayment, context: Context) -> Made:
    """A supervisor's reversal: later postings are replayed, the original stays."""
    return undo_receipt(command.receipt_id, "reversed", command.reason, command.command_id, context)


def undo_receipt(receipt_id: str, status: str, reason: str, command_id: str, context: Context) -> Made:
    """Undo a posting with its receipt and its statement line. Raises RuleBroken `receipt.undone_already`."""
    plain_reason = given_reason(reason)
    # The loan is locked before its receipt, as posting does: two desks never wait for each other.
    receipt = context.records.get(Receipt, receipt_id)
    loan = context.records.lock(LoanAccount, receipt.loan_id)
    receipt = context.records.lock(Receipt, receipt_id)
    if receipt.status != "posted":
        raise RuleBroken("receipt.undone_already", status=receipt.status)
    undo_repayment_event(loan, receipt.event_id, command_id, context)
    context.records.replace(replace(receipt, status=status, undone_by=context.actor.person_id))
    reopen_line(receipt, context)
    context.noted["reason"] = plain_reason
    context.touched.update({Area.REPAYMENTS, Area.LOANS})
    return {"receipt_id": receipt.key, "status": status}
