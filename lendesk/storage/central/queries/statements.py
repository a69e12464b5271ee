"""Imported bank statements, and one with its lines and the loans that each may belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import RowMapping, Select, func, or_, select

from lendesk.domain.errors import RuleBroken
from lendesk.domain.repayments.receipt import StatementLine
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS, STATEMENT_LINES, STATEMENTS
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, most
from lendesk.storage.central.reach import Place
from lendesk.storage.central.sealed import blind_index
from lendesk.storage.central.selections import ENDED_LOANS
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.queries import (
    GetStatement,
    ListStatements,
    StatementFileView,
    StatementLineRow,
    StatementRow,
)

_S, _N, _L, _C = STATEMENTS.table, STATEMENT_LINES.table, LOAN_ACCOUNTS.table, CUSTOMERS.table
_PLACE = Place(_S.c.branch_id, _S.c.region_id, _S.c.imported_by)
OPEN = ("matched", "doubtful", "unmatched")
MOST_CANDIDATES = 5
Candidate: TypeAlias = tuple[str, str, str, int]


def list_statements(query: ListStatements, asked: Asked) -> Page[StatementRow]:
    """Newest first."""
    size = most(query.limit)
    wanted = _selected(asked).order_by(_S.c.key.desc()).limit(size + 1)
    wanted = wanted.where(_S.c.key < query.after) if query.after else wanted
    rows = _rows(asked, wanted)
    return Page(rows[:size], rows[size - 1].key if len(rows) > size else "")


def get_statement(query: GetStatement, asked: Asked) -> StatementFileView:
    found = _rows(asked, _selected(asked).where(_S.c.key == query.statement_id))
    if not found:
        raise RuleBroken("record.missing", kind="statements", key=query.statement_id)
    lines = sorted(
        asked.records.find(StatementLine, statement_id=query.statement_id), key=lambda line: line.number
    )
    loans = _loans(asked, {line.loan_id for line in lines})
    candidates = _candidates(asked, [line for line in lines if line.status in OPEN])
    return StatementFileView(found[0], tuple(_line_row(line, loans, candidates[line.key]) for line in lines))


def _selected(asked: Asked) -> Select[Any]:
    posted = func.count().filter(_N.c.status == "posted")
    still_open = func.count().filter(_N.c.status.in_(OPEN))
    counts = (
        select(posted.label("posted"), still_open.label("open"))
        .where(_N.c.statement_id == _S.c.key)
        .lateral("counts")
    )
    return select(_S, counts.c.posted, counts.c.open).where(asked.reach.covers(_PLACE))


def _rows(asked: Asked, statement: Select[Any]) -> tuple[StatementRow, ...]:
    found = asked.connection.execute(statement).mappings().all()
    names = asked.names(row["imported_by"] for row in found)
    return tuple(_row(row, names) for row in found)


def _row(row: RowMapping, names: dict[str, str]) -> StatementRow:
    return StatementRow(
        key=row["key"],
        name=row["name"],
        source=row["source"],
        line_count=row["line_count"],
        skipped_count=row["skipped_count"],
        posted_count=row["posted"],
        open_count=row["open"],
        total_fen=row["total_fen"],
        imported_by=names.get(row["imported_by"], ""),
        made_at=time_text(row["made_at"]),
    )


def _line_row(
    line: StatementLine, loans: dict[str, tuple[str, str]], candidates: Sequence[Candidate]
) -> StatementLineRow:
    number, customer_name = loans.get(line.loan_id, ("", ""))
    return StatementLineRow(
        key=line.key,
        number=line.number,
        booked_on=line.booked_on.isoformat(),
        amount_fen=line.amount_fen,
        payer=line.payer,
        note=line.note,
        status=line.status,
        loan_id=line.loan_id,
        loan_number=number,
        reasons=line.reasons,
        candidates=tuple(candidates),
        customer_name=customer_name,
    )


def _loans(asked: Asked, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Number and borrower's name by the loan's key."""
    wanted = (
        select(_L.c.key, _L.c.number, _C.c.name)
        .join(_C, _C.c.key == _L.c.customer_id)
        .where(_L.c.key.in_(list(keys)))
    )
    return {row.key: (row.number, row.name) for row in asked.connection.execute(wanted)}


def _candidates(asked: Asked, lines: Sequence[StatementLine]) -> defaultdict[str, list[Candidate]]:
    """Living loans of borrowers with the payer's name or card, for all lines in one query."""
    cards = {line.key: blind_index(asked.ring, line.payer_account, column="card_number") for line in lines}
    wanted = (
        select(_L.c.key, _L.c.number, _L.c.due_fen, _C.c.name, _C.c.card_number_index)
        .join(_C, _C.c.key == _L.c.customer_id)
        .where(
            _L.c.status.not_in(ENDED_LOANS),
            or_(
                _C.c.name.in_({line.payer for line in lines if line.payer}),
                _C.c.card_number_index.in_([card for card in cards.values() if card is not None]),
            ),
            asked.reach.covers(Place(_L.c.branch_id, _L.c.region_id, _L.c.owner_id)),
        )
        .order_by(_L.c.due_fen.desc(), _L.c.key)
    )
    by_name: defaultdict[str, list[Candidate]] = defaultdict(list)
    by_card: defaultdict[bytes, list[Candidate]] = defaultdict(list)
    for row in asked.connection.execute(wanted):
        candidate = (row.key, row.number, row.name, row.due_fen)
        by_name[row.name].append(candidate)
        by_card[bytes(row.card_number_index or b"")].append(candidate)
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for line in lines:
        same_card = by_card.get(cards[line.key] or b"-", [])
        together = dict.fromkeys([*same_card, *by_name.get(line.payer, [])])
        found[line.key] = list(together)[:MOST_CANDIDATES]
    return found


ANSWERS: dict[type[AnyQuery], Answer] = {ListStatements: list_statements, GetStatement: get_statement}
