"""The double-entry ledger in the database: append entries, add up accounts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, insert, select

from lendesk.domain.ledger.chart import ACCOUNTS
from lendesk.domain.ledger.entries import Entry
from lendesk.storage.central.kinds import BRANCHES, LOAN_ACCOUNTS
from lendesk.storage.central.reach import Place, Reach
from lendesk.storage.central.tables import LEDGER_ENTRIES, LEDGER_POSTINGS
from lendesk.usecases.reporting.queries import BalanceLine

DAY_END = "day_end"
"""The kind of the entries that a day-end makes of all loans of a branch and product."""
_HEAD = tuple(column.name for column in LEDGER_ENTRIES.columns if column.name != "xid")


def add_entry(connection: Connection, entry: Entry) -> None:
    """Append an entry with its postings. The balance is checked again by the database at the commit."""
    connection.execute(insert(LEDGER_ENTRIES).values({name: getattr(entry, name) for name in _HEAD}))
    lines = [
        {
            "entry_key": entry.key,
            "line": line,
            "account": posting.account,
            "debit_fen": posting.debit_fen,
            "credit_fen": posting.credit_fen,
        }
        for line, posting in enumerate(entry.postings, start=1)
    ]
    connection.execute(insert(LEDGER_POSTINGS), lines)


def loan_position(connection: Connection, loan_id: str) -> dict[str, int]:
    """What the entries of a loan have put on each account (fen, debit positive), zeros left out."""
    postings = LEDGER_POSTINGS.c
    moved = func.sum(postings.debit_fen - postings.credit_fen)
    wanted = (
        select(postings.account, moved.label("fen"))
        .join(LEDGER_ENTRIES, LEDGER_ENTRIES.c.key == postings.entry_key)
        .where(LEDGER_ENTRIES.c.loan_id == loan_id)
        .group_by(postings.account)
        .having(moved != 0)
    )
    return {row.account: int(row.fen) for row in connection.execute(wanted)}


def account_totals(connection: Connection, reach: Reach) -> tuple[BalanceLine, ...]:
    """The trial balance of the entries in reach, by account; each side is a sum, not a balance."""
    entries, postings = LEDGER_ENTRIES.c, LEDGER_POSTINGS.c
    loans, branches = LOAN_ACCOUNTS.table, BRANCHES.table
    place = Place(entries.branch_id, branches.c.region_id, loans.c.owner_id)
    wanted = (
        select(
            postings.account,
            func.sum(postings.debit_fen).label("debit"),
            func.sum(postings.credit_fen).label("credit"),
        )
        .join(LEDGER_ENTRIES, entries.key == postings.entry_key)
        .outerjoin(branches, branches.c.key == entries.branch_id)
        .outerjoin(loans, loans.c.key == entries.loan_id)
        .where(reach.covers(place))
        .group_by(postings.account)
        .order_by(postings.account)
    )
    return tuple(
        BalanceLine(
            row.account,
            ACCOUNTS[row.account].name if row.account in ACCOUNTS else "",
            int(row.debit),
            int(row.credit),
        )
        for row in connection.execute(wanted)
    )


def turnover(
    connection: Connection, *, on: date | None = None, branch_id: str = "", kind: str = ""
) -> tuple[tuple[str, int, int], ...]:
    """(account, debits, credits) in fen of all entries with a value date up to `on`, by account.

    Of one branch and of one kind of entry where they are named.
    """
    entries, postings = LEDGER_ENTRIES.c, LEDGER_POSTINGS.c
    wanted = (
        select(postings.account, func.sum(postings.debit_fen), func.sum(postings.credit_fen))
        .join(LEDGER_ENTRIES, entries.key == postings.entry_key)
        .group_by(postings.account)
        .order_by(postings.account)
    )
    if on is not None:
        wanted = wanted.where(entries.value_date <= on)
    if branch_id:
        wanted = wanted.where(entries.branch_id == branch_id)
    if kind:
        wanted = wanted.where(entries.kind == kind)
    return tuple((code, int(debit), int(credit)) for code, debit, credit in connection.execute(wanted))
