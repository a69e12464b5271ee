"""Loans and a file in full, for the tests of the loan screen."""

from __future__ import annotations

from dataclasses import replace

from lendesk.usecases.applications.queries import HistoryLine
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.queries import LedgerLine, LoanFile, LoanPlanLine

LOAN = LoanRow(
    key="l-1",
    branch_id="b-1",
    owner_id="p-chen",
    number="CD-2026-0440604-01873",
    customer_id="c-1",
    customer_name="周丽华",
    product_name="车辆抵押贷",
    product_name_en="Vehicle loan",
    principal_fen=8_600_000,
    outstanding_fen=5_993_393,
    due_fen=417_816,
    next_due="2026-11-09",
    days_past_due=12,
    status="overdue",
    disbursed_on="2026-02-18",
    as_of="2026-11-21",
    terms="{}",
    events="[]",
)
SECOND = replace(
    LOAN, key="l-2", number="XF-2026-0440604-00118", customer_name="李秀芳", days_past_due=0,
    status="active", due_fen=0, next_due="2026-12-02",
)  # fmt: skip
THIRD = replace(
    SECOND, key="l-3", number="XF-2025-0440604-00007", customer_name="佛山市南海区盛达五金制品有限公司",
    status="settled", outstanding_fen=0, next_due="",
)  # fmt: skip
ROWS = (LOAN, SECOND, THIRD)


def _line(no: int) -> LoanPlanLine:
    status = "paid" if no < 9 else "overdue" if no == 9 else "future"
    principal, interest = 312_826 + 3_700 * no, 99_760 - 3_650 * no
    penalty = 5_230 if no == 9 else 0
    due = principal + interest + penalty
    month = (no + 1) % 12 + 1
    return LoanPlanLine(
        no=no,
        due_date=f"{2026 + (no + 1) // 12}-{month:02d}-{9 if no == 9 else 18:02d}",
        principal_fen=principal,
        interest_fen=interest,
        fee_fen=0,
        penalty_fen=penalty,
        due_fen=due,
        paid_fen=due if no < 9 else 0,
        left_fen=0 if no < 9 else due,
        balance_after_fen=max(0, 8_600_000 - no * 358_333),
        status=status,
    )


RECEIPT = ReceiptRow(
    key="r-1",
    branch_id="b-1",
    owner_id="p-liang",
    number="07-20261018-0002",
    loan_id="l-1",
    loan_number=LOAN.number,
    customer_name="周丽华",
    amount_fen=412_586,
    method="transfer",
    payer="周丽华",
    value_date="2026-10-18",
    posted_at="2026-10-18T02:10:00+00:00",
    status="posted",
)
FILE = LoanFile(
    row=LOAN,
    rate_disclosed="13.92",
    payoff_fen=6_019_839,
    plan=tuple(_line(no) for no in range(1, 25)),
    receipts=(RECEIPT, replace(RECEIPT, key="r-2", number="07-20260918-0004", status="reversed")),
    entries=(
        LedgerLine("2026-02-18T03:00:00+00:00", "DISBURSEMENT", "1303", "贷款", 8_600_000, 0),
        LedgerLine("2026-02-18T03:00:00+00:00", "DISBURSEMENT", "1002", "银行存款", 0, 8_600_000),
        LedgerLine("2026-10-18T02:10:00+00:00", "REPAYMENT", "1002", "银行存款", 412_586, 0),
        LedgerLine("2026-10-18T02:10:00+00:00", "REPAYMENT", "1303", "贷款", 0, 339_129),
        LedgerLine("2026-10-18T02:10:00+00:00", "REPAYMENT", "6011.01", "利息收入-贷款利息", 0, 73_457),
    ),
    history=(
        HistoryLine("2026-02-18T03:00:00+00:00", "何绍基", "ConfirmDisbursement"),
        HistoryLine("2026-09-18T02:00:00+00:00", "梁敏仪", "PostRepayment"),
        HistoryLine("2026-09-19T02:00:00+00:00", "林国栋", "ReverseRepayment", "入错合同"),
    ),
)
