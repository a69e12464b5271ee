"""What queued commands would do: confirmed rows of the replica and the domain's own arithmetic."""

from __future__ import annotations

from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.storage.outbox.outbox import Outbox
from lendesk.storage.replica.replica import Replica
from lendesk.usecases.collections.queries import CaseFile
from lendesk.usecases.messages import Outcome
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.commands import PostRepayment
from lendesk.usecases.repayments.queries import AllocationPreview, LoanFile
from lendesk.wire.codec import decode_command


def pending_repayments(outbox: Outbox, replica: Replica, loan_id: str) -> tuple[PostRepayment, ...]:
    """Counter postings of this outbox whose rows the replica does not show yet, oldest first.

    A refused one has no effect; a confirmed one counts here until the pull has brought its rows.
    """
    shown = replica.acknowledged()
    found: list[PostRepayment] = []
    for queued in outbox.commands.named("PostRepayment"):
        refused = queued.result is not None and queued.result.outcome is Outcome.REFUSED
        if refused or queued.new.command_id in shown:
            continue
        command = decode_command(queued.new.body)
        if isinstance(command, PostRepayment) and command.loan_id == loan_id:
            found.append(command)
    return tuple(found)


def allocation(
    row: LoanRow, pending: tuple[PostRepayment, ...], amount_fen: int, value_date: date
) -> AllocationPreview:
    """How the amount would be split. Raises RuleBroken of the domain."""
    from lendesk.usecases.repayments.previews import preview_repayment  # the loan engine loads late

    return preview_repayment(row, pending, amount_fen, value_date)


def loan_file(row: LoanRow, receipts: tuple[ReceiptRow, ...], on: date) -> LoanFile:
    """A loan off line: its plan and pay-off replayed from the row's terms and events."""
    from lendesk.usecases.repayments.previews import replay_loan

    return replay_loan(row, receipts, on)


def case_file(row: LoanRow, phone_tail: str, receipts: tuple[ReceiptRow, ...], on: date) -> CaseFile:
    """A case of collections off line: arrears replayed from the row's terms and events."""
    from lendesk.usecases.collections.previews import offline_case

    return offline_case(row, phone_tail, receipts, on)


def check_amount(amount_fen: int) -> None:
    """Raises RuleBroken `amount.not_positive`."""
    if amount_fen <= 0:
        raise RuleBroken("amount.not_positive", text=str(amount_fen))
