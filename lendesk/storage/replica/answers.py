"""Answers to the off-line queries from the replica: confirmed rows only, sealed fields as they came."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar, cast

from lendesk.domain.errors import RuleBroken
from lendesk.storage.replica import customers
from lendesk.storage.replica.browsing import list_loan_lines
from lendesk.storage.replica.finding import customer_keys, find_anything, paper_places, paper_values
from lendesk.storage.replica.replica import Replica
from lendesk.storage.replica.tables import row_of, select
from lendesk.usecases.applications.queries import FindCustomers, ListApplications, ListProducts
from lendesk.usecases.customers.queries import CustomerFile, CustomerLine, GetCustomer, ListCustomers
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import LARGEST_PAGE, Page
from lendesk.usecases.projections import (
    ApplicationRow,
    CustomerRow,
    LoanRow,
    PersonRow,
    ProductRow,
    ReceiptRow,
    Row,
)
from lendesk.usecases.repayments.queries import ListLoanLines, ListLoans, ListReceipts, LoanLine
from lendesk.usecases.search.queries import FindAnything, Found

RowType = TypeVar("RowType", bound=Row)
MOST_CUSTOMERS = 20


def _by_text(table: str) -> str:
    """Rows whose number or customer fits the searched words."""
    return f"{table}.rowid IN ({paper_places(table)})"


class ReplicaAnswers:
    """One method a query; `answer` finds it by the query's class."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica

    def answer(self, query: Query[Any]) -> Any:
        """Raises RuleBroken `line.needs_connection` for a query that the replica cannot answer."""
        found = _ANSWERS.get(type(query))
        if found is None:
            raise RuleBroken("line.needs_connection", query=type(query).__name__)
        return found(self, query)

    def list_products(self, _query: ListProducts) -> tuple[ProductRow, ...]:
        newest = "version = (SELECT max(version) FROM products AS other WHERE other.code = products.code)"
        return self._rows(ProductRow, "products", f"WHERE {newest} ORDER BY code", {})

    def find_customers(self, query: FindCustomers) -> tuple[CustomerRow, ...]:
        keys = customer_keys(self._replica.file, query.text)[:MOST_CUSTOMERS]
        rest = "WHERE key IN (SELECT value FROM json_each(:keys))"
        found = self._rows(CustomerRow, "customers", rest, {"keys": json.dumps(keys)})
        return tuple(sorted(found, key=lambda row: keys.index(row.key)))

    def find_anything(self, query: FindAnything) -> tuple[Found, ...]:
        return find_anything(self._replica.file, query)

    def list_customers(self, query: ListCustomers) -> Page[CustomerLine]:
        found = self.find_customers(FindCustomers(text=query.text))
        return customers.list_customers(self._replica, query, found)

    def get_customer(self, query: GetCustomer) -> CustomerFile:
        return customers.customer_file(self._replica, self.customer(query.customer_id))

    def list_applications(self, query: ListApplications) -> Page[ApplicationRow]:
        conditions = ["(:status = '' OR applications.status = :status)"]
        if query.text.strip():
            conditions.append(_by_text("applications"))
        values = {"status": query.status, **paper_values(self._replica.file, query.text)}
        return self._page(ApplicationRow, "applications", conditions, values, query.after, query.limit)

    def list_loans(self, query: ListLoans) -> Page[LoanRow]:
        conditions = [
            "(:status = '' OR loans.status = :status)",
            "(:customer_id = '' OR loans.customer_id = :customer_id)",
        ]
        if query.text.strip():
            conditions.append(_by_text("loans"))
        named = {"status": query.status, "customer_id": query.customer_id}
        day, mark, key = query.after.partition("|")
        if query.after and not mark:
            raise RuleBroken("page.unknown_mark", after=query.after[:60])
        conditions.append("(:key = '' OR (loans.disbursed_on, loans.key) < (:from_day, :key))")
        most = max(1, min(query.limit, LARGEST_PAGE))
        rest = f"WHERE {' AND '.join(conditions)} ORDER BY disbursed_on DESC, key DESC LIMIT :most"
        values = {**named, **paper_values(self._replica.file, query.text)}
        values |= {"from_day": day, "key": key, "most": most + 1}
        rows = self._rows(LoanRow, "loans", rest, values)
        shown = rows[:most]
        return Page(shown, f"{shown[-1].disbursed_on}|{shown[-1].key}" if len(rows) > most else "")

    def list_loan_lines(self, query: ListLoanLines) -> Page[LoanLine]:
        return list_loan_lines(self._replica.file, query)

    def list_receipts(self, query: ListReceipts) -> Page[ReceiptRow]:
        conditions = ["(:day = '' OR receipts.value_date = :day)"]
        if query.text.strip():
            conditions.append(
                "(receipts.number = :text OR receipts.loan_number = :text"
                " OR receipts.customer_name LIKE :like ESCAPE '\\')"
            )
        values = {"day": query.day, **_searched(query.text)}
        return self._page(ReceiptRow, "receipts", conditions, values, query.after, query.limit)

    def loan(self, loan_id: str) -> LoanRow:
        """Raises RuleBroken `record.missing` when the loan is not in the replica."""
        return self._one(LoanRow, "loans", loan_id)

    def customer(self, customer_id: str) -> CustomerRow:
        """Raises RuleBroken `record.missing`."""
        return self._one(CustomerRow, "customers", customer_id)

    def phone_tail(self, customer_id: str) -> str:
        """The last four of a customer's phone, "" when the customer is not in the replica."""
        found = self._replica.file.rows(
            "SELECT phone_tail FROM customers WHERE key = :key", {"key": customer_id}
        )
        return str(found[0][0]) if found else ""

    def receipts_of(self, loan_id: str) -> tuple[ReceiptRow, ...]:
        """The receipts of a loan, newest first."""
        rest = "WHERE loan_id = :loan_id ORDER BY key DESC"
        return self._rows(ReceiptRow, "receipts", rest, {"loan_id": loan_id})

    def receipt(self, receipt_id: str) -> ReceiptRow:
        """Raises RuleBroken `record.missing`."""
        return self._one(ReceiptRow, "receipts", receipt_id)

    def person_name(self, person_id: str) -> str:
        """A colleague's name, "" when unknown here."""
        found = self._rows(PersonRow, "persons", "WHERE key = :key", {"key": person_id})
        return found[0].name if found else ""

    def _one(self, kind: type[RowType], table: str, key: str) -> RowType:
        found = self._rows(kind, table, "WHERE key = :key", {"key": key})
        if not found:
            raise RuleBroken("record.missing", kind=kind.__name__, key=key)
        return found[0]

    def _page(
        self,
        kind: type[RowType],
        table: str,
        conditions: list[str],
        values: dict[str, Any],
        after: str,
        limit: int,
    ) -> Page[RowType]:
        """Newest first: keys are UUIDv7, which sort by the time they were made."""
        most = max(1, min(limit, LARGEST_PAGE))
        where = " AND ".join([*conditions, f"(:after = '' OR {table}.key < :after)"])
        rest = f"WHERE {where} ORDER BY {table}.key DESC LIMIT :most"
        rows = self._rows(kind, table, rest, {**values, "after": after, "most": most + 1})
        return Page(rows[:most], rows[most - 1].key if len(rows) > most else "")

    def _rows(
        self, _kind: type[RowType], table: str, rest: str, values: dict[str, Any]
    ) -> tuple[RowType, ...]:
        found = self._replica.file.rows(f"{select(table)} {rest}", values)
        return tuple(cast(RowType, row_of(table, row)) for row in found)


_ANSWERS: dict[type[Query[Any]], Callable[[ReplicaAnswers, Any], Any]] = {
    ListProducts: ReplicaAnswers.list_products,
    FindCustomers: ReplicaAnswers.find_customers,
    ListCustomers: ReplicaAnswers.list_customers,
    GetCustomer: ReplicaAnswers.get_customer,
    ListApplications: ReplicaAnswers.list_applications,
    ListLoans: ReplicaAnswers.list_loans,
    ListLoanLines: ReplicaAnswers.list_loan_lines,
    ListReceipts: ReplicaAnswers.list_receipts,
    FindAnything: ReplicaAnswers.find_anything,
}


def _searched(text: str) -> dict[str, str]:
    plain = text.strip()
    escaped = plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {"text": plain, "like": f"%{escaped}%"}
