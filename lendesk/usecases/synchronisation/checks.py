"""Fingerprints: of a table's rows, so that both ends can compare; of the tables' shapes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, fields

from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.synchronisation.exchange import Check

_MODULUS = 1 << 256


def table_check(rows: Iterable[Row]) -> Check:
    """Count and hash of these rows, whatever their order (the sum of their SHA-256 modulo 2^256)."""
    count = 0
    total = 0
    for row in rows:
        count += 1
        text = json.dumps(astuple(row), ensure_ascii=False, separators=(",", ":"))
        total += int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return Check(count, f"{total % _MODULUS:064x}")


def schema_hash() -> str:
    """The shape of all replica tables: another one means that the replica is built anew."""
    shape = [
        (table, [(field.name, str(field.type)) for field in fields(row)]) for table, row in TABLES.items()
    ]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:16]
