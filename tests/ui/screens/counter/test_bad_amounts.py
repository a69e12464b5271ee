"""What is no amount is told at the counter's field while typing, and F9 takes no money."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from lendesk.domain.errors import Breach
from ui.screens.counter.presenter import CounterPresenter


class Recorder:
    """Keeps the last fault of each field; all else is let pass."""

    def __init__(self) -> None:
        self.faults: dict[str, Breach | None] = {}

    def show_fault(self, field: str, breach: Breach | None) -> None:
        self.faults[field] = breach

    def __getattr__(self, _name: str) -> Any:
        return lambda *_told: None


def carry_out(work: Any, *_: object, **__: object) -> None:
    work()


class Till:
    """A desk that must not be asked for money."""

    def post_repayment(self, *_order: object) -> None:
        raise AssertionError("money was taken")

    def preview_repayment(self, *_question: object) -> None:
        return None


@pytest.mark.parametrize("field", ["amount", "tendered"])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1e400", "amount.not_a_number"),
        ("NaN", "amount.not_a_number"),
        ("-1", "amount.not_positive"),
        ("1,000.005", "amount.too_many_decimals"),
        ("10,00", "amount.not_a_number"),
        ("10000000000000", "amount.too_large"),
    ],
)
def test_a_wrong_amount_is_told_at_its_field(field: str, typed: str, code: str) -> None:
    view = Recorder()
    counter = CounterPresenter(Till(), view, lambda *_, **__: None, date(2026, 11, 21))  # type: ignore[arg-type]
    counter.type_amount(typed if field == "amount" else "100")
    if field == "tendered":
        counter.type_tendered(typed)
    breach = view.faults[field]
    assert breach is not None
    assert breach.code == code
    assert (counter.amount is None) == (field == "amount")


@pytest.mark.parametrize("field", ["amount", "tendered"])
def test_no_money_is_taken_while_a_field_holds_no_amount(field: str) -> None:
    view = Recorder()
    counter = CounterPresenter(Till(), view, carry_out, date(2026, 11, 21))  # type: ignore[arg-type]
    counter.loan = SimpleNamespace(key="l1")  # type: ignore[assignment]
    counter.type_amount("NaN" if field == "amount" else "100")
    counter.type_tendered("NaN" if field == "tendered" else "100")
    view.faults.clear()
    counter.post()
    breach = view.faults[field]
    assert breach is not None
    assert breach.code == "amount.not_a_number"


def test_full_width_digits_are_an_amount() -> None:
    view = Recorder()
    counter = CounterPresenter(Till(), view, lambda *_, **__: None, date(2026, 11, 21))  # type: ignore[arg-type]
    counter.type_amount("１００")
    assert counter.amount is not None
    assert (counter.amount.minor, view.faults["amount"]) == (10_000, None)
