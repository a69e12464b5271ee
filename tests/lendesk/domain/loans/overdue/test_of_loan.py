"""A loan's delinquency straight from its state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from lendesk.domain.loans.events.events import (
    DelinquencyPaused,
    DelinquencyResumed,
    Disbursed,
    Event,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.overdue.of_loan import ageing_of, delinquency_of, pauses_of
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import RatePer
from lendesk.domain.loans.terms.servicing import DpdRule
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.money import yuan

TERMS = agree(principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6)
OUT = Disbursed(key="out", value_date=date(2025, 1, 10), amount=yuan("5000"))
PAUSED = DelinquencyPaused(
    key="h", value_date=date(2025, 2, 20), start=date(2025, 2, 20), end=date(2025, 3, 5)
)


def on(day: date, *events: Event) -> LoanState:
    return replay(TERMS, (OUT, *events), day)


def test_one_day_late_is_the_first_stage() -> None:
    found = delinquency_of(on(date(2025, 2, 11)))
    assert (found.past_due_days, found.bucket) == (1, "M1")
    assert found.amount_fen == on(date(2025, 2, 11)).overdue.total


def test_stages_follow_the_days() -> None:
    days = [date(2025, 3, 12), date(2025, 3, 13), date(2025, 4, 11), date(2025, 4, 12), date(2025, 5, 12)]
    assert [delinquency_of(on(day)).bucket for day in days] == ["M1", "M2", "M2", "M3", "M3+"]


def test_paid_it_is_behind_no_more() -> None:
    payment = RepaymentPosted(key="p", value_date=date(2025, 2, 15), amount=yuan("900"))
    assert delinquency_of(on(date(2025, 2, 15), payment)).bucket is None


def test_a_pause_stops_the_ageing_and_undone_it_does_not() -> None:
    day = date(2025, 3, 20)
    assert delinquency_of(on(day, PAUSED)).delinquent_days == 38 - 13
    undone = Undone(key="u", value_date=day, target="h")
    assert delinquency_of(on(day, PAUSED, undone)).delinquent_days == 38
    assert pauses_of(on(day, PAUSED, undone)) == ()


def test_resuming_ends_it_early() -> None:
    resumed = DelinquencyResumed(key="r", value_date=date(2025, 2, 25), start=date(2025, 2, 25))
    assert delinquency_of(on(date(2025, 3, 20), PAUSED, resumed)).delinquent_days == 38 - 5


def test_the_terms_set_the_rules() -> None:
    servicing = replace(TERMS.servicing, arrears_grace_days=5, dpd_rule=DpdRule.DUE_DAY_COUNTS)
    ageing = ageing_of(replace(TERMS, servicing=servicing))
    assert (ageing.grace_days, ageing.due_day_counts, ageing.earlier_pauses_count) == (5, True, False)


def test_before_the_payout_nothing_is_behind() -> None:
    assert delinquency_of(replay(TERMS, (), date(2025, 5, 1))).rows == ()
