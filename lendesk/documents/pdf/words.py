"""The printed names of codes and the printed shapes of figures, in the language of the paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lendesk.domain.contracts.paper import IdKind, RateUnit
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money

METHODS = {
    "equal_installment": "等额本息",
    "equal_principal": "等额本金",
    "interest_only": "按期付息、到期还本",
    "bullet_principal_and_interest": "到期一次还本付息",
    "bullet": "到期一次还本付息",
    "flat": "等本等息",
}
ID_KINDS = {IdKind.ID_CARD: "身份证号码", IdKind.USCC: "统一社会信用代码"}
RATE_UNITS = {RateUnit.DAY: "日利率", RateUnit.MONTH: "月利率", RateUnit.YEAR: "年利率"}


def amount(money: Money) -> str:
    """12,345.60"""
    return f"{money.major:,.2f}"


def day(value: date) -> str:
    """2026年3月5日"""
    return f"{value.year}年{value.month}月{value.day}日"


def rate(fraction: Decimal, unit: RateUnit) -> str:
    """月利率1.5%: as quoted, without rounding or trailing zeros."""
    return f"{RATE_UNITS[unit]}{f'{(fraction * 100).normalize():f}'}%"


def method(code: str) -> str:
    """The printed name of a repayment method; RuleBroken `document.unknown_method`."""
    if code not in METHODS:
        raise RuleBroken("document.unknown_method", method=code)
    return METHODS[code]
