"""A rule in words: what its expressions say about a file; knows no Qt."""

from __future__ import annotations

import re

from ui.formatting import count, money
from ui.screens.review.words import REASONS
from ui.texts import LateText, Text, late, tr

FACTS: dict[str, LateText] = {
    "amount_fen": late("rules", "amount"),
    "term": late("rules", "months"),
    "age": late("rules", "age"),
    "income_fen": late("rules", "monthly income"),
    "instalment_fen": late("rules", "instalment"),
    "product_max_fen": late("rules", "the product's most"),
    "base_price_ppm": late("rules", "the product's rate"),
    "price_cap_ppm": late("rules", "the cap"),
    "score": late("rules", "score"),
    "bureau_score": late("rules", "bureau score"),
    "has_score": late("rules", "has a score"),
    "has_bureau_score": late("rules", "has a bureau score"),
    "identity_matches": late("rules", "identity matches"),
    "dishonest": late("rules", "on the dishonest-debtor list"),
    "court_records": late("rules", "court records"),
    "current_overdue_fen": late("rules", "overdue now"),
    "overdue_months_24": late("rules", "months overdue in 24"),
    "overdue_90_days_24": late("rules", "times 90 days overdue in 24 months"),
    "enquiries_3_months": late("rules", "enquiries in 3 months"),
    "lenders": late("rules", "lenders"),
    "exposure_fen": late("rules", "exposure"),
    "limit_fen": late("rules", "limit"),
}
_LIMIT = re.compile(r"floor\(min\(\[(\w+), (\w+) \* (\d+)\]\) / (\d+)\) \* \4\Z")
_PRICE = re.compile(r"min\(\[floor\((\w+) \* (\d+) / 100\), (\w+)\]\)\Z")
_BETWEEN = re.compile(r"(\w+) in \[(\d+)\.\.(\d+)\]\Z")
_PART = re.compile(r"\w+|<=|>=|==|!=|\S")
_SIGNS = {"<=": "≤", ">=": "≥", "==": "=", "!=": "≠", "*": "×", "/": "÷"}
LEAST_MONEY = 1000
"""A bare number from here on in an expression about money is an amount in fen, not a factor."""


def condition_words(expression: str) -> str:
    """`score in [600..750]` as 评分 600–750, `income_fen < 2 * instalment_fen` as 月收入 < 2 × 月供."""
    if found := _BETWEEN.match(expression):
        return f"{_name(found[1])} {found[2]}–{found[3]}"
    about_money = "_fen" in expression
    return " ".join(_word(part, about_money) for part in _PART.findall(expression)).replace("( ", "(")


def conditions_words(conditions: tuple[str, ...]) -> str:
    """All that has to hold, one after the other; a row without conditions fits any file."""
    named = [one for one in conditions if not (one == "has_score" and len(conditions) > 1)]
    joint = f" {tr('rules', 'and')} "
    return joint.join(condition_words(one) for one in named) or tr("rules", "any file")


def limit_words(expression: str) -> Text:
    """What a row makes the limit."""
    if found := _LIMIT.match(expression):
        return late(
            "rules",
            "{times} × {income}, at most {most}, in steps of {step}",
            times=found[3],
            income=_name(found[2]),
            most=_name(found[1]),
            step=money(int(found[4])).removesuffix(".00"),
        )
    return condition_words(expression)


def price_words(expression: str) -> Text:
    """What a row makes the price."""
    if found := _PRICE.match(expression):
        return late(
            "rules",
            "{part} % of {rate}, at most {cap}",
            part=found[2],
            rate=_name(found[1]),
            cap=_name(found[3]),
        )
    return condition_words(expression)


def reason_words(quoted: str) -> Text:
    """The reason of a row, which is a quoted code in the table."""
    code = quoted.strip('"')
    return REASONS.get(code, code)


def _word(part: str, about_money: bool) -> str:
    if part in ("and", "or", "not"):
        return {"and": tr("rules", "and"), "or": tr("rules", "or"), "not": tr("rules", "not:")}[part]
    if part.isdecimal():
        number = int(part)
        if about_money and number >= LEAST_MONEY:
            return money(number).removesuffix(".00")
        return count(number)
    return _SIGNS.get(part) or _name(part)


def _name(fact: str) -> str:
    return str(FACTS.get(fact, fact))
