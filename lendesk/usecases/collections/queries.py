"""Questions of the collections workbench: stages, the queue, one case in full."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lendesk.domain.access import Permission
from lendesk.domain.collections.stages import FIRST_STAGE
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page

UNKNOWN_COUNT = -1
"""A count of contacts that this workstation's copy does not have."""


class CaseOrder(StrEnum):
    """The longest behind first, or the largest arrears first."""

    DAYS = "days"
    ARREARS = "arrears"


@dataclass(frozen=True, slots=True)
class StageSum:
    """How many loans of a stage (M1, M2, M3, M3+) there are in reach, and their arrears in fen."""

    stage: str
    count: int
    due_fen: int


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A loan in arrears in the queue; `key` is the loan's.

    `step` is a `NextStep`, `step_on` (ISO, "" without) the day of the promise that it rests on. Off line
    what is at the centre only is left out: `step` is then paused or call.
    """

    key: str
    number: str
    customer_id: str
    customer_name: str
    phone_tail: str
    product_name: str
    product_name_en: str
    due_fen: int
    days_past_due: int
    step: str
    step_on: str


@dataclass(frozen=True, kw_only=True)
class GetStages(Query[tuple[StageSum, ...]]):
    """Loans in arrears by stage, all four in order. `mine`: own loans, and those that the asker called on."""

    permission = Permission.COLLECTION_WORK
    offline = True

    mine: bool = False


@dataclass(frozen=True, kw_only=True)
class ListCases(Query[Page[CaseLine]]):
    """Loans of one stage; `mine` as in `GetStages`."""

    permission = Permission.COLLECTION_WORK
    offline = True

    stage: str = FIRST_STAGE
    mine: bool = False
    order: CaseOrder = CaseOrder.DAYS
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ArrearsLine:
    """What is open of one instalment that fell due, in fen."""

    no: int
    due_date: str
    principal_fen: int
    interest_fen: int
    fee_fen: int
    penalty_fen: int
    total_fen: int


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something between lender and borrower, for a timeline.

    `kind`: contact (`what` is the outcome), promise (`what` its state, `on` its day, `paid_fen` what came in
    time), repayment (`what` the method) or note. `at` is an ISO moment, for promises the day made.
    """

    key: str
    at: str
    kind: str
    what: str = ""
    text: str = ""
    amount_fen: int = 0
    paid_fen: int = 0
    on: str = ""
    author_name: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A loan in arrears with all that a collector needs. Counts are over all loans of the customer.

    `paused_until` is ISO, "" when contacts are allowed. `events` are newest first. Off line (`from_replica`)
    the counts are UNKNOWN_COUNT and the events are the receipts that this workstation holds.
    """

    line: CaseLine
    term: int
    next_no: int
    due_fen: int
    arrears: tuple[ArrearsLine, ...]
    connected_today: int
    connected_this_week: int
    paused_until: str
    events: tuple[CaseEvent, ...]
    from_replica: bool = False


@dataclass(frozen=True, kw_only=True)
class GetCase(Query[CaseFile]):
    """One loan in arrears by its key; one that caught up meanwhile is answered too."""

    permission = Permission.COLLECTION_WORK
    offline = True

    loan_id: str
