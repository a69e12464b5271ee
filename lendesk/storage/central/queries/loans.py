"""Loans and receipts in scope."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, func, literal, tuple_

from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS, RECEIPTS
from lendesk.storage.central.projections import PROJECTIONS
from lendesk.storage.central.queries.asking import (
    Answer,
    AnyQuery,
    Asked,
    any_of,
    contains,
    most,
    newest_page,
)
from lendesk.storage.central.queries.customers import of_customer
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.queries import LOAN_SORTS, ListLoanLines, ListLoans, ListReceipts, LoanLine

_L, _R, _C = LOAN_ACCOUNTS.table, RECEIPTS.table, CUSTOMERS.table
NEWEST = (_L.c.disbursed_on, _L.c.key)


def list_loans(query: ListLoans, asked: Asked) -> Page[LoanRow]:
    """By the day of payout, not by key: loans taken over from elsewhere got theirs later.

    Raises RuleBroken `page.unknown_mark`.
    """
    conditions, size = _wanted(query, asked), most(query.limit)
    if query.customer_id:
        conditions.append(_L.c.customer_id == query.customer_id)
    if query.after:
        conditions.append(tuple_(*NEWEST) < tuple_(*_mark(query.after)))
    wanted = PROJECTIONS["loans"].select().where(asked.covers("loans"), *conditions)
    newest = (column.desc() for column in NEWEST)
    rows: tuple[LoanRow, ...] = asked.rows("loans", wanted.order_by(*newest).limit(size + 1))
    shown = rows[:size]
    return Page(shown, f"{shown[-1].disbursed_on}|{shown[-1].key}" if len(rows) > size else "")


def _mark(after: str) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    day, _, key = after.partition("|")
    try:
        return literal(date.fromisoformat(day), _L.c.disbursed_on.type), literal(key, _L.c.key.type)
    except ValueError:
        raise RuleBroken("page.unknown_mark", after=after[:60]) from None


def list_loan_lines(query: ListLoanLines, asked: Asked) -> Page[LoanLine]:
    """Raises RuleBroken `list.unknown_sort`."""
    chosen = PROJECTIONS["loans"].select().where(asked.covers("loans"), *_wanted(query, asked))
    page = chosen.order_by(*_order(query)).limit(most(query.limit)).offset(max(0, query.first))
    rows: tuple[LoanRow, ...] = asked.rows("loans", page)
    total = asked.connection.scalar(chosen.with_only_columns(func.count(), maintain_column_froms=True))
    return Page(tuple(map(_line, rows)), "", int(total or 0))


def _line(row: LoanRow) -> LoanLine:
    return LoanLine(*(getattr(row, field.name) for field in fields(LoanLine)))


def _order(query: ListLoanLines) -> tuple[UnaryExpression[Any], ...]:
    if query.sort and query.sort not in LOAN_SORTS:
        raise RuleBroken("list.unknown_sort", sort=query.sort[:40])
    columns = (_L.c[query.sort], _L.c.key) if query.sort else NEWEST
    # A loan without a next day counts as earliest, as the empty text does in the replica.
    if query.descending == bool(query.sort):
        return tuple(column.desc().nulls_last() for column in columns)
    return tuple(column.asc().nulls_first() for column in columns)


def _wanted(query: ListLoans | ListLoanLines, asked: Asked) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.status:
        conditions.append(_L.c.status == query.status)
    if query.text.strip():
        conditions.append(any_of([_L.c.number == query.text.strip(), of_customer(query.text, asked)]))
    return conditions


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


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListLoans: list_loans,
    ListLoanLines: list_loan_lines,
    ListReceipts: list_receipts,
}
