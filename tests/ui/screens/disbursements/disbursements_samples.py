"""Payments for the tests of disbursement."""

from __future__ import annotations

from dataclasses import replace

from lendesk.usecases.disbursements.queries import DisbursementFile, DisbursementRow

PREPARED = DisbursementRow(
    key="d-1",
    contract_id="k-1",
    contract_number="JY-2026-000996",
    customer_name="陈嘉豪",
    amount_fen=12_000_000,
    account_masked="**** 4471",
    bank="中国建设银行",
    status="prepared",
    prepared_by="p-chen",
    prepared_by_name="陈静怡",
    confirmed_by_name="",
    bank_reference="",
    remark="",
    made_at="2026-11-21T06:08:00+00:00",
)
WAITING = replace(
    PREPARED, key="", contract_id="k-2", contract_number="JY-2026-000997", customer_name="邝志豪", status=""
)
INSTRUCTED = replace(
    PREPARED, key="d-3", customer_name="司徒美玲", status="instructed", confirmed_by_name="黄敏"
)
REJECTED = replace(INSTRUCTED, key="d-4", customer_name="吴少雄", status="rejected", remark="账户状态异常")
ROWS = (PREPARED, WAITING, INSTRUCTED, REJECTED)
FILE = DisbursementFile(
    PREPARED,
    (
        ("contract_amount", 12_000_000, True),
        ("account_balance", 865_000_000, True),
        ("bank_limit", 500_000_000, True),
    ),
    "",
)
