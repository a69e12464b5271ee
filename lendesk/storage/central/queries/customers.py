"""Customers and products: what a form looks up."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, Table, select

from lendesk.domain.customers.identity import mask_name
from lendesk.storage.central.kinds import CUSTOMERS
from lendesk.storage.central.projections import PROJECTIONS, rows_where
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, any_of, contains, starts
from lendesk.storage.central.sealed import KeyRing, blind_index, normalise, tail_index
from lendesk.usecases.applications.queries import FindCustomers, FindDuplicates, ListProducts
from lendesk.usecases.projections import CustomerRow, ProductRow

MOST_CUSTOMERS = 20
_C = CUSTOMERS.table


def list_products(_query: ListProducts, asked: Asked) -> tuple[ProductRow, ...]:
    products = rows_where(asked.connection, "products", asked.ring)
    return tuple(sorted(products, key=lambda row: row.code))


def find_customers(query: FindCustomers, asked: Asked) -> tuple[CustomerRow, ...]:
    if not query.text.strip():
        return ()
    wanted = (
        PROJECTIONS["customers"]
        .select()
        .where(asked.covers("customers"), of_customer(query.text, asked.ring))
        .order_by(_C.c.name, _C.c.key)
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
    return tuple(row if row.key in in_reach else _of_elsewhere(row) for row in rows)


def _of_elsewhere(row: CustomerRow) -> CustomerRow:
    return replace(
        row,
        name=mask_name(row.name),
        pinyin_initials="",
        sex="",
        birth="",
        address="",
        id_valid_to="",
        monthly_income_fen=0,
    )


def of_customer(text: str, ring: KeyRing, table: Table = _C) -> ColumnElement[bool]:
    """By name, pinyin initials, or the last four or the whole of phone or ID number."""
    plain = text.strip()
    ways = [contains(table.c.name, plain), starts(table.c.pinyin_initials, plain)]
    length = len(normalise(plain))
    for column in ("phone", "id_number"):
        tail, whole = tail_index(ring, plain, column=column), blind_index(ring, plain, column=column)
        if length == 4 and tail is not None:
            ways.append(table.c[f"{column}_tail"] == tail)
        elif length > 4 and whole is not None:
            ways.append(table.c[f"{column}_index"] == whole)
    return any_of(ways)


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListProducts: list_products,
    FindCustomers: find_customers,
    FindDuplicates: find_duplicates,
}
