"""Fingerprints: of a table's rows, so that both ends can compare; of the tables' shapes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.synchronisation.exchange import Check

_MODULUS = 1 << 256
_GETTERS: dict[type, Callable[[Row], Any]] = {
    kind: attrgetter(*(field.name for field in fields(kind))) for kind in TABLES.values()
}


def table_check(rows: Iterable[Row]) -> Check:
    """Count and hash of these rows, whatever their order (the sum of their SHA-256 modulo 2^256)."""
    count = 0
    total = 0
    for row in rows:
        count += 1
        text = json.dumps(row_values(row), ensure_ascii=False, separators=(",", ":"))
        total += int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return Check(count, f"{total % _MODULUS:064x}")


def row_values(row: Row) -> tuple[Any, ...]:
    """The fields of a row in their order; `astuple` copies each of them, which costs ten times as much."""
    values: tuple[Any, ...] = _GETTERS[type(row)](row)
    return values


@cache
def schema_hash() -> str:
    """The shape of all replica tables: another one means that the replica is built anew."""
    shape = [
        (table, [(field.name, str(field.type)) for field in fields(row)]) for table, row in TABLES.items()
    ]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:16]
