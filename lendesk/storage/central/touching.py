"""Which rows of the workstations change when a record changes: the feed's rows, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Table, insert, literal, select

from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.administration.staff import Branch, Person
from lendesk.domain.applications.application import Application, StoredDecision
from lendesk.domain.calendars import Shift
from lendesk.domain.customers.customer import Customer
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.products.product import ProductVersion
from lendesk.domain.repayments.receipt import Receipt
from lendesk.storage.central.kinds import APPLICATIONS, LOAN_ACCOUNTS, PRODUCT_VERSIONS, RECEIPTS
from lendesk.storage.central.tables import FEED

Touch: TypeAlias = Callable[[Connection, Any, Any], None]
"""(connection, record as it is now, record as it was or None when new)."""


def touch(connection: Connection, record: object, before: object | None) -> None:
    """Tell the feed what a written record changes for those who hold copies."""
    for each in _TOUCHES.get(type(record), ()):
        each(connection, record, before)


def _itself(table_name: str) -> Touch:
    def tell(connection: Connection, record: Any, before: Any) -> None:
        moved_from = before.branch_id if before is not None and before.branch_id != record.branch_id else ""
        _tell(connection, table_name, record.key, record.branch_id, moved_from)

    return tell


def _for_all(table_name: str) -> Touch:
    """Rows that belong to all branches."""

    def tell(connection: Connection, record: Any, _before: Any) -> None:
        _tell(connection, table_name, record.key, "", "")

    return tell


def _customer_dependants(connection: Connection, record: Customer, before: Customer | None) -> None:
    if before is not None and before.name != record.name:
        _tell_each(connection, "applications", APPLICATIONS.table, customer_id=record.key)
        _tell_each(connection, "loans", LOAN_ACCOUNTS.table, customer_id=record.key)
        _tell_each(connection, "receipts", RECEIPTS.table, customer_id=record.key)


def _loan_dependants(connection: Connection, record: LoanAccount, before: LoanAccount | None) -> None:
    """Receipts show the loan's number and follow its owner."""
    if before is not None and (before.number, before.owner_id) != (record.number, record.owner_id):
        _tell_each(connection, "receipts", RECEIPTS.table, loan_id=record.key)


def _loan_of(connection: Connection, record: LoanEvent, _before: LoanEvent | None) -> None:
    _tell_each(connection, "loans", LOAN_ACCOUNTS.table, key=record.loan_id)


def _file_of(connection: Connection, record: StoredDecision, _before: StoredDecision | None) -> None:
    """A decision carries the score that the file's row shows."""
    _tell_each(connection, "applications", APPLICATIONS.table, key=record.application_id)


def _older_versions(connection: Connection, record: ProductVersion, before: ProductVersion | None) -> None:
    """A new version takes the others of its product out of force."""
    versions = PRODUCT_VERSIONS.table.c
    rows = select(literal("products"), versions.key, literal(""), literal("")).where(
        versions.code == record.code, versions.key != record.key
    )
    _insert_from(connection, rows)
    if before is not None and (before.name, before.name_en) != (record.name, record.name_en):
        _tell_each(connection, "applications", APPLICATIONS.table, product_version_id=record.key)
        _tell_each(connection, "loans", LOAN_ACCOUNTS.table, product_version_id=record.key)


def _moving_products(connection: Connection, _record: CalendarYear, _before: CalendarYear | None) -> None:
    """Products that move due dates off rest days bring the calendar along."""
    versions = PRODUCT_VERSIONS.table.c
    rows = select(literal("products"), versions.key, literal(""), literal(""))
    _insert_from(connection, rows.where(versions.rest_day_shift != Shift.NONE.value))


_TOUCHES: dict[type, tuple[Touch, ...]] = {
    Customer: (_itself("customers"), _customer_dependants),
    Application: (_itself("applications"),),
    StoredDecision: (_file_of,),
    LoanAccount: (_itself("loans"), _loan_dependants),
    LoanEvent: (_loan_of,),
    Receipt: (_itself("receipts"),),
    ProductVersion: (_for_all("products"), _older_versions),
    CalendarYear: (_moving_products,),
    Branch: (_for_all("branches"),),
    Person: (_itself("persons"),),
}


def _tell(connection: Connection, table_name: str, key: str, branch_id: str, moved_from: str) -> None:
    connection.execute(
        insert(FEED).values(
            table_name=table_name, key=key, branch_id=branch_id, previous_branch_id=moved_from
        )
    )


def _tell_each(connection: Connection, table_name: str, table: Table, **equal: str) -> None:
    """A feed row for each record of a table with these values, in one statement."""
    conditions: list[ColumnElement[bool]] = [table.c[name] == value for name, value in equal.items()]
    rows = select(literal(table_name), table.c.key, table.c.branch_id, literal("")).where(*conditions)
    _insert_from(connection, rows)


def _insert_from(connection: Connection, rows: Any) -> None:
    names = ["table_name", "key", "branch_id", "previous_branch_id"]
    connection.execute(insert(FEED).from_select(names, rows))
