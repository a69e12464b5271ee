"""Assigns what was read on a bank card, and names banks by the first six digits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lendesk.domain.customers.identity import luhn_ok
from lendesk.recognition.lines import Row, text_of
from lendesk.recognition.sheets import Sheet

FIELDS = ("number", "bank")

# Issuer numbers of common debit cards; a hint beside what is printed, never more.
ISSUERS = {
    "中国工商银行": ("622202", "622203", "622208", "621226", "621225", "620200"),
    "中国建设银行": ("621700", "622700", "436742", "621081"),
    "中国农业银行": ("622848", "622849", "622845", "622846"),
    "中国银行": ("621660", "621661", "621663", "601382", "456351"),
    "交通银行": ("622260", "622261", "622258", "405512"),
    "招商银行": ("622588", "622575", "622609", "621483", "621485", "621486"),
    "中国邮政储蓄银行": ("621799", "622188", "621098", "622150"),
    "中信银行": ("622690", "622691", "622692"),
    "中国光大银行": ("622660", "622662"),
    "中国民生银行": ("622622", "622615"),
    "上海浦东发展银行": ("622521", "622522"),
    "兴业银行": ("622909", "622908"),
}
# How long the numbers of these banks' debit cards are; others are not judged.
LENGTHS = {
    "中国工商银行": 19,
    "中国建设银行": 19,
    "中国农业银行": 19,
    "中国银行": 19,
    "中国邮政储蓄银行": 19,
    "招商银行": 16,
    "中信银行": 16,
}
_BANK = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:银行|信用社|合作社)")


def assign_bank_card(rows: Sequence[Row], sheet: Sheet | None = None) -> dict[str, Row]:
    """number (digits without gaps) and bank, as far as found; a torn number is looked for on its line."""
    found: dict[str, Row] = {}
    runs = [run for row in rows for run in _runs(row)]
    if sheet is not None and not any(luhn_ok(text_of(run)) for run in runs):
        runs.extend(run for row in rows for run in _runs(_whole_line(row, sheet)))
    if runs:
        found["number"] = max(runs, key=lambda run: (luhn_ok(text_of(run)), len(run)))
    for row in rows:
        bank = _BANK.search(text_of(row))
        if bank:
            found.setdefault("bank", row[bank.start() : bank.end()])
    return found


def issuer_of(number: str) -> str:
    """Bank to which the first six digits belong, empty when not in the table."""
    return next((bank for bank, prefixes in ISSUERS.items() if number.startswith(prefixes)), "")


def length_of(number: str) -> int:
    """How many digits the numbers of its issuer have, 0 when not known."""
    return LENGTHS.get(issuer_of(number), 0)


def _whole_line(row: Row, sheet: Sheet) -> Row:
    """From the first long piece of digits to the card's edge: a stamp may hide the rest from the finder."""
    piece = re.search(r"[0-9]{4,}", text_of(row))
    if not piece:
        return ()
    (left, top), _, _, (_, bottom) = row[piece.start()].quad
    high = bottom - top
    return sheet.peek(
        left - 0.3 * high, top, min(left + 14 * high, sheet.plane.size[0] * 0.98), bottom, "0123456789"
    )


def _runs(row: Row) -> list[Row]:
    return [
        tuple(row[run.start() : run.end()])
        for run in re.finditer(r"[0-9]{13,19}", text_of(row))
        if run.group()
    ]
