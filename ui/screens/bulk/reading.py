"""A pasted range or a file read as lines: columns told by their headings, else by their order."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, InvalidOperation
from typing import IO
from xml.etree import ElementTree

from lendesk.domain.errors import RuleBroken
from ui.exchange.pasting import Grid, parse_grid, pasted_text
from ui.screens.bulk.grid import MOST_ROWS, Field, Line

WORDS = {
    Field.CONTRACT: (
        "合同号",
        "合同编号",
        "借据号",
        "借据编号",
        "贷款合同号",
        "contract",
        "loan",
        "loan number",
    ),
    Field.NAME: ("姓名", "户名", "客户名称", "客户姓名", "借款人", "name", "customer", "borrower"),
    Field.DAY: ("入账日", "入账日期", "还款日期", "日期", "交易日期", "date", "value date", "posted on"),
    Field.AMOUNT: ("金额", "还款金额", "入账金额", "实收金额", "amount"),
    Field.CHANNEL: ("渠道", "还款渠道", "还款方式", "支付方式", "channel", "method"),
}
_FIELD_OF = {word: field for field, words in WORDS.items() for word in words}
LARGEST_BYTES = 20 * 1024 * 1024
LARGEST_UNPACKED = 400 * 1024 * 1024
_FIRST_DAY = date(1899, 12, 30)
_FIFTEEN_DIGITS = Context(prec=15)
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class ReadLines:
    """`known` of `columns` columns were recognised; `from_heading` says by their headings."""

    lines: tuple[Line, ...]
    columns: int
    known: int
    from_heading: bool


def read_text(text: str, first_field: int = 0) -> ReadLines:
    """A range copied from Excel. Without headings the columns follow from `first_field` on."""
    return read_rows(parse_grid(text), first_field)


def read_rows(rows: Grid, first_field: int = 0) -> ReadLines:
    """Lines of a table of cells. Raises `pasting.too_many_rows`."""
    width = len(rows[0]) if rows else 0
    heading = _heading(rows)
    if heading is None:
        places = {Field(first_field + at): at for at in range(width) if first_field + at in set(Field)}
        body = rows
    else:
        at, places = heading
        body = rows[at + 1 :]
    if len(body) > MOST_ROWS:
        raise RuleBroken("pasting.too_many_rows", count=len(body), most=MOST_ROWS)
    lines = tuple(
        Line(tuple(_cell(field, row[places[field]]) if field in places else "" for field in Field))
        for row in body
    )
    return ReadLines(lines, width, len(places), heading is not None)


def _heading(rows: Grid) -> tuple[int, dict[Field, int]] | None:
    """The line of the headings among the first twenty, and where each known column stands."""
    for at, row in enumerate(rows[:20]):
        places: dict[Field, int] = {}
        for place, cell in enumerate(row):
            field = _FIELD_OF.get(pasted_text(cell).lower().rstrip(":*"))
            if field is not None:
                places.setdefault(field, place)
        if len(places) >= 2:
            return at, places
    return None


def _cell(field: Field, cell: str) -> str:
    plain = pasted_text(cell)
    if field is Field.DAY and plain.replace(".0", "").isdigit() and len(plain.split(".")[0]) == 5:
        # A day as Excel keeps it: days since the end of 1899.
        return (_FIRST_DAY + timedelta(days=int(plain.split(".")[0]))).isoformat()
    return plain


def read_file(content: bytes) -> ReadLines:
    """An .xlsx workbook's first sheet, or text with commas or tabs (UTF-8, UTF-16, GB18030).

    Raises RuleBroken `batch.file_too_large`, `batch.file_unreadable` (reason), `pasting.too_many_rows`.
    """
    if len(content) > LARGEST_BYTES:
        raise RuleBroken("batch.file_too_large")
    if content.startswith(b"PK\x03\x04"):
        return read_rows(_workbook(content))
    text = _decoded(content)
    if "\t" in text.split("\n", 1)[0]:
        return read_text(text)
    rows = [tuple(row) for row in csv.reader(io.StringIO(text))]
    width = max(map(len, rows), default=0)
    return read_rows(tuple(row + ("",) * (width - len(row)) for row in rows if any(row)))


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for codec in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise RuleBroken("batch.file_unreadable")


def _workbook(content: bytes) -> Grid:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            if sum(part.file_size for part in book.infolist()) > LARGEST_UNPACKED:
                raise RuleBroken("batch.file_too_large")
            texts = _shared_texts(book)
            sheets = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
            with book.open(sheets[0]) as sheet:
                return _sheet_rows(sheet, texts)
    except (zipfile.BadZipFile, ElementTree.ParseError, IndexError, KeyError, ValueError) as wrong:
        raise RuleBroken("batch.file_unreadable") from wrong


def _shared_texts(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    with book.open("xl/sharedStrings.xml") as part:
        root = ElementTree.parse(part).getroot()  # noqa: S314 bounded above, and no entity is fetched
    return ["".join(text.text or "" for text in item.iter(f"{_SHEET}t")) for item in root]


def _sheet_rows(sheet: IO[bytes], texts: list[str]) -> Grid:
    rows: list[dict[int, str]] = []
    for _event, element in ElementTree.iterparse(sheet):  # noqa: S314 as above
        if element.tag == f"{_SHEET}row":
            rows.append({_column(cell.get("r", "A")): _value(cell, texts) for cell in element})
            element.clear()
            if len(rows) > MOST_ROWS + 20:
                raise RuleBroken("pasting.too_many_rows", count=len(rows), most=MOST_ROWS)
    width = max((max(row, default=-1) for row in rows), default=-1) + 1
    return tuple(tuple(row.get(at, "") for at in range(width)) for row in rows if any(row.values()))


def _value(cell: ElementTree.Element, texts: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_SHEET}t"))
    value = cell.findtext(f"{_SHEET}v") or ""
    if cell.get("t") == "s" and value:
        return texts[int(value)]
    return _plain_number(value) if cell.get("t", "n") == "n" and value else value


def _plain_number(value: str) -> str:
    """A number as Excel shows it: 15 digits, so that 877.6300000000001 is 877.63."""
    try:
        number = _FIFTEEN_DIGITS.create_decimal(value)
    except InvalidOperation:
        return value
    return f"{number.normalize():f}" if number.is_finite() else value


def _column(reference: str) -> int:
    """A from A1 is 0, B 1 … XFD 16,383."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    if not 0 < number <= 16_384:
        raise ValueError(reference)
    return number - 1
