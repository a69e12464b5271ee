"""The question with which everybody's day begins: what waits, what is late, what changed, what falls due."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Query

MOST_ITEMS = 200
"""Items of one kind in an answer, oldest first."""
MOST_DUE, MOST_NEWS = 50, 30
NO_AMOUNT = -1
WORKS_ON_LOANS = (Permission.LOAN_SERVICE, Permission.REPAYMENT_POST, Permission.COLLECTION_WORK)
"""Who has any of these is told what falls due."""


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One piece of work. `kind` says what is to be done, `key` on which record.

    `kind`: file.deciding, .waiting, .in_review, .returned · review.waiting, .mine · contract.prepare (key of
    the application), .explain, .sign, .sealing · payment.prepare (key of the contract), .confirm,
    .confirming, .bank, .rejected · proposal.decide, .pending · limit.decide, .pending · setting.decide,
    .pending · order.held · statement.match · loan.overdue.

    `title` is the customer, else what it is about; `amount_fen` NO_AMOUNT without one; `count` days past due
    or open lines; `since` and `due` are ISO moments, "" for none; `by_name` who brought or has it; `mine`:
    it is the asker's turn.
    """

    kind: str
    key: str
    customer_id: str
    title: str
    product_name: str
    product_name_en: str
    number: str
    amount_fen: int
    count: int
    since: str
    due: str
    by_name: str
    note: str
    mine: bool


@dataclass(frozen=True, slots=True)
class TodayFigure:
    """A figure of the day, in the order in which they matter to the asker.

    `key`: todo, received.cash, received.transfer (part: the branch), statement.lines, review.mine,
    review.decided (part: approved), payment.confirm, proposals, reversals, overdue (days: loans in M1, M2,
    M3, M3+), changes, orders.held, devices.silent, people (part: locked), log.size, log.unsealed, log.records
    (part: refused), due (part: taken today), disbursed (days: fen of each day of the month), par30 (fen of
    part_fen).

    `at` is an ISO moment that belongs to it (the oldest, the last), "" for none.
    """

    key: str
    count: int = 0
    fen: int = 0
    part_count: int = 0
    part_fen: int = 0
    at: str = ""
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DueLoan:
    """A loan whose instalment falls due today and is not paid; `due_fen` without penalty."""

    key: str
    number: str
    customer_name: str
    product_name: str
    product_name_en: str
    due_fen: int


@dataclass(frozen=True, slots=True)
class TodayNews:
    """What somebody else did with the asker's own work: `action` is a command's name.

    `kind` (file, contract, payment, proposal, limit, setting, receipt) with `key` of the record, `status`
    how it stands now.
    """

    at: str
    by_name: str
    action: str
    kind: str
    key: str
    customer_id: str
    title: str
    number: str
    amount_fen: int
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class TodayAlert:
    """Something that is wrong or runs out: devices.silent, orders.held, log.unsealed, day_end.open,
    people.locked, limits.ending; `names` are examples."""

    key: str
    count: int
    names: str = ""


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """What the asker did this month beside all in reach. `key`: submitted, returned (of `count` files),
    disbursed, decided, receipts, overdue30 (fen of `of_fen`)."""

    key: str
    count: int
    fen: int
    of_count: int
    of_fen: int


@dataclass(frozen=True, slots=True)
class Today:
    """`items` first the asker's turn, then what waits for others; `since` the moment from which news count.

    `from_replica`: put together from this workstation's copy, without what only the centre knows.
    """

    business_date: str
    since: str
    items: tuple[TodayItem, ...]
    figures: tuple[TodayFigure, ...]
    due: tuple[DueLoan, ...]
    news: tuple[TodayNews, ...]
    alerts: tuple[TodayAlert, ...]
    month: tuple[MonthFigure, ...]
    from_replica: bool = False


@dataclass(frozen=True, kw_only=True)
class GetToday(Query[Today]):
    """Everybody may ask; each part of the answer follows the permission that would show it elsewhere."""

    permission = Permission.SELF
    offline = True
