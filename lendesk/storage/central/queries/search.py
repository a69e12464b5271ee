"""Search everywhere: hits of each kind within the asker's reach for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, select, union

from lendesk.domain.customers.identity import mask_id, mask_phone
from lendesk.storage.central.kinds import APPLICATIONS, CONTRACTS, CUSTOMERS, LOAN_ACCOUNTS, PRODUCT_VERSIONS
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, contains
from lendesk.storage.central.queries.customers import best_first, likely, of_customer
from lendesk.storage.central.reach import Place
from lendesk.usecases.search.queries import NEEDS, FindAnything, Found, FoundKind, kinds_of, most_of
from lendesk.usecases.search.words import MOST_PERSONS, number_part, typed_words

_C, _P = CUSTOMERS.table, PRODUCT_VERSIONS.table


@dataclass(frozen=True, slots=True)
class _Paper:
    """The table of a kind that has a number and a customer, and which sum of it is shown."""

    table: Table
    amount: ColumnElement[int]

    @property
    def place(self) -> Place:
        return Place(self.table.c.branch_id, self.table.c.region_id, self.table.c.owner_id)


_PAPERS = {
    FoundKind.APPLICATION: _Paper(APPLICATIONS.table, APPLICATIONS.table.c.amount_fen),
    FoundKind.CONTRACT: _Paper(CONTRACTS.table, CONTRACTS.table.c.amount_fen),
    FoundKind.LOAN: _Paper(LOAN_ACCOUNTS.table, LOAN_ACCOUNTS.table.c.outstanding_fen),
}


def find_anything(query: FindAnything, asked: Asked) -> tuple[Found, ...]:
    if not typed_words(query.words):
        return ()
    found: list[Found] = []
    for kind in kinds_of(query):
        reach = asked.reach_with(NEEDS[kind])
        if reach is not None:
            within = replace(asked, reach=reach)
            find: Callable[..., list[Found]] = _customers if kind is FoundKind.CUSTOMER else _papers
            found += find(kind, query.words, most_of(query), within)
    return tuple(found)


def _customers(kind: FoundKind, words: str, most: int, asked: Asked) -> list[Found]:
    wanted = (
        select(_C.c.key, _C.c.name, _C.c.id_number, _C.c.phone)
        .where(likely(words, asked))
        .order_by(*best_first(words))
        .limit(most)
    )
    return [
        Found(
            kind=kind,
            key=row["key"],
            customer_id=row["key"],
            name=row["name"],
            id_masked=mask_id(CUSTOMERS.reveal(row, "id_number", row["key"], asked.ring)),
            phone_masked=mask_phone(CUSTOMERS.reveal(row, "phone", row["key"], asked.ring)),
        )
        for row in asked.connection.execute(wanted).mappings()
    ]


def _papers(kind: FoundKind, words: str, most: int, asked: Asked) -> list[Found]:
    paper = _PAPERS[kind]
    table = paper.table
    wanted = (
        select(table.c.key, table.c.customer_id, table.c.number, table.c.status)
        .add_columns(_C.c.name, _P.c.name.label("product"), _P.c.name_en.label("product_en"))
        .add_columns(paper.amount.label("amount"))
        .join(_C, _C.c.key == table.c.customer_id)
        .join(_P, _P.c.key == table.c.product_version_id)
        .where(table.c.key.in_(_keys(table, words, asked)), asked.reach.covers(paper.place))
        .order_by(table.c.key.desc())
        .limit(most)
    )
    return [
        Found(
            kind=kind,
            key=row.key,
            customer_id=row.customer_id,
            name=row.name,
            number=row.number,
            product_name=row.product,
            product_name_en=row.product_en,
            amount_fen=row.amount,
            status=row.status,
        )
        for row in asked.connection.execute(wanted)
    ]


def _keys(table: Table, words: str, asked: Asked) -> Select[Any]:
    """Two ways to a paper, each by an index of its own; an OR over two tables would use neither.

    Over all customers: a file may belong to a person whom another branch keeps.
    """
    persons = select(_C.c.key).where(of_customer(words, asked)).limit(MOST_PERSONS)
    ways = [select(table.c.key).where(table.c.customer_id.in_(persons))]
    part = number_part(words)
    if part:
        ways.append(select(table.c.key).where(contains(table.c.number, part)))
    return select(union(*ways).subquery().c.key)


ANSWERS: dict[type[AnyQuery], Answer] = {FindAnything: find_anything}
