"""Contracts for the tests of signing."""

from __future__ import annotations

from dataclasses import replace

from lendesk.usecases.contracts.queries import ContractFile, ContractRow, KeyTerm

PRESENTED = ContractRow(
    key="k-1",
    number="JY-2026-000996",
    application_id="a-1",
    application_number="SQ-2026-000118",
    customer_name="陈嘉豪",
    product_name="小微经营贷",
    product_name_en="Micro business loan",
    amount_fen=12_000_000,
    rate_disclosed="11.40",
    status="presented",
    made_at="2026-11-21T06:08:00+00:00",
)
WAITING = replace(
    PRESENTED,
    key="",
    number="",
    application_id="a-2",
    customer_name="邝志豪",
    status="approved",
    rate_disclosed="",
)
SIGNED = replace(PRESENTED, key="k-3", number="JY-2026-000990", customer_name="司徒美玲", status="signed")
ROWS = (WAITING, PRESENTED, SIGNED)
TERMS = (
    KeyTerm(
        "principal",
        "第二条 借款金额与用途",
        "借款本金人民币 120,000.00 元（大写：壹拾贰万元整），实际发放金额与本金一致，不预先扣除利息。",
        False,
    ),
    KeyTerm(
        "rate",
        "第三条 利率与总成本",
        "综合年化利率 11.40 %（单利，含全部费用）；利息合计 5,771.85 元；除本条所列，不收取任何其他费用。",
        False,
    ),
    KeyTerm(
        "overdue",
        "第七条 逾期",
        "逾期罚息为合同利率加收 50 %，自到期次日起计；罚息与其他费用合计的年化成本不超过 24 %。",
        False,
    ),
)
CHECKS = (
    ("contract.rate_over_cap", True),
    ("contract.deducted_in_advance", True),
    ("contract.clause_missing", True),
    ("contract.plan_does_not_add_up", True),
)
FILE = ContractFile(
    row=PRESENTED,
    pdf_sha256="sha-pdf",
    key_terms=TERMS,
    checks=CHECKS,
    signatures=(),
    leaf_index=-1,
    prepared_by="陈静怡",
)


def explained(*done: str) -> ContractFile:
    """The file with these terms explained."""
    terms = tuple(replace(term, explained=term.term_id in done) for term in TERMS)
    return replace(FILE, key_terms=terms)


ALL_EXPLAINED = explained("principal", "rate", "overdue")
SEALED = replace(ALL_EXPLAINED, row=SIGNED, leaf_index=1204, signatures=("陈嘉豪", "LenDesk"))
