"""Questions about files, customers and the review queue."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.domain.applications.application import FieldReading, Material
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import ApplicationRow, CustomerRow, ProductRow


@dataclass(frozen=True, kw_only=True)
class ListProducts(Query[tuple[ProductRow, ...]]):
    """Products in force (newest version of each)."""

    permission = Permission.SELF
    offline = True


@dataclass(frozen=True, kw_only=True)
class FindCustomers(Query[tuple[CustomerRow, ...]]):
    """Customers by name, pinyin initials, tail of phone or ID (at least one character; 20 at most)."""

    permission = Permission.CUSTOMER_READ
    offline = True

    text: str


@dataclass(frozen=True, kw_only=True)
class FindDuplicates(Query[tuple[CustomerRow, ...]]):
    """Customers with the same ID number or phone, over all branches, by blind index."""

    permission = Permission.APPLICATION_WRITE

    id_number: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class ListApplications(Query[Page[ApplicationRow]]):
    """Files in scope, newest first; `status` "" for all; `after` from the page before."""

    permission = Permission.APPLICATION_READ
    offline = True

    status: str = ""
    text: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, kw_only=True)
class ListReviewQueue(Query[Page[ApplicationRow]]):
    """Files that wait for a person, oldest first. `mine`: only those claimed by the asker."""

    permission = Permission.APPLICATION_REVIEW

    mine: bool = False
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One reason of the rules: `code`, its measured value and threshold as text, how it came out."""

    code: str
    value: str
    threshold: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section of the bureau report as (item, value) pairs, in the bureau's order."""

    name: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of a plan in fen; dates ISO."""

    no: int
    due_date: str
    principal_fen: int
    interest_fen: int
    fee_fen: int
    due_fen: int
    balance_after_fen: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step in the life of a file or a loan: who, when, what (a code), with a remark."""

    at: str
    person: str
    what: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """All that a reviewer needs on one screen.

    `may_decide_fen` is the asker's own limit on this file (-1 without cap, 0 none); `blocked` a code why
    the asker may not decide (`access.four_eyes`, …) or "". `rate_percent` is per
    `rate_unit` (DAY, MONTH, YEAR).
    """

    application: ApplicationRow
    customer: CustomerRow
    purpose: str
    business_name: str
    credit_code: str
    materials: tuple[Material, ...]
    readings: tuple[FieldReading, ...]
    entered_by: str
    outcome: str
    rules: tuple[RuleLine, ...]
    report: tuple[ReportSection, ...]
    table_version: str
    limit_fen: int
    rate_percent: str
    irr_percent: str
    instalment_fen: int
    total_interest_fen: int
    exposure_fen: int
    plan: tuple[PlanLine, ...]
    history: tuple[HistoryLine, ...]
    may_decide_fen: int
    blocked: str
    rate_unit: str = ""


@dataclass(frozen=True, kw_only=True)
class GetReviewFile(Query[ReviewFile]):
    """One file in full, for reading and for deciding."""

    permission = Permission.APPLICATION_READ

    application_id: str
