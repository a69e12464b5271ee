"""Penalty interest: what it runs on, interest on unpaid interest, its cap and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lendesk.domain.loans.events.events import Disbursed, RepaymentPosted
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.terms.rules import Penalty, RatePer
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.money import yuan

START, DUE = date(2025, 1, 10), date(2025, 2, 10)
PAID_OUT = Disbursed(key="out", value_date=START, amount=yuan("5000"))


def penalty(days: int, *paid: RepaymentPosted, **rule: object) -> int:
    """Penalty of the first row (802.63 and 75.00 interest, at 0.05 % a day) so long after its due date."""
    terms = agree(principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6)
    terms = replace(terms, penalty=Penalty(**rule))  # type: ignore[arg-type]
    return replay(terms, (PAID_OUT, *paid), DUE + timedelta(days=days)).rows[0].due.penalty


@pytest.mark.parametrize(
    ("days", "rule", "fen"),
    [
        (10, {}, 602),  # 802.63 x 10 x 0.075 % = 6.0197
        (10, {"compound_markup_pct": Decimal(0)}, 640),  # and 75.00 x 10 x 0.05 % = 0.375
        (10, {"compound_markup_pct": Decimal(50)}, 658),  # and 75.00 x 10 x 0.075 % = 0.5625
        (10, {"cap_pct": Decimal("0.5")}, 401),  # 0.5 % of 802.63 = 4.01315, cut
        (10, {"cap_pct": Decimal(5)}, 602),
        (10, {"stops_after_days": 4}, 241),  # 802.63 x 4 x 0.075 % = 2.4079
        (10, {"stops_after_days": 4, "grace_days": 3}, 241),  # the days after the grace
        (10, {"stops_after_days": 30}, 602),
        (10, {"stops_after_days": 0}, 0),
        (1, {"rate_pct": Decimal(1), "rate_per": RatePer.DAY}, 803),
    ],
)
def test_what_one_row_owes(days: int, rule: dict[str, object], fen: int) -> None:
    assert penalty(days, **rule) == fen


def test_looking_in_between_changes_nothing() -> None:
    looks = tuple(
        RepaymentPosted(key=f"l{no}", value_date=DUE + timedelta(days=no), amount=yuan("0"))
        for no in range(9)
    )
    for rule in ({"compound_markup_pct": Decimal(50)}, {"cap_pct": Decimal("0.5")}, {"stops_after_days": 4}):
        assert penalty(10, *looks, **rule) == penalty(10, **rule)


def test_paid_interest_bears_no_more_interest() -> None:
    part = RepaymentPosted(key="p", value_date=DUE + timedelta(days=4), amount=yuan("77.56"))
    # Four days: 2.41 and 0.15 on 75.00; they and all interest are paid; six days on principal: 3.61.
    assert penalty(10, part, compound_markup_pct=Decimal(0)) == 256 + 361
