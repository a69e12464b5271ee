"""What an answer is made with: who asks, how far that person sees, the connection, the keys, the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from lendesk.domain.access import Actor, Permission
from lendesk.domain.contracts.paper import ContractPaper
from lendesk.domain.decisions.decision import Decision
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.kinds import PERSONS
from lendesk.storage.central.log import StoredHead
from lendesk.storage.central.projections import PROJECTIONS, Projection
from lendesk.storage.central.reach import Place, Reach, reach_of
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.administration.centre_queries import (
    Connector,
    ContractTemplate,
    DecisionTableText,
    PrintedClause,
    SecurityRules,
)
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import LARGEST_PAGE, Page


class Evidence(Protocol):
    """The arithmetic of the evidence log, which is of another room."""

    def leaf_hash(self, data: bytes) -> bytes: ...

    def tree_root(self, leaf_hashes: Iterable[bytes]) -> bytes: ...

    def head_holds(self, head: StoredHead) -> bool:
        """Whether the log's own key signed this head."""

    def contract_leaf(self, number: str, pdf_sha256: str) -> bytes: ...

    def bundle(
        self,
        number: str,
        pdf_sha256: str,
        index: int,
        head: StoredHead,
        node: Callable[[int, int], bytes],
    ) -> str:
        """The evidence bundle as JSON text; `node(level, index)` gives the tree's perfect nodes."""


class House(Protocol):
    """What is in force at the centre and lies in no table: rules, templates, the operator's settings."""

    def decision_tables(self) -> tuple[DecisionTableText, ...]: ...

    def decide(self, table: str, inputs: DecisionInputs) -> Decision:
        """Raises RuleBroken `decision_table.…`, `decision.…`."""

    def templates(self) -> tuple[ContractTemplate, ...]: ...

    def clauses(self, template: str, paper: ContractPaper, rate_cap: Decimal) -> tuple[PrintedClause, ...]:
        """As printed, once checked. Raises RuleBroken `compliance.…`, `template.…`."""

    def security(self) -> SecurityRules: ...

    def connectors(self) -> tuple[Connector, ...]:
        """As set; times and waiting requests are left empty."""

    def fixed_date(self) -> bool:
        """Whether the business date stands still (demo and tests)."""

    def patience(self) -> tuple[str, int]:
        """Seconds until an outside party is given up, and how often it is asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The setting of one question. `reach` is that of the query's own permission."""

    actor: Actor
    reach: Reach
    connection: Connection
    ring: KeyRing
    business_date: date
    evidence: Evidence
    house: House | None = None

    @property
    def records(self) -> CentralRecords:
        return CentralRecords(self.connection, self.ring)

    def covers(self, table: str) -> ColumnElement[bool]:
        """The condition that keeps the rows of a projection in reach."""
        return self.reach.covers(PROJECTIONS[table].place)

    def reach_with(self, permission: Permission) -> Reach | None:
        """How far the asker sees by another permission than the query's own, None not at all."""
        return reach_of(self.actor, permission) if self.actor.grants_for(permission) else None

    def rows(self, table: str, statement: Select[Any]) -> tuple[Any, ...]:
        """The rows of a statement that began with a projection's `select`."""
        return PROJECTIONS[table].rows(self.connection, statement, self.ring)

    def one(self, table: str, key: str) -> Any:
        """One row in reach. Raises RuleBroken `record.missing`, the same for absent and out of reach."""
        projection = PROJECTIONS[table]
        found = self.rows(table, projection.select().where(projection.key == key, self.covers(table)))
        if not found:
            raise RuleBroken("record.missing", kind=table, key=key)
        return found[0]

    def require(self, kind: str, place: Place, key: ColumnElement[str], wanted: str) -> None:
        """Raises RuleBroken `record.missing` unless the record is there and in reach."""
        if self.connection.scalar(select(key).where(key == wanted, self.reach.covers(place))) is None:
            raise RuleBroken("record.missing", kind=kind, key=wanted)

    def names(self, person_ids: Iterable[str]) -> dict[str, str]:
        """Names of persons by key; unknown ones (jobs, rules) are left out."""
        persons = PERSONS.table.c
        found = select(persons.key, persons.name).where(persons.key.in_(set(person_ids)))
        return {row.key: row.name for row in self.connection.execute(found)}


AnyQuery: TypeAlias = Query[Any]
Answer: TypeAlias = Callable[[Any, Asked], Any]


def most(limit: int) -> int:
    """A page's size within bounds."""
    return max(1, min(limit, LARGEST_PAGE))


def newest_page(
    asked: Asked, table: str, conditions: list[ColumnElement[bool]], after: str, limit: int
) -> Page[Any]:
    """A page of a projection, newest first: keys are UUIDv7 and sort by the time they were made."""
    projection: Projection = PROJECTIONS[table]
    size = most(limit)
    if after:
        conditions = [*conditions, projection.key < after]
    wanted = projection.select().where(asked.covers(table), *conditions)
    rows = asked.rows(table, wanted.order_by(projection.key.desc()).limit(size + 1))
    return Page(rows[:size], rows[size - 1].key if len(rows) > size else "")


def moment_and_key(after: str) -> tuple[datetime, str]:
    """The mark `moment|key` of a page by time. Raises RuleBroken `page.unknown_mark`."""
    moment, _, key = after.partition("|")
    try:
        return datetime.fromisoformat(moment), key
    except ValueError:
        raise RuleBroken("page.unknown_mark", after=after[:60]) from None


def contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """`text` anywhere in the column, taken literally."""
    return column.contains(text, autoescape=True)


def starts(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """The column begins with `text`, taken literally and in lower case."""
    return func.lower(column).startswith(text.lower(), autoescape=True)


def any_of(conditions: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    """At least one of these holds."""
    return or_(*conditions)
