"""Tables beside the records: ledger, command results, feed, audit log, files and what jobs need."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    Table,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import UserDefinedType

from lendesk.storage.central import book_tables
from lendesk.storage.central.mapping import METADATA, TEXT


class TransactionId(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction number."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "xid8"


def _text(name: str) -> Column[str]:
    return Column(name, TEXT, nullable=False, server_default=text("''"))


def _when(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


LEDGER_ENTRIES = Table(
    "ledger_entries",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("value_date", Date, nullable=False),
    _when("posted_at"),
    _text("loan_id"),
    _text("branch_id"),
    _text("command_id"),
    _text("by"),
    _text("reverses"),
    Column("xid", TransactionId, nullable=False, server_default=text("pg_current_xact_id()")),
    Index("ledger_entries_by_loan", "loan_id", "posted_at"),
    Index(
        "ledger_entries_reversed",
        "reverses",
        unique=True,
        postgresql_where=text("reverses <> ''::text"),
    ),
)

LEDGER_POSTINGS = Table(
    "ledger_postings",
    METADATA,
    Column("entry_key", TEXT, ForeignKey("ledger_entries.key"), primary_key=True),
    Column("line", BigInteger, primary_key=True),
    Column("account", TEXT, nullable=False),
    Column("debit_fen", BigInteger, nullable=False),
    Column("credit_fen", BigInteger, nullable=False),
    CheckConstraint(
        "debit_fen >= 0 AND credit_fen >= 0 AND (debit_fen = 0) <> (credit_fen = 0)", name="one_side"
    ),
    Index("ledger_postings_by_account", "account"),
)

COMMAND_RESULTS = Table(
    "command_results",
    METADATA,
    Column("command_id", TEXT, primary_key=True),
    Column("body_hash", TEXT, nullable=False),
    Column("outcome", TEXT, nullable=False),
    Column("code", TEXT, nullable=False),
    Column("facts", JSONB, nullable=False),
    Column("made", JSONB, nullable=False),
    Column("person_id", TEXT, nullable=False),
    Column("device_id", TEXT, nullable=False),
    _when("at"),
    Column("xid", TransactionId, nullable=False, server_default=text("pg_current_xact_id()")),
    CheckConstraint("outcome IN ('done', 'refused', 'quarantined')", name="outcome_known"),
)

DEVICE_CHAINS = Table(
    "device_chains",
    METADATA,
    Column("device_id", TEXT, primary_key=True),
    Column("last_number", BigInteger, nullable=False),
    Column("last_hash", TEXT, nullable=False),
    _text("replaces"),
)

DEVICE_LINKS = Table(
    "device_links",
    METADATA,
    Column("device_id", TEXT, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("link_hash", TEXT, nullable=False),
    Column("command_id", TEXT, nullable=False),
    CheckConstraint("number > 0", name="number_positive"),
)

QUARANTINED_COMMANDS = Table(
    "quarantined_commands",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("command", TEXT, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("device_id", TEXT, nullable=False),
    Column("person_id", TEXT, nullable=False),
    _text("branch_id"),
    _text("region_id"),
    Column("error_id", TEXT, nullable=False),
    Column("status", TEXT, nullable=False),
    _when("at"),
)

AUDIT_RECORDS = Table(
    "audit_records",
    METADATA,
    Column("key", TEXT, primary_key=True),
    _when("at"),
    Column("person_id", TEXT, nullable=False),
    Column("device_id", TEXT, nullable=False),
    _text("branch_id"),
    _text("region_id"),
    Column("action", TEXT, nullable=False),
    Column("subject", TEXT, nullable=False),
    Column("outcome", TEXT, nullable=False),
    Column("facts", TEXT, nullable=False),
    Column("leaf_index", BigInteger),
    Index("audit_records_by_age", "at", "key"),
    Index("audit_records_unsealed", "at", "key", postgresql_where=text("leaf_index IS NULL")),
    Index("audit_records_by_subject", "subject"),
    Index("audit_records_by_person", "person_id", "at"),
)

LOG_LEAVES = Table(
    "log_leaves",
    METADATA,
    Column("index", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", TEXT, nullable=False),
    Column("subject", TEXT, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    CheckConstraint("index >= 0", name="index_not_negative"),
    CheckConstraint("octet_length(leaf_hash) = 32", name="leaf_hash_length"),
    Index("log_leaves_subject", "kind", "subject", unique=True),
)

LOG_NODES = Table(
    "log_nodes",
    METADATA,
    Column("level", BigInteger, primary_key=True, autoincrement=False),
    Column("index", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
    CheckConstraint("octet_length(hash) = 32", name="hash_length"),
)

LOG_HEADS = Table(
    "log_heads",
    METADATA,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("root", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    _when("at"),
)

FEED = Table(
    "feed",
    METADATA,
    Column("seq", BigInteger, Identity(always=True), primary_key=True),
    Column("xid", TransactionId, nullable=False, server_default=text("pg_current_xact_id()")),
    Column("table_name", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("branch_id", TEXT, nullable=False),
    Column("previous_branch_id", TEXT, nullable=False),
    Index("feed_in_order", "xid", "seq"),
)

INCARNATIONS = Table(
    "incarnations",
    METADATA,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("key", TEXT, nullable=False),
    _when("at"),
)

NUMBER_SERIES = Table(
    "number_series",
    METADATA,
    Column("series", TEXT, primary_key=True),
    Column("last_number", BigInteger, nullable=False),
)

FILES = Table(
    "files",
    METADATA,
    Column("sha256", TEXT, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("branch_id", TEXT, nullable=False),
    Column("owner_id", TEXT, nullable=False),
    Column("complete", Boolean, nullable=False),
    _when("made_at"),
    CheckConstraint("size >= 0", name="size_not_negative"),
)

REFRESH_TOKENS = Table(
    "refresh_tokens",
    METADATA,
    Column("token_hash", TEXT, primary_key=True),
    Column("family", TEXT, nullable=False),
    Column("person_id", TEXT, nullable=False),
    Column("device_id", TEXT, nullable=False),
    _when("made_at"),
    _when("expires_at"),
    _when("used_at", nullable=True),
    Index("refresh_tokens_by_family", "family"),
    Index("refresh_tokens_by_person", "person_id"),
)

SETTINGS = Table(
    "settings",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("value", JSONB, nullable=False),
)

BOOKS = book_tables.BOOK_TABLES
"""The tables of the books between events, declared in a file of their own."""
