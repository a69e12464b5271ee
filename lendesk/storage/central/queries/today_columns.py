"""What the parts of a person's day have in common: the reach of a permission, the columns of an item."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, DateTime, Select, cast, func, literal, null, select

from lendesk.domain.access import Permission
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS, PERSONS, PRODUCT_VERSIONS
from lendesk.storage.central.mapping import TEXT
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.reach import Place, reach_of
from lendesk.storage.central.tables import AUDIT_RECORDS
from lendesk.usecases.today.queries import MOST_ITEMS, NO_AMOUNT

_C, _V, _L, _WHO = CUSTOMERS.table, PRODUCT_VERSIONS.table, LOAN_ACCOUNTS.table, PERSONS.table
_NOTHING = literal("", TEXT)
Condition = ColumnElement[bool]


def covers(asked: Asked, permission: Permission, table: Any, owner: str = "owner_id") -> Condition | None:
    """The rows of a table that a permission of the asker shows, None without the permission."""
    if not asked.actor.grants_for(permission):
        return None
    place = Place(table.c.branch_id, table.c.region_id, table.c[owner])
    return reach_of(asked.actor, permission).covers(place)


def item_columns(kind: Any, mine: Any, key: Any, **given: Any) -> list[Any]:
    """The columns of an item, in one order for all parts; those not given are empty."""
    blank: dict[str, Any] = {
        "customer_id": _NOTHING,
        "title": _NOTHING,
        "product_name": _NOTHING,
        "product_name_en": _NOTHING,
        "number": _NOTHING,
        "amount_fen": literal(NO_AMOUNT, BigInteger),
        "count": literal(0, BigInteger),
        "since": cast(null(), DateTime(True)),
        "last_day": cast(null(), Date),
        "by_name": _NOTHING,
        "note": _NOTHING,
    }
    named = {"kind": kind, "mine": mine, "key": key, **blank, **given}
    return [_as_column(value).label(name) for name, value in named.items()]


def _as_column(value: Any) -> Any:
    return literal(value) if isinstance(value, str | bool) else value


def of_customer(source: Any) -> dict[str, Any]:
    """Customer, product and amount of a record that names both."""
    return {
        "customer_id": source.c.customer_id,
        "title": _C.c.name,
        "product_name": _V.c.name,
        "product_name_en": _V.c.name_en,
        "number": source.c.number,
        "amount_fen": source.c.amount_fen,
    }


def with_customer(source: Any, columns: list[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(source)
        .join(_C, _C.c.key == source.c.customer_id)
        .join(_V, _V.c.key == source.c.product_version_id)
    )


def last_step(key: Any, otherwise: Any) -> Any:
    """When something was last done with a record."""
    steps = select(func.max(AUDIT_RECORDS.c.at)).where(
        AUDIT_RECORDS.c.subject == key, AUDIT_RECORDS.c.outcome == "done"
    )
    return func.coalesce(steps.scalar_subquery(), otherwise)


def name_of(person: Any) -> Any:
    name = select(_WHO.c.name).where(_WHO.c.key == person).scalar_subquery()
    return func.coalesce(name, _NOTHING)


def oldest(statement: Select[Any], *order: Any) -> Select[Any]:
    return statement.order_by(*order).limit(MOST_ITEMS)


def of_loan() -> dict[str, Any]:
    return {
        "customer_id": _L.c.customer_id,
        "title": _C.c.name,
        "product_name": _V.c.name,
        "product_name_en": _V.c.name_en,
        "number": _L.c.number,
    }
