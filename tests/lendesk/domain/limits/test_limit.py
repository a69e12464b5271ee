"""What may be drawn under a limit, and what a lender may lose with one customer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.limits.limit import (
    TRANSITIONS,
    CreditLimit,
    Drawn,
    LimitChange,
    LimitDrawing,
    LimitStatus,
    after,
    check_closing,
    check_drawing,
    check_grant,
    exposure,
    usage,
)
from lendesk.domain.money import Money

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
FROM, TO = date(2026, 3, 2), date(2027, 3, 1)


def limit(**changed: Any) -> CreditLimit:
    named: dict[str, Any] = {
        "key": "l", "number": "SX-1", "customer_id": "c", "product_version_id": "p", "branch_id": "b",
        "region_id": "r", "owner_id": "o", "amount_fen": 1_000, "valid_from": FROM, "valid_to": TO,
        "review_on": FROM, "basis": "x", "status": "active", "reason": "", "proposed_by": "a",
        "decided_by": "b", "made_at": NOON,
    }  # fmt: skip
    return CreditLimit(**{**named, **changed})


def drawn(open_fen: int, **changed: Any) -> Drawn:
    return Drawn(LimitDrawing("k", "l", "c", "b", 1_000, FROM, NOON), open_fen, **changed)


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=5))
def test_used_and_available_make_the_limit(parts):
    under = [drawn(fen, ended=ended) for fen, ended in parts]
    now = usage(limit(), under, FROM)
    assert now.used_fen == sum(fen for fen, ended in parts if not ended)
    assert now.available_fen == max(1_000 - now.used_fen, 0)
    assert now.blocked == ""


@pytest.mark.parametrize(
    ("changed", "on", "code"),
    [
        ({"status": "frozen"}, FROM, "limit.frozen"),
        ({"status": "proposed"}, FROM, "limit.not_active"),
        ({"status": "closed"}, FROM, "limit.not_active"),
        ({}, date(2026, 3, 1), "limit.not_yet_valid"),
        ({}, date(2027, 3, 2), "limit.expired"),
        ({}, TO, ""),
    ],
)
def test_what_blocks_a_limit(changed, on, code):
    now = usage(limit(**changed), (), on)
    assert (now.blocked, now.available_fen) == (code, 0 if code else 1_000)


def test_a_drawing_stays_within_what_is_available():
    check_drawing(limit(), (drawn(400),), Money(600), FROM)
    for wrong in (601, 0, -1):
        with pytest.raises(RuleBroken, match=r"limit\.exceeded") as broken:
            check_drawing(limit(), (drawn(400),), Money(wrong), FROM)
        assert broken.value.facts == {"amount_fen": wrong, "available_fen": 600}
    with pytest.raises(RuleBroken, match=r"limit\.drawing_overdue"):
        check_drawing(limit(), (drawn(400, days_past_due=1),), Money(1), FROM)
    check_drawing(limit(), (drawn(0, ended=True, days_past_due=1),), Money(1_000), FROM)


def test_closing_waits_for_the_last_fen():
    check_closing((drawn(0), drawn(5, ended=True)))
    with pytest.raises(RuleBroken, match=r"limit\.in_use"):
        check_closing((drawn(1),))


def test_a_grant_has_an_amount_and_ordered_dates():
    check_grant(Money(1_000), 1_000, FROM, TO, TO)
    for amount in (0, 1_001):
        with pytest.raises(RuleBroken, match=r"limit\.amount"):
            check_grant(Money(amount), 1_000, FROM, TO, TO)
    for end, review in ((date(2026, 3, 1), FROM), (TO, date(2027, 3, 2)), (date(2029, 3, 5), FROM)):
        with pytest.raises(RuleBroken, match=r"limit\.dates"):
            check_grant(Money(1), 1_000, FROM, end, review)


def test_the_life_of_a_limit_is_its_table():
    for status in LimitStatus:
        for change in LimitChange:
            if (status, change) in TRANSITIONS:
                assert after(status.value, change) == TRANSITIONS[status, change].value
            else:
                with pytest.raises(RuleBroken, match=r"limit\.wrong_state"):
                    after(status.value, change)


def test_exposure_counts_what_may_still_be_drawn_once():
    under = [
        (limit(), (drawn(400),)),
        (limit(status="frozen", amount_fen=500), ()),
        (limit(valid_to=FROM), (drawn(70),)),
        (limit(status="closed"), (drawn(0, ended=True),)),
    ]
    at_stake = exposure(under, [30, 5], date(2026, 4, 1))
    assert (at_stake.limits_fen, at_stake.drawn_fen, at_stake.undrawn_fen) == (1_500, 470, 1_100)
    assert (at_stake.loans_fen, at_stake.total_fen) == (35, 1_605)
