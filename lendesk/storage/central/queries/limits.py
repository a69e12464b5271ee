"""Credit limits in scope: the list, and one in full with the customer's exposure."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, select

from lendesk.domain.contracts.contract import Contract
from lendesk.domain.errors import RuleBroken
from lendesk.domain.limits.limit import CreditLimit, Drawn, Exposure, exposure, usage
from lendesk.domain.loans.account import LoanAccount
from lendesk.storage.central.kinds import CREDIT_LIMITS, CUSTOMERS, PRODUCT_VERSIONS
from lendesk.storage.central.projections import day_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, most
from lendesk.storage.central.reach import Place, Reach
from lendesk.usecases.paging import Page
from lendesk.usecases.servicing.limits import drawn_under
from lendesk.usecases.servicing.queries import DrawingRow, GetLimit, LimitFile, LimitRow, ListLimits

_M, _C, _P = CREDIT_LIMITS.table, CUSTOMERS.table, PRODUCT_VERSIONS.table
_PLACE = Place(_M.c.branch_id, _M.c.region_id, _M.c.owner_id)


def list_limits(query: ListLimits, asked: Asked) -> Page[LimitRow]:
    size = most(query.limit)
    conditions: list[ColumnElement[bool]] = [asked.reach.covers(_PLACE)]
    conditions += [_M.c.status == query.status] if query.status else []
    conditions += [_M.c.customer_id == query.customer_id] if query.customer_id else []
    conditions += [_M.c.key < query.after] if query.after else []
    wanted = _limits().where(*conditions).order_by(_M.c.key.desc()).limit(size + 1)
    found = asked.connection.execute(wanted).mappings().all()
    rows = tuple(_row(row, asked)[0] for row in found[:size])
    return Page(rows, rows[-1].key if len(found) > size else "")


def limits_of(customer_id: str, asked: Asked, reach: Reach, most_rows: int) -> tuple[LimitRow, ...]:
    """The limits of one customer within a reach, newest first."""
    wanted = _limits().where(_M.c.customer_id == customer_id, reach.covers(_PLACE))
    found = asked.connection.execute(wanted.order_by(_M.c.key.desc()).limit(most_rows)).mappings().all()
    return tuple(_row(row, asked)[0] for row in found)


def get_limit(query: GetLimit, asked: Asked) -> LimitFile:
    wanted = _limits().where(_M.c.key == query.limit_id, asked.reach.covers(_PLACE))
    found = asked.connection.execute(wanted).mappings().first()
    if found is None:
        raise RuleBroken("record.missing", kind="credit_limits", key=query.limit_id)
    row, drawn = _row(found, asked)
    names = asked.names([found["proposed_by"], found["decided_by"]])
    at_stake = exposure_of(found["customer_id"], asked)
    return LimitFile(
        row=row,
        basis=found["basis"],
        proposed_by_name=names.get(found["proposed_by"], ""),
        decided_by_name=names.get(found["decided_by"], ""),
        drawings=tuple(_drawing(one, asked) for one in drawn),
        exposure_drawn_fen=at_stake.drawn_fen,
        exposure_undrawn_fen=at_stake.undrawn_fen,
        exposure_loans_fen=at_stake.loans_fen,
        exposure_total_fen=at_stake.total_fen,
    )


def _limits() -> Select[Any]:
    names = (
        _C.c.name.label("customer_name"),
        _P.c.name.label("product_name"),
        _P.c.name_en.label("product_name_en"),
    )
    joined = select(_M, *names).join(_C, _C.c.key == _M.c.customer_id)
    return joined.join(_P, _P.c.key == _M.c.product_version_id)


def _row(row: Any, asked: Asked) -> tuple[LimitRow, tuple[Drawn, ...]]:
    limit: CreditLimit = CREDIT_LIMITS.load(row, asked.ring)
    drawn = drawn_under(limit, asked.records)
    now = usage(limit, drawn, asked.business_date)
    made = LimitRow(
        key=limit.key,
        number=limit.number,
        customer_id=limit.customer_id,
        customer_name=row["customer_name"],
        product_version_id=limit.product_version_id,
        product_name=row["product_name"],
        product_name_en=row["product_name_en"],
        amount_fen=limit.amount_fen,
        used_fen=now.used_fen,
        available_fen=now.available_fen,
        valid_from=day_text(limit.valid_from),
        valid_to=day_text(limit.valid_to),
        review_on=day_text(limit.review_on),
        status=limit.status,
        blocked=now.blocked,
        reason=limit.reason,
        proposed_by=limit.proposed_by,
    )
    return made, drawn


def _drawing(one: Drawn, asked: Asked) -> DrawingRow:
    contract = asked.records.get(Contract, one.drawing.key)
    loans = asked.records.find(LoanAccount, contract_id=one.drawing.key)
    return DrawingRow(
        contract_id=contract.key,
        contract_number=contract.number,
        contract_status=contract.status,
        loan_id=loans[0].key if loans else "",
        amount_fen=one.drawing.amount_fen,
        open_fen=one.open_fen,
        drawn_on=day_text(one.drawing.drawn_on),
        days_past_due=one.days_past_due,
        ended=one.ended,
    )


def exposure_of(customer_id: str, asked: Asked) -> Exposure:
    """What the lender may lose with a customer, over all branches."""
    limits = asked.records.find(CreditLimit, customer_id=customer_id)
    under = [(limit, drawn_under(limit, asked.records)) for limit in limits]
    drawings = {one.drawing.key for _, drawn in under for one in drawn}
    loans = asked.records.find(LoanAccount, customer_id=customer_id)
    others = [loan.outstanding_fen for loan in loans if loan.contract_id not in drawings]
    return exposure(under, others, asked.business_date)


ANSWERS: dict[type[AnyQuery], Answer] = {ListLimits: list_limits, GetLimit: get_limit}
