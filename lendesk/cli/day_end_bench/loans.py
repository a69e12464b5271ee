"""Loans of all products with their histories, computed by the domain from a seed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from lendesk.domain.calendars import add_months
from lendesk.domain.loans.events.events import Disbursed, Event, RepaymentPosted
from lendesk.domain.loans.plans.schedule import PlanRow, plan
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import Amortization, InterestType, Penalty, PenaltyBase, RatePer
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.money import Money

METHODS = {
    "equal_instalment": (Amortization.EQUAL_INSTALLMENT, InterestType.DECLINING, 36),
    "equal_principal": (Amortization.EQUAL_PRINCIPAL, InterestType.DECLINING, 36),
    "interest_first": (Amortization.INTEREST_ONLY, InterestType.DECLINING, 24),
    "bullet": (Amortization.BULLET_PRINCIPAL_AND_INTEREST, InterestType.DECLINING, 12),
    "flat": (Amortization.EQUAL_PRINCIPAL, InterestType.FLAT, 24),
}
"""Method → amortisation, kind of interest, longest term in months."""
PRODUCTS = tuple(f"{method}-{by}" for method in METHODS for by in ("monthly", "daily"))
"""Every method with interest by the month and by the day."""
LATE = ((0, 0, 82), (1, 30, 7), (31, 60, 4), (61, 90, 3), (91, 270, 2), (271, 360, 1), (361, 420, 1))
"""(fewest, most days past due, of a hundred loans): every stage and category."""
HELD_IN = 100
"""One loan in so many has paid too much: its money is held and meets the next due date."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A loan to be copied under many keys. `terms` is the stored text; `state` is as of the day before."""

    product: str
    terms: str
    disbursed_on: date
    events: tuple[Event, ...]
    state: LoanState


def specimens(day: date, each: int, seed: int) -> Iterator[Specimen]:
    """`each` distinct loans of every product, none settled, as they stood on the eve of `day`."""
    for product in PRODUCTS:
        random = Random(f"{seed}:{product}")  # noqa: S311 - figures, not secrets
        for _ in range(each):
            yield _specimen(product, day - timedelta(days=1), random)


def _specimen(product: str, eve: date, random: Random) -> Specimen:
    fewest, most, _ = random.choices(LATE, [share for *_, share in LATE])[0]
    late = random.randint(fewest, most)
    method, by = product.rsplit("-", 1)
    longest = METHODS[method][2]
    n = random.randint(3, longest)
    paid = 0 if method == "bullet" else random.randint(0, min(n - 1, 17))
    if late:
        oldest = eve - timedelta(days=late)
        disbursed_on = add_months(oldest, -(n if method == "bullet" else paid + 1))
    else:
        disbursed_on = add_months(eve - timedelta(days=random.randint(0, 27)), -paid)
    terms = _terms(method, by, n, random)
    events = tuple(_history(terms, disbursed_on, paid, eve, bool(late), random))
    state = replay(terms, events, eve)
    text = json.dumps(terms_to_data(terms), ensure_ascii=False, separators=(",", ":"))
    return Specimen(product, text, disbursed_on, events, state)


def _terms(method: str, by: str, n: int, random: Random) -> LoanTerms:
    amortization, interest, _ = METHODS[method]
    daily = by == "daily"
    rate = (
        Decimal(random.randint(30, 60)).scaleb(-3) if daily else Decimal(random.randint(80, 190)).scaleb(-2)
    )
    return agree(
        principal=Money(random.randint(50, 2_000) * 10_000),
        rate_pct=rate,
        rate_per=RatePer.DAY if daily else RatePer.MONTH,
        n=n,
        convention="cn_daily" if daily else "cn_monthly",
        amortization=amortization,
        interest_type=interest,
        penalty=Penalty(
            markup_pct=Decimal(random.choice((30, 50))),
            grace_days=random.choice((0, 3)),
            base=PenaltyBase.INSTALMENT if daily else PenaltyBase.PRINCIPAL,
            compound_markup_pct=None if daily else random.choice((None, Decimal(50))),
            cap_pct=random.choice((None, None, Decimal(24))),
        ),
    )


def _history(
    terms: LoanTerms, disbursed_on: date, paid: int, eve: date, late: bool, random: Random
) -> Iterator[Event]:
    """Paid out, then so many instalments paid on their days, and perhaps a part of the next, or too much."""
    yield Disbursed(key="out", value_date=disbursed_on, amount=terms.principal)
    rows = plan(terms, disbursed_on).rows
    on_time = [row for row in rows[:paid] if row.due_date <= eve]
    for row in on_time:
        more = 1_00 if row is on_time[-1] and not late and not random.randrange(HELD_IN) else 0
        yield _payment(row, row.due_fen + more, row.due_date)
    if late and random.random() < 0.3:
        behind = rows[len(on_time)]
        on = min(behind.due_date + timedelta(days=random.randint(1, 20)), eve)
        yield _payment(behind, max(behind.due_fen * random.randint(5, 60) // 100, 1), on)


def _payment(row: PlanRow, fen: int, on: date) -> RepaymentPosted:
    return RepaymentPosted(key=f"paid-{row.no}", value_date=on, amount=Money(fen))
