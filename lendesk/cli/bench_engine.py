"""`lendesk bench engine`: plans, a repayment and back-dated replays beside a bare loop of Decimals."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from lendesk.cli.answers import ExitCode, tell
from lendesk.domain.loans.events.events import Disbursed, Event, RepaymentPosted
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.replay.replaying import posted, replay
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money

START = date(2025, 1, 10)
YEAR = timedelta(days=365)
ROUNDS = 41
BACK_DATED = (10, 100, 1000)
GOALS = {
    "plan_12": 10.0,
    "plan_360": 10.0,
    "progressive_plan_12": 15.0,
    "progressive_plan_360": 15.0,
    "repayment_12": 15.0,
}
"""The most that each may take, in times of the bare loop over as many rows."""
LINEAR = 2.0
"""The most that one event of the longest replay may cost, in times of one event of the shortest."""

Act = Callable[[], object]


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the bench `engine`."""
    parser = subparsers.add_parser(
        "engine",
        help="plans, a repayment and back-dated replays beside a bare Decimal loop",
        description=(
            "The loop of the same run (balance x rate, rounded, subtracted; a step a row) is the unit. "
            f"Medians of {ROUNDS} interleaved rounds. Goals: plans of 12 and 360 rows at most 10 times the "
            "loop, with twelve digits and a balanced instalment 15 times, a repayment on 12 rows 15 times; "
            f"an event of a replay of 1,000 costs at most {LINEAR} times one of 10. Exit status: 0 all "
            "goals are reached, 1 one is not."
        ),
    )
    parser.set_defaults(func=run)


def run(_arguments: argparse.Namespace) -> int:
    """Measure and print one JSON line; the exit status."""
    ratios = {name: _ratio(act, loop) for name, act, loop in _acts()}
    replays = _replays()
    per_event = [replays[count] / count for count in BACK_DATED]
    growth = per_event[-1] / per_event[0]
    reached = all(ratios[name]["ratio"] <= goal for name, goal in GOALS.items()) and growth <= LINEAR
    tell(
        {
            "ratios": {name: figures | {"goal": GOALS[name]} for name, figures in ratios.items()},
            "back_dated_replay": {
                str(count): {
                    "ms": round(replays[count] * 1000, 3),
                    "us_per_event": round(each * 1e6, 1),
                }
                for count, each in zip(BACK_DATED, per_event, strict=True)
            },
            "per_event_growth": round(growth, 2),
            "growth_goal": LINEAR,
            "reached": reached,
        }
    )
    return ExitCode.DONE if reached else ExitCode.CHECK_FAILED


def bare_loop(rows: int) -> Decimal:
    """The least that a plan can be: balance x rate, rounded, and what is left of a payment subtracted."""
    balance, rate, cent = Decimal("100000.00"), Decimal("0.015"), Decimal("0.01")
    instalment = Decimal("9168.00")
    for _ in range(rows):
        interest = (balance * rate).quantize(cent, ROUND_HALF_UP)
        balance -= instalment - interest
    return balance


def terms_of(rows: int, convention: str) -> LoanTerms:
    """A hundred thousand yuan at 18 % a year in monthly instalments."""
    return terms_from_data(
        {
            "principal": "100000.00",
            "rate_pct": "18",
            "rate_per": "YEAR",
            "n": rows,
            "convention": convention,
        }
    )


def history(count: int) -> list[Event]:
    """A year's loan paid in `count` payments, its rows the same however many; the last one posted back."""
    terms = terms_of(12, "cn_monthly")
    events: list[Event] = [Disbursed(key="d", value_date=START, amount=terms.principal)]
    each = Money(11_000_000 // count)
    for no in range(1, count):
        events.append(RepaymentPosted(key=f"r{no}", value_date=START + no * YEAR / count, amount=each))
    late = RepaymentPosted(
        key="late", value_date=START + timedelta(days=5), business_date=START + YEAR, amount=each
    )
    return [*events, late]


def _acts() -> list[tuple[str, Act, Act]]:
    """(name, what is measured, the loop beside it)."""
    found: list[tuple[str, Act, Act]] = []
    for name, convention in (("plan", "cn_monthly"), ("progressive_plan", "progressive")):
        for rows in (12, 360):
            terms = terms_of(rows, convention)
            found.append((f"{name}_{rows}", _planning(terms), _looping(rows)))
    terms = terms_of(12, "cn_monthly")
    start = replay(terms, [Disbursed(key="d", value_date=START, amount=terms.principal)], START)
    due = plan(terms, START).rows[0]
    payment = RepaymentPosted(key="r", value_date=due.due_date, amount=due.due)
    found.append(("repayment_12", lambda: posted(start, payment), _looping(12)))
    return found


def _planning(terms: LoanTerms) -> Act:
    return lambda: plan(terms, START)


def _looping(rows: int) -> Act:
    return lambda: bare_loop(rows)


def _ratio(act: Act, loop: Act) -> dict[str, float]:
    """Microseconds of both and the median of their ratios, each of two measurements side by side."""
    of_act, of_loop = _interleaved((act, loop), ROUNDS)
    ratios = [one / other for one, other in zip(of_act, of_loop, strict=True)]
    return {
        "us": round(median(of_act) * 1e6, 1),
        "loop_us": round(median(of_loop) * 1e6, 2),
        "ratio": round(median(ratios), 2),
    }


def _replays() -> dict[int, float]:
    """Seconds of a whole replay with its newest event back-dated, by the number of events."""
    terms = terms_of(12, "cn_monthly")
    acts: list[Act] = []
    for count in BACK_DATED:
        events = history(count)
        until = events[-1].posted_on
        acts.append(lambda events=events, until=until: replay(terms, events, until))  # type: ignore[misc]
    return {count: median(seen) for count, seen in zip(BACK_DATED, _interleaved(acts, 7), strict=True)}


def _interleaved(acts: Sequence[Act], rounds: int) -> list[list[float]]:
    """Seconds of each by round, measured in turn so that a busy machine slows all of them alike.

    Every measurement repeats an act for about two milliseconds. The collector of garbage runs between
    measurements, not in them: what it costs depends on what else the process holds.
    """
    repeats = [max(1, int(0.002 / max(_seconds(act, 1), 1e-7))) for act in acts]
    times: list[list[float]] = [[] for _ in acts]
    enabled = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            gc.collect(0)
            for act, repeat, seen in zip(acts, repeats, times, strict=True):
                seen.append(_seconds(act, repeat) / repeat)
    finally:
        if enabled:
            gc.enable()
    return times


def _seconds(act: Act, repeat: int) -> float:
    begun = time.perf_counter()
    for _ in range(repeat):
        act()
    return time.perf_counter() - begun
