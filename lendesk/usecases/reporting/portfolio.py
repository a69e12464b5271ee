"""Questions about the whole loan book: its figures, their course by month, and the loans behind each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page

MONTHS = (6, 12, 24)
"""How many months a course may have; the last one is that of the business date."""


class PortfolioFigure(StrEnum):
    """What is added up over loans (fen).

    PAR1, PAR30, PAR90: the outstanding principal of loans more than 0, 30, 90 days past due.
    NON_PERFORMING: that of loans in the last three of the five categories; RESTRUCTURED: that of loans
    under observation after their terms were eased. Both, and PROVISION, as the last day-end left them.
    DISBURSED and COLLECTED: money out and money in (principal, interest and fees) by value date.
    """

    OUTSTANDING = "outstanding"
    PAR1 = "par1"
    PAR30 = "par30"
    PAR90 = "par90"
    NON_PERFORMING = "non_performing"
    RESTRUCTURED = "restructured"
    PROVISION = "provision"
    DISBURSED = "disbursed"
    COLLECTED = "collected"


class PortfolioSplit(StrEnum):
    """By what a figure is taken apart; stage and category are those of today."""

    BRANCH = "branch"
    PRODUCT = "product"
    STAGE = "stage"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class PortfolioScope:
    """Which loans are counted: those of a branch and of a product (its code), "" for all in reach."""

    branch_id: str = ""
    product_code: str = ""


@dataclass(frozen=True, slots=True)
class PortfolioPart:
    """A figure of loans, over days both included. Only DISBURSED and COLLECTED look at `since`.

    OUTSTANDING is that at the end of `until`; every other figure is as of the business date.
    """

    figure: PortfolioFigure
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure with its sum and the number of loans in it."""

    part: PortfolioPart
    fen: int
    count: int


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month from its first day to its last, or to the business date; `outstanding_fen` at its end."""

    since: date
    until: date
    disbursed_fen: int
    collected_fen: int
    outstanding_fen: int


@dataclass(frozen=True, slots=True)
class NamedKey:
    """A branch or a product that can be chosen, under its own names."""

    key: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The loan book as of `business_date`, read at `at` (ISO).

    `day_end` is the last day that was closed (ISO, "" before the first). `rate_percent` is the disclosed
    yearly rate weighted by outstanding principal, "" without any. DISBURSED and COLLECTED come for the
    month so far, then for the year so far.
    """

    business_date: str
    at: str
    day_end: str
    figures: tuple[FigureLine, ...]
    rate_percent: str
    months: tuple[MonthLine, ...]
    branches: tuple[NamedKey, ...]
    products: tuple[NamedKey, ...]


@dataclass(frozen=True, kw_only=True)
class GetPortfolio(Query[Portfolio]):
    """Figures, course and choices. Raises RuleBroken `portfolio.unknown_period` for other `months`."""

    permission = Permission.REPORT_READ

    scope: PortfolioScope = PortfolioScope()
    months: int = 12


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A branch (key), product (code), stage ("" not behind, else M1 to M3+) or category with its part."""

    key: str
    name: str
    name_en: str
    fen: int
    count: int


@dataclass(frozen=True, kw_only=True)
class ListPortfolioGroups(Query[tuple[GroupLine, ...]]):
    """A figure taken apart; the groups add up to it. Stages and categories in order, others largest first."""

    permission = Permission.REPORT_READ

    scope: PortfolioScope = PortfolioScope()
    part: PortfolioPart
    split: PortfolioSplit


@dataclass(frozen=True, slots=True)
class PortfolioLoan:
    """A loan with its part of a figure. `category` is that of the last day-end."""

    key: str
    number: str
    customer_name: str
    product_name: str
    product_name_en: str
    owner_name: str
    days_past_due: int
    category: str
    restructured: bool
    outstanding_fen: int
    part_fen: int


@dataclass(frozen=True, kw_only=True)
class ListPortfolioLoans(Query[Page[PortfolioLoan]]):
    """The loans of a figure, or of one of its groups, largest part first; the parts add up to it.

    Raises RuleBroken `page.unknown_mark`.
    """

    permission = Permission.REPORT_READ

    scope: PortfolioScope = PortfolioScope()
    part: PortfolioPart
    split: PortfolioSplit | None = None
    group: str = ""
    after: str = ""
    limit: int = 50
