"""The cost sheet (综合融资成本明示表): what the loan costs in all, before anything else."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph, Spacer, Table

from lendesk.documents.pdf import words
from lendesk.documents.pdf.cost_words import contingent_cells, fee_cells
from lendesk.documents.pdf.layout import (
    BODY,
    CELL,
    CELL_BOLD,
    CELL_BOLD_RIGHT,
    CELL_CENTRE,
    CELL_RIGHT,
    RATE,
    SEAL,
    SEAL_WASH,
    SECTION,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    facts_table,
    headed_table,
    marked,
    para,
    plain,
    strong,
    table,
)
from lendesk.domain.contracts.compliance import percent
from lendesk.domain.contracts.paper import ContractPaper, FeeLine
from lendesk.domain.money import capitals

NO_OTHER_CHARGES = "除上表所列项目外，贷款人及其合作机构不向借款人收取任何其他费用。"


def cost_sheet(paper: ContractPaper) -> list[Any]:
    """The sheet's flowables, one page in the usual case."""
    return [
        para("综合融资成本明示表", TITLE),
        para(f"合同编号：{paper.number}", SUBTITLE),
        rate_band(paper),
        para("一、借款概要", SECTION),
        facts_table(_outline(paper)),
        para("二、确定收取的息费", SECTION),
        _charges(paper),
        para("三、或有成本（仅在约定情形发生时收取）", SECTION),
        _contingent(paper),
        Spacer(0, 10),
        _statement(),
        Spacer(0, 6),
        para(
            "综合融资成本以年化形式表示，按内部收益率（IRR）法，依实际放款和还款的日期与金额计算。"
            "本表先于借款合同出示；借款人阅读并理解后，方签署其后的合同，电子签名覆盖本表。",
            SMALL,
        ),
    ]


def rate_band(paper: ContractPaper) -> Table:
    """The annualised rate, larger than anything else on its page; the quoted rate small beside it."""
    quoted = words.rate(paper.nominal_rate, paper.rate_unit)
    told = [
        marked(strong("年化综合融资成本（年化利率，IRR）"), BODY),
        para(f"含利息与全部费用。合同利率（{quoted}）仅用于逐期计息。", SMALL),
    ]
    return table(
        [[told, para(f"{percent(paper.annualised_rate)}%", RATE)]],
        [WIDTH * 0.6, WIDTH * 0.4],
        [
            ("BACKGROUND", (0, 0), (-1, -1), SEAL_WASH),
            ("LINEBEFORE", (0, 0), (0, 0), 3, SEAL),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
            ("LEFTPADDING", (0, 0), (0, 0), 12),
            ("RIGHTPADDING", (-1, 0), (-1, 0), 12),
        ],
    )


def _outline(paper: ContractPaper) -> list[tuple[str, str]]:
    return [
        ("借款人", paper.borrower.name),
        ("贷款人", paper.lender.name),
        ("借款本金", f"{words.amount(paper.principal)} 元"),
        ("实际到账", f"{words.amount(paper.paid_out)} 元"),
        ("本金大写", capitals(paper.principal)),
        ("还款方式", words.method(paper.method)),
        ("借款期限", f"{words.day(paper.start_date)}至{words.day(paper.maturity_date)}"),
        ("还款期数", f"{len(paper.plan)} 期"),
    ]


def _charges(paper: ContractPaper) -> Table:
    rows = [_interest(paper), *([_fee(fee) for fee in paper.fees])]
    total = words.amount(paper.interest_total + paper.fee_total)
    rows.append([para("合计", CELL_BOLD), *(para("", CELL) for _ in range(4)), para(total, CELL_BOLD_RIGHT)])
    head = ("项目", "支付方", "收取标准", "收取方式", "收取方", "金额（元）")
    return headed_table(head, rows, (16, 9, 19, 14, 27, 16))


def _interest(paper: ContractPaper) -> list[Paragraph]:
    return [
        para("利息", CELL),
        para("借款人", CELL_CENTRE),
        para(words.rate(paper.nominal_rate, paper.rate_unit), CELL),
        para("随各期还款", CELL),
        para(paper.lender.name, CELL),
        para(words.amount(paper.interest_total), CELL_RIGHT),
    ]


def _fee(fee: FeeLine) -> list[Paragraph]:
    name, payer, *others = fee_cells(fee)
    return [
        para(name, CELL),
        para(payer, CELL_CENTRE),
        *(para(text, CELL) for text in others),
        para(words.amount(fee.amount), CELL_RIGHT),
    ]


def _contingent(paper: ContractPaper) -> Table:
    rows = [[para(text, CELL) for text in contingent_cells(cost)] for cost in paper.contingent] or [
        [para("无", CELL), para("", CELL), para("", CELL), para("", CELL)]
    ]
    return headed_table(("项目", "发生情形", "收取标准", "收取方"), rows, (19, 21, 36, 26))


def _statement() -> Table:
    return table(
        [[marked(plain("声明：") + strong(NO_OTHER_CHARGES), BODY)]],
        [WIDTH],
        [("BOX", (0, 0), (-1, -1), 1, SEAL), ("LEFTPADDING", (0, 0), (-1, -1), 10)],
    )
