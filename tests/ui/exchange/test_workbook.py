"""Workbooks: real numbers and dates, text as text, a whole file or none."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from ui.exchange.content import Cell, Heading, TableContent
from ui.exchange.export import PIECE, ExportJob
from ui.exchange.workbook import WorkbookFile

HEADINGS = (Heading("客户"), Heading("金额", "money"), Heading("天数", "number"), Heading("到期", "date"))
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(place: Path) -> dict[str, tuple[str, str, str]]:
    """Reference → (type, number format, text) of every cell."""
    with zipfile.ZipFile(place) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    named = {node.get("numFmtId", ""): node.get("formatCode", "") for node in styles.iter(f"{SPACE}numFmt")}
    used = [node.get("numFmtId", "") for node in styles.find(f"{SPACE}cellXfs") or ()]
    assert not list(sheet.iter(f"{SPACE}f")), "a formula was written"
    return {
        cell.get("r", ""): (
            cell.get("t", "n"),
            named.get(used[int(cell.get("s", "0"))], used[int(cell.get("s", "0"))]),
            "".join(cell.itertext()),
        )
        for cell in sheet.iter(f"{SPACE}c")
    }


def written(place: Path, *rows: tuple[Cell, ...]) -> dict[str, tuple[str, str, str]]:
    book = WorkbookFile(place, "贷款[1]: 全部/逾期", HEADINGS)
    book.add(rows)
    book.close()
    return cells(place)


def test_values_are_what_they_are(tmp_path: Path) -> None:
    found = written(tmp_path / "a.xlsx", ("李秀芳", Money(-123_456), 42, "2026-11-21"), ("x", None, None, ""))
    assert found["A2"] == ("inlineStr", "@", "李秀芳")
    assert found["B2"][2] == "-1234.56"
    assert found["B2"][:2] == ("n", "#,##0.00")
    assert found["C2"] == ("n", "#,##0", "42")
    assert found["D2"] == ("n", "yyyy-mm-dd", "46347")
    assert "B3" not in found
    assert [found[f"{column}1"][2] for column in "ABCD"] == ["客户", "金额", "天数", "到期"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", '=HYPERLINK("http://x","y")'])
def test_text_is_never_a_formula(tmp_path: Path, text: str) -> None:
    found = written(tmp_path / "a.xlsx", (text, None, None, text))
    assert found["A2"][0] == found["D2"][0] == "inlineStr"


def test_a_link_stays_text_and_long_text_is_cut(tmp_path: Path) -> None:
    found = written(
        tmp_path / "a.xlsx", ("https://example.cn", None, None, None), ("x" * 40_000, None, None, None)
    )
    assert found["A2"][:1] == ("inlineStr",)
    assert len(found["A3"][2]) == 32_767


def test_an_amount_beyond_excels_digits_is_not_rounded(tmp_path: Path) -> None:
    found = written(tmp_path / "a.xlsx", ("a", Money(12_345_678_901_234_567), None, None))
    assert found["B2"][0] == "inlineStr"
    assert found["B2"][2].replace(",", "") == "123456789012345.67"
    exact = written(tmp_path / "b.xlsx", ("a", Money(999_999_999_999_999), None, None))
    assert exact["B2"][::2] == ("n", "9999999999999.99")


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refusal:
        WorkbookFile(tmp_path / "missing" / "a.xlsx", "t", HEADINGS)
    assert refusal.value.code == "export.not_written"
    assert refusal.value.facts["file"] == "a.xlsx"


def content(count: int, fails_at: int = -1) -> TableContent:
    def rows(first: int, limit: int) -> Sequence[tuple[Cell, ...]]:
        if 0 <= fails_at < first + limit:
            raise RuleBroken("line.needs_connection", query="ListAudit")
        return [(str(n), Money(n), n, "2026-11-21") for n in range(first, min(first + limit, count))]

    return TableContent("贷款", HEADINGS, count, rows)


@pytest.mark.parametrize("count", [0, 1, PIECE, 2 * PIECE + 7])
def test_an_export_goes_on_until_all_rows_are_there(tmp_path: Path, count: int) -> None:
    job = ExportJob(content(count), tmp_path / "a.xlsx")
    job.begin()
    while job.step():
        assert list(tmp_path.glob("*.xlsx")) == []
    assert job.written == count
    assert f"A{count + 1}" in cells(tmp_path / "a.xlsx")
    assert f"A{count + 2}" not in cells(tmp_path / "a.xlsx")


def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "a.xlsx"
    place.write_bytes(b"before")
    job = ExportJob(content(1_000), place)
    job.begin()
    assert job.step()
    job.cancel()
    assert not job.step()
    assert place.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [place]


def test_a_fault_in_reading_leaves_no_file(tmp_path: Path) -> None:
    job = ExportJob(content(1_000, fails_at=300), tmp_path / "a.xlsx")
    job.begin()
    assert job.step()
    with pytest.raises(RuleBroken):
        job.step()
    assert list(tmp_path.iterdir()) == []


def test_dates_are_dates(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx", ("a", None, None, date(1999, 12, 31)))["D2"][2] == "36525"
    assert written(tmp_path / "b.xlsx", ("a", None, None, "soon"))["D2"][::2] == ("inlineStr", "soon")
