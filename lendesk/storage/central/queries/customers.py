"""Customers and products: what a form looks up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, select, union

from lendesk.domain.customers.identity import mask_name
from lendesk.storage.central.kinds import CUSTOMERS
from lendesk.storage.central.projections import PROJECTIONS, rows_where
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, any_of, contains
from lendesk.storage.central.sealed import blind_index, tail_index
from lendesk.usecases.applications.queries import FindCustomers, FindDuplicates, ListProducts
from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.search.words import FEWEST_OF_TAIL, GAP, MOST_RANKED, in_signs, tail_of, typed_words

MOST_CUSTOMERS = 20
_C = CUSTOMERS.table


def list_products(_query: ListProducts, asked: Asked) -> tuple[ProductRow, ...]:
    products = rows_where(asked.connection, "products", asked.ring)
    return tuple(sorted(products, key=lambda row: row.code))


def find_customers(query: FindCustomers, asked: Asked) -> tuple[CustomerRow, ...]:
    if not typed_words(query.text):
        return ()
    wanted = (
        PROJECTIONS["customers"]
        .select()
        .where(likely(query.text, asked))
        .order_by(*best_first(query.text))
        .limit(MOST_CUSTOMERS)
    )
    return asked.rows("customers", wanted)


def find_duplicates(query: FindDuplicates, asked: Asked) -> tuple[CustomerRow, ...]:
    """Over all branches: whoever enters a file must learn that the person is known elsewhere.

    Of a customer out of reach no more is told than that: a number typed at random must not open a file.
    """
    given = {"id_number": query.id_number, "phone": query.phone}
    same = [
        _C.c[f"{column}_index"] == index
        for column, text in given.items()
        if (index := blind_index(asked.ring, text, column=column)) is not None
    ]
    if not same:
        return ()
    wanted = PROJECTIONS["customers"].select().where(any_of(same)).order_by(_C.c.key).limit(MOST_CUSTOMERS)
    in_reach = set(asked.connection.scalars(select(_C.c.key).where(any_of(same), asked.covers("customers"))))
    rows: tuple[CustomerRow, ...] = asked.rows("customers", wanted)
    return tuple(row if row.key in in_reach else of_elsewhere(row) for row in rows)


def of_elsewhere(row: CustomerRow) -> CustomerRow:
    """What is told of a customer beyond the asker's reach."""
    return replace(
        row,
        name=mask_name(row.name),
        search_words="",
        sex="",
        birth="",
        address="",
        id_valid_to="",
        monthly_income_fen=0,
    )


def of_customer(typed: str, asked: Asked) -> ColumnElement[bool]:
    """Keeps the customers whom each typed word fits: by name, pinyin, initials, tail of phone or ID."""
    words = typed_words(typed)
    return and_(*(_fits(word, asked) for word in words)) if words else false()


def likely(typed: str, asked: Asked) -> ColumnElement[bool]:
    """Those in reach whom the words fit, so many as can be put in order, and whoever has this very name."""
    within = asked.covers("customers")
    fitting = select(_C.c.key).where(within, of_customer(typed, asked)).limit(MOST_RANKED)
    named = select(_C.c.key).where(within, _C.c.name == typed.strip()).limit(MOST_RANKED)
    return _C.c.key.in_(select(union(fitting, named).subquery().c.key))


def best_first(typed: str) -> tuple[ColumnElement[Any], ...]:
    """The order of hits: the very name, then the word that stands earliest in the search text."""
    first = next(iter(typed_words(typed)), "")
    return (
        _C.c.name != typed.strip(),
        func.strpos(_C.c.search_words, GAP + in_signs(first)),
        _C.c.name,
        _C.c.key,
    )


def _fits(word: str, asked: Asked) -> ColumnElement[bool]:
    ways = [contains(_C.c.search_words, GAP + in_signs(word))]
    tail = tail_of(word)
    for column in ("phone", "id_number") if tail else ():
        ways.append(_ends_with(column, tail, asked))
    return any_of(ways)


def _ends_with(column: str, tail: str, asked: Asked) -> ColumnElement[bool]:
    """By the blind index of the last four; what was typed beyond them is compared with the opened value."""
    same_four = _C.c[f"{column}_tail"] == tail_index(asked.ring, tail, column=column)
    if len(tail) == FEWEST_OF_TAIL:
        return same_four
    rows = asked.connection.execute(select(_C.c.key, _C.c[column]).where(same_four)).mappings()
    found = [
        row["key"] for row in rows if CUSTOMERS.reveal(row, column, row["key"], asked.ring).endswith(tail)
    ]
    return _C.c.key.in_(found)


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListProducts: list_products,
    FindCustomers: find_customers,
    FindDuplicates: find_duplicates,
}
