"""What may become of a loan: quotations, before and after, its events, its ledger, waiting proposals."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, select

from lendesk.domain.errors import Fact
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.events.events import Undone
from lendesk.domain.loans.quotations.records import IssuedQuotation
from lendesk.domain.money import Money
from lendesk.domain.repayments.receipt import Receipt
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS, LOAN_PROPOSALS
from lendesk.storage.central.projections import day_text, time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, most
from lendesk.storage.central.queries.loan_file import loan_entries, loan_state
from lendesk.storage.central.reach import Place
from lendesk.usecases.loan_events import from_record
from lendesk.usecases.paging import Page
from lendesk.usecases.plain import from_plain
from lendesk.usecases.repayments.queries import LedgerLine
from lendesk.usecases.servicing.changes import ChangeDraft
from lendesk.usecases.servicing.previews import preview_change, quote_loan
from lendesk.usecases.servicing.queries import (
    GetLoanLedger,
    GetLoanQuote,
    ListLoanEvents,
    ListLoanProposals,
    ListQuotations,
    LoanComparison,
    LoanEventRow,
    LoanQuote,
    PreviewLoanEvent,
    ProposalRow,
)

_P, _L, _C = LOAN_PROPOSALS.table, LOAN_ACCOUNTS.table, CUSTOMERS.table
_LOAN_PLACE = Place(_L.c.branch_id, _L.c.region_id, _L.c.owner_id)
_PLACE = Place(_P.c.branch_id, _P.c.region_id, _P.c.owner_id)


def get_loan_quote(query: GetLoanQuote, asked: Asked) -> LoanQuote:
    return quote_loan(loan_state(_loan(query.loan_id, asked), asked), query, asked.business_date)


def list_quotations(query: ListQuotations, asked: Asked) -> tuple[LoanQuote, ...]:
    _loan(query.loan_id, asked)
    issued = asked.records.find(IssuedQuotation, loan_id=query.loan_id)
    newest = sorted(issued, key=lambda one: one.key, reverse=True)
    return tuple(
        replace(from_plain(LoanQuote, json.loads(one.quotation)), key=one.key, number=one.number)
        for one in newest
    )


def preview_loan_event(query: PreviewLoanEvent, asked: Asked) -> LoanComparison:
    loan = _loan(query.loan_id, asked)
    state = loan_state(loan, asked)
    return preview_change(state, query.change, loan.disbursed_on, asked.business_date)[1]


def get_loan_ledger(query: GetLoanLedger, asked: Asked) -> tuple[LedgerLine, ...]:
    _loan(query.loan_id, asked)
    return loan_entries(query.loan_id, asked)


def list_loan_events(query: ListLoanEvents, asked: Asked) -> tuple[LoanEventRow, ...]:
    _loan(query.loan_id, asked)
    found = asked.records.find(LoanEvent, loan_id=query.loan_id)
    events = sorted(found, key=lambda one: one.sequence)
    receipts = {one.event_id: one.key for one in asked.records.find(Receipt, loan_id=query.loan_id)}
    engine = [from_record(one) for one in events]
    undone = {one.target: one.key for one in engine if isinstance(one, Undone)}
    names = asked.names(one.by for one in events)
    return tuple(
        _event_row(one, names.get(one.by, ""), receipts.get(one.key, ""), undone.get(one.key, ""))
        for one in events
    )


def list_loan_proposals(query: ListLoanProposals, asked: Asked) -> Page[ProposalRow]:
    size = most(query.limit)
    conditions: list[ColumnElement[bool]] = [asked.reach.covers(_PLACE)]
    conditions += [_P.c.status == query.status] if query.status else []
    conditions += [_P.c.loan_id == query.loan_id] if query.loan_id else []
    conditions += [_P.c.key < query.after] if query.after else []
    wanted = (
        select(_P, _L.c.number.label("loan_number"), _C.c.name.label("customer_name"))
        .join(_L, _L.c.key == _P.c.loan_id)
        .join(_C, _C.c.key == _L.c.customer_id)
        .where(*conditions)
        .order_by(_P.c.key.desc())
        .limit(size + 1)
    )
    rows = asked.connection.execute(wanted).mappings().all()
    names = asked.names(who for row in rows for who in (row["proposed_by"], row["decided_by"]))
    page = tuple(_proposal_row(row, names) for row in rows[:size])
    return Page(page, page[-1].key if len(rows) > size else "")


def _loan(loan_id: str, asked: Asked) -> LoanAccount:
    asked.require("loans", _LOAN_PLACE, _L.c.key, loan_id)
    return asked.records.get(LoanAccount, loan_id)


def _event_row(event: LoanEvent, by: str, receipt_id: str, undone_by: str) -> LoanEventRow:
    data: dict[str, Any] = json.loads(event.data)
    amount = getattr(from_record(event), "amount", None)
    details: dict[str, Fact] = {
        name: value
        for name, value in data.items()
        if name != "key" and isinstance(value, str | int | bool | None)
    }
    return LoanEventRow(
        key=event.key,
        sequence=event.sequence,
        kind=event.kind,
        value_date=day_text(event.value_date),
        posted_at=time_text(event.posted_at),
        by_name=by,
        amount_fen=amount.minor if isinstance(amount, Money) else 0,
        details=details,
        receipt_id=receipt_id,
        undone_by=undone_by,
        undoable=not undone_by and event.kind not in ("DISBURSEMENT", "UNDO"),
    )


def _proposal_row(row: Any, names: dict[str, str]) -> ProposalRow:
    return ProposalRow(
        key=row["key"],
        loan_id=row["loan_id"],
        loan_number=row["loan_number"],
        customer_name=row["customer_name"],
        kind=row["kind"],
        change=from_plain(ChangeDraft, json.loads(row["change"])),
        comparison=from_plain(LoanComparison, json.loads(row["comparison"])),
        given_up_fen=row["given_up_fen"],
        reason=row["reason"],
        status=row["status"],
        proposed_by=row["proposed_by"],
        proposed_by_name=names.get(row["proposed_by"], ""),
        decided_by_name=names.get(row["decided_by"], ""),
        decision_reason=row["decision_reason"],
        valid_until=day_text(row["valid_until"]),
        made_at=time_text(row["made_at"]),
    )


ANSWERS: dict[type[AnyQuery], Answer] = {
    GetLoanQuote: get_loan_quote,
    ListQuotations: list_quotations,
    PreviewLoanEvent: preview_loan_event,
    GetLoanLedger: get_loan_ledger,
    ListLoanEvents: list_loan_events,
    ListLoanProposals: list_loan_proposals,
}
