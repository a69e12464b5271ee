"""Search everywhere: hits of each kind within the asker's reach for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, any_, literal, select, union
from sqlalchemy.dialects.postgresql import ARRAY

from lendesk.domain.customers.identity import mask_id, mask_phone
from lendesk.storage.central.kinds import APPLICATIONS, CONTRACTS, CUSTOMERS, LOAN_ACCOUNTS, PRODUCT_VERSIONS
from lendesk.storage.central.mapping import TEXT
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
    persons: list[str] | None = None
    for kind in kinds_of(query):
        reach = asked.reach_with(NEEDS[kind])
        if reach is None:
            continue
        within = replace(asked, reach=reach)
        if kind is FoundKind.CUSTOMER:
            found += _customers(query, within)
        else:
            persons = _persons(query.words, asked) if persons is None else persons
            found += _papers(kind, query, persons, within)
    return tuple(found)


def _persons(words: str, asked: Asked) -> list[str]:
    """Of all branches: a file may belong to a person whom another branch keeps."""
    return list(
        asked.connection.scalars(select(_C.c.key).where(of_customer(words, asked)).limit(MOST_PERSONS))
    )


def _customers(query: FindAnything, asked: Asked) -> list[Found]:
    wanted = (
        select(_C.c.key, _C.c.name, _C.c.id_number, _C.c.phone)
        .where(likely(query.words, asked))
        .order_by(*best_first(query.words))
        .limit(most_of(query))
    )
    return [
        Found(
            kind=FoundKind.CUSTOMER,
            key=row["key"],
            customer_id=row["key"],
            name=row["name"],
            id_masked=mask_id(CUSTOMERS.reveal(row, "id_number", row["key"], asked.ring)),
            phone_masked=mask_phone(CUSTOMERS.reveal(row, "phone", row["key"], asked.ring)),
        )
        for row in asked.connection.execute(wanted).mappings()
    ]


def _papers(kind: FoundKind, query: FindAnything, persons: list[str], asked: Asked) -> list[Found]:
    paper = _PAPERS[kind]
    table = paper.table
    wanted = (
        select(table.c.key, table.c.customer_id, table.c.number, table.c.status)
        .add_columns(_C.c.name, _P.c.name.label("product"), _P.c.name_en.label("product_en"))
        .add_columns(paper.amount.label("amount"))
        .join(_C, _C.c.key == table.c.customer_id)
        .join(_P, _P.c.key == table.c.product_version_id)
        .where(table.c.key.in_(_keys(table, query.words, persons)), asked.reach.covers(paper.place))
        .order_by(table.c.key.desc())
        .limit(most_of(query))
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


def _keys(table: Table, words: str, persons: list[str]) -> Select[Any]:
    """Two ways to a paper, each by an index of its own; an OR over two tables would use neither."""
    ways = [select(table.c.key).where(table.c.customer_id == any_(literal(persons, ARRAY(TEXT))))]
    part = number_part(words)
    if part:
        ways.append(select(table.c.key).where(contains(table.c.number, part)))
    return select(union(*ways).subquery().c.key)


ANSWERS: dict[type[AnyQuery], Answer] = {FindAnything: find_anything}
