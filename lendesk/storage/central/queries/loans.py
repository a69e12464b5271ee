"""Loans and receipts in scope."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement

from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS, RECEIPTS
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, any_of, contains, newest_page
from lendesk.storage.central.queries.customers import of_customer
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.queries import ListLoans, ListReceipts

_L, _R, _C = LOAN_ACCOUNTS.table, RECEIPTS.table, CUSTOMERS.table


def list_loans(query: ListLoans, asked: Asked) -> Page[LoanRow]:
    conditions: list[ColumnElement[bool]] = []
    if query.status:
        conditions.append(_L.c.status == query.status)
    if query.customer_id:
        conditions.append(_L.c.customer_id == query.customer_id)
    if query.text.strip():
        conditions.append(any_of([_L.c.number == query.text.strip(), of_customer(query.text, asked)]))
    return newest_page(asked, "loans", conditions, query.after, query.limit)


def list_receipts(query: ListReceipts, asked: Asked) -> Page[ReceiptRow]:
    conditions: list[ColumnElement[bool]] = []
    if query.day:
        conditions.append(_R.c.value_date == _day(query.day))
    plain = query.text.strip()
    if plain:
        ways = [_R.c.number == plain, _L.c.number == plain, contains(_C.c.name, plain)]
        conditions.append(any_of(ways))
    return newest_page(asked, "receipts", conditions, query.after, query.limit)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RuleBroken("date.not_a_date", text=text[:20]) from None


ANSWERS: dict[type[AnyQuery], Answer] = {ListLoans: list_loans, ListReceipts: list_receipts}
