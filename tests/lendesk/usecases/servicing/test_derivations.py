"""Every derivation sums to the engine's figure, whatever happened to the loan."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    DebtWaived,
    DelinquencyPaused,
    Disbursed,
    Event,
    Purpose,
    RateChanged,
    RepaymentPosted,
    Rescheduled,
    Undone,
    WrittenOff,
)
from lendesk.domain.loans.events.events_format import event_to_data
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.terms.rules import (
    Amortization,
    Fee,
    FeeDue,
    InterestType,
    Penalty,
    PenaltyBase,
    RatePer,
)
from lendesk.domain.loans.terms.servicing import Surplus
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.money import Money, yuan
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.servicing.derivations import derive, events_in, loan_detail
from lendesk.usecases.servicing.instalment_lines import PARTS

START = date(2026, 1, 15)
METHODS = (
    (Amortization.EQUAL_INSTALLMENT, InterestType.DECLINING),
    (Amortization.EQUAL_PRINCIPAL, InterestType.DECLINING),
    (Amortization.INTEREST_ONLY, InterestType.DECLINING),
    (Amortization.EQUAL_PRINCIPAL, InterestType.FLAT),
)


def terms_of(
    method: tuple[Amortization, InterestType] = METHODS[0], convention: str = "cn_monthly", **changes: object
) -> LoanTerms:
    made = agree(
        principal=yuan("5000"), rate_pct=Decimal("18.25"), rate_per=RatePer.YEAR, n=6, convention=convention,
        amortization=method[0], interest_type=method[1],
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def paid(key: str, on: date, text: str, **more: object) -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(text), **more)  # type: ignore[arg-type]


def row_of(terms: LoanTerms, *events: Event) -> LoanRow:
    told = [
        {**event_to_data(event), "key": event.key}
        for event in (Disbursed(key="d", value_date=START, amount=terms.principal), *events)
    ]
    return LoanRow(
        key="l", branch_id="b", owner_id="o", number="N", customer_id="c", customer_name="周丽华",
        product_name="车辆抵押贷", product_name_en="", principal_fen=terms.principal.minor, outstanding_fen=0,
        due_fen=0, next_due="", days_past_due=0, status="active", disbursed_on=START.isoformat(),
        as_of=START.isoformat(), terms=json.dumps(terms_to_data(terms)), events=json.dumps(told),
    )  # fmt: skip


def check(terms: LoanTerms, events: tuple[Event, ...], on: date) -> None:
    """All figures of the loan on a day against the engine's own state."""
    row = row_of(terms, *events)
    state = replay(terms, (Disbursed(key="d", value_date=START, amount=terms.principal), *events), on)
    for one in state.rows:
        for part in PARTS:
            assert derive(row, on, part, one.no).amount_fen == getattr(one.due, part), (part, one)
        assert derive(row, on, "open", one.no).amount_fen == one.outstanding.total
    assert derive(row, on, "due").amount_fen == state.due_now.total
    assert derive(row, on, "principal").amount_fen == state.outstanding.principal
    assert derive(row, on, "payoff").amount_fen == payoff(state, on).amount.minor
    assert derive(row, on, "overdue").value == str(state.days_past_due)
    assert all(line.amount_fen for line in derive(row, on, "due").lines)


def charge(key: str, text: str, name: str = "上门费", *, is_penalty: bool = False) -> ChargeAdded:
    return ChargeAdded(
        key=key,
        value_date=date(2026, 2, 1),
        name=name,
        due_date=date(2026, 3, 1),
        amount=yuan(text),
        is_penalty=is_penalty,
    )


PREPAID = paid("a", date(2026, 2, 10), "2000", purpose=Purpose.PREPAYMENT, surplus=Surplus.LOWER_INSTALMENT)
MOVED = Rescheduled(
    key="s",
    value_date=date(2026, 2, 2),
    from_date=date(2026, 3, 15),
    adjusted_due_date=date(2026, 3, 25),
)
HAPPENED = st.lists(
    st.sampled_from(
        (
            paid("p1", date(2026, 2, 20), "300"),
            paid("p2", date(2026, 3, 3), "1000"),
            paid("p3", date(2026, 4, 1), "77.77"),
            PREPAID,
            RateChanged(key="r", value_date=date(2026, 3, 1), rate_pct=Decimal("15")),
            charge("c", "30"),
            charge("q", "9", is_penalty=True),
            DebtWaived(key="w", value_date=date(2026, 3, 20), interest_fen=1),
            MOVED,
        )
    ),
    unique_by=lambda event: event.key,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(METHODS),
    st.sampled_from(("cn_monthly", "cn_daily")),
    st.sampled_from(PenaltyBase),
    HAPPENED,
    st.sampled_from((date(2026, 2, 1), date(2026, 3, 16), date(2026, 5, 30))),
)
def test_the_lines_of_every_figure_sum_to_the_engines(
    method: tuple[Amortization, InterestType],
    convention: str,
    base: PenaltyBase,
    events: list[Event],
    on: date,
) -> None:
    terms = terms_of(
        method,
        convention,
        penalty=Penalty(markup_pct=Decimal(50), grace_days=3, base=base, compound_markup_pct=Decimal(0)),
        fees=(Fee("service", FeeDue.EACH_INSTALMENT, amount=Money(100)),),
    )
    try:
        replay(terms, (Disbursed(key="d", value_date=START, amount=terms.principal), *events), on)
    except RuleBroken:
        return  # these events do not fit together
    check(terms, tuple(events), on)


