"""Exact rounded division of whole numbers, one function per rounding mode, for amounts not negative."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lendesk.domain.money import Rounding

Divide: TypeAlias = Callable[[int, int], int]
"""`(amount, divisor)` to the rounded quotient; amount >= 0, divisor > 0."""


def _half_up(amount: int, divisor: int) -> int:
    return (2 * amount + divisor) // (2 * divisor)


def _half_even(amount: int, divisor: int) -> int:
    quotient, rest = divmod(amount, divisor)
    over = 2 * rest - divisor
    return quotient + (over > 0 or (over == 0 and quotient % 2))


def _half_down(amount: int, divisor: int) -> int:
    return -((divisor - 2 * amount) // (2 * divisor))


def _up(amount: int, divisor: int) -> int:
    return -(-amount // divisor)


def _down(amount: int, divisor: int) -> int:
    return amount // divisor


DIVIDE: dict[Rounding, Divide] = {
    Rounding.HALF_UP: _half_up,
    Rounding.HALF_EVEN: _half_even,
    Rounding.HALF_DOWN: _half_down,
    Rounding.UP: _up,
    Rounding.CEILING: _up,
    Rounding.DOWN: _down,
    Rounding.FLOOR: _down,
}
