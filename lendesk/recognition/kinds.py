"""The kinds of document: how their fields are found, spelt and judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lendesk.domain.customers import identity
from lendesk.recognition import bank_card, biz_license, id_back, id_front
from lendesk.recognition.checks import CHECKS, CREDIT_CODE_LETTERS, ETHNICITIES
from lendesk.recognition.lines import Row, rows_of
from lendesk.recognition.second_look import Rule
from lendesk.recognition.sheets import Sheet

Assign: TypeAlias = Callable[[Sheet], dict[str, Row]]

DIGITS = "0123456789"
_PEOPLES = "".join(sorted({letter for people in ETHNICITIES for letter in people}))
_DAYS = DIGITS + "年月日.-长期至"
_CAPITAL = DIGITS + "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整人民币美港欧日,，.（）"
NUMBERS = {"id_number": "X", "number": ""}  # read by the second opinion, too, with the letters they may hold


@dataclass(frozen=True, slots=True)
class Kind:
    """`needed` fields are on every such document: where one is missing the picture is read once more."""

    assign: Assign
    needed: tuple[str, ...]
    alphabets: Mapping[str, str]
    printed: Mapping[str, Callable[[str], str]]


def rule_of(kind: str, name: str) -> Rule:
    """What a second look at one field may find; a text fits when the field's own checks pass."""
    made = KINDS[kind]
    printed = made.printed.get(name, _as_printed)
    own = OWN_CHECKS.get(name) or (lambda text: not CHECKS[kind]({name: text}).get(name))
    return Rule(made.alphabets.get(name, ""), lambda text: own(printed(text)), always=name in NUMBERS)


def printed_as(kind: str, name: str, text: str) -> str:
    """A field's text as it is shown: dates ISO."""
    return KINDS[kind].printed.get(name, _as_printed)(text)


def _as_printed(text: str) -> str:
    return text


def _valid_day(text: str) -> bool:
    return identity.is_day(text)


OWN_CHECKS: dict[str, Callable[[str], bool]] = {
    "valid_from": _valid_day,
    "valid_to": lambda text: text == identity.LONG_TERM or _valid_day(text),
    "est_date": _valid_day,
    "birth": _valid_day,
    "sex": lambda text: text in ("男", "女"),
    "bank": lambda text: len(text) >= 4,
    "id_number": lambda text: not identity.check_id_number(text),
}
KINDS = {
    "id_front": Kind(
        lambda sheet: id_front.assign_id_front(rows_of(sheet.lines), sheet.peek, sheet.further),
        id_front.FIELDS,
        {"ethnicity": _PEOPLES, "sex": "男女", "birth": _DAYS, "id_number": DIGITS + "X"},
        {"birth": id_front.birth_iso},
    ),
    "id_back": Kind(
        lambda sheet: id_back.assign_id_back(rows_of(sheet.lines)),
        id_back.FIELDS,
        {"valid_from": _DAYS, "valid_to": _DAYS},
        {"valid_from": id_back.day_iso, "valid_to": id_back.day_iso},
    ),
    "bank_card": Kind(
        lambda sheet: bank_card.assign_bank_card(rows_of(sheet.lines), sheet),
        bank_card.FIELDS,
        {"number": DIGITS},
        {},
    ),
    "biz_license": Kind(
        biz_license.assign_biz_license,
        ("credit_code", "name", "type", "legal_rep", "est_date", "address", "scope"),
        {"credit_code": CREDIT_CODE_LETTERS, "est_date": _DAYS, "valid_to": _DAYS, "capital": _CAPITAL},
        {"est_date": biz_license.licence_day, "valid_to": biz_license.licence_day},
    ),
}
