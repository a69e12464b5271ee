"""Customers from the replica: the list, and of one customer what this workstation holds."""

from __future__ import annotations

from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.states import LoanStatus
from lendesk.storage.replica.replica import Replica
from lendesk.storage.replica.tables import row_of, select
from lendesk.usecases.customers.queries import (
    UNTOLD,
    CustomerFigures,
    CustomerFile,
    CustomerFilter,
    CustomerLine,
    FiledApplication,
    ListCustomers,
)
from lendesk.usecases.paging import LARGEST_PAGE, Page
from lendesk.usecases.projections import ApplicationRow, CustomerRow, LoanRow

_OVERDUE = "EXISTS (SELECT 1 FROM loans WHERE loans.customer_id = customers.key AND loans.days_past_due > 0)"


def list_customers(
    replica: Replica, query: ListCustomers, found: tuple[CustomerRow, ...]
) -> Page[CustomerLine]:
    """A page of the customers held here, newest first; of those `found` when a text was searched.

    Raises RuleBroken `line.needs_connection` for a filter by what no workstation holds.
    """
    if query.only is CustomerFilter.WITH_LIMIT:
        raise RuleBroken("line.needs_connection", query="ListCustomers")
    most = max(1, min(query.limit, LARGEST_PAGE))
    conditions = ["(:after = '' OR customers.key < :after)"]
    values: dict[str, Any] = {"after": query.after, "most": most + 1}
    if query.text.strip():
        marks = ", ".join(f":k{number}" for number in range(len(found)))
        conditions.append(f"customers.key IN ({marks})")
        values.update({f"k{number}": row.key for number, row in enumerate(found)})
    if query.only is CustomerFilter.OVERDUE:
        conditions.append(_OVERDUE)
    rest = f"WHERE {' AND '.join(conditions)} ORDER BY customers.key DESC LIMIT :most"
    rows = _rows(replica, "customers", rest, values)
    page = rows[:most]
    return Page(tuple(_line(replica, row) for row in page), page[-1].key if len(rows) > most else "")


def _line(replica: Replica, row: CustomerRow) -> CustomerLine:
    loans = [loan for loan in _loans(replica, row.key) if loan.outstanding_fen > 0]
    return CustomerLine(
        key=row.key,
        branch_id=row.branch_id,
        name=row.name,
        id_masked=row.id_masked,
        phone_masked=row.phone_masked,
        loan_count=len(loans),
        outstanding_fen=sum(loan.outstanding_fen for loan in loans),
        days_past_due=max((loan.days_past_due for loan in loans), default=0),
    )


def customer_file(replica: Replica, row: CustomerRow) -> CustomerFile:
    """The row with its loans that are out and its open files; all else is at the centre."""
    loans = _loans(replica, row.key)
    files: tuple[ApplicationRow, ...] = _of_customer(replica, "applications", row.key)
    branches = _rows(replica, "branches", "WHERE key = :key", {"key": row.branch_id})
    owners = _rows(replica, "persons", "WHERE key = :key", {"key": row.owner_id})
    return CustomerFile(
        row=row,
        branch_name=branches[0].name if branches else "",
        branch_name_en=branches[0].name_en if branches else "",
        owner_name=owners[0].name if owners else "",
        ethnicity="",
        known_since="",
        consent=None,
        business=None,
        watch_lists=(),
        reported_on="",
        figures=_figures(loans),
        loans=loans,
        applications=tuple(FiledApplication(one, "", (), "") for one in files),
        contracts=(),
        limits=(),
        papers=(),
        related=(),
        notes=Page(()),
        history=Page(()),
        from_replica=True,
    )


def _figures(loans: tuple[LoanRow, ...]) -> CustomerFigures:
    ended = (LoanStatus.SETTLED.value, LoanStatus.WRITTEN_OFF.value)
    return CustomerFigures(
        exposure_fen=UNTOLD,
        undrawn_fen=UNTOLD,
        outstanding_fen=sum(loan.outstanding_fen for loan in loans),
        due_fen=sum(loan.due_fen for loan in loans),
        days_past_due=max((loan.days_past_due for loan in loans), default=0),
        first_loan_on="",
        open_loans=sum(1 for loan in loans if loan.status not in ended),
        settled_loans=UNTOLD,
    )


def _loans(replica: Replica, customer_id: str) -> tuple[LoanRow, ...]:
    return _of_customer(replica, "loans", customer_id)


def _of_customer(replica: Replica, table: str, customer_id: str) -> tuple[Any, ...]:
    rest = f"WHERE {table}.customer_id = :key ORDER BY {table}.key DESC"
    return _rows(replica, table, rest, {"key": customer_id})


def _rows(replica: Replica, table: str, rest: str, values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row_of(table, row) for row in replica.file.rows(f"{select(table)} {rest}", values))
