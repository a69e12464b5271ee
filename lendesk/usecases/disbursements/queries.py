"""Questions about money that goes out."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page


@dataclass(frozen=True, slots=True)
class DisbursementRow:
    key: str
    contract_id: str
    contract_number: str
    customer_name: str
    amount_fen: int
    account_masked: str
    bank: str
    status: str
    prepared_by: str
    prepared_by_name: str
    confirmed_by_name: str
    bank_reference: str
    remark: str
    made_at: str


@dataclass(frozen=True, kw_only=True)
class ListDisbursements(Query[Page[DisbursementRow]]):
    """Payments in scope: open ones first. Signed contracts not yet prepared come with key ""."""

    permission = Permission.LOAN_READ

    status: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class DisbursementFile:
    """One payment with its checks: (code, figure_fen, passed)."""

    row: DisbursementRow
    checks: tuple[tuple[str, int, bool], ...]
    blocked: str


@dataclass(frozen=True, kw_only=True)
class GetDisbursement(Query[DisbursementFile]):
    permission = Permission.LOAN_READ

    disbursement_id: str
