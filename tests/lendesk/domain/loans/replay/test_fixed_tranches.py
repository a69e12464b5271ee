"""Chinese loans whose principal goes out in parts (分次放款)."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Disbursed, Purpose, RepaymentPosted
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money

START = date(2025, 1, 10)
SECOND = date(2025, 2, 20)
PARTS = [{"date": "2025-01-10", "amount": "3000.00"}, {"date": "2025-02-20", "amount": "2000.00"}]


def terms(**more: Any) -> LoanTerms:
    data = {"principal": "5000.00", "rate_pct": "1.5", "rate_per": "MONTH", "n": 6, "tranches": PARTS}
    return terms_from_data(data | more)


def out(on: date, yuan: int) -> Disbursed:
    return Disbursed(key=f"out{on}", value_date=on, amount=Money(yuan * 100))


def after(of: LoanTerms, *events: Any) -> LoanState:
    return replay(of, events, max(event.value_date for event in events))


def figures(state: LoanState) -> list[tuple[int, int]]:
    return [(row.due.principal, row.due.interest) for row in state.rows]


def test_the_first_part_is_planned_alone() -> None:
    alone = terms_from_data({"principal": "3000.00", "rate_pct": "1.5", "rate_per": "MONTH", "n": 6})
    assert figures(after(terms(), out(START, 3000))) == figures(after(alone, out(START, 3000)))


def test_a_later_part_bears_interest_from_its_day_and_raises_what_follows() -> None:
    before, state = after(terms(), out(START, 3000)), after(terms(), out(START, 3000), out(SECOND, 2000))
    assert figures(state)[0] == figures(before)[0]
    left = 300000 - figures(before)[0][0]
    old, new = left * 15 // 1000, (left + 200000) * 15 // 1000
    # 10 of the 28 days from 10 February to 10 March on the first part alone
    assert figures(state)[1][1] == pytest.approx(old * 10 / 28 + new * 18 / 28, abs=1)
    assert state.due.principal == 500000
    equal = [sum(row) for row in figures(state)[2:5]]
    assert max(equal) - min(equal) <= 1


def test_more_than_was_agreed_does_not_go_out() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(terms(), out(START, 3000), out(SECOND, 2001))
    assert broken.value.code == "disbursement.not_the_principal"


def test_nothing_goes_out_after_the_last_instalment() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(terms(), out(START, 3000), out(date(2025, 7, 10), 2000))
    assert broken.value.code == "disbursement.after_the_last_row"


def test_without_tranches_the_principal_goes_out_at_once() -> None:
    whole = terms_from_data({"principal": "5000.00", "rate_pct": "1.5", "rate_per": "MONTH", "n": 6})
    with pytest.raises(RuleBroken) as short:
        after(whole, out(START, 3000))
    with pytest.raises(RuleBroken) as twice:
        after(whole, out(START, 5000), out(SECOND, 1))
    assert (short.value.code, twice.value.code) == ("disbursement.not_the_principal", "disbursement.twice")


@given(
    method=st.sampled_from(["equal_installment", "equal_principal", "interest_only"]),
    convention=st.sampled_from(["cn_monthly", "cn_daily"]),
    second=st.dates(date(2025, 1, 10), date(2025, 7, 9)),
    fen=st.integers(1, 200000),
    paid=st.integers(1, 100000),
)
def test_all_that_went_out_comes_back(
    method: str, convention: str, second: date, fen: int, paid: int
) -> None:
    of = terms(amortization=method, convention=convention, rate_pct="0.05", rate_per="DAY")
    more = Disbursed(key="more", value_date=second, amount=Money(fen))
    money = RepaymentPosted(key="paid", value_date=date(2025, 2, 10), amount=Money(paid))
    state = after(of, out(START, 3000), money, more)
    assert state.due.principal == 300000 + fen
    assert all(row.due.principal >= 0 and row.due.interest >= 0 for row in state.rows)
    if second < date(2025, 6, 1):
        close = RepaymentPosted(
            key="close", value_date=date(2025, 6, 1), amount=None, purpose=Purpose.SETTLEMENT
        )
        closed = replay(of, [out(START, 3000), money, more, close], date(2025, 7, 31))
        assert closed.outstanding.total == 0
