"""Contracts: the list with what still waits for one, one in full, its evidence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, exists, func, select

from lendesk.domain.contracts.contract import Contract
from lendesk.domain.errors import RuleBroken
from lendesk.storage.central import log
from lendesk.storage.central.kinds import APPLICATIONS, CONTRACTS, CUSTOMERS, LENDERS, PRODUCT_VERSIONS
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, most
from lendesk.storage.central.reach import Place, Reach
from lendesk.usecases.contracts.queries import (
    ContractFile,
    ContractRow,
    GetContract,
    GetEvidence,
    KeyTerm,
    ListContracts,
)
from lendesk.usecases.paging import Page

_K, _A, _C, _P = CONTRACTS.table, APPLICATIONS.table, CUSTOMERS.table, PRODUCT_VERSIONS.table
_PLACE = Place(_K.c.branch_id, _K.c.region_id, _K.c.owner_id)
_FILE_PLACE = Place(_A.c.branch_id, _A.c.region_id, _A.c.owner_id)
_NAMES = (
    func.coalesce(_A.c.number, "").label("application_number"),
    _C.c.name.label("customer_name"),
    _P.c.name.label("product_name"),
    _P.c.name_en.label("product_name_en"),
)
COST_SHEET = "cost_sheet"
WITHOUT = "approved"
_FILES, _PAPERS = "file", "contract"


def list_contracts(query: ListContracts, asked: Asked) -> Page[ContractRow]:
    """Approved files without a contract, then contracts, both newest first."""
    size = most(query.limit)
    part, _, key = query.after.partition("|")
    rows: list[tuple[str, ContractRow]] = []
    if part != _PAPERS and query.status in ("", WITHOUT):
        rows += [(f"{_FILES}|{row.application_id}", row) for row in _waiting(asked, key, size + 1)]
    if len(rows) <= size and query.status != WITHOUT:
        after = key if part == _PAPERS else ""
        papers = _papers(asked, query.status, after, size + 1 - len(rows))
        rows += [(f"{_PAPERS}|{row.key}", row) for row in papers]
    page = tuple(row for _, row in rows[:size])
    return Page(page, rows[size - 1][0] if len(rows) > size else "")


def contracts_of(customer_id: str, asked: Asked, reach: Reach, most_rows: int) -> tuple[ContractRow, ...]:
    """The contracts of one customer within a reach, newest first."""
    wanted = _contracts().where(_K.c.customer_id == customer_id, reach.covers(_PLACE))
    return tuple(_rows(asked, wanted.order_by(_K.c.key.desc()).limit(most_rows)))


def get_contract(query: GetContract, asked: Asked) -> ContractFile:
    found = _rows(asked, _contracts().where(_K.c.key == query.contract_id, asked.reach.covers(_PLACE)))
    if not found:
        raise RuleBroken("record.missing", kind="contracts", key=query.contract_id)
    contract = asked.records.get(Contract, query.contract_id)
    return ContractFile(
        row=found[0],
        pdf_sha256=contract.signed_sha256 or contract.unsigned_sha256,
        key_terms=_key_terms(contract),
        checks=_checks(contract, asked),
        signatures=_SIGNED.get(contract.status, ()),
        leaf_index=contract.leaf_index,
        prepared_by=asked.names([contract.prepared_by]).get(contract.prepared_by, ""),
    )


def get_evidence(query: GetEvidence, asked: Asked) -> str:
    """From the newest head that holds the contract. Raises RuleBroken `contract.not_sealed_yet`."""
    asked.require("contracts", _PLACE, _K.c.key, query.contract_id)
    contract = asked.records.get(Contract, query.contract_id)
    head = log.newest_head(asked.connection)
    if contract.leaf_index < 0 or head is None or head.size <= contract.leaf_index:
        raise RuleBroken("contract.not_sealed_yet", number=contract.number)
    return asked.evidence.bundle(
        contract.number,
        contract.signed_sha256,
        contract.leaf_index,
        head,
        lambda level, index: log.node(asked.connection, level, index),
    )


_SIGNED = {"signed_borrower": ("borrower",), "signed": ("borrower", "lender")}


def _key_terms(contract: Contract) -> tuple[KeyTerm, ...]:
    """The cost sheet comes first; its title and text are the screen's own."""
    told = set(contract.explained)
    clauses = [
        KeyTerm(clause.term_id, clause.title, clause.text, clause.term_id in told)
        for clause in contract.key_terms
    ]
    return (KeyTerm(COST_SHEET, "", "", COST_SHEET in told), *clauses)


