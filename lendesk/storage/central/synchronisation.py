"""What the pull reads: one repeatable-read view of the centre in the eyes of one person on one device."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, Engine, cast, literal, or_, select

from lendesk.domain.access import Actor
from lendesk.domain.administration.staff import Person
from lendesk.storage.central import feed
from lendesk.storage.central.horizon import horizon_day
from lendesk.storage.central.projections import PROJECTIONS, rows_where
from lendesk.storage.central.reach import replica_covers
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.tables import COMMAND_RESULTS, DEVICE_LINKS, INCARNATIONS, TransactionId
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.synchronisation.checks import table_check
from lendesk.usecases.synchronisation.exchange import Check, Position
from lendesk.usecases.synchronisation.ports import FeedChange
from lendesk.usecases.synchronisation.scopes import Reach, TableReach, reach

FindActor = Callable[[CentralRecords], Actor]


class PersonView:
    """Fills `usecases.synchronisation.ports.CentralReading`; made by `open_reading`."""

    def __init__(self, connection: Connection, ring: KeyRing, actor: Actor, business_date: date) -> None:
        self._connection = connection
        self._ring = ring
        self._actor = actor
        self._business_date = business_date

    def incarnation(self) -> str:
        newest = select(INCARNATIONS.c.key).order_by(INCARNATIONS.c.number.desc()).limit(1)
        return str(self._connection.scalar(newest) or "")

    def epoch(self) -> int:
        return CentralRecords(self._connection, self._ring).get(Person, self._actor.person_id).epoch

    def horizon(self) -> Position:
        return self._horizon

    def holds_since(self, position: Position) -> bool:
        return feed.holds_since(self._connection, position)

    def changes(self, after: Position, before: Position, limit: int) -> tuple[FeedChange, ...]:
        return feed.changes(
            self._connection, after, before, limit, tables=self._tables, branch_id=self._actor.branch_id
        )

    def rows(self, table: str, keys: tuple[str, ...]) -> tuple[Row, ...]:
        return rows_where(self._connection, table, self._ring, *self._held(table), keys=keys)

    def page(self, table: str, after_key: str, limit: int) -> tuple[Row, ...]:
        projection = PROJECTIONS[table]
        wanted = projection.select().where(*self._held(table), projection.key > after_key)
        return projection.rows(self._connection, wanted.order_by(projection.key).limit(limit), self._ring)

    def checks(self) -> dict[str, Check] | None:
        if not feed.is_quiet_beyond(self._connection, self._horizon):
            return None
        return {
            table: table_check(rows_where(self._connection, table, self._ring, *self._held(table)))
            for table in self._tables
        }

    def results(self, command_ids: tuple[str, ...]) -> tuple[CommandResult, ...]:
        before = cast(literal(str(self._horizon.transaction)), TransactionId)
        # By its links: a workstation registered anew has sent what ran under the device before it again.
        own = select(DEVICE_LINKS.c.command_id).where(
            DEVICE_LINKS.c.device_id == self._actor.device_id, DEVICE_LINKS.c.command_id.in_(command_ids)
        )
        wanted = select(COMMAND_RESULTS).where(
            COMMAND_RESULTS.c.command_id.in_(command_ids),
            or_(COMMAND_RESULTS.c.device_id == self._actor.device_id, COMMAND_RESULTS.c.command_id.in_(own)),
            COMMAND_RESULTS.c.xid < before,
        )
        return tuple(
            CommandResult(row.command_id, Outcome(row.outcome), row.code, row.facts, row.made)
            for row in self._connection.execute(wanted.order_by(COMMAND_RESULTS.c.command_id))
        )

    def business_date(self) -> date:
        return self._business_date

    @cached_property
    def _horizon(self) -> Position:
        return feed.horizon(self._connection)

    @cached_property
    def _kept_from(self) -> date:
        return horizon_day(self._connection)

    @cached_property
    def _reaches(self) -> dict[str, TableReach]:
        return {table: reach(self._actor, table) for table in TABLES}

    @cached_property
    def _tables(self) -> tuple[str, ...]:
        return tuple(table for table, of in self._reaches.items() if of.reach is not Reach.NONE)

    def _held(self, table: str) -> tuple[ColumnElement[bool], ...]:
        chosen = PROJECTIONS[table].chosen
        return (
            replica_covers(self._reaches[table], chosen.place),
            chosen.kept(self._actor.person_id, self._kept_from),
        )


@contextmanager
def open_reading(
    engine: Engine, ring: KeyRing, find_actor: FindActor, business_date: date
) -> Iterator[PersonView]:
    """One consistent, read-only view; `find_actor` reads the grants in that same view.

    Else a role that changes between the two would show rows under the epoch of before.
    """
    with engine.connect() as connection:
        view = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with view.begin():
            actor = find_actor(CentralRecords(view, ring))
            yield PersonView(view, ring, actor, business_date)
