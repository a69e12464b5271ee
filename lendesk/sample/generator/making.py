"""Plays all stories of the sample lender in the order of their days."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.sample.generator import afterwards
from lendesk.sample.generator.backroom import Backroom, wait_for_no_disk
from lendesk.sample.generator.borrowers import Borrower, Fate, borrowers
from lendesk.sample.generator.closing import close_day
from lendesk.sample.generator.days import Days, RunningClock
from lendesk.sample.generator.office import Office
from lendesk.sample.generator.stories import Story
from lendesk.server import handlers
from lendesk.server.centre import Centre
from lendesk.server.jobs.outside import Outside, open_outside
from lendesk.server.jobs.sealing import seal_log

SCRAPPED = "禅城柜台一（旧机）"
LARGE = 40
"""From so many customers on, a process for the back room is worth its start."""
WORKSTATIONS = (("chancheng", "禅城柜台一"), ("tianhe", "天河柜台一"), ("wuzhong", "吴中柜台一"))
DRAWN_AHEAD = 6


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
    wait_for_no_disk(centre)
    with open_outside(running) as outside, _backroom(centre, outside, customers) as backroom:
        office = Office(centre, days, outside, backroom)
        scrapped = office.register_workstation("chancheng", SCRAPPED)
        for branch, name in WORKSTATIONS:
            office.register_workstation(branch, name)
        _play(office, people, business_date, tell)
        office.open_day(business_date, business_date)
        office.finish()
        close_day(office, scrapped)
        sealed = seal_log(office.centre_now(), outside.authority)
    with centre.transaction() as (_, records):
        loans = records.find(LoanAccount)
    told = Counter(loan.status for loan in loans)
    tell(f"{customers} customers, {len(loans)} loans: {', '.join(f'{n} {s}' for s, n in told.items())}")
    return Sample(business_date, customers, len(loans), sealed)


def _backroom(centre: Centre, outside: Outside, customers: int) -> Backroom:
    if customers < LARGE:
        return Backroom.of_threads(centre, outside)
    return Backroom.of_a_process(centre)


class _Album:
    """Pictures are drawn shortly before they are wanted: the back room has other work too."""

    def __init__(self, backroom: Backroom, people: list[Borrower]) -> None:
        self._backroom = backroom
        self._left = iter(people)
        self._drawn: list[Future[dict[str, bytes]]] = []

    def of(self, place: int) -> Future[dict[str, bytes]]:
        """Those of the person at this place."""
        wanted = place + DRAWN_AHEAD - len(self._drawn)
        self._drawn += [self._backroom.draw(one) for one in islice(self._left, max(wanted, 0))]
        return self._drawn[place]


def _play(office: Office, people: list[Borrower], business_date: date, tell: Callable[[str], None]) -> None:
    """Let each story go on when its day comes; what lies behind the business date is not played."""
    album = _Album(office.backroom, people)
    waiting: list[tuple[date, int, Iterator[date]]] = [
        (one.opened, place, _story(office, one, album, place)) for place, one in enumerate(people)
    ]
    heapq.heapify(waiting)
    told = office.days.day
    while waiting and waiting[0][0] <= business_date:
        day, place, story = heapq.heappop(waiting)
        office.open_day(day, business_date)
        if (day.year, day.month) != (told.year, told.month):
            tell(f"the branches' days of {day:%Y-%m}")
            told = day
        following = next(story, None)
        if following is not None:
            heapq.heappush(waiting, (max(following, day), place, story))


def _story(office: Office, borrower: Borrower, album: _Album, place: int) -> Iterator[date]:
    yield from Story(office, borrower, album.of(place)).acts()