@pytest.mark.parametrize("convention", ["cn_monthly", "cn_daily"])
def test_interest_is_balance_by_rate_by_time_to_the_fen(convention: str) -> None:
    made = derive(row_of(terms_of(convention=convention)), START, "interest", 1)
    (line,) = made.lines
    assert line.facts["balance_fen"] == 500_000
    if convention == "cn_monthly":
        assert (line.code, line.facts["every"], line.facts["unit"]) == ("interest.by_period", 1, "MONTH")
        assert line.amount_fen == 7_604  # 5,000 x 18.25 % / 12
    else:
        assert (line.code, line.facts["days"], line.facts["daily_percent"]) == (
            "interest.by_days",
            31,
            "0.05",
        )
        assert line.amount_fen == 7_750  # 5,000 x 0.05 % x 31


def test_penalty_is_told_stretch_by_stretch() -> None:
    terms = terms_of(penalty=Penalty(markup_pct=Decimal(50), grace_days=3))
    events = (paid("p", date(2026, 2, 28), "400"),)
    made = derive(row_of(terms, *events), date(2026, 3, 10), "penalty", 1)
    assert [line.code for line in made.lines] == ["penalty.days", "penalty.days"]
    first, second = made.lines
    assert (first.facts["since"], first.facts["until"], first.facts["days"]) == (
        "2026-02-18",
        "2026-02-28",
        10,
    )
    assert (second.facts["since"], second.facts["days"]) == ("2026-02-28", 10)
    assert int(second.facts["overdue_fen"] or 0) < int(first.facts["overdue_fen"] or 0)
    assert first.facts["daily_percent"] == "0.076042"  # 18.25 % / 360 x 1.5
    check(terms, events, date(2026, 3, 10))


def test_the_detail_of_a_loan_tells_its_parts_stage_and_splits() -> None:
    events = (
        paid("p", date(2026, 2, 20), "300"),
        charge("c", "30"),
        DelinquencyPaused(
            key="z", value_date=date(2026, 3, 1), start=date(2026, 3, 1), end=date(2026, 4, 30)
        ),
    )
    made = loan_detail(row_of(terms_of(), *events), date(2026, 4, 1))
    assert (made.stage, made.category, made.status, made.paused) == ("M1", "special_mention", "overdue", True)
    assert [one.name for one in made.charges] == ["上门费"]
    first = made.instalments[0]
    assert [part.part for part in first.parts] == list(PARTS)
    assert sum(part.paid_fen for part in first.parts) == 30_000
    split = next(one for one in made.splits if one.key == "p")
    assert split.penalty_fen + split.fee_fen + split.interest_fen + split.principal_fen == 30_000


def test_events_off_line_say_what_was_undone() -> None:
    events = (paid("p", date(2026, 2, 20), "300"), Undone(key="u", value_date=date(2026, 2, 21), target="p"))
    rows = events_in(row_of(terms_of(), *events))
    assert [(row.kind, row.amount_fen, row.undone_by) for row in rows] == [
        ("DISBURSEMENT", 500_000, ""),
        ("REPAYMENT", 30_000, "u"),
        ("UNDO", 0, ""),
    ]
    assert not any(row.undoable for row in rows)


def test_the_rate_follows_from_what_goes_out_and_comes_back() -> None:
    made = derive(row_of(terms_of()), START, "rate")
    assert (made.unit, made.value) == ("percent", "18.25")
    assert [line.code for line in made.lines] == ["rate.paid_out", "rate.paid_back", "rate.per_period"]
    period = Decimal(str(made.lines[2].facts["period_percent"]))
    assert (period * 12).quantize(Decimal("0.01")) == Decimal("18.25")


def test_an_unknown_figure_is_refused() -> None:
    row = row_of(terms_of())
    for figure, no, code in (
        ("x", 0, "query.unknown"),
        ("x", 1, "query.unknown"),
        ("due", 9, "instalment.unknown"),
    ):
        with pytest.raises(RuleBroken) as broken:
            derive(row, START, figure, no)
        assert broken.value.code == code


def test_nothing_settles_a_loan_that_is_written_off() -> None:
    events = (WrittenOff(key="x", value_date=date(2026, 3, 1)),)
    check(terms_of(), events, date(2026, 3, 1))
    assert derive(row_of(terms_of(), *events), date(2026, 3, 1), "payoff").amount_fen == 0
