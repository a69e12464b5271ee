"""Tables of the books between events: where each loan stands, its segments, the runs of the day-end."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    Table,
    text,
)

from lendesk.storage.central.mapping import METADATA, TEXT


def _fen(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _yes_or_no(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("false"))


LOAN_BOOKS = Table(
    "loan_books",
    METADATA,
    Column("loan_id", TEXT, primary_key=True),
    Column("branch_id", TEXT, nullable=False),
    Column("product_version_id", TEXT, nullable=False),
    # Written with each event (domain.loans.segments.Standing).
    _count("revision"),
    Column("written_on", Date, nullable=False),
    _count("events"),
    Column("replay_on", Date),
    _yes_or_no("closed"),
    _yes_or_no("suspended"),
    _count("least_category"),
    _count("held_back_days"),
    Column("oldest_due", Date),
    _fen("principal_fen"),
    _fen("interest_met_fen"),
    _fen("penalty_met_fen"),
    _fen("penalty_base_fen"),
    # The segment that the loan is on; the day-end turns to the next one when `segment_until` has come.
    Column("segment_from", Date, nullable=False),
    Column("segment_until", Date, nullable=False),
    _fen("interest_before_fen"),
    _fen("interest_daily"),
    Column("interest_under", BigInteger, nullable=False, server_default=text("1")),
    Column("interest_step", Integer, nullable=False, server_default=text("1")),
    _fen("segment_due_fen"),
    # Where the day-end has brought it.
    _count("days_past_due"),
    _fen("due_fen"),
    Column("stage", TEXT, nullable=False, server_default=text("''")),
    Column("category", TEXT, nullable=False, server_default=text("'normal'")),
    Column("accrued_to", Date),
    _count("booked_events"),
    _fen("interest_fen"),
    _fen("penalty_fen"),
    _fen("suspended_interest_fen"),
    _fen("suspended_penalty_fen"),
    _fen("provision_fen"),
    # Closed, and booked for the last time.
    _yes_or_no("final"),
    CheckConstraint("interest_under > 0", name="under_positive"),
    Index("loan_books_to_replay", "replay_on", postgresql_where=text("replay_on IS NOT NULL")),
    # Room for the new version of each row beside the old one: no index is touched by the daily update.
    postgresql_with={"fillfactor": 50},
)

ACCRUAL_SEGMENTS = Table(
    "accrual_segments",
    METADATA,
    Column("loan_id", TEXT, primary_key=True),
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("from_date", Date, nullable=False),
    Column("until", Date, nullable=False),
    _fen("interest_before_fen"),
    _fen("interest_daily"),
    Column("interest_under", BigInteger, nullable=False),
    Column("interest_step", Integer, nullable=False),
    _fen("due_fen"),
    Column("penalty_from", Date),
    Column("penalty_until", Date, nullable=False),
    _fen("penalty_before_fen"),
    _fen("penalty_opening"),
    _fen("penalty_daily"),
    Column("penalty_under", BigInteger, nullable=False),
    _fen("compound_opening"),
    _fen("compound_daily"),
    Column("compound_under", BigInteger, nullable=False),
    Column("penalty_cap_fen", BigInteger),
    CheckConstraint(
        "interest_under > 0 AND penalty_under > 0 AND compound_under > 0", name="unders_positive"
    ),
    CheckConstraint("from_date <= until", name="days_ordered"),
)

ACCRUAL_ROWS = Table(
    "accrual_rows",
    METADATA,
    Column("business_date", Date, primary_key=True),
    Column("loan_id", TEXT, primary_key=True),
    _fen("interest_fen"),
    _fen("penalty_fen"),
    _fen("suspended_interest_fen"),
    _fen("suspended_penalty_fen"),
    _fen("provision_fen"),
)

DAY_END_RUNS = Table(
    "day_end_runs",
    METADATA,
    Column("business_date", Date, primary_key=True),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
)

DAY_END_CHUNKS = Table(
    "day_end_chunks",
    METADATA,
    Column("business_date", Date, primary_key=True),
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("first_key", TEXT, nullable=False),
    Column("beyond_key", TEXT, nullable=False),
    Column("loans", Integer),
    Column("done_at", DateTime(timezone=True)),
)

DAY_END_SUMS = Table(
    "day_end_sums",
    METADATA,
    Column("business_date", Date, primary_key=True),
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("branch_id", TEXT, primary_key=True),
    Column("product_version_id", TEXT, primary_key=True),
    Column("loans", Integer, nullable=False),
    _fen("interest_fen"),
    _fen("penalty_fen"),
    _fen("suspended_interest_fen"),
    _fen("suspended_penalty_fen"),
    _fen("provision_fen"),
)

BOOK_TABLES = (LOAN_BOOKS, ACCRUAL_SEGMENTS, ACCRUAL_ROWS, DAY_END_RUNS, DAY_END_CHUNKS, DAY_END_SUMS)
BOOKED = ("interest_fen", "penalty_fen", "suspended_interest_fen", "suspended_penalty_fen", "provision_fen")
"""Columns of `domain.ledger.accruals.Booked`, in its order, wherever amounts are booked."""
