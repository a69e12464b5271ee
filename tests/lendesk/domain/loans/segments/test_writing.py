"""Straight lines give what a replay of each day gives, to the fen, as long as nothing happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lendesk.domain.calendars import Calendar, Shift, Weekday
from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.accruals import accrual_changes, booked_for
from lendesk.domain.ledger.chart import USUAL_RULES
from lendesk.domain.ledger.rules import position
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargedBack,
    ChargedOff,
    CreditRefunded,
    DebtWaived,
    DelinquencyPaused,
    Disbursed,
    Event,
    Purpose,
    RateChanged,
    ReAged,
    ReAmortised,
    RepaymentPosted,
    RepaymentRefunded,
    Rescheduled,
    Undone,
    WrittenOff,
)
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.plans.settlement import accrued_on
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.segments.earning import earnings, reached_by
from lendesk.domain.loans.segments.segment import FOR_EVER, Reached, half_up, read
from lendesk.domain.loans.segments.writing import segments_of
from lendesk.domain.loans.terms.rules import (
    STEPS,
    AllocationRule,
    Amortization,
    Fee,
    FeeDue,
    Holidays,
    InterestType,
    Penalty,
    PenaltyBase,
    RatePer,
    RoundingRule,
    Unit,
)
from lendesk.domain.loans.terms.servicing import Accrual, Servicing, Surplus
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

START = date(2025, 1, 10)
END = date(2026, 3, 1)
OUT = Disbursed(key="out", value_date=START, amount=yuan("5000"))
AMOUNTLESS = (
    "equal_installment",
    "equal_principal",
    "interest_only",
    "bullet",
    "bullet_principal_and_interest",
)
METHODS = [(Amortization(name), InterestType.DECLINING) for name in AMOUNTLESS]
METHODS.append((Amortization.EQUAL_PRINCIPAL, InterestType.FLAT))


def terms_of(
    method: tuple[Amortization, InterestType] = METHODS[0], convention: str = "cn_monthly", **changes: object
) -> LoanTerms:
    terms = agree(
        principal=yuan("5000"), rate_pct=Decimal("18.25"), rate_per=RatePer.YEAR, n=6, convention=convention,
        amortization=method[0], interest_type=method[1],
    )  # fmt: skip
    return replace(terms, **changes)  # type: ignore[arg-type]


TERMS = st.builds(
    lambda method, convention, penalty, order, fee, grace, shift, decimals, accrual: terms_of(
        method,
        convention,
        penalty=Penalty(markup_pct=Decimal(50), grace_days=penalty[0], base=penalty[1]),
        allocation=AllocationRule(order),
        fees=(Fee("service", FeeDue.EACH_INSTALMENT, amount=Money(fee)),),
        grace_interest=grace,
        holidays=Holidays(shift[0], shift[1], Calendar()),
        rounding=RoundingRule(decimals=decimals),
        servicing=Servicing(accrual=accrual),
    ),
    st.sampled_from(METHODS),
    st.sampled_from(["cn_monthly", "cn_daily"]),
    st.tuples(st.integers(0, 5), st.sampled_from(list(PenaltyBase))),
    st.sampled_from([AllocationRule().order, STEPS]),
    st.integers(0, 2000),
    st.sampled_from([0, 0, 2]),
    st.sampled_from([(Shift.NONE, True), (Shift.FORWARD, True), (Shift.FORWARD, False)]),
    st.sampled_from([2, 2, 2, 1, 0]),
    st.sampled_from([Accrual.EXACT, *Accrual]),
)
DAYS = st.dates(START, END)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    moves = draw(
        st.lists(st.tuples(DAYS, st.integers(1, 200_000), st.sampled_from(list(Purpose)[:2])), max_size=6)
    )
    return (
        OUT,
        *(
            RepaymentPosted(key=f"r{no}", value_date=day, amount=Money(fen), purpose=purpose)
            for no, (day, fen, purpose) in enumerate(sorted(moves))
        ),
    )


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS, st.integers(0, 500))
def test_lines_give_what_a_replay_gives(
    terms: LoanTerms, events: tuple[Event, ...], on: date, ahead: int
) -> None:
    known = tuple(event for event in events if event.value_date <= on)
    standing, segments = segments_of(replay(terms, known, on))
    day = on + timedelta(days=ahead)
    if standing.replay_on is not None and day >= standing.replay_on:
        return
    assert read(standing, segments, day) == reached_by(replay(terms, known, day))


PENALTIES = st.builds(
    lambda grace, base, compound, cap, stops, own: Penalty(
        grace_days=grace,
        base=base,
        compound_markup_pct=compound,
        cap_pct=cap,
        stops_after_days=stops,
        rate_pct=own,
    ),
    st.integers(0, 5),
    st.sampled_from(list(PenaltyBase)),
    st.sampled_from([None, Decimal(50)]),
    st.sampled_from([None, Decimal(3)]),
    st.sampled_from([None, 40]),
    st.sampled_from([None, Decimal("24")]),
)


FEN = st.integers(1, 150_000).map(Money)


@st.composite
def adventures(draw: st.DrawFn) -> tuple[Event, ...]:
    """A life with every kind of event, in the order of value dates."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=7)))
    made: list[Event] = [OUT]
    for no, day in enumerate(days):
        kinds = [*KINDS, *(["undo"] if made[1:] else [])]
        if any(isinstance(event, RepaymentPosted) for event in made):
            kinds.append("back")
        made.append(_event(draw, draw(st.sampled_from(kinds)), (f"e{no}", day), made))
    return tuple(made)


