"""Opens an SQLCipher file with its raw key, and runs transactions on it from any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from lendesk.domain.errors import RuleBroken

KEY_BYTES = 32
SQLITE_FULL = 13
SQLITE_IOERR = 10

Cursor: TypeAlias = Any
DatabaseError = dbapi2.DatabaseError


class EncryptedFile:
    """One kept connection behind a lock: giving the raw key costs once, and one writes at a time.

    `name` starts the codes of refusals: `<name>.disk_full`, `<name>.unreadable` (another key, or damaged).
    """

    def __init__(self, path: Path, key: bytes, name: str, *, synchronous: str = "FULL") -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a raw key has 32 bytes")
        self.path = path
        self._name = name
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = self._open(key, synchronous)

    def _open(self, key: bytes, synchronous: str) -> Any:
        connection = dbapi2.connect(str(self.path), isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {synchronous}")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA busy_timeout = 5000")
        except DatabaseError as wrong:
            connection.close()
            raise self._refusal(wrong) from None
        connection.row_factory = dbapi2.Row
        return connection

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """All or nothing; a transaction inside another joins it. Raises RuleBroken `<name>.disk_full`."""
        with self._lock:
            cursor = self._connection.cursor()
            self._depth += 1
            try:
                if self._depth == 1:
                    cursor.execute("BEGIN IMMEDIATE")
                yield cursor
                if self._depth == 1:
                    cursor.execute("COMMIT")
            except BaseException as wrong:
                self._undo()
                if isinstance(wrong, DatabaseError) and _code(wrong) in (SQLITE_FULL, SQLITE_IOERR):
                    raise self._refusal(wrong) from None
                raise
            finally:
                self._depth -= 1
                cursor.close()

    def _undo(self) -> None:
        if self._depth == 1 and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def rows(self, sql: str, parameters: tuple[Any, ...] | dict[str, Any] = ()) -> list[Any]:
        """What a query finds."""
        with self._lock:
            return list(self._connection.execute(sql, parameters).fetchall())

    def value(self, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
        """The first column of the first row, None without one."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def limit_pages(self, most: int) -> None:
        """Let the file grow to this many pages only: how a test fills the disk."""
        with self._lock:
            self._connection.execute(f"PRAGMA max_page_count = {int(most)}")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _refusal(self, wrong: Exception) -> RuleBroken:
        code = "disk_full" if _code(wrong) in (SQLITE_FULL, SQLITE_IOERR) else "unreadable"
        return RuleBroken(f"{self._name}.{code}")


def _code(wrong: Exception) -> int:
    return int(getattr(wrong, "sqlite_errorcode", 0)) & 0xFF
