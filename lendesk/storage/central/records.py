"""The records of the centre inside one transaction: what handlers get as `Records`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from psycopg import errors
from sqlalchemy import ColumnElement, Connection, false, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError

from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.entries import Entry
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.segments.segment import Segment, Standing
from lendesk.storage.central.books import keep_book
from lendesk.storage.central.kinds import KINDS
from lendesk.storage.central.ledger import add_entry, loan_position
from lendesk.storage.central.mapping import Kind
from lendesk.storage.central.sealed import KeyRing, blind_index
from lendesk.storage.central.tables import NUMBER_SERIES
from lendesk.storage.central.touching import touch

Record = TypeVar("Record")


class CentralRecords:
    """Records on one connection, in the transaction that its owner began and will commit."""

    def __init__(self, connection: Connection, keys: KeyRing) -> None:
        self.connection = connection
        self._keys = keys

    def get(self, kind: type[Record], key: str, /) -> Record:
        """Raises RuleBroken `record.missing` (kind, key)."""
        return self._one(kind, key, lock=False)

    def lock(self, kind: type[Record], key: str, /) -> Record:
        """As `get`; other transactions that lock or change it wait until this one ends."""
        return self._one(kind, key, lock=True)

    def find(self, kind: type[Record], /, **equal: object) -> tuple[Record, ...]:
        """All records whose fields equal these, by key; a sealed field is compared by its blind index.

        An empty sealed value finds nothing. Raises KeyError for a field that the record does not have.
        """
        of = KINDS[kind]
        rows = self.connection.execute(
            select(of.table)
            .where(*(self._equals(of, name, value) for name, value in equal.items()))
            .order_by(of.table.c.key)
        )
        return tuple(of.load(row, self._keys) for row in rows.mappings())

    def add(self, record: object) -> None:
        """Raises RuleBroken `record.exists` (kind, field) when its key or a unique field is taken."""
        of = KINDS[type(record)]
        self._write(of, insert(of.table).values(of.values(record, self._keys)))
        touch(self.connection, record, None)

    def replace(self, record: Any) -> None:
        """Write the record in the place of the one with its key.

        Raises RuleBroken `record.missing`, or `record.exists` when a unique field is another's.
        """
        of = KINDS[type(record)]
        before = self.lock(type(record), record.key)
        statement = update(of.table).where(of.table.c.key == record.key)
        self._write(of, statement.values(of.values(record, self._keys)))
        touch(self.connection, record, before)

    def apart(self) -> AbstractContextManager[object]:
        """A savepoint: what is written inside is undone when an error leaves it."""
        return self.connection.begin_nested()

    def next_number(self, series: str) -> int:
        """The next number of a series (1, 2, 3 …); others wait for it until this transaction ends."""
        first = upsert(NUMBER_SERIES).values(series=series, last_number=1)
        counted = first.on_conflict_do_update(
            index_elements=["series"], set_={"last_number": NUMBER_SERIES.c.last_number + 1}
        )
        number = self.connection.scalar(counted.returning(NUMBER_SERIES.c.last_number))
        return int(number or 0)

    def post(self, entry: Entry) -> None:
        """Append a balanced entry to the ledger; the database checks the balance at the commit."""
        add_entry(self.connection, entry)

    def loan_position(self, loan_id: str) -> dict[str, int]:
        """What the ledger holds for a loan on each account (fen, debit positive)."""
        return loan_position(self.connection, loan_id)

    def keep_book(self, loan: LoanAccount, standing: Standing, segments: Iterable[Segment]) -> None:
        """Write where a loan stands now and how it goes on."""
        keep_book(self.connection, loan, standing, segments)

    def _one(self, kind: type[Record], key: str, *, lock: bool) -> Record:
        of = KINDS[kind]
        wanted = select(of.table).where(of.table.c.key == key)
        row = self.connection.execute(wanted.with_for_update() if lock else wanted).mappings().first()
        if row is None:
            raise RuleBroken("record.missing", kind=kind.__name__, key=key)
        return of.load(row, self._keys)  # type: ignore[no-any-return]

    def _equals(self, of: Kind, name: str, value: object) -> ColumnElement[bool]:
        sealed = f"{name}_index"
        if sealed in of.table.c:
            index = blind_index(self._keys, str(value), column=name)
            return false() if index is None else of.table.c[sealed] == index
        column = of.table.c[name]
        return column.is_(None) if value is None else column == value

    def _write(self, of: Kind, statement: Any) -> None:
        """In a savepoint: after a refusal the transaction lives on and can store its result."""
        try:
            with self.connection.begin_nested():
                self.connection.execute(statement)
        except IntegrityError as error:
            if not isinstance(error.orig, errors.UniqueViolation):
                raise
            constraint = error.orig.diag.constraint_name or ""
            field = constraint.removeprefix(f"{of.table.name}_")
            raise RuleBroken("record.exists", kind=of.record.__name__, field=field) from None
