"""Exact money: whole minor units (fen for CNY) with a currency; no float comes near."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    InvalidOperation,
)
from enum import StrEnum

from lendesk.domain.errors import RuleBroken

MINOR_PER_MAJOR = 100
LARGEST_MINOR = 10**15  # ten thousand billion yuan: above it an amount is a typing error
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")


class Rounding(StrEnum):
    """Rounding modes that a product version may name; the value is the name in the decimal module."""

    HALF_UP = ROUND_HALF_UP
    HALF_EVEN = ROUND_HALF_EVEN
    HALF_DOWN = ROUND_HALF_DOWN
    UP = ROUND_UP
    DOWN = ROUND_DOWN
    CEILING = ROUND_CEILING
    FLOOR = ROUND_FLOOR


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole minor units (`minor`, fen for CNY); may be negative; never a fraction."""

    minor: int
    currency: str = "CNY"

    def __post_init__(self) -> None:
        if isinstance(self.minor, bool) or not isinstance(self.minor, int):
            raise TypeError(f"whole minor units expected, got {self.minor!r}")

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return f"{self.major:.2f}"

    @property
    def major(self) -> Decimal:
        """The amount in yuan, exact, two decimals."""
        return Decimal(self.minor).scaleb(-2)

    def times(self, factor: Decimal | int, rounding: Rounding = Rounding.HALF_UP) -> Money:
        """This amount multiplied by `factor`, rounded to whole fen."""
        exact = Decimal(self.minor) * factor
        return Money(int(exact.to_integral_value(rounding=rounding.value)), self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other


ZERO = Money(0)


def yuan(text: str | int) -> Money:
    """Money from a literal of the program or a file format: `yuan("877.63")`. Not for what people type."""
    exact = Decimal(text) * MINOR_PER_MAJOR
    if exact != exact.to_integral_value():
        raise ValueError(f"more than two decimals: {text!r}")
    return Money(int(exact))


def parse_amount(text: str) -> Money:
    """Money from what a person typed: spaces, thousands commas, full-width digits and a final 万 are taken.

    Raises RuleBroken `amount.empty`, `amount.not_a_number`, `amount.not_positive`,
    `amount.too_many_decimals` or `amount.too_large`; each carries the `text` as typed.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").removeprefix("¥").removesuffix("元")
    if not plain:
        raise RuleBroken("amount.empty")
    exact = _decimal(plain, text)
    if exact <= 0:
        raise RuleBroken("amount.not_positive", text=text)
    minor = exact * MINOR_PER_MAJOR
    if minor >= LARGEST_MINOR:
        raise RuleBroken("amount.too_large", text=text)
    if minor != minor.to_integral_value():
        raise RuleBroken("amount.too_many_decimals", text=text)
    return Money(int(minor))


def _decimal(plain: str, text: str) -> Decimal:
    unit = 10_000 if plain.endswith("万") else 1
    grouped = plain.removesuffix("万")
    if "," in grouped and not _GROUPED.fullmatch(grouped):
        # A comma elsewhere may be meant as a decimal point: 10,00 is asked about, not read as 1000.
        raise RuleBroken("amount.not_a_number", text=text[:40])
    digits = grouped.replace(",", "")
    if not digits.lstrip("+-").replace(".", "", 1).isdecimal() or len(digits) > 30:
        raise RuleBroken("amount.not_a_number", text=text[:40])
    try:
        return Decimal(digits) * unit
    except InvalidOperation:
        raise RuleBroken("amount.not_a_number", text=text[:40]) from None


def capitals(amount: Money) -> str:
    """The amount in Chinese capital numerals as on receipts: 1409.50 is 壹仟肆佰零玖元伍角."""
    if amount.minor < 0:
        raise ValueError("an amount in capitals is not negative")
    import cn2an  # late: it takes 0.15 s, a third of the time to the first window

    return str(cn2an.an2cn(str(amount), "rmb"))