KINDS = ("pay", "ahead", "waive penalty", "waive interest", "charge", "rate", "longer", "off", "write off",
         "credit back", "refund", "amortise", "age")  # fmt: skip
AHEAD = st.sampled_from([Surplus.SHORTER_TERM, Surplus.LOWER_INSTALMENT, Surplus.HOLD])


def _event(draw: st.DrawFn, kind: str, where: tuple[str, date], before: list[Event]) -> Event:
    """One event of a kind; only what it needs is drawn."""
    key, on = where
    here: dict[str, Any] = {"key": key, "value_date": on}
    match kind:
        case "pay":
            return RepaymentPosted(**here, amount=draw(FEN))
        case "ahead":
            return RepaymentPosted(**here, amount=draw(FEN), purpose=Purpose.PREPAYMENT, surplus=draw(AHEAD))
        case "waive penalty":
            return DebtWaived(**here, penalty_fen=draw(st.integers(0, 50)))
        case "waive interest":
            return DebtWaived(**here, interest_fen=draw(st.integers(0, 900)))
        case "charge":
            fen = Money(draw(st.integers(1, 5000)))
            return ChargeAdded(
                **here, name="x", due_date=draw(DAYS), amount=fen, is_penalty=draw(st.booleans())
            )
        case "rate":
            return RateChanged(**here, rate_pct=Decimal(12))
        case "longer":
            return Rescheduled(**here, from_date=draw(DAYS), extra_terms=draw(st.integers(0, 3)))
        case "off":
            return ChargedOff(**here)
        case "write off":
            return WrittenOff(**here)
        case "credit back":
            return CreditRefunded(**here, amount=draw(FEN))
        case "refund":
            return RepaymentRefunded(**here, amount=draw(FEN))
        case "amortise":
            return ReAmortised(**here)
        case "age":
            return ReAged(**here, start_date=on + timedelta(days=9), n=3, every=1, unit=Unit.MONTH)
        case "undo":
            known = [event.key for event in before[1:] if not isinstance(event, Undone)]
            return Undone(**here, target=draw(st.sampled_from(known)))
    paid = [event.key for event in before if isinstance(event, RepaymentPosted)]
    return ChargedBack(**here, amount=draw(FEN), target=draw(st.sampled_from(paid)))


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(TERMS, PENALTIES, adventures(), st.integers(0, 60), st.integers(0, 500))
def test_lines_give_what_a_replay_gives_after_every_kind_of_event(
    terms: LoanTerms, penalty: Penalty, events: tuple[Event, ...], later: int, ahead: int
) -> None:
    terms = replace(terms, penalty=penalty)
    on = max(event.value_date for event in events) + timedelta(days=later)
    try:
        state = replay(terms, events, on)
    except RuleBroken:
        assume(False)
    standing, segments = segments_of(state)
    assert read(standing, segments, on) == reached_by(state)
    day = on + timedelta(days=ahead)
    if standing.replay_on is None or day < standing.replay_on:
        assert read(standing, segments, day) == reached_by(replay(terms, events, day))


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(TERMS, adventures())
def test_every_kind_of_transaction_posts_what_balances(terms: LoanTerms, events: tuple[Event, ...]) -> None:
    on = max(event.value_date for event in events)
    try:
        state = replay(terms, events, on)
    except RuleBroken:
        assume(False)
    held = position(state)
    assert sum(held.values()) == 0
    assert held.get(USUAL_RULES.principal, 0) == state.outstanding.principal
    accrued = accrual_changes(booked_for(segments_of(state)[0], reached_by(state)))
    assert sum(accrued.values()) == 0
    receivable = held.get(USUAL_RULES.interest, 0) + accrued.get(USUAL_RULES.interest, 0)
    if not state.outstanding.total:
        assert receivable == 0, "nothing is owed, so nothing is receivable"


