"""The repayment receipt on A5: provisional until the centre has posted it, then final."""

from __future__ import annotations

from typing import Any

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table

from lendesk.documents.pdf import words
from lendesk.documents.pdf.layout import (
    CELL,
    CELL_BOLD,
    CELL_BOLD_RIGHT,
    CELL_RIGHT,
    GRID,
    INK,
    LABEL,
    SEAL,
    SMALL,
    TITLE,
    build,
    para,
    table,
)
from lendesk.domain.contracts.paper import ReceiptPaper
from lendesk.domain.money import capitals

PAGE = (A5[1], A5[0])
WIDTH = PAGE[0] - 22 * mm
MARK = ParagraphStyle("mark", parent=CELL_BOLD_RIGHT, fontSize=12, leading=16, textColor=SEAL)


def render_receipt(paper: ReceiptPaper) -> bytes:
    """One A5 page, across.

    Raises RuleBroken `document.missing_glyph`; ValueError if the parts do not add up.
    """
    parts = (paper.penalty, paper.fee, paper.interest, paper.principal, paper.unallocated)
    if sum(part.minor for part in parts) != paper.received.minor:
        raise ValueError("the parts of a receipt do not add up")
    return build(
        lambda: _story(paper),
        title=f"还款收据 {paper.number}",
        running=f"{paper.lender}　{paper.branch}",
        page=PAGE,
    )


def _story(paper: ReceiptPaper) -> list[Any]:
    note = (
        "本收据为临时收据：款项以中心系统入账为准，入账后可换取正式收据。"
        if paper.provisional
        else "本收据为正式收据：款项已经中心系统入账。"
    )
    return [
        _heading(paper),
        Spacer(0, 6),
        _facts(paper),
        Spacer(0, 6),
        _split(paper),
        Spacer(0, 6),
        para(note, SMALL),
        Spacer(0, 14),
        _hands(),
    ]


def _hands() -> Table:
    """Where payer and cashier sign by hand."""
    cells = [[para("付款人签名：", LABEL), para("", CELL), para("收款单位（盖章）：", LABEL), para("", CELL)]]
    rules = [("LINEBELOW", (1, 0), (1, 0), 0.6, INK), ("LINEBELOW", (3, 0), (3, 0), 0.6, INK)]
    return table(cells, [24 * mm, WIDTH / 2 - 30 * mm, 34 * mm, WIDTH / 2 - 28 * mm], rules)


def _heading(paper: ReceiptPaper) -> Table:
    mark = "临时收据" if paper.provisional else "正式收据"
    cells = [[para(f"编号 {paper.number}", LABEL), para("还款收据", TITLE), para(mark, MARK)]]
    return table(cells, [WIDTH * 0.3, WIDTH * 0.4, WIDTH * 0.3], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")])


def _facts(paper: ReceiptPaper) -> Table:
    left = "" if paper.principal_left is None else f"{words.amount(paper.principal_left)} 元"
    pairs = [
        ("付款人", paper.payer, "合同编号", paper.contract_number),
        ("收款金额", f"{words.amount(paper.received)} 元", "大写", f"人民币{capitals(paper.received)}"),
        ("入账日期", words.day(paper.value_date), "经办人", paper.cashier),
        ("剩余本金", left, "网点", paper.branch),
    ]
    rows = [[para(a, LABEL), para(b, CELL_BOLD), para(c, LABEL), para(d, CELL)] for a, b, c, d in pairs]
    label, value = 19 * mm, WIDTH / 2 - 19 * mm
    return table(rows, [label, value, label, value], GRID)


def _split(paper: ReceiptPaper) -> Table:
    names = ("罚息", "费用", "利息", "本金", "待分配")
    parts = (paper.penalty, paper.fee, paper.interest, paper.principal, paper.unallocated)
    rows = [
        [para(f"{name}（元）", CELL_RIGHT) for name in names],
        [para(words.amount(part), CELL_BOLD_RIGHT) for part in parts],
    ]
    return table(rows, [WIDTH / 5] * 5, GRID)
