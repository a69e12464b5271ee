"""The loan book in figures, their course by month, their groups, and the loans behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Date,
    Numeric,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.domain.loans.overdue.classification import Category
from lendesk.storage.central.book_tables import DAY_END_RUNS
from lendesk.storage.central.kinds import BRANCHES, CUSTOMERS, PERSONS
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, most
from lendesk.storage.central.queries.portfolio_parts import (
    PAID_OUT,
    SPLITS,
    TAKEN,
    E,
    L,
    R,
    V,
    category,
    in_scope,
    loans_of,
    moved_by_loan,
    outstanding,
    restructured,
)
from lendesk.usecases.paging import Page
from lendesk.usecases.reporting.portfolio import (
    MONTHS,
    FigureLine,
    GetPortfolio,
    GroupLine,
    ListPortfolioGroups,
    ListPortfolioLoans,
    MonthLine,
    NamedKey,
    Portfolio,
    PortfolioFigure,
    PortfolioLoan,
    PortfolioPart,
    PortfolioScope,
    PortfolioSplit,
)

_VERSION = V.c.key == L.c.product_version_id
_C, _BR, _WHO = CUSTOMERS.table, BRANCHES.table, PERSONS.table
_ORDER: Mapping[PortfolioSplit, tuple[str, ...]] = {
    PortfolioSplit.STAGE: ("", *(stage.name for stage in STAGES)),
    PortfolioSplit.CATEGORY: tuple(one.value for one in Category),
}
_FLOWS = (PortfolioFigure.DISBURSED, PortfolioFigure.COLLECTED)


def get_portfolio(query: GetPortfolio, asked: Asked) -> Portfolio:
    if query.months not in MONTHS:
        raise RuleBroken("portfolio.unknown_period", months=query.months)
    figures = _figures(_parts_of(asked.business_date), query.scope, asked)
    closed = select(func.max(DAY_END_RUNS.c.business_date)).where(DAY_END_RUNS.c.finished_at.is_not(None))
    day_end = asked.connection.scalar(closed)
    return Portfolio(
        business_date=asked.business_date.isoformat(),
        at=time_text(asked.connection.execute(select(func.now())).scalar_one()),
        day_end=day_end.isoformat() if day_end else "",
        figures=figures,
        rate_percent=_rate(query.scope, asked),
        months=_months(query, asked, figures[0].fen),
        branches=_branches(asked),
        products=_products(asked),
    )


def _parts_of(today: date) -> tuple[PortfolioPart, ...]:
    """The figures of now, then money out and in of the month and of the year so far."""
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    stocks = (PortfolioPart(one, today, today) for one in PortfolioFigure if one not in _FLOWS)
    flows = (PortfolioPart(one, since, today) for one in _FLOWS for since in (month, year))
    return (*stocks, *flows)


def _figures(parts: tuple[PortfolioPart, ...], scope: PortfolioScope, asked: Asked) -> tuple[FigureLine, ...]:
    sums = []
    for at, part in enumerate(parts):
        rows = loans_of(part, scope, asked).subquery()
        sums.append(
            select(literal(at).label("at"), func.sum(rows.c.fen).label("fen"), func.count().label("n"))
        )
    found = asked.connection.execute(union_all(*sums).order_by("at"))
    return tuple(FigureLine(parts[row.at], int(row.fen or 0), row.n) for row in found)


def _rate(scope: PortfolioScope, asked: Asked) -> str:
    """Exact to four decimals of a percent."""
    rate = cast(func.nullif(L.c.rate_disclosed, ""), Numeric)
    weight = case((rate.is_not(None), outstanding), else_=0)
    joined = L.join(V, _VERSION)
    wanted = select(func.sum(rate * weight) / func.nullif(func.sum(weight), 0)).select_from(joined)
    found: Any = asked.connection.scalar(wanted.where(*in_scope(scope, asked)))
    return "" if found is None else str(found.quantize(Decimal("0.0001")))


def _months(query: GetPortfolio, asked: Asked, now_fen: int) -> tuple[MonthLine, ...]:
    """Oldest first; the outstanding principal is that of now, less what moved since."""
    today = asked.business_date
    starts = [add_months(today.replace(day=1), -back) for back in reversed(range(query.months))]
    lines: list[MonthLine] = []
    moved, out, taken = (read(query.scope, starts[0], asked) for read in (_moved, _disbursed, _collected))
    end_fen = now_fen
    for since in reversed(starts):
        until = min(add_months(since, 1) - timedelta(days=1), today)
        lines.insert(0, MonthLine(since, until, out.get(since, 0), taken.get(since, 0), end_fen))
        end_fen -= moved.get(since, 0)
    return tuple(lines)


def _moved(scope: PortfolioScope, since: date, asked: Asked) -> dict[date, int]:
    """What came to outstanding principal by the month of the value date."""
    month = _month_of(E.c.value_date)
    joined = moved_by_loan().add_columns(month).join(L, L.c.key == E.c.loan_id).join(V, _VERSION)
    found = joined.where(E.c.value_date >= since, *in_scope(scope, asked)).group_by(month)
    return {row.month: int(row.moved) for row in asked.connection.execute(found)}


def _disbursed(scope: PortfolioScope, since: date, asked: Asked) -> dict[date, int]:
    month = _month_of(L.c.disbursed_on)
    found = select(month, func.sum(L.c.principal_fen).label("fen")).join(V, _VERSION)
    return _summed(found.where(PAID_OUT, L.c.disbursed_on >= since), month, scope, asked)


def _collected(scope: PortfolioScope, since: date, asked: Asked) -> dict[date, int]:
    month = _month_of(R.c.value_date)
    joined = R.join(L, L.c.key == R.c.loan_id).join(V, _VERSION)
    found = select(month, func.sum(R.c.amount_fen).label("fen")).select_from(joined)
    return _summed(found.where(TAKEN, R.c.value_date >= since), month, scope, asked)


def _summed(chosen: Select[Any], month: Any, scope: PortfolioScope, asked: Asked) -> dict[date, int]:
    """Sums by the first day of their month, of the loans in scope."""
    found = chosen.where(*in_scope(scope, asked)).group_by(month)
    return {row.month: int(row.fen) for row in asked.connection.execute(found)}


def _month_of(day: Any) -> Any:
    return cast(func.date_trunc("month", day), Date).label("month")


def _branches(asked: Asked) -> tuple[NamedKey, ...]:
    """Those with a loan in reach."""
    with_loans = select(L.c.branch_id).where(*in_scope(PortfolioScope(), asked)).distinct()
    wanted = select(_BR.c.key, _BR.c.name, _BR.c.name_en).where(_BR.c.key.in_(with_loans)).order_by(_BR.c.key)
    return tuple(NamedKey(row.key, row.name, row.name_en) for row in asked.connection.execute(wanted))


def _products(asked: Asked) -> tuple[NamedKey, ...]:
    """Those with a loan in reach, by the names of their newest version."""
    with_loans = (
        select(V.c.code).join(L, L.c.product_version_id == V.c.key).where(*in_scope(PortfolioScope(), asked))
    )
    wanted = (
        select(V.c.code, V.c.name, V.c.name_en)
        .ext(distinct_on(V.c.code))
        .where(V.c.code.in_(with_loans))
        .order_by(V.c.code, V.c.version.desc())
    )
    return tuple(NamedKey(row.code, row.name, row.name_en) for row in asked.connection.execute(wanted))


def list_groups(query: ListPortfolioGroups, asked: Asked) -> tuple[GroupLine, ...]:
    rows = loans_of(query.part, query.scope, asked, SPLITS[query.split].label("group")).subquery()
    fen = func.sum(rows.c.fen)
    wanted = select(rows.c.group, fen.label("fen"), func.count().label("n")).group_by(rows.c.group)
    found = asked.connection.execute(wanted.order_by(fen.desc(), rows.c.group)).all()
    order = _ORDER.get(query.split)
    if order:
        found = sorted(found, key=lambda row: order.index(row.group))
    names = _names(query.split, asked)
    return tuple(GroupLine(row.group, *names.get(row.group, ("", "")), int(row.fen), row.n) for row in found)


def _names(split: PortfolioSplit, asked: Asked) -> dict[str, tuple[str, str]]:
    known: tuple[NamedKey, ...] = ()
    if split is PortfolioSplit.BRANCH:
        known = _branches(asked)
    elif split is PortfolioSplit.PRODUCT:
        known = _products(asked)
    return {one.key: (one.name, one.name_en) for one in known}


def list_loans(query: ListPortfolioLoans, asked: Asked) -> Page[PortfolioLoan]:
    """The mark of the next page is `fen|key`."""
    size = most(query.limit)
    columns = (
        *(L.c[name] for name in ("key", "number", "customer_id", "owner_id", "days_past_due")),
        V.c.name.label("product_name"),
        V.c.name_en.label("product_name_en"),
        category.label("category"),
        restructured.label("restructured"),
        cast(outstanding, BigInteger).label("outstanding_fen"),
    )
    chosen = loans_of(query.part, query.scope, asked, *columns)
    if query.split is not None:
        chosen = chosen.where(SPLITS[query.split] == query.group)
    rows = chosen.subquery()
    wanted = (
        select(rows, _C.c.name.label("customer_name"), func.coalesce(_WHO.c.name, "").label("owner_name"))
        .join(_C, _C.c.key == rows.c.customer_id)
        .outerjoin(_WHO, _WHO.c.key == rows.c.owner_id)
        .order_by(rows.c.fen.desc(), rows.c.key)
        .limit(size + 1)
    )
    if query.after:
        fen, key = _mark(query.after)
        wanted = wanted.where(or_(rows.c.fen < fen, and_(rows.c.fen == fen, rows.c.key > key)))
    found = asked.connection.execute(wanted).all()
    total = asked.connection.scalar(select(func.count()).select_from(rows))
    lines = tuple(map(_loan, found[:size]))
    after = f"{lines[-1].part_fen}|{lines[-1].key}" if len(found) > size else ""
    return Page(lines, after, int(total or 0))


def _mark(after: str) -> tuple[int, str]:
    fen, _, key = after.partition("|")
    if not fen.isascii() or not fen.isdigit():
        raise RuleBroken("page.unknown_mark", after=after[:60])
    return int(fen), key


def _loan(row: Any) -> PortfolioLoan:
    return PortfolioLoan(
        key=row.key,
        number=row.number,
        customer_name=row.customer_name,
        product_name=row.product_name,
        product_name_en=row.product_name_en,
        owner_name=row.owner_name,
        days_past_due=row.days_past_due,
        category=row.category,
        restructured=row.restructured,
        outstanding_fen=row.outstanding_fen,
        part_fen=int(row.fen),
    )


ANSWERS: dict[type[AnyQuery], Answer] = {
    GetPortfolio: get_portfolio,
    ListPortfolioGroups: list_groups,
    ListPortfolioLoans: list_loans,
}
