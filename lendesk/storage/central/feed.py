"""The change feed: what was committed since a position, told so that no commit is ever passed over.

A number drawn by a writer says nothing about when it commits. So a reader goes by transaction numbers and
stops below the oldest transaction that was still running when its snapshot was taken.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, cast, delete, literal, or_, select, text, tuple_
from sqlalchemy.dialects.postgresql import insert as upsert

from lendesk.storage.central.tables import FEED, SETTINGS, TransactionId
from lendesk.usecases.synchronisation.exchange import Position
from lendesk.usecases.synchronisation.ports import FeedChange

_PRUNED = "feed_pruned_before"
_XMIN = text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")


def horizon(connection: Connection) -> Position:
    """Every change before it is committed and visible to this (repeatable read) transaction."""
    return Position(int(str(connection.scalar(_XMIN))), 0)


def changes(
    connection: Connection,
    after: Position,
    before: Position,
    limit: int,
    *,
    tables: Collection[str],
    branch_id: str,
) -> tuple[FeedChange, ...]:
    """Changes between two positions, in order, of these tables and of this branch or of all branches.

    A row that came from or went to the branch is told as well.
    """
    place = tuple_(FEED.c.xid, FEED.c.seq)
    wanted = (
        select(FEED.c.xid, FEED.c.seq, FEED.c.table_name, FEED.c.key)
        .where(
            place > tuple_(_xid(after.transaction), literal(after.sequence)),
            place < tuple_(_xid(before.transaction), literal(before.sequence)),
            FEED.c.table_name.in_(tables),
            or_(FEED.c.branch_id.in_(("", branch_id)), FEED.c.previous_branch_id == branch_id),
        )
        .order_by(FEED.c.xid, FEED.c.seq)
        .limit(limit)
    )
    return tuple(
        FeedChange(Position(int(row.xid), row.seq), row.table_name, row.key)
        for row in connection.execute(wanted)
    )


def is_quiet_beyond(connection: Connection, position: Position) -> bool:
    """Whether no change at or beyond the position is visible here."""
    found = select(FEED.c.seq).where(FEED.c.xid >= _xid(position.transaction)).limit(1)
    return connection.scalar(found) is None


def holds_since(connection: Connection, position: Position) -> bool:
    """Whether the feed still has every change after the position."""
    return position.transaction >= pruned_before(connection)


def pruned_before(connection: Connection) -> int:
    """The transaction number below which changes were thrown away, 0 when none were."""
    return int(connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.key == _PRUNED)) or 0)


def begin_anew(connection: Connection) -> None:
    """Empty the feed and forget how far it was pruned: transaction numbers of another life mean nothing."""
    connection.execute(delete(FEED))
    connection.execute(delete(SETTINGS).where(SETTINGS.c.key == _PRUNED))


def prune(connection: Connection, before: Position) -> int:
    """Throw away changes of transactions before this one; who is further behind reads all again.

    Returns how many went.
    """
    row = upsert(SETTINGS).values(key=_PRUNED, value=before.transaction)
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value}))
    gone = connection.execute(delete(FEED).where(FEED.c.xid < _xid(before.transaction)))
    return gone.rowcount


def tell(connection: Connection, table: str, key: str, branch_id: str, previous_branch_id: str = "") -> None:
    """Write one change; for bulk paths that do not go through the records."""
    connection.execute(
        FEED.insert().values(
            table_name=table, key=key, branch_id=branch_id, previous_branch_id=previous_branch_id
        )
    )


def _xid(number: int) -> ColumnElement[int]:
    return cast(literal(str(number)), TransactionId)
