"""Questions about customers: the list, one customer in full, notes and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lendesk.domain.access import Permission
from lendesk.usecases.contracts.queries import ContractRow
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import ApplicationRow, CustomerRow, LoanRow
from lendesk.usecases.servicing.queries import LimitRow

UNTOLD = -1
"""A figure that the asker may not see, or that this workstation's copy does not have."""


class CustomerFilter(StrEnum):
    """Which customers of the reach are listed; the last two need `loan.read` too."""

    ALL = "all"
    OWN_BRANCH = "own_branch"
    OVERDUE = "overdue"
    WITH_LIMIT = "with_limit"


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer in the list; the figures are over the loans in the asker's reach, UNTOLD without any right.

    `days_past_due` is that of the worst loan.
    """

    key: str
    branch_id: str
    name: str
    id_masked: str
    phone_masked: str
    loan_count: int
    outstanding_fen: int
    days_past_due: int


@dataclass(frozen=True, kw_only=True)
class ListCustomers(Query[Page[CustomerLine]]):
    """Customers in scope, newest first, by name, pinyin initials, the last four or whole of phone or ID."""

    permission = Permission.CUSTOMER_READ
    offline = True

    text: str = ""
    only: CustomerFilter = CustomerFilter.ALL
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class CustomerFigures:
    """What the lender has at stake with a customer over all branches (fen), and how the loans stand.

    `first_loan_on` is ISO, "" without a loan; `days_past_due` is that of the worst loan. What a copy on a
    workstation cannot know is UNTOLD.
    """

    exposure_fen: int
    undrawn_fen: int
    outstanding_fen: int
    due_fen: int
    days_past_due: int
    first_loan_on: str
    open_loans: int
    settled_loans: int


@dataclass(frozen=True, slots=True)
class FiledApplication:
    """An application with what the rules said (`outcome` "" before) and who decided ("" for the rules)."""

    row: ApplicationRow
    outcome: str
    reasons: tuple[str, ...]
    decided_by_name: str


@dataclass(frozen=True, slots=True)
class CustomerPaper:
    """A document that came with an application; its bytes are fetched as a file by their SHA-256."""

    kind: str
    name: str
    sha256: str
    application_number: str
    on: str


@dataclass(frozen=True, slots=True)
class RelatedCustomer:
    """Another customer with the same `why` (phone, business).

    One beyond the asker's reach is masked and cannot be opened (`in_reach` false).
    """

    customer: CustomerRow
    why: str
    in_reach: bool


@dataclass(frozen=True, slots=True)
class NoteLine:
    key: str
    at: str
    author_name: str
    text: str


@dataclass(frozen=True, slots=True)
class CustomerEvent:
    """A step that was carried out: `what` is a command's name, `about` the kind of record (customer,
    application, contract, disbursement, loan, receipt, limit) with its number and the key to open it by.
    """

    at: str
    person: str
    what: str
    remark: str
    about: str
    number: str
    key: str


@dataclass(frozen=True, slots=True)
class Consented:
    """The newest consent under PIPL; `withdrawn_on` "" while it stands. Days are ISO."""

    given_on: str
    text_version: str
    purposes: tuple[str, ...]
    withdrawn_on: str


@dataclass(frozen=True, slots=True)
class Business:
    """What the newest application in reach says of business and purpose."""

    name: str
    credit_code: str
    purpose: str
    stated_on: str


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """All about one customer, as far as the asker may see.

    Records of other branches beyond the asker's reach are counted in `elsewhere` (section, count) and not
    shown; `hidden` names the sections (applications, loans, contracts, limits) that the asker may not see at
    all. `watch_lists` are codes of the newest report, made on `reported_on` (ISO, "" without one). Off line
    only what the workstation holds is there (`from_replica`): the row, the living loans, the open files.
    """

    row: CustomerRow
    branch_name: str
    branch_name_en: str
    owner_name: str
    ethnicity: str
    known_since: str
    consent: Consented | None
    business: Business | None
    watch_lists: tuple[str, ...]
    reported_on: str
    figures: CustomerFigures | None
    loans: tuple[LoanRow, ...]
    applications: tuple[FiledApplication, ...]
    contracts: tuple[ContractRow, ...]
    limits: tuple[LimitRow, ...]
    papers: tuple[CustomerPaper, ...]
    related: tuple[RelatedCustomer, ...]
    notes: Page[NoteLine]
    history: Page[CustomerEvent]
    elsewhere: tuple[tuple[str, int], ...] = ()
    hidden: tuple[str, ...] = ()
    from_replica: bool = False


@dataclass(frozen=True, kw_only=True)
class GetCustomer(Query[CustomerFile]):
    """One customer on one page, with the first page of notes and of what happened."""

    permission = Permission.CUSTOMER_READ
    offline = True

    customer_id: str


@dataclass(frozen=True, kw_only=True)
class ListCustomerNotes(Query[Page[NoteLine]]):
    """What colleagues noted on a customer in scope, newest first."""

    permission = Permission.CUSTOMER_READ

    customer_id: str
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, kw_only=True)
class ListCustomerEvents(Query[Page[CustomerEvent]]):
    """What was done with a customer and with the customer's records in the asker's reach, newest first."""

    permission = Permission.CUSTOMER_READ

    customer_id: str
    after: str = ""
    limit: int = 50
