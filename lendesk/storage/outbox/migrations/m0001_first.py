"""The outbox as first released: queued commands in a chain, notes, drafts, files, keys, verifiers."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE commands (
        command_id TEXT PRIMARY KEY,
        device_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        previous_hash TEXT NOT NULL,
        link_hash TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        body_hash TEXT NOT NULL,
        author_id TEXT NOT NULL,
        author_name TEXT NOT NULL,
        author_key_id TEXT NOT NULL,
        signature TEXT NOT NULL,
        subject TEXT NOT NULL,
        amount_fen INTEGER NOT NULL,
        queued_at TEXT NOT NULL,
        outcome TEXT,
        result TEXT,
        answered_incarnation TEXT NOT NULL DEFAULT '',
        solved TEXT NOT NULL DEFAULT '',
        UNIQUE (device_id, number)
    ) STRICT""",
    "CREATE INDEX commands_by_outcome ON commands (outcome)",
    """CREATE TABLE receipts (
        series TEXT NOT NULL,
        serial INTEGER NOT NULL,
        command_id TEXT NOT NULL UNIQUE REFERENCES commands (command_id),
        PRIMARY KEY (series, serial)
    ) STRICT""",
    """CREATE TABLE online_notes (
        command_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        subject TEXT NOT NULL,
        author_id TEXT NOT NULL,
        noted_at TEXT NOT NULL,
        answered TEXT NOT NULL DEFAULT '',
        code TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE drafts (
        author_id TEXT NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        data TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (author_id, key)
    ) STRICT""",
    """CREATE TABLE files (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        kept_at TEXT NOT NULL,
        sent INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE file_chunks (
        sha256 TEXT NOT NULL REFERENCES files (sha256) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256, number)
    ) STRICT""",
    """CREATE TABLE author_keys (
        key_id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL,
        device_id TEXT NOT NULL,
        public_pem TEXT NOT NULL,
        registered INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE verifiers (
        staff_number TEXT PRIMARY KEY,
        password_hash TEXT NOT NULL,
        profile TEXT NOT NULL,
        valid_until TEXT NOT NULL,
        failed INTEGER NOT NULL DEFAULT 0,
        locked_until TEXT NOT NULL DEFAULT ''
    ) STRICT""",
)


def upgrade(cursor: Any) -> None:
    """Make all tables."""
    for statement in STATEMENTS:
        cursor.execute(statement)
