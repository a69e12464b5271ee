"""What settles loans whose rows follow events: the quotation and the settlement agree to the fen."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Disbursed, Event, Purpose, RepaymentPosted
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money

START = date(2024, 1, 10)
RECALCULATION = {"rest_frequency": "DAILY", "reschedule_strategy": "REDUCE_EMI_AMOUNT"}


def terms(convention: str, **more: Any) -> LoanTerms:
    data = {"principal": "3000.00", "rate_pct": "12", "rate_per": "YEAR", "n": 6, "convention": convention}
    return terms_from_data(data | more)


KINDS = [
    terms("cumulative"),
    terms("cumulative", interest_calc="daily", interest_recalculation=RECALCULATION),
    terms("cumulative_flat", interest_type="flat"),
    terms("progressive"),
    terms("progressive", interest_recalculation=RECALCULATION),
    terms("no_interest", rate_pct="0"),
]


def events(*paid: tuple[int, int]) -> list[Event]:
    made: list[Event] = [Disbursed(key="out", value_date=START, amount=Money(300000))]
    for at, (day, fen) in enumerate(sorted(paid)):
        on = START + timedelta(days=day)
        made.append(RepaymentPosted(key=f"paid{at}", value_date=on, amount=Money(fen)))
    return made


@given(
    of=st.sampled_from(KINDS),
    paid=st.lists(st.tuples(st.integers(0, 100), st.integers(1, 60000)), max_size=3),
    later=st.integers(0, 150),
)
def test_what_is_quoted_settles(of: LoanTerms, paid: list[tuple[int, int]], later: int) -> None:
    posted = events(*paid)
    on = max(event.value_date for event in posted) + timedelta(days=later)
    quoted = payoff(replay(of, posted, on), on)
    assert quoted.amount.minor == max(sum(line.amount.minor for line in quoted.lines), 0)
    close = RepaymentPosted(key="close", value_date=on, amount=quoted.amount, purpose=Purpose.SETTLEMENT)
    state = replay(of, [*posted, close], on)
    assert state.outstanding.total == 0
    assert state.credit == Money(0)


def test_lines_tell_interest_due_and_interest_running() -> None:
    on = START + timedelta(days=40)
    lines = {line.code: line for line in payoff(replay(KINDS[1], events(), on), on).lines}
    assert lines["payoff.interest_due"].amount.minor == 3058
    assert ("days", 9) in lines["payoff.interest_accrued"].facts
    assert lines["payoff.principal_due"].amount + lines["payoff.principal_remaining"].amount == Money(300000)


def test_nothing_settles_before_the_payout() -> None:
    with pytest.raises(RuleBroken) as broken:
        payoff(replay(KINDS[0], [], START), START)
    assert broken.value.code == "loan.not_disbursed"
