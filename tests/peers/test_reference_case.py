"""The worked reference case of the docs: read from the page, reckoned again by hand, met by the engine."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from lendesk.domain.loans.events.events import Disbursed, RepaymentPosted
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.terms.rules import Amortization, InterestType, Penalty, PenaltyBase, RatePer
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

PAGE = Path("docs/reference-case.md").read_text("utf-8")
PRINCIPAL = 500_000
PAID_OUT = date(2025, 1, 10)
DUES = [date(2025, month, 10) for month in range(2, 8)]
DAYS = [(due - start).days for start, due in zip([PAID_OUT, *DUES], DUES, strict=False)]
COSTS = {
    "cn_monthly": [Fraction(15, 1000)] * 6,
    "cn_daily": [Fraction(5, 10_000) * days for days in DAYS],
}
METHODS = {
    "等额本息": (Amortization.EQUAL_INSTALLMENT, InterestType.DECLINING),
    "等额本金": (Amortization.EQUAL_PRINCIPAL, InterestType.DECLINING),
    "先息后本": (Amortization.INTEREST_ONLY, InterestType.DECLINING),
    "到期一次还本付息": (Amortization.BULLET_PRINCIPAL_AND_INTEREST, InterestType.DECLINING),
    "等本等息": (Amortization.EQUAL_INSTALLMENT, InterestType.FLAT),
}
Row = tuple[date, int, int, int, int, int]
"""Due date, days, and in fen interest, principal, instalment, balance after."""


def half_up(exact: Fraction) -> int:
    return int((2 * exact + 1) // 2)


def by_hand(method: str, costs: list[Fraction]) -> list[Row]:
    """The rows from the formulas of the page, with fractions alone."""
    if method == "到期一次还本付息":
        interest = half_up(PRINCIPAL * sum(costs))
        return [(DUES[-1], sum(DAYS), interest, PRINCIPAL, PRINCIPAL + interest, 0)]
    rows, balance = [], PRINCIPAL
    for no, cost in enumerate(costs):
        interest = half_up((PRINCIPAL if method == "等本等息" else balance) * cost)
        principal = {
            "等额本息": annuity(costs) - interest,
            "先息后本": 0,
        }.get(method, half_up(Fraction(PRINCIPAL, 6)))
        if no == len(costs) - 1:
            principal = balance
        balance -= principal
        rows.append((DUES[no], DAYS[no], interest, principal, interest + principal, balance))
    return rows


def annuity(costs: list[Fraction]) -> int:
    growth, under = Fraction(1), Fraction(0)
    for cost in costs:
        under = 1 + under * (1 + cost)
        growth *= 1 + cost
    return half_up(PRINCIPAL * growth / under)


def on_the_page(method: str, preset: str) -> list[Row]:
    section = PAGE.split(f"## {method}, `{preset}`\n")[1].split("\n## ")[0]
    rows = []
    for line in re.findall(r"^\| \d .*\|$", section, re.MULTILINE):
        _, due, days, _, *amounts = [cell.strip() for cell in line.strip("|").split("|")]
        interest, principal, instalment, balance = (yuan(amount).minor for amount in amounts)
        rows.append((date.fromisoformat(due), int(days), interest, principal, instalment, balance))
    return rows


def agreed(method: str, preset: str) -> LoanTerms:
    amortization, interest_type = METHODS[method]
    return agree(
        principal=Money(PRINCIPAL),
        rate_pct=Decimal("0.05"),
        rate_per=RatePer.DAY,
        n=6,
        convention=preset,
        amortization=amortization,
        interest_type=interest_type,
    )


@pytest.mark.parametrize("preset", COSTS)
@pytest.mark.parametrize("method", METHODS)
def test_page_hand_and_engine_agree(method: str, preset: str) -> None:
    hand = by_hand(method, COSTS[preset])
    ours = [
        (row.due_date, row.days, row.interest_fen, row.principal_fen, row.due_fen, row.balance_after_fen)
        for row in plan(agreed(method, preset), PAID_OUT).rows
    ]
    assert on_the_page(method, preset) == hand
    assert ours == hand


def stages() -> list[tuple[int, date, str, int, int]]:
    """(days past due, date, category, penalty, with compound interest) of the page's last table."""
    found = []
    for line in re.findall(
        r"^\| -?\d+ \| 202\d-.*\|$", PAGE.split("## When it is not paid")[1], re.MULTILINE
    ):
        days, on, _, category, penalty, compound = [cell.strip() for cell in line.strip("|").split("|")]
        found.append((int(days), date.fromisoformat(on), category, yuan(penalty).minor, yuan(compound).minor))
    return found


@pytest.mark.parametrize(("days", "on", "category", "penalty", "compound"), stages())
def test_penalty_by_the_day(days: int, on: date, category: str, penalty: int, compound: int) -> None:
    assert on == DUES[0] + timedelta(days=days)
    late = max(days, 0)
    assert penalty == half_up(Fraction(80_263 * late * 75, 100_000))
    assert compound == half_up(Fraction(87_763 * late * 75, 100_000))
    terms = agreed("等额本息", "cn_monthly")
    paid_out = Disbursed(key="out", value_date=PAID_OUT, amount=Money(PRINCIPAL))
    state = replay(terms, [paid_out], on)
    assert state.days_past_due == late
    assert state.rows[0].due.penalty == penalty
    with_compound = replace(terms, penalty=Penalty(base=PenaltyBase.INSTALMENT))
    assert replay(with_compound, [paid_out], on).rows[0].due.penalty == compound


def test_settlement_in_the_second_period() -> None:
    events = [
        Disbursed(key="out", value_date=PAID_OUT, amount=Money(PRINCIPAL)),
        RepaymentPosted(key="first", value_date=DUES[0], amount=yuan("877.63")),
    ]
    on = date(2025, 2, 25)
    state = replay(agreed("等额本息", "cn_monthly"), events, on)
    assert payoff(state, on).amount == yuan("4231.10")
    assert half_up(Fraction(6296 * 15, 28)) == 3373