def _checks(contract: Contract, asked: Asked) -> tuple[tuple[str, bool], ...]:
    cap = asked.connection.scalar(select(LENDERS.table.c.rate_cap_percent))
    wanted = {COST_SHEET, *(clause.term_id for clause in contract.key_terms)}
    return (
        ("contract.rate_under_cap", cap is not None and Decimal(contract.rate_disclosed) <= cap),
        ("contract.key_terms_explained", wanted <= set(contract.explained)),
        ("contract.signed_by_both", contract.status == "signed"),
        ("contract.in_evidence_log", contract.leaf_index >= 0),
    )


def _contracts() -> Select[Any]:
    return (
        select(_K, *_NAMES)
        .outerjoin(_A, _A.c.key == _K.c.application_id)  # a drawing under a limit has no file of its own
        .join(_C, _C.c.key == _K.c.customer_id)
        .join(_P, _P.c.key == _K.c.product_version_id)
    )


def _papers(asked: Asked, status: str, after: str, limit: int) -> list[ContractRow]:
    conditions: list[ColumnElement[bool]] = [asked.reach.covers(_PLACE)]
    conditions += [_K.c.status == status] if status else []
    conditions += [_K.c.key < after] if after else []
    return _rows(asked, _contracts().where(*conditions).order_by(_K.c.key.desc()).limit(limit))


def _rows(asked: Asked, statement: Select[Any]) -> list[ContractRow]:
    return [_contract_row(row) for row in asked.connection.execute(statement).mappings()]


def _waiting(asked: Asked, after: str, limit: int) -> list[ContractRow]:
    living = exists().where(_K.c.application_id == _A.c.key, _K.c.status != "void")
    wanted = (
        select(_A, *_NAMES)
        .join(_C, _C.c.key == _A.c.customer_id)
        .join(_P, _P.c.key == _A.c.product_version_id)
        .where(_A.c.status == WITHOUT, ~living, asked.reach.covers(_FILE_PLACE))
    )
    wanted = wanted.where(_A.c.key < after) if after else wanted
    found = asked.connection.execute(wanted.order_by(_A.c.key.desc()).limit(limit)).mappings()
    return [_file_row(row) for row in found]


def _contract_row(row: RowMapping) -> ContractRow:
    return ContractRow(
        key=row["key"],
        number=row["number"],
        application_id=row["application_id"],
        application_number=row["application_number"],
        customer_name=row["customer_name"],
        product_name=row["product_name"],
        product_name_en=row["product_name_en"],
        amount_fen=row["amount_fen"],
        rate_disclosed=row["rate_disclosed"],
        status=row["status"],
        made_at=time_text(row["made_at"]),
    )


def _file_row(row: RowMapping) -> ContractRow:
    return ContractRow(
        key="",
        number="",
        application_id=row["key"],
        application_number=row["application_number"],
        customer_name=row["customer_name"],
        product_name=row["product_name"],
        product_name_en=row["product_name_en"],
        amount_fen=row["approved_fen"],
        rate_disclosed="",
        status=WITHOUT,
        made_at=time_text(row["submitted_at"]),
    )


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListContracts: list_contracts,
    GetContract: get_contract,
    GetEvidence: get_evidence,
}
