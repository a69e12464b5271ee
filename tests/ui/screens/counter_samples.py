"""Loans, a split, receipts and a desk that takes money, for the tests of the counter."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desk import FakeDesk

from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.queries import AllocationPart, AllocationPreview
from lendesk.usecases.synchronisation.state import OutboxRow, Queued

LOAN = LoanRow(
    key="l-1",
    branch_id="b-chancheng",
    owner_id="p-chen",
    number="XF-2025-0440604-00291",
    customer_id="c-1",
    customer_name="王建国",
    product_name="个人信用贷",
    product_name_en="Personal credit",
    principal_fen=5_000_000,
    outstanding_fen=3_150_000,
    due_fen=451_208,
    next_due="2026-11-20",
    days_past_due=1,
    status="overdue",
    disbursed_on="2026-06-20",
    as_of="2026-11-21",
    terms="{}",
    events="[]",
)
OTHER = replace(
    LOAN, key="l-2", number="FQ-2026-0440604-00118", customer_name="王建国", days_past_due=0, status="active",
    due_fen=87_763, next_due="2026-11-25", product_name="消费分期", product_name_en="Consumer instalments",
)  # fmt: skip
PREVIEW = AllocationPreview(
    loan_id="l-1",
    amount_fen=538_971,
    parts=(
        AllocationPart(5, "2026-11-20", 451_208, 386, 0, 38_222, 412_600),
        AllocationPart(6, "2026-12-20", 450_822, 0, 0, 0, 87_763),
    ),
    surplus_fen=0,
    due_now_fen=451_208,
    payoff_fen=3_188_608,
)
RECEIPT = ReceiptRow(
    key="r-1",
    branch_id="b-chancheng",
    owner_id="p-huang",
    number="07-20261121-0003",
    loan_id="l-9",
    loan_number="XF-2025-0440604-00412",
    customer_name="黄玉珍",
    amount_fen=87_763,
    method="cash",
    payer="黄玉珍",
    value_date="2026-11-21",
    posted_at="2026-11-21T05:58:00+00:00",
    status="posted",
)
RECEIPTS = (
    RECEIPT,
    replace(RECEIPT, key="r-2", number="07-20261121-0002", customer_name="何淑仪", amount_fen=220_819),
    replace(RECEIPT, key="r-3", number="07-20261121-0001", customer_name="郑国华", status="voided"),
)
WAITING = OutboxRow(
    command_id="k-1",
    number=41,
    command="PostRepayment",
    subject="黄玉珍",
    amount_fen=87_763,
    author_id="p-huang",
    author_name="黄敏",
    at="2026-11-21T05:58:00+00:00",
    status="waiting",
)


@dataclass
class CounterDesk(FakeDesk):
    """A desk with a cash drawer."""

    posted: list[tuple[Any, ...]] = field(default_factory=list)

    def preview_repayment(self, loan_id: str, amount_fen: int, value_date: date) -> AllocationPreview:
        del value_date
        return replace(PREVIEW, loan_id=loan_id, amount_fen=amount_fen)

    def next_receipt_number(self) -> str:
        return f"07-20261121-{len(self.posted) + 4:04d}"

    def post_repayment(self, *what: Any) -> tuple[Queued, str]:
        number = self.next_receipt_number()
        self.posted.append(what)
        return Queued(f"k-{len(self.posted)}", len(self.posted)), number
