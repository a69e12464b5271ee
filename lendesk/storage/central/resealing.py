"""The rotation of keys without a stop: what an older key sealed is sealed anew, some rows at a time."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, LargeBinary, cast, func, or_, select, update

from lendesk.storage.central.kinds import KINDS
from lendesk.storage.central.mapping import Kind
from lendesk.storage.central.sealed import VERSION_BYTES, KeyRing, seal, unseal


def reseal_some(connection: Connection, ring: KeyRing, limit: int) -> int:
    """Seal up to `limit` records anew with the current key; 0 when none is left.

    Run it again and again, each in a transaction of its own: rows locked by others are passed over and
    found the next time. Indexes do not change, so searching goes on.
    """
    done = 0
    for kind in KINDS.values():
        if done < limit:
            done += _reseal(connection, ring, kind, limit - done)
    return done


def waiting_count(connection: Connection, ring: KeyRing) -> int:
    """How many records still carry a value under another key than the current one."""
    counts = (
        connection.scalar(select(func.count()).select_from(kind.table).where(_old(kind, ring)))
        for kind in KINDS.values()
        if _sealed(kind)
    )
    return sum(count or 0 for count in counts)


def _reseal(connection: Connection, ring: KeyRing, kind: Kind, limit: int) -> int:
    columns = _sealed(kind)
    if not columns:
        return 0
    table = kind.table
    wanted = select(table.c.key, *(table.c[name] for name in columns)).where(_old(kind, ring))
    rows = connection.execute(wanted.limit(limit).with_for_update(skip_locked=True)).mappings().all()
    for row in rows:
        anew = {name: _anew(ring, row[name], table.name, name, row["key"]) for name in columns}
        connection.execute(update(table).where(table.c.key == row["key"]).values(anew))
    return len(rows)


def _anew(ring: KeyRing, sealed: bytes, table: str, column: str, key: str) -> bytes:
    text = unseal(ring, sealed, table=table, column=column, key=key)
    return seal(ring, text, table=table, column=column, key=key)


def _old(kind: Kind, ring: KeyRing) -> ColumnElement[bool]:
    current = cast(ring.current.to_bytes(VERSION_BYTES, "big"), LargeBinary)
    return or_(*(func.substr(kind.table.c[name], 1, VERSION_BYTES) != current for name in _sealed(kind)))


def _sealed(kind: Kind) -> tuple[str, ...]:
    return tuple(each.name for each in kind.fields if each.sealing is not None)
