"""Plays all stories of the sample lender in the order of their days."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.sample.generator import afterwards
from lendesk.sample.generator.borrowers import Borrower, Fate, borrowers
from lendesk.sample.generator.closing import close_day
from lendesk.sample.generator.days import Days, RunningClock
from lendesk.sample.generator.office import Office
from lendesk.sample.generator.papers import draw_papers
from lendesk.sample.generator.stories import Story
from lendesk.server import handlers
from lendesk.server.centre import Centre
from lendesk.server.jobs.outside import open_outside
from lendesk.server.jobs.sealing import seal_log

THREADS = 2
WORKSTATIONS = (("chancheng", "禅城柜台一"), ("tianhe", "天河柜台一"), ("wuzhong", "吴中柜台一"))


@dataclass(frozen=True, slots=True)
class Sample:
    """What was made: the business date it ends on, customers, loans and entries of the evidence log."""

    business_date: date
    customers: int
    loans: int
    sealed: int


def make_sample(
    centre: Centre,
    *,
    business_date: date,
    seed: int = 20261121,
    customers: int = 60,
    only: tuple[Fate, ...] = (),
    tell: Callable[[str], None] = lambda _line: None,
) -> Sample:
    """Fill a centre that holds the sample lender's people and nothing else.

    Bureau and bank are those of the centre's settings (simulators). The same seed and business date give
    the same people, files, loans and postings; ids and keys differ. With `only`,
    all borrowers are of these fates. Raises RuleBroken `sample.not_empty`.
    """
    handlers.load()
    afterwards.load()
    with centre.transaction() as (_, records):
        if records.find(LoanAccount):
            raise RuleBroken("sample.not_empty")
    people = sorted(borrowers(seed, business_date, customers, only), key=lambda one: (one.opened, one.number))
    days = Days(people[0].opened - timedelta(days=1))
    running = replace(centre, clock=RunningClock(days=days))
    with open_outside(running) as outside, ThreadPoolExecutor(THREADS) as pool:
        office = Office(centre, days, outside, pool)
        for branch, name in WORKSTATIONS:
            office.register_workstation(branch, name)
        _play(office, people, business_date, tell)
        days.turn_to(business_date)
        close_day(office)
        sealed = seal_log(office.centre_now(), outside.authority)
    with centre.transaction() as (_, records):
        loans = records.find(LoanAccount)
    told = Counter(loan.status for loan in loans)
    tell(f"{customers} customers, {len(loans)} loans: {', '.join(f'{n} {s}' for s, n in told.items())}")
    return Sample(business_date, customers, len(loans), sealed)


def _play(office: Office, people: list[Borrower], business_date: date, tell: Callable[[str], None]) -> None:
    """Let each story go on when its day comes; what lies behind the business date is not played."""
    pictures = [office.pool.submit(draw_papers, one) for one in people]
    waiting: list[tuple[date, int, Iterator[date]]] = [
        (one.opened, place, Story(office, one, drawn).acts())
        for place, (one, drawn) in enumerate(zip(people, pictures, strict=True))
    ]
    heapq.heapify(waiting)
    told = office.days.day
    while waiting and waiting[0][0] <= business_date:
        day, place, story = heapq.heappop(waiting)
        office.days.turn_to(day)
        if (day.year, day.month) != (told.year, told.month):
            tell(f"the branches' days of {day:%Y-%m}")
            told = day
        following = next(story, None)
        if following is not None:
            heapq.heappush(waiting, (max(following, day), place, story))
