"""Amounts as people type them, and exact money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import LARGEST_MINOR, Money, capitals, parse_amount, yuan


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("877.63", 87_763),
        ("1,409.50", 140_950),
        ("1，409.50", 140_950),
        ("１００", 10_000),
        ("¥ 1 000", 100_000),
        ("￥5元", 500),
        ("1.5万", 1_500_000),
        (".5", 50),
        ("5.", 500),
        ("+5", 500),
        ("0.010", 1),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, fen: int) -> None:
    assert parse_amount(typed) == Money(fen)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        (" ", "empty"),
        ("¥", "empty"),
        ("1e400", "not_a_number"),
        ("1E2", "not_a_number"),
        ("NaN", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("0x10", "not_a_number"),
        ("1_000", "not_a_number"),
        ("--1", "not_a_number"),
        ("1.2.3", "not_a_number"),
        (".", "not_a_number"),
        ("10,00", "not_a_number"),
        ("1,0,0", "not_a_number"),
        (",5", "not_a_number"),
        ("1,000,00", "not_a_number"),
        ("一百", "not_a_number"),
        ("½", "not_a_number"),
        ("1\x00", "not_a_number"),
        ("9" * 31, "not_a_number"),
        ("9" * 10_000, "not_a_number"),
        ("-1", "not_positive"),
        ("－１", "not_positive"),
        ("0", "not_positive"),
        ("-0.00", "not_positive"),
        ("1,000.005", "too_many_decimals"),
        ("0.001", "too_many_decimals"),
        ("10000000000000", "too_large"),
        ("1000000000万", "too_large"),
    ],
)
def test_what_is_no_amount_is_refused_by_code(typed: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_amount(typed)
    assert refused.value.code == f"amount.{code}"


def outcome(typed: str) -> int:
    """The amount in fen, 1 for a refusal by code."""
    try:
        return parse_amount(typed).minor
    except RuleBroken as refused:
        return 1 if refused.code.startswith("amount.") else -1


@given(st.text(max_size=40))
def test_any_text_is_an_exact_amount_or_a_refusal(typed: str) -> None:
    assert 0 < outcome(typed) < LARGEST_MINOR


@given(st.integers(1, LARGEST_MINOR - 1))
def test_what_is_written_is_read_again(minor: int) -> None:
    assert parse_amount(f"{Money(minor).major:,.2f}") == Money(minor)


def test_money_is_whole_fen_of_one_currency() -> None:
    for wrong in (1.0, True, "1", Decimal(1)):
        with pytest.raises(TypeError):
            Money(wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="do not add up"):
        Money(1) + Money(1, "USD")
    with pytest.raises(ValueError, match="decimals"):
        yuan("0.001")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
    ],
)
def test_amounts_in_capitals(amount: str, text: str) -> None:
    assert capitals(yuan(amount)) == text
