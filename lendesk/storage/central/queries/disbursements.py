"""Money that goes out: signed contracts to be paid, payments, and one with its checks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, case, exists, or_, select

from lendesk.domain.access import Permission, Target, judge
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.customers.customer import Customer
from lendesk.domain.customers.identity import mask_card
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from lendesk.storage.central.kinds import CONTRACTS, CUSTOMERS, DISBURSEMENTS
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, most
from lendesk.storage.central.reach import Place
from lendesk.usecases.disbursements.queries import (
    DisbursementFile,
    DisbursementRow,
    GetDisbursement,
    ListDisbursements,
)
from lendesk.usecases.paging import Page

_O, _K, _C = DISBURSEMENTS.table, CONTRACTS.table, CUSTOMERS.table
_PLACE = Place(_O.c.branch_id, _O.c.region_id, _K.c.owner_id)
_CONTRACT_PLACE = Place(_K.c.branch_id, _K.c.region_id, _K.c.owner_id)
_rank = case((_O.c.status.in_(("prepared", "instructed", "rejected")), 1), else_=2)
TO_PREPARE = "signed"


def list_disbursements(query: ListDisbursements, asked: Asked) -> Page[DisbursementRow]:
    """Contracts to be paid, open payments, ended ones; each newest first."""
    size = most(query.limit)
    rank, key = _mark(query.after)
    rows: list[tuple[str, DisbursementRow]] = []
    if rank == 0 and query.status in ("", TO_PREPARE):
        rows += [(f"0|{row.contract_id}", row) for row in _to_prepare(asked, key, size + 1)]
    if len(rows) <= size and query.status != TO_PREPARE:
        rows += _payments(asked, query.status, (rank, key), size + 1 - len(rows))
    page = tuple(row for _, row in rows[:size])
    return Page(page, rows[size - 1][0] if len(rows) > size else "")


def get_disbursement(query: GetDisbursement, asked: Asked) -> DisbursementFile:
    wanted = _selected().where(_O.c.key == query.disbursement_id, asked.reach.covers(_PLACE))
    found = asked.connection.execute(wanted).mappings().first()
    if found is None:
        raise RuleBroken("record.missing", kind="disbursements", key=query.disbursement_id)
    payment = asked.records.get(Disbursement, query.disbursement_id)
    contract = asked.records.get(Contract, payment.contract_id)
    customer = asked.records.get(Customer, payment.customer_id)
    return DisbursementFile(
        row=_rows(asked, [found])[0],
        checks=(
            ("disbursement.contract_signed", contract.amount_fen, contract.status == "signed"),
            ("disbursement.contract_amount", payment.amount_fen, payment.amount_fen == contract.amount_fen),
            (
                "disbursement.own_account",
                payment.amount_fen,
                payment.account == contract.payout_account == customer.card_number,
            ),
        ),
        blocked=_blocked(payment, contract, asked),
    )


def _blocked(payment: Disbursement, contract: Contract, asked: Asked) -> str:
    """Why the asker may not release it, as the handler would judge."""
    target = Target(
        branch_id=payment.branch_id,
        region_id=payment.region_id,
        owner_id=payment.prepared_by,
        amount=Money(payment.amount_fen),
        makers=frozenset({payment.prepared_by, contract.prepared_by}),
    )
    try:
        judge(asked.actor, Permission.DISBURSEMENT_CONFIRM, target)
    except RuleBroken as broken:
        return broken.code
    return ""


def _selected() -> Select[Any]:
    return (
        select(
            _O,
            _K.c.number.label("contract_number"),
            _C.c.name.label("customer_name"),
            _rank.label("rank"),
        )
        .join(_K, _K.c.key == _O.c.contract_id)
        .join(_C, _C.c.key == _O.c.customer_id)
    )


def _payments(
    asked: Asked, status: str, after: tuple[int, str], limit: int
) -> list[tuple[str, DisbursementRow]]:
    rank, key = after
    conditions: list[ColumnElement[bool]] = [asked.reach.covers(_PLACE)]
    conditions += [_O.c.status == status] if status else []
    if rank > 0:
        conditions.append(or_(_rank > rank, and_(_rank == rank, _O.c.key < key)))
    wanted = _selected().where(*conditions).order_by(_rank, _O.c.key.desc()).limit(limit)
    found = list(asked.connection.execute(wanted).mappings())
    return [
        (f"{row['rank']}|{row['key']}", made) for row, made in zip(found, _rows(asked, found), strict=True)
    ]


def _rows(asked: Asked, found: list[RowMapping]) -> list[DisbursementRow]:
    names = asked.names(row[field] for row in found for field in ("prepared_by", "confirmed_by"))
    return [
        DisbursementRow(
            key=row["key"],
            contract_id=row["contract_id"],
            contract_number=row["contract_number"],
            customer_name=row["customer_name"],
            amount_fen=row["amount_fen"],
            account_masked=mask_card(DISBURSEMENTS.reveal(row, "account", row["key"], asked.ring)),
            bank=row["bank"],
            status=row["status"],
            prepared_by=row["prepared_by"],
            prepared_by_name=names.get(row["prepared_by"], ""),
            confirmed_by_name=names.get(row["confirmed_by"], ""),
            bank_reference=row["bank_reference"],
            remark=row["remark"],
            made_at=time_text(row["made_at"]),
        )
        for row in found
    ]


def _to_prepare(asked: Asked, after: str, limit: int) -> list[DisbursementRow]:
    living = exists().where(_O.c.contract_id == _K.c.key, _O.c.status != "cancelled")
    wanted = (
        select(_K, _C.c.name.label("customer_name"))
        .join(_C, _C.c.key == _K.c.customer_id)
        .where(_K.c.status == TO_PREPARE, ~living, asked.reach.covers(_CONTRACT_PLACE))
    )
    wanted = wanted.where(_K.c.key < after) if after else wanted
    found = asked.connection.execute(wanted.order_by(_K.c.key.desc()).limit(limit)).mappings()
    return [_contract_row(row, asked) for row in found]


def _contract_row(row: RowMapping, asked: Asked) -> DisbursementRow:
    return DisbursementRow(
        key="",
        contract_id=row["key"],
        contract_number=row["number"],
        customer_name=row["customer_name"],
        amount_fen=row["amount_fen"],
        account_masked=mask_card(CONTRACTS.reveal(row, "payout_account", row["key"], asked.ring)),
        bank="",
        status=TO_PREPARE,
        prepared_by="",
        prepared_by_name="",
        confirmed_by_name="",
        bank_reference="",
        remark="",
        made_at=time_text(row["made_at"]),
    )


def _mark(after: str) -> tuple[int, str]:
    rank, _, key = after.partition("|")
    if rank not in ("", "0", "1", "2"):
        raise RuleBroken("page.unknown_mark", after=after[:60])
    return int(rank or 0), key


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListDisbursements: list_disbursements,
    GetDisbursement: get_disbursement,
}
