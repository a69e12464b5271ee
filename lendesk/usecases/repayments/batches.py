"""What happens at the centre with a list of payments: rows judged, posted once, undone by another person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lendesk.domain.access import Actor, Permission, Target, judge
from lendesk.domain.customers.customer import Customer
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.money import LARGEST_MINOR, Money
from lendesk.domain.repayments.batch import RepaymentBatch
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.loan_book import post_repayment_event
from lendesk.usecases.messages import Area, new_id
from lendesk.usecases.repayments.commands import BatchRow, PostRepaymentBatch, ReverseRepaymentBatch
from lendesk.usecases.repayments.handlers import LONGEST, METHODS, loan_target, receipt_for, undo_receipt
from lendesk.usecases.wording import check_lengths, given_reason

MOST_ROWS = 200
LARGEST_ROW = 99_999


def check_row(row: BatchRow, disbursed_on: date, actor: Actor, today: date) -> None:
    """What a row must hold by itself on the loan paid out on a day.

    Raises `repayment.amount`, `.method`, `batch.day_ahead`, `repayment.before_disbursement`,
    `batch.back_dated` (an earlier day is for those who may reverse), and `wording` codes.
    """
    if not 0 < row.amount_fen < LARGEST_MINOR:
        raise RuleBroken("repayment.amount", amount_fen=row.amount_fen)
    if row.method not in METHODS:
        raise RuleBroken("repayment.method", method=row.method)
    if row.value_date > today:
        raise RuleBroken("batch.day_ahead", value_date=row.value_date.isoformat())
    if row.value_date < disbursed_on:
        raise RuleBroken("repayment.before_disbursement", value_date=row.value_date.isoformat())
    if row.value_date < today and not actor.grants_for(Permission.REPAYMENT_REVERSE):
        raise RuleBroken("batch.back_dated")
    check_lengths({"payer": row.name}, {"payer": LONGEST["payer"]})


def same_name(listed: str, borrower: str) -> bool:
    """Whether a list's name is the borrower's; a list without names is not compared."""
    return not listed or "".join(listed.split()) == "".join(borrower.split())


def _own_branch(_command: PostRepaymentBatch, context: Context) -> Target:
    actor = context.actor
    return Target(branch_id=actor.branch_id, region_id=actor.region_id, owner_id=actor.person_id)


def _batch_of_another(command: ReverseRepaymentBatch, context: Context) -> Target:
    batch = context.records.get(RepaymentBatch, command.batch_id)
    return Target(
        branch_id=batch.branch_id,
        region_id=batch.region_id,
        owner_id=batch.made_by,
        makers=frozenset({batch.made_by}),
    )


@handles(PostRepaymentBatch, target=_own_branch)
def post_repayment_batch(command: PostRepaymentBatch, context: Context) -> Made:
    """Each row by itself: one that is refused leaves the others as they are."""
    if not 0 < len(command.rows) <= MOST_ROWS:
        raise RuleBroken("batch.too_many_rows", count=len(command.rows), most=MOST_ROWS)
    for row in command.rows:
        if not 0 < row.row <= LARGEST_ROW:
            raise RuleBroken("batch.row_number", row=row.row)
    batch = _opened(command.batch_id, context)
    refused, posted, total_fen = [], 0, 0
    # In the order of the loans: two lists at once never wait for each other crosswise.
    for row in sorted(command.rows, key=lambda each: (each.loan_number, each.row)):
        try:
            with context.records.apart():
                amount_fen = _post(row, batch, command.command_id, context)
        except RuleBroken as broken:
            refused.append([row.row, broken.code, broken.facts])
        else:
            total_fen += amount_fen
            posted += bool(amount_fen)
    context.records.replace(
        replace(
            batch,
            posted_count=batch.posted_count + posted,
            total_fen=batch.total_fen + total_fen,
            last_row=max(batch.last_row, *(row.row for row in command.rows)),
        )
    )
    context.touched.update({Area.REPAYMENTS, Area.LOANS})
    told = json.dumps(refused, ensure_ascii=False, default=str)
    return {"batch_number": batch.number, "posted": str(posted), "refused": told}


def _opened(batch_id: str, context: Context) -> RepaymentBatch:
    """The batch, locked; made with the next number of the day when it is new. Raises `batch.not_own`."""
    actor = context.actor
    if not context.records.find(RepaymentBatch, key=batch_id):
        day = f"{context.business_date:%Y%m%d}"
        number = context.records.next_number(f"batch-{day}")
        batch = RepaymentBatch(
            key=batch_id,
            number=f"PL-{day}-{number:02d}",
            branch_id=actor.branch_id,
            region_id=actor.region_id,
            made_by=actor.person_id,
            made_at=context.now,
            posted_count=0,
            total_fen=0,
            last_row=0,
        )
        context.records.add(batch)
    batch = context.records.lock(RepaymentBatch, batch_id)
    if batch.made_by != actor.person_id:
        raise RuleBroken("batch.not_own")
    return batch


def _post(row: BatchRow, batch: RepaymentBatch, command_id: str, context: Context) -> int:
    """Post one row; the amount in fen, 0 where this very row was posted before."""
    number = batch.receipt_number(row.row)
    loan = _loan(row, context)
    if known := context.records.find(Receipt, number=number):
        if (known[0].loan_id, known[0].amount_fen) != (loan.key, row.amount_fen):
            raise RuleBroken("batch.row_taken", row=row.row)
        return 0
    check_row(row, loan.disbursed_on, context.actor, context.business_date)
    loan = context.records.lock(LoanAccount, loan.key)
    if loan.status == LoanStatus.SETTLED.value:
        raise RuleBroken("batch.loan_ended")
    if not row.confirmed_repeat and repeats(row, context.records.find(Receipt, loan_id=loan.key)):
        raise RuleBroken("batch.repeated")
    made = post_repayment_event(loan, row.amount_fen, row.value_date, row.method, command_id, context)
    context.records.add(receipt_for(loan, row, made, context, key=new_id(), number=number, payer=row.name))
    return row.amount_fen


def _loan(row: BatchRow, context: Context) -> LoanAccount:
    """The loan of a row; one out of reach is told as one that is not there."""
    found = context.records.find(LoanAccount, number=row.loan_number)
    if not found:
        raise RuleBroken("batch.no_such_loan")
    try:
        judge(context.actor, Permission.REPAYMENT_POST, loan_target(found[0], row.amount_fen))
    except RuleBroken as broken:
        if broken.code == "access.scope":
            raise RuleBroken("batch.no_such_loan") from None
        raise
    if not same_name(row.name, context.records.get(Customer, found[0].customer_id).name):
        raise RuleBroken("batch.other_name")
    return found[0]


def repeats(row: BatchRow, receipts: Sequence[Receipt]) -> bool:
    """Whether the same amount was posted on the loan for the same day and stands."""
    return any(
        (one.status, one.value_date, one.amount_fen) == ("posted", row.value_date, row.amount_fen)
        for one in receipts
    )


@handles(ReverseRepaymentBatch, target=_batch_of_another)
def reverse_repayment_batch(command: ReverseRepaymentBatch, context: Context) -> Made:
    """Row by row; what cannot be undone is told and stays."""
    reason = given_reason(command.reason)
    batch = context.records.lock(RepaymentBatch, command.batch_id)
    if command.first_row < 1:
        raise RuleBroken("batch.row_number", row=command.first_row)
    undone, refused = 0, []
    for receipt in _standing(batch, command.first_row, context):
        try:
            with context.records.apart():
                judge(context.actor, Permission.REPAYMENT_REVERSE, _receipt_target(receipt))
                undo_receipt(receipt.key, "reversed", reason, command.command_id, context)
                undone += 1
        except RuleBroken as broken:
            refused.append([receipt.number, broken.code])
    return {"reversed": str(undone), "refused": json.dumps(refused)}


def _standing(batch: RepaymentBatch, first_row: int, context: Context) -> list[Receipt]:
    """The receipts of a page of rows that stand: the later of one loan first, so that it is undone first."""
    rows = range(first_row, min(first_row + MOST_ROWS, batch.last_row + 1))
    found = [one for row in rows for one in context.records.find(Receipt, number=batch.receipt_number(row))]
    return sorted(
        (one for one in found if one.status == "posted"),
        key=lambda one: (one.loan_id, one.number),
        reverse=True,
    )


def _receipt_target(receipt: Receipt) -> Target:
    return Target(
        branch_id=receipt.branch_id,
        region_id=receipt.region_id,
        owner_id=receipt.teller_id,
        amount=Money(receipt.amount_fen),
        makers=frozenset({receipt.teller_id}),
    )
