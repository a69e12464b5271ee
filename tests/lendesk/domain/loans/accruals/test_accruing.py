"""Income by the day: what each end of day, closing and change of the past posts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.loans.accruals.accruing import NO_HISTORY, accrued
from lendesk.domain.loans.accruals.history import AccrualHistory, Posting
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargedOff,
    ChargeWaived,
    CreditRefunded,
    DayClosed,
    Disbursed,
    Event,
    RepaymentPosted,
    Undone,
    WrittenOff,
)
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import yuan

OUT = Disbursed(key="out", value_date=date(2025, 1, 1), amount=yuan("1000"))


def terms(**more: Any) -> LoanTerms:
    """1,000 at 12 % a year over two months of 30 days: 10.00 in the first month, by the balance."""
    return terms_from_data(
        {
            "principal": "1000.00",
            "rate_pct": "12",
            "rate_per": "YEAR",
            "n": 2,
            "frequency": {"every": 30, "unit": "DAY"},
            "convention": "B",
            "interest_calc": "daily",
            "day_count": {"days_in_year": "360", "days_in_month": "30"},
            "allocation_strategy": "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER",
        }
        | more
    )


PROGRESSIVE = {
    "convention": "A",
    "schedule_engine": "progressive",
    "allocation_strategy": "ADVANCED_PAYMENT_ALLOCATION",
    "interest_recalculation": {"rest_frequency": "DAILY"},
}


def history(events: Iterable[Event], **more: Any) -> AccrualHistory:
    """The accruals after events posted one after the other, each on its business day."""
    agreed, made = terms(**more), NO_HISTORY
    known: tuple[Event, ...] = ()
    before: LoanState | None = None
    for event in events:
        known = (*known, event)
        after = replay(agreed, known, event.posted_on)
        made = accrued(made, before, after, event, event.posted_on)
        before = after
    return made


def closed(day: int, month: int = 1) -> DayClosed:
    return DayClosed(key=f"d{month}-{day}", value_date=date(2025, month, day))


def paid(key: str, on: date, amount: str, posted: date | None = None) -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(amount), business_date=posted)


def told(postings: Iterable[Posting]) -> list[tuple[int, str, int]]:
    """(day of the year, kind, fen) of postings."""
    return [(one.on.timetuple().tm_yday, one.kind, one.parts.total) for one in postings]


def test_the_first_end_of_day_accrues_all_days_so_far() -> None:
    assert told(history([OUT, closed(5)]).postings) == [(4, "accrual", 100)]


def test_later_ones_accrue_day_by_day_rounded_in_total() -> None:
    made = history([OUT, closed(2), closed(6)])
    assert told(made.postings) == [
        (2, "accrual", 33),
        (3, "accrual", 34),
        (4, "accrual", 33),
        (5, "accrual", 33),
    ]
    assert (made.first_closed, made.closed_till) == (date(2025, 1, 1), date(2025, 1, 5))


def test_a_cumulative_plan_accrues_each_row_by_itself() -> None:
    made = history([OUT, closed(5, month=2)])
    assert told(made.postings)[0] == (31, "accrual", 1_000)
    assert [one.on for one in made.postings] == [date(2025, 1, 31), date(2025, 2, 4)]


def test_a_progressive_one_accrues_them_together() -> None:
    made = history([OUT, closed(5, month=2)], **PROGRESSIVE)
    assert [one.on for one in made.postings] == [date(2025, 2, 4)]


def test_charges_are_income_on_their_due_date() -> None:
    fee = ChargeAdded(
        key="c", value_date=date(2025, 1, 2), name="x", due_date=date(2025, 1, 4), amount=yuan("10")
    )
    made = history([OUT, fee, closed(4), closed(5)])
    assert made.postings[-1].parts == Parts(fee=1_000, interest=33)
    assert made.postings[-1].charges == (("c", date(2025, 1, 4), 1_000),)


def test_or_on_the_day_they_were_posted() -> None:
    fee = ChargeAdded(
        key="c", value_date=date(2025, 1, 2), name="x", due_date=date(2025, 2, 20), amount=yuan("10")
    )
    made = history([OUT, fee, closed(3)], charges_accrue="POSTING_DATE")
    assert sum(one.parts.fee for one in made.postings) == 1_000


def test_closing_accrues_the_rest_at_once() -> None:
    made = history([OUT, closed(3), paid("p", date(2025, 1, 11), "1003.33")], **PROGRESSIVE)
    assert told(made.postings) == [(2, "accrual", 33), (11, "accrual", 300)]


def test_less_interest_than_accrued_is_adjusted_on_closing() -> None:
    late = paid("p", date(2025, 1, 11), "1003.33", posted=date(2025, 1, 21))
    made = history([OUT, closed(21), late], **PROGRESSIVE)
    assert told(made.postings) == [(20, "accrual", 633), (21, "accrual_adjustment", 300)]


def test_refunding_the_credit_accrues_nothing_more() -> None:
    events = [
        OUT,
        paid("p", date(2025, 1, 11), "1013.33"),
        CreditRefunded(key="r", value_date=date(2025, 1, 12), amount=yuan("10")),
        closed(15),
    ]
    assert told(history(events, **PROGRESSIVE).postings) == [(11, "accrual", 333)]


def test_nothing_accrues_while_charged_off() -> None:
    off = ChargedOff(key="o", value_date=date(2025, 1, 3))
    assert told(history([OUT, closed(3), off, closed(9)]).postings) == [(2, "accrual", 33)]
    undone = Undone(key="u", value_date=date(2025, 1, 9), target="o")
    made = history([OUT, closed(3), off, closed(8), undone, closed(9)])
    assert told(made.postings) == [(2, "accrual", 33), (8, "accrual", 200)]


def test_a_written_off_loan_accrues_nothing_on_closing() -> None:
    made = history([OUT, closed(3), WrittenOff(key="w", value_date=date(2025, 1, 5))])
    assert told(made.postings) == [(2, "accrual", 33)]


def test_a_waived_charge_stays_accrued() -> None:
    fee = ChargeAdded(
        key="c", value_date=date(2025, 1, 2), name="x", due_date=date(2025, 1, 2), amount=yuan("10")
    )
    off = ChargeWaived(key="w", value_date=date(2025, 1, 3), target="c")
    for more in ({}, PROGRESSIVE):
        made = history([OUT, fee, closed(3), off, closed(4)], **more)
        assert sum(one.sign * one.parts.fee for one in made.postings) == 1_000


def test_an_undo_takes_the_running_accrual_out_until_the_next_day_end() -> None:
    undo = Undone(key="u", value_date=date(2025, 1, 6), target="p")
    events = [OUT, closed(3), paid("p", date(2025, 1, 5), "100"), closed(5), undo]
    assert told(history(events).postings) == [(2, "accrual", 33), (3, "accrual", 34)]
    assert told(history([*events, closed(6)]).postings)[-1] == (5, "accrual", 66)


def test_loans_with_interest_as_planned_have_none_here() -> None:
    events = [OUT, closed(9)]
    assert history(events, convention="cn_monthly", schedule_engine="fixed") == NO_HISTORY


def test_each_row_is_told_on_its_due_date() -> None:
    made = history([OUT, closed(31), closed(1, month=2)], accrual_activity=True)
    assert told(made.summaries) == [(31, "accrual_activity", 1_000)]
    assert history([OUT, closed(31)], accrual_activity=True).summaries == ()


def test_a_row_that_asks_for_more_later_is_marked() -> None:
    fee = ChargeAdded(
        key="c", value_date=date(2025, 2, 2), name="x", due_date=date(2025, 1, 20), amount=yuan("10")
    )
    made = history([OUT, closed(31), closed(1, month=2), fee], accrual_activity=True)
    assert [(one.parts.total, one.changed) for one in made.summaries] == [(2_000, True)]


def test_a_closed_loan_tells_the_rest_when_it_closes() -> None:
    events = [OUT, paid("p", date(2025, 1, 11), "1013.33")]
    refund = CreditRefunded(key="r", value_date=date(2025, 1, 12), amount=yuan("10"))
    for known in (events, [*events, refund]):
        made = history(known, accrual_activity=True, **PROGRESSIVE)
        assert told(made.summaries) == [(11, "accrual_activity", 333)]


@given(
    days=st.lists(st.integers(2, 60), min_size=1, max_size=6, unique=True),
    progressive=st.booleans(),
)
def test_however_often_days_are_closed_the_sum_is_the_same(days: list[int], progressive: bool) -> None:
    more = PROGRESSIVE if progressive else {}
    ends = [date.fromordinal(date(2025, 1, 1).toordinal() + day) for day in sorted(days)]
    often = [DayClosed(key=f"d{at}", value_date=end) for at, end in enumerate(ends)]
    assert history([OUT, *often], **more).interest() == history([OUT, often[-1]], **more).interest()
