"""The contract as one PDF: cost sheet first, then parties, clauses and signatures, then the plan."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Spacer

from lendesk.documents.pdf import words
from lendesk.documents.pdf.cost_sheet import cost_sheet, rate_band
from lendesk.documents.pdf.layout import (
    BODY,
    CLAUSE_TITLE,
    GRID,
    SEAL,
    SEAL_WASH,
    SECTION,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    build,
    facts_table,
    marked,
    para,
    plain,
    strong,
    table,
)
from lendesk.documents.pdf.plan import plan_annex
from lendesk.documents.pdf.signature_field import BORROWER_FIELD, LENDER_FIELD, SignatureField
from lendesk.documents.templates import FilledClause, Template, fill
from lendesk.domain.contracts.compliance import percent
from lendesk.domain.contracts.paper import ContractPaper, Party
from lendesk.domain.money import capitals

KEY_MARK = "【重要】"


def render_contract(paper: ContractPaper, template: Template) -> bytes:
    """The unsigned PDF with two declared signature fields, `borrower` and `lender`; same input, same bytes.

    Raises RuleBroken `document.missing_glyph`, `document.unknown_method` and what `templates.fill` raises.
    """
    clauses = filled_clauses(paper, template)
    return build(
        lambda: [
            *cost_sheet(paper),
            PageBreak(),
            *_opening(paper, template),
            *_body(clauses),
            *_signatures(paper),
            PageBreak(),
            *plan_annex(paper),
        ],
        title=f"{template.title} {paper.number}",
        running=f"{template.title}　编号 {paper.number}　文本版本 {template.version}",
    )


def filled_clauses(paper: ContractPaper, template: Template) -> tuple[FilledClause, ...]:
    """The clauses with this contract's figures, as printed and as read aloud."""
    return fill(template, _figures(paper), paper.choices)


def _figures(paper: ContractPaper) -> dict[str, str]:
    return {
        "principal": words.amount(paper.principal),
        "principal_capitals": capitals(paper.principal),
        "start_date": words.day(paper.start_date),
        "maturity_date": words.day(paper.maturity_date),
        "periods": str(len(paper.plan)),
        "purpose": paper.purpose,
        "annualised_rate": percent(paper.annualised_rate),
        "nominal_rate": words.rate(paper.nominal_rate, paper.rate_unit),
        "payout_account": paper.payout_account,
        "method": words.method(paper.method),
        "interest_total": words.amount(paper.interest_total),
        "repayment_total": words.amount(paper.repayment_total),
        "lender_name": paper.lender.name,
        "lender_address": paper.lender.address,
        "lender_phone": paper.lender.phone,
    }


def _opening(paper: ContractPaper, template: Template) -> list[Any]:
    return [
        para(template.title, TITLE),
        para(f"合同编号：{paper.number}　　签订地点：{paper.branch or paper.lender.name}", SUBTITLE),
        para("当事人", SECTION),
        facts_table([*_party("贷款人", paper.lender)]),
        Spacer(0, 4),
        facts_table([*_party("借款人", paper.borrower)]),
        Spacer(0, 8),
        rate_band(paper),
        Spacer(0, 6),
        marked(
            plain("标有")
            + strong(KEY_MARK)
            + plain("并以色底印出的条款与借款人有重大利害关系，贷款人已逐条说明，请逐条阅读并确认后签署。"),
            SMALL,
        ),
        para("合同条款", SECTION),
    ]


def _party(role: str, party: Party) -> list[tuple[str, str]]:
    return [
        (role, party.name),
        (words.ID_KINDS[party.id_kind], party.id_number),
        ("联系地址", party.address),
        ("联系电话", party.phone),
    ]


def _body(clauses: tuple[FilledClause, ...]) -> list[Any]:
    flow: list[Any] = []
    for clause in clauses:
        flow += [_clause(clause), Spacer(0, 5)]
    return flow


def _clause(clause: FilledClause) -> Any:
    title = plain(f"第{clause.no}条　{clause.title}")
    if clause.key:
        title += f' <font color="#A32A22">{strong(KEY_MARK)}</font>'
    text = "".join(strong(part.text) if part.filled else plain(part.text) for part in clause.parts)
    cell = [marked(title, CLAUSE_TITLE), marked(text, BODY)]
    style: list[Any] = [("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]
    if clause.key:
        style += [("BACKGROUND", (0, 0), (-1, -1), SEAL_WASH), ("LINEBEFORE", (0, 0), (0, -1), 2.5, SEAL)]
    return KeepTogether(table([[cell]], [WIDTH], [*style, ("LEFTPADDING", (0, 0), (-1, -1), 10)]))


def _signatures(paper: ContractPaper) -> list[Any]:
    half = WIDTH / 2
    fields = [
        SignatureField(BORROWER_FIELD, "手写签名", half - 14 * mm, 34 * mm),
        SignatureField(LENDER_FIELD, "电子印章", half - 14 * mm, 34 * mm, final=True),
    ]
    names = [_signer("借款人（签名）", paper.borrower), _signer("贷款人（盖章）", paper.lender)]
    notes = [para("签署时间以签名所附可信时间戳为准", SMALL) for _ in fields]
    rules = [rule for rule in GRID if rule[0] not in ("LINEBELOW", "LINEABOVE")]
    return [
        CondPageBreak(75 * mm),
        para("签署", SECTION),
        para(f"本合同文本于{words.day(paper.prepared_on)}制作。双方确认已阅读并同意全部内容。", BODY),
        Spacer(0, 4),
        KeepTogether(table([names, fields, notes], [half, half], rules)),
    ]


def _signer(role: str, party: Party) -> Any:
    return marked(plain(f"{role}：") + strong(party.name), BODY)
