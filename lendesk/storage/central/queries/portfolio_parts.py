"""What each loan adds to a figure of the loan book: the one definition behind sums, groups and lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, case, cast, func, select

from lendesk.domain.ledger.chart import USUAL_RULES
from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.domain.loans.overdue.classification import Category
from lendesk.domain.loans.states import LoanStatus
from lendesk.storage.central.book_tables import LOAN_BOOKS
from lendesk.storage.central.kinds import LOAN_ACCOUNTS, PRODUCT_VERSIONS, RECEIPTS
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.reach import Place
from lendesk.storage.central.tables import LEDGER_ENTRIES, LEDGER_POSTINGS
from lendesk.usecases.reporting.portfolio import (
    PortfolioFigure,
    PortfolioPart,
    PortfolioScope,
    PortfolioSplit,
)

L, V, B, R = LOAN_ACCOUNTS.table, PRODUCT_VERSIONS.table, LOAN_BOOKS, RECEIPTS.table
E, P = LEDGER_ENTRIES, LEDGER_POSTINGS
F = PortfolioFigure
ON_THE_BOOKS = (LoanStatus.ACTIVE.value, LoanStatus.OVERDUE.value)
OBSERVED = list(Category).index(Category.SPECIAL_MENTION)
"""The least category of a loan under observation (`domain.loans.segments.writing`)."""
NON_PERFORMING = tuple(category.value for category in Category if category.non_performing)

outstanding = case((L.c.status.in_(ON_THE_BOOKS), L.c.outstanding_fen), else_=0)
"""Principal on the books now: nothing of a loan that was written off."""
category = func.coalesce(B.c.category, Category.NORMAL.value)
restructured = func.coalesce(B.c.least_category == OBSERVED, False)

PAID_OUT = L.c.status != LoanStatus.AWAITING.value
"""A payout that was reversed is none."""
TAKEN = R.c.status == "posted"

_STOCKS: dict[PortfolioFigure, ColumnElement[bool]] = {
    F.PAR1: L.c.days_past_due > 0,
    F.PAR30: L.c.days_past_due > 30,
    F.PAR90: L.c.days_past_due > 90,
    F.NON_PERFORMING: category.in_(NON_PERFORMING),
    F.RESTRUCTURED: restructured,
}
stage = case(
    *(
        (
            L.c.days_past_due >= one.from_day
            if one.to_day is None
            else L.c.days_past_due.between(one.from_day, one.to_day),
            one.name,
        )
        for one in STAGES
    ),
    else_="",
)
SPLITS: dict[PortfolioSplit, ColumnElement[str]] = {
    PortfolioSplit.BRANCH: L.c.branch_id,
    PortfolioSplit.PRODUCT: V.c.code,
    PortfolioSplit.STAGE: stage,
    PortfolioSplit.CATEGORY: category,
}


def in_scope(scope: PortfolioScope, asked: Asked) -> tuple[ColumnElement[bool], ...]:
    """The loans in reach of the asker and in the filters."""
    wanted = [asked.reach.covers(Place(L.c.branch_id, L.c.region_id, L.c.owner_id))]
    if scope.branch_id:
        wanted.append(L.c.branch_id == scope.branch_id)
    if scope.product_code:
        wanted.append(V.c.code == scope.product_code)
    return tuple(wanted)


def loans_of(part: PortfolioPart, scope: PortfolioScope, asked: Asked, *columns: Any) -> Select[Any]:
    """`columns` of every loan in the figure, over loan, product version and book, with its part as `fen`."""
    joined = L.join(V, V.c.key == L.c.product_version_id).outerjoin(B, B.c.loan_id == L.c.key)
    fen, moved = _fen_of(part, asked.business_date)
    if moved is not None:
        joined = joined.outerjoin(moved, moved.c.loan_id == L.c.key)
    chosen = select(*columns, fen.label("fen")).select_from(joined).where(*in_scope(scope, asked), fen > 0)
    return chosen.where(_STOCKS[part.figure]) if part.figure in _STOCKS else chosen


def moved_by_loan() -> Select[Any]:
    """Postings to loan principal (fen, debit positive), to be summed by what the caller groups."""
    return (
        select(func.sum(P.c.debit_fen - P.c.credit_fen).cast(BigInteger).label("moved"))
        .select_from(E.join(P, P.c.entry_key == E.c.key))
        .where(P.c.account == USUAL_RULES.principal, E.c.loan_id != "")
    )


def _fen_of(part: PortfolioPart, business_date: date) -> tuple[Any, Any]:
    """What a loan adds (fen), and the sums by loan that this needs beside the loan itself."""
    match part.figure:
        case F.DISBURSED:
            then = L.c.disbursed_on.between(part.since, part.until)
            return case((PAID_OUT & then, L.c.principal_fen), else_=0), None
        case F.COLLECTED:
            taken = (
                select(R.c.loan_id, cast(func.sum(R.c.amount_fen), BigInteger).label("moved"))
                .where(TAKEN, R.c.value_date.between(part.since, part.until))
                .group_by(R.c.loan_id)
                .subquery()
            )
            return func.coalesce(taken.c.moved, 0), taken
        case F.PROVISION:
            return func.coalesce(B.c.provision_fen, 0), None
        case F.OUTSTANDING if part.until < business_date:
            later = moved_by_loan().add_columns(E.c.loan_id).where(E.c.value_date > part.until)
            since = later.group_by(E.c.loan_id).subquery()
            return outstanding - func.coalesce(since.c.moved, 0), since
        case _:
            return outstanding, None
