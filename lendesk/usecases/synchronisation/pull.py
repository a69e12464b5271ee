"""The centre's side of the pull: a snapshot in pages, or what changed in scope since a position."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.synchronisation.checks import schema_hash
from lendesk.usecases.synchronisation.exchange import (
    LARGEST_AWAITED,
    LARGEST_PULL,
    FeedRows,
    Position,
    PullReply,
    PullRequest,
)
from lendesk.usecases.synchronisation.ports import CentralReading, FeedChange


@dataclass(slots=True)
class Answering:
    """Answers pulls from one consistent reading each; `limit` bounds the rows of a reply."""

    limit: int = LARGEST_PULL

    def answer(self, reading: CentralReading, request: PullRequest) -> PullReply:
        """The reply to this pull. Raises RuleBroken `line.update_needed` when the tables differ in shape."""
        if request.schema != schema_hash():
            raise RuleBroken("line.update_needed")
        position = request.position
        if position is None or not self._follows(reading, request, position):
            return self._page(
                reading, request, replace(reading.horizon(), table=next(iter(TABLES))), first=True
            )
        if position.in_snapshot:
            return self._page(reading, request, position, first=False)
        return self._changes(reading, request, position)

    def _follows(self, reading: CentralReading, request: PullRequest, position: Position) -> bool:
        """Whether the feed can go on from there; else all is read again."""
        return (
            request.incarnation == reading.incarnation()
            and self._same_epoch(reading, request)
            and position.table in ("", *TABLES)
            and reading.holds_since(_mark(position))
        )

    def _same_epoch(self, reading: CentralReading, request: PullRequest) -> bool:
        return request.epoch == reading.epoch()

    def _page(
        self, reading: CentralReading, request: PullRequest, start: Position, *, first: bool
    ) -> PullReply:
        rows: dict[str, tuple[Row, ...]] = {}
        left, at = self.limit, start
        while at.in_snapshot and left > 0:
            page = reading.page(at.table, at.key, left)
            if page:
                rows[at.table] = page
            at = replace(at, key=page[-1].key) if len(page) == left else _next_table(at)
            left -= len(page)
        reply = self._reply(reading, request, at)
        return replace(reply, snapshot=True, first=first, more=True, rows=rows)

    def _changes(self, reading: CentralReading, request: PullRequest, position: Position) -> PullReply:
        horizon = reading.horizon()
        changes = reading.changes(position, horizon, self.limit)
        rows, removals = self._contents(reading, changes)
        if len(changes) == self.limit:
            reply = self._reply(reading, request, changes[-1].position)
            return replace(reply, more=True, rows=rows, removals=removals)
        reply = self._reply(reading, request, max(position, horizon))
        reply = replace(reply, rows=rows, removals=removals)
        if horizon < position:
            # A lagging copy of the database: what it holds is older than what the workstation knows.
            return reply
        results = reading.results(request.awaiting[:LARGEST_AWAITED]) if request.awaiting else ()
        return replace(reply, acknowledged=results, checks=reading.checks())

    def _contents(self, reading: CentralReading, changes: tuple[FeedChange, ...]) -> FeedRows:
        """The changed rows as they are now; those gone or out of scope come as removals."""
        keys: dict[str, dict[str, None]] = {}
        for change in changes:
            keys.setdefault(change.table, {})[change.key] = None
        rows = {table: reading.rows(table, tuple(named)) for table, named in keys.items()}
        held = {table: {row.key for row in found} for table, found in rows.items()}
        removals = {
            table: tuple(key for key in named if key not in held[table]) for table, named in keys.items()
        }
        return (
            {table: found for table, found in rows.items() if found},
            {table: gone for table, gone in removals.items() if gone},
        )

    def _reply(self, reading: CentralReading, request: PullRequest, position: Position) -> PullReply:
        return PullReply(
            base_incarnation=request.incarnation,
            base_epoch=request.epoch,
            base_position=request.position,
            incarnation=reading.incarnation(),
            epoch=reading.epoch(),
            position=position,
            snapshot=False,
            first=False,
            more=False,
            business_date=reading.business_date().isoformat(),
        )


def _mark(position: Position) -> Position:
    return Position(position.transaction, position.sequence)


def _next_table(at: Position) -> Position:
    """The start of the table after this one; after the last one the feed itself."""
    names = list(TABLES)
    following = names.index(at.table) + 1
    return replace(at, table=names[following] if following < len(names) else "", key="")
