"""The printed papers: order, figures, fonts, determinism, and characters that cannot be printed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lendesk.documents.pdf import render_contract, render_receipt
from lendesk.documents.templates import load_template
from lendesk.domain.contracts.paper import ContractPaper, FeeLine, ReceiptPaper
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import capitals, yuan

PERSONAL = load_template("personal_credit")


def text_of(pdf: bytes, folder: Path, layout: bool = False) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", *(["-layout"] if layout else []), str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def fonts_of(pdf: bytes, folder: Path) -> list[list[str]]:
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in told.splitlines()[2:]]


def test_cost_sheet_then_contract_then_plan(make_paper: Callable[..., ContractPaper], tmp_path: Path) -> None:
    pages = text_of(render_contract(make_paper(), PERSONAL), tmp_path).split("\f")
    assert "综合融资成本明示表" in pages[0]
    assert "不向借款人收取任何其他费用" in pages[0]
    assert "个人信用借款合同" in pages[1]
    assert "还款计划表" in pages[-2]
    assert "第1页/共5页" in pages[0].replace(" ", "")


def test_cost_sheet_names_each_charge(make_paper: Callable[..., ContractPaper], tmp_path: Path) -> None:
    fee = FeeLine("账户管理费", "借款人", "每期10元", "随各期还款", "样本服务公司", yuan(60))
    plan = tuple(replace(row, fee=yuan(10), total=row.total + yuan(10)) for row in make_paper().plan)
    sheet = text_of(render_contract(make_paper(fees=(fee,), plan=plan), PERSONAL), tmp_path, layout=True)
    first = sheet.split("\f")[0]
    for words in (
        "账户管理费",
        "每期10元",
        "样本服务公司",
        "60.00",
        "265.76",
        "325.76",
        "罚息",
        "月利率1.5%",
    ):
        assert words in first


def test_figures_capitals_and_totals(make_paper: Callable[..., ContractPaper], tmp_path: Path) -> None:
    text = text_of(render_contract(make_paper(), PERSONAL), tmp_path, layout=True)
    for words in ("5,000.00", "伍仟元整", "18.00%", "877.63", "5,265.76", "伍仟贰佰陆拾伍元柒角陆分"):
        assert words in text


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
    ],
)
def test_capitals_of_the_domain_examples(amount: str, expected: str) -> None:
    assert capitals(yuan(amount)).removesuffix("整") == expected


def test_the_annualised_rate_is_printed_largest(
    make_paper: Callable[..., ContractPaper], tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_contract(make_paper(annualised_rate=Decimal("0.19561")), PERSONAL))
    command = ["pdftotext", "-bbox-layout", "-f", "1", "-l", "1", str(file), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    heights = {}
    for line in told.splitlines():
        if "<word " in line:
            edges = dict(part.split("=") for part in line.split(">")[0].split()[1:])
            tall = float(edges["yMax"].strip('"')) - float(edges["yMin"].strip('"'))
            heights[line.split(">")[1].split("<")[0]] = tall
    assert max(heights, key=lambda word: heights[word]) == "19.56%"


def test_only_the_embedded_chinese_font(
    make_paper: Callable[..., ContractPaper], make_receipt: Callable[..., ReceiptPaper], tmp_path: Path
) -> None:
    for pdf in (render_contract(make_paper(), PERSONAL), render_receipt(make_receipt())):
        fonts = fonts_of(pdf, tmp_path)
        assert fonts
        for font in fonts:
            assert "+NotoSansSC" in font[0]
            assert font[-5:-2] == ["yes", "yes", "yes"]  # embedded, a subset, with its text


def test_the_same_paper_gives_the_same_bytes(make_paper: Callable[..., ContractPaper]) -> None:
    first = render_contract(make_paper(), PERSONAL)
    assert render_contract(make_paper(), PERSONAL) == first
    assert render_contract(make_paper(purpose="装修"), PERSONAL) != first


def test_the_same_bytes_in_another_process(make_receipt: Callable[..., ReceiptPaper]) -> None:
    """Hash randomisation must not reach the paper."""
    program = (
        "import sys; from datetime import date; from lendesk.documents.pdf import render_receipt;"
        "from lendesk.domain.contracts.paper import ReceiptPaper; from lendesk.domain.money import yuan;"
        "sys.stdout.buffer.write(render_receipt(ReceiptPaper('1','甲','乙','丙','丁','戊',date(2026,1,2),"
        "yuan(7),True,principal=yuan(7))))"
    )
    once, again = (
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout
        for _ in range(2)
    )
    assert once == again
    assert once.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "character"),
    [("张\U00020bb7", "\U00020bb7"), ("😀", "😀"), ("张\u0007", ""), ("张\u200b三", "")],
)
def test_a_character_without_a_glyph_is_refused(
    name: str, character: str, make_paper: Callable[..., ContractPaper]
) -> None:
    paper = make_paper()
    with pytest.raises(RuleBroken) as broken:
        render_contract(make_paper(borrower=replace(paper.borrower, name=name)), PERSONAL)
    assert broken.value.code == "document.missing_glyph"
    assert broken.value.facts["character"] == character


def test_rare_characters_and_markup_are_printed_as_they_are(
    make_paper: Callable[..., ContractPaper], tmp_path: Path
) -> None:
    paper = make_paper()
    odd = replace(paper.borrower, name="䶮<b>&龘")
    assert "䶮<b>&龘" in text_of(render_contract(make_paper(borrower=odd), PERSONAL), tmp_path)


def test_an_unknown_method_is_refused(make_paper: Callable[..., ContractPaper]) -> None:
    with pytest.raises(RuleBroken) as broken:
        render_contract(make_paper(method="balloon"), PERSONAL)
    assert broken.value.code == "document.unknown_method"


@pytest.mark.parametrize("kind", ["personal_credit", "micro_business"])
def test_a_long_plan_repeats_its_head(
    kind: str, make_paper: Callable[..., ContractPaper], tmp_path: Path
) -> None:
    row = make_paper().plan[0]
    plan = tuple(replace(row, no=no) for no in range(1, 61))
    pages = text_of(render_contract(make_paper(plan=plan), load_template(kind)), tmp_path).split("\f")
    assert sum("剩余本金（元）" in page for page in pages) == 2


@pytest.mark.parametrize(("provisional", "mark"), [(True, "临时收据"), (False, "正式收据")])
def test_a_receipt_says_what_it_is(
    provisional: bool, mark: str, make_receipt: Callable[..., ReceiptPaper], tmp_path: Path
) -> None:
    text = text_of(render_receipt(make_receipt(provisional=provisional)), tmp_path)
    for words in (mark, "877.63", "捌佰柒拾柒元陆角叁分", "D01-000017", "802.63", "75.00"):
        assert words in text
    assert text.count("\f") == 1


def test_a_receipt_whose_parts_do_not_add_up_is_refused(make_receipt: Callable[..., ReceiptPaper]) -> None:
    with pytest.raises(ValueError, match="add up"):
        render_receipt(make_receipt(interest=yuan(1)))


def test_papers_made_at_the_same_time_do_not_disturb_each_other(
    make_paper: Callable[..., ContractPaper],
) -> None:
    """A server renders in several threads, and the fonts' subsets are kept by the library for all."""
    purposes = ["装修", "购车", "旅游", "进修", "医疗", "婚庆"]
    papers = [make_paper(purpose=purpose) for purpose in purposes]
    alone = [render_contract(paper, PERSONAL) for paper in papers]
    with ThreadPoolExecutor(max_workers=4) as pool:
        together = list(pool.map(lambda paper: render_contract(paper, PERSONAL), papers))
    assert together == alone
