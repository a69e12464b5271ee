"""The repayment plan, annexed to the contract as a table with its total."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph, Spacer

from lendesk.documents.pdf import words
from lendesk.documents.pdf.layout import (
    BAND,
    CELL_BOLD,
    CELL_BOLD_RIGHT,
    CELL_CENTRE,
    CELL_RIGHT,
    SMALL,
    SUBTITLE,
    TITLE,
    headed_table,
    para,
)
from lendesk.domain.contracts.paper import ContractPaper, PlanRow
from lendesk.domain.money import Money, capitals

HEAD = ("期次", "还款日", "本金（元）", "利息（元）", "费用（元）", "合计（元）", "剩余本金（元）")


def plan_annex(paper: ContractPaper) -> list[Any]:
    """Title, one row an instalment, total row, the total in capitals."""
    rows = [*(_row(row) for row in paper.plan), _total(paper)]
    return [
        para("还款计划表", TITLE),
        para(f"合同编号：{paper.number}　　借款人：{paper.borrower.name}", SUBTITLE),
        headed_table(HEAD, rows, (8, 19, 16, 15, 14, 16, 18), ("BACKGROUND", (0, -1), (-1, -1), BAND)),
        Spacer(0, 8),
        para(f"本息费合计大写：人民币{capitals(paper.repayment_total)}", SMALL),
    ]


def _row(row: PlanRow) -> list[Paragraph]:
    figures = (row.principal, row.interest, row.fee, row.total, row.balance_after)
    return [
        para(str(row.no), CELL_CENTRE),
        para(words.day(row.due_date), CELL_CENTRE),
        *(para(words.amount(figure), CELL_RIGHT) for figure in figures),
    ]


def _total(paper: ContractPaper) -> list[Paragraph]:
    fees = Money(sum(row.fee.minor for row in paper.plan))
    principal = Money(sum(row.principal.minor for row in paper.plan))
    figures = (principal, paper.interest_total, fees, paper.repayment_total)
    return [
        para("合计", CELL_BOLD),
        para("", CELL_CENTRE),
        *(para(words.amount(figure), CELL_BOLD_RIGHT) for figure in figures),
        para("", CELL_RIGHT),
    ]
