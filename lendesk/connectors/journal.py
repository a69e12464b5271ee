"""What a simulator has done, kept in a file: one row an intent, one row an effect; survives kill -9."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TABLES = """
CREATE TABLE IF NOT EXISTS intent (
    intent_id TEXT PRIMARY KEY, body_hash TEXT NOT NULL, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS effect (
    sequence INTEGER PRIMARY KEY, intent_id TEXT NOT NULL, kind TEXT NOT NULL, amount_fen INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS effect_of_intent ON effect (intent_id);
"""


@dataclass(frozen=True, slots=True)
class Intent:
    """What was asked under one id: hash of the body that came first, and what became of it."""

    intent_id: str
    body_hash: str
    content: dict[str, Any]


class IntentJournal:
    """Opens (or makes) the journal at `path`. Rows are on the disk when `writing` ends."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.executescript(_TABLES)

    def close(self) -> None:
        """Close the file; the journal is not used after."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written inside is kept together or not at all."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def find(self, intent_id: str) -> Intent | None:
        """The intent as it stands, None if it never arrived."""
        with self._lock:
            row = self._connection.execute(
                "SELECT body_hash, content FROM intent WHERE intent_id = ?", (intent_id,)
            ).fetchone()
        return None if row is None else Intent(intent_id, row[0], json.loads(row[1]))

    def keep(self, intent: Intent) -> None:
        """Write the intent, or its new content if it is there."""
        self._connection.execute(
            "INSERT INTO intent VALUES (?, ?, ?)"
            " ON CONFLICT (intent_id) DO UPDATE SET content = excluded.content",
            (intent.intent_id, intent.body_hash, json.dumps(intent.content, ensure_ascii=False)),
        )

    def add_effect(self, intent_id: str, kind: str, amount_fen: int) -> None:
        """Write one effect: `kind` is `paid`, `returned` or `enquiry`."""
        self._connection.execute(
            "INSERT INTO effect (intent_id, kind, amount_fen) VALUES (?, ?, ?)", (intent_id, kind, amount_fen)
        )

    def effects(self, intent_id: str, kind: str) -> int:
        """How many effects of `kind` the intent has had: 0 or 1 if all is well."""
        with self._lock:
            row = self._connection.execute(
                "SELECT count(*) FROM effect WHERE intent_id = ? AND kind = ?", (intent_id, kind)
            ).fetchone()
        return int(row[0])

    def counts(self) -> dict[str, dict[str, int]]:
        """Effects by intent id and kind, over the whole journal."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT intent_id, kind, count(*) FROM effect GROUP BY intent_id, kind"
            ).fetchall()
        found: dict[str, dict[str, int]] = {}
        for intent_id, kind, count in rows:
            found.setdefault(intent_id, {})[kind] = count
        return found

    def sum_fen(self, kind: str) -> int:
        """The amounts of all effects of `kind`, in fen."""
        with self._lock:
            row = self._connection.execute(
                "SELECT coalesce(sum(amount_fen), 0) FROM effect WHERE kind = ?", (kind,)
            ).fetchone()
        return int(row[0])