@settings(max_examples=100, deadline=None)
@given(TERMS, DAYS)
def test_an_untouched_loan_never_asks_for_a_replay(terms: LoanTerms, on: date) -> None:
    standing, segments = segments_of(replay(terms, (OUT,), on))
    assert standing.replay_on is None
    assert segments[-1].until == FOR_EVER
    for earlier, later in pairwise(segments):
        assert earlier.until == later.from_date
        assert earlier.no < later.no


@settings(max_examples=100, deadline=None)
@given(TERMS, DAYS)
def test_what_is_earned_is_what_a_settlement_would_cost(terms: LoanTerms, on: date) -> None:
    made = plan(terms, START)
    state = replay(terms, (OUT,), on)
    running = accrued_on(made, on)
    due = sum(row.interest_fen for row in made.rows if row.due_date <= on)
    assert reached_by(state).interest_fen == due + (0 if running is None else running.fen)


def test_days_of_rest_without_interest_have_a_segment_of_their_own() -> None:
    rests = Holidays(Shift.FORWARD, False, Calendar(weekend=frozenset({Weekday.SAT, Weekday.SUN})))
    terms = terms_of(holidays=rests, n=4)
    standing, segments = segments_of(replay(terms, (OUT,), START))
    sunday = date(2025, 5, 11)
    assert read(standing, segments, sunday) == reached_by(replay(terms, (OUT,), sunday))
    assert [one.no for one in segments] == sorted({one.no for one in segments})
    # The tenth of May is a Saturday: nothing is earned on the two days until Monday.
    still = next(one for one in segments if one.from_date == date(2025, 5, 10))
    assert (still.until, still.interest_daily) == (date(2025, 5, 12), 0)


def test_a_day_of_the_first_month_by_hand() -> None:
    state = replay(terms_of(), (OUT,), START + timedelta(days=10))
    assert reached_by(state).interest_fen == 2453  # 5000 x 18.25 % / 12 = 76.04; x 10 / 31 = 24.53
    first = earnings(state)[0]
    assert (first.earned_fen, first.days) == (7604, 31)
    assert [half_up(n, 2) for n in range(5)] == [0, 1, 1, 2, 2]


def test_held_money_asks_for_a_replay_on_the_next_due_date() -> None:
    paid = RepaymentPosted(key="a", value_date=date(2025, 2, 10), amount=yuan("1000"))
    standing, segments = segments_of(replay(terms_of(), (OUT, paid), date(2025, 2, 10)))
    assert standing.replay_on == date(2025, 3, 10)
    assert segments


