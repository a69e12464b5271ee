"""The commands around lists of payments, with who gives them, on what, and how to count what they did."""

from __future__ import annotations

from collections.abc import Callable

from lendesk.domain.loans.account import LoanEvent
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.messages import new_id
from lendesk.usecases.repayments.commands import BatchRow, PostRepaymentBatch, ReverseRepaymentBatch

from .acts import Act, acted
from .centre import DAY, KilledCentre
from .subjects import SUPERVISOR, TELLER, Subjects


def _posting(subjects: Subjects) -> PostRepaymentBatch:
    row = BatchRow(1, subjects.loan().number, "", DAY, 2_000 + subjects.number(), "transfer")
    return PostRepaymentBatch(batch_id=new_id(), rows=(row,))


def post_repayment_batch(subjects: Subjects) -> Act:
    command = _posting(subjects)
    [row] = command.rows

    def posted(at: KilledCentre) -> int:
        events = len(at.find(LoanEvent, command_id=command.command_id))
        receipts = [one for one in at.find(Receipt, amount_fen=row.amount_fen) if one.number[:3] == "PL-"]
        assert len(receipts) == events
        return events

    return acted(TELLER, command, posted)


def reverse_repayment_batch(subjects: Subjects) -> Act:
    posting = _posting(subjects)
    made = subjects.order(TELLER, posting)
    command = ReverseRepaymentBatch(batch_id=posting.batch_id, reason="对方清单有误", first_row=1)

    def undone(at: KilledCentre) -> int:
        events = len(at.find(LoanEvent, command_id=command.command_id))
        [receipt] = at.find(Receipt, number=f"{made['batch_number']}-00001")
        assert events == int(receipt.status == "reversed")
        return events

    return acted(SUPERVISOR, command, undone)


BATCHES: dict[str, Callable[[Subjects], Act]] = {
    "PostRepaymentBatch": post_repayment_batch,
    "ReverseRepaymentBatch": reverse_repayment_batch,
}
