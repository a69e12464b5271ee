"""The loan register by position, sorted and filtered by SQL: any page of 100,000 loans at once."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import EncryptedFile
from lendesk.storage.replica.finding import paper_places, paper_values
from lendesk.usecases.paging import LARGEST_PAGE, Page
from lendesk.usecases.repayments.queries import LOAN_SORTS, ListLoanLines, LoanLine

_NAMES = ", ".join(f"loans.{field.name}" for field in fields(LoanLine))


def list_loan_lines(file: EncryptedFile, query: ListLoanLines) -> Page[LoanLine]:
    """Raises RuleBroken `list.unknown_sort`."""
    where, values = _condition(file, query)
    values |= {"first": max(0, query.first), "most": max(1, min(query.limit, LARGEST_PAGE))}
    page = f"SELECT {_NAMES} FROM loans WHERE rowid IN ({places(query, where)}) ORDER BY {_order(query)}"  # noqa: S608
    rows = tuple(LoanLine(*found) for found in file.rows(page, values))
    total = int(file.rows(f"SELECT count(*) FROM loans WHERE {where}", values)[0][0])  # noqa: S608
    return Page(rows, "", total)


def places(query: ListLoanLines, where: str) -> str:
    """SQL for the rowids of the page, found in an index alone: only its rows are looked up then."""
    if query.sort:
        # The plus keeps SQLite on the index of the order: walking it beats sorting what a state has.
        where = where.replace("status =", "+status =")
    return f"SELECT rowid FROM loans WHERE {where} ORDER BY {_order(query)} LIMIT :most OFFSET :first"  # noqa: S608


def _condition(file: EncryptedFile, query: ListLoanLines) -> tuple[str, dict[str, Any]]:
    conditions, values = ["1"], {"status": query.status, **paper_values(file, query.text)}
    if query.status:
        conditions.append("status = :status")
    if query.text.strip():
        conditions.append(f"rowid IN ({paper_places('loans')})")
    return " AND ".join(conditions), values


def _order(query: ListLoanLines) -> str:
    way = "DESC" if query.descending else "ASC"
    if not query.sort:
        way = "ASC" if query.descending else "DESC"
        return f"disbursed_on {way}, key {way}"
    if query.sort not in LOAN_SORTS:
        raise RuleBroken("list.unknown_sort", sort=query.sort[:40])
    return f"{query.sort} {way}, key {way}"