def test_a_closed_loan_has_no_segments_and_grows_no_more() -> None:
    on = date(2025, 2, 20)
    quoted = payoff(replay(terms_of(), (OUT,), on), on).amount
    final = RepaymentPosted(key="z", value_date=on, amount=quoted, purpose=Purpose.SETTLEMENT)
    state = replay(terms_of(), (OUT, final), on)
    standing, segments = segments_of(state)
    assert (standing.closed, segments, standing.replay_on) == (True, (), None)
    told = read(standing, segments, END)
    assert told == reached_by(replay(terms_of(), (OUT, final), END))
    assert told.interest_fen == standing.interest_met_fen


def test_what_is_no_straight_line_is_replayed_each_day() -> None:
    on = date(2025, 5, 20)
    pause = DelinquencyPaused(key="p", value_date=date(2025, 3, 1), start=date(2025, 3, 1), end=on)
    state = replay(terms_of(), (OUT, pause), on)
    standing, segments = segments_of(state)
    assert standing.replay_on == on + timedelta(days=1)
    assert segments == ()
    assert read(standing, segments, on) == reached_by(state)
    assert standing.days_past_due == 99
    assert 0 < standing.held_back_days < 99
    late = booked_for(segments_of(replay(terms_of(), (OUT,), on))[0], reached_by(state))
    assert late.suspended_interest_fen > 0
    assert booked_for(standing, reached_by(state)).suspended_interest_fen == 0, "the pause holds it back"


def test_numbers_too_large_for_the_database_are_replayed_each_day() -> None:
    rate = Decimal("18.2512345678901234567")
    standing, segments = segments_of(replay(terms_of(rate_pct=rate), (OUT,), START))
    assert (standing.replay_on, segments) == (START + timedelta(days=1), ())


def test_a_loan_that_was_never_paid_out_stands_at_nothing() -> None:
    standing, segments = segments_of(replay(terms_of(), (), START))
    assert (standing.closed, segments) == (True, ())
    assert read(standing, segments, END) == Reached(0, 0, 0, 0)


def test_the_lines_start_with_the_oldest_row_that_is_open() -> None:
    due, on = plan(terms_of(), START).rows[0], date(2025, 2, 20)
    paid = RepaymentPosted(key="a", value_date=due.due_date, amount=due.due)
    assert segments_of(replay(terms_of(), (OUT, paid), on))[1][0].from_date == due.due_date


def test_all_interest_asked_for_is_earned_also_after_a_change_of_rate() -> None:
    change = RateChanged(key="c", value_date=START + timedelta(days=5), rate_pct=Decimal(12))
    for terms in (terms_of(), terms_of(grace_interest=2)):
        state = replay(terms, (OUT, change), START + timedelta(days=5))
        assert sum(one.earned_fen for one in earnings(state)) == state.due.interest


def test_no_penalty_before_the_grace_is_over_and_none_is_lost_after_it() -> None:
    terms = terms_of(penalty=Penalty(markup_pct=Decimal(50), grace_days=5))
    standing, segments = segments_of(replay(terms, (OUT,), START))
    for day in range(29, 50):
        on = START + timedelta(days=day)
        assert read(standing, segments, on) == reached_by(replay(terms, (OUT,), on))


def test_interest_rounded_each_day_is_whole_before_a_day_of_rest_without_interest() -> None:
    rests = Holidays(Shift.FORWARD, False, Calendar(weekend=frozenset({Weekday.SAT, Weekday.SUN})))
    terms = terms_of(holidays=rests, n=4, servicing=Servicing(accrual=Accrual.EACH_DAY_ROUNDED))
    on = date(2025, 5, 11)
    assert reached_by(replay(terms, (OUT,), on)).interest_fen == plan(terms, START).total_interest.minor
