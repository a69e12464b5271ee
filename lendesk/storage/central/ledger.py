"""The double-entry ledger in the database: append entries, add up accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert

from lendesk.storage.central.tables import LEDGER_ENTRIES, LEDGER_POSTINGS

if TYPE_CHECKING:
    from lendesk.domain.ledger.entries import Entry


def add_entry(connection: Connection, entry: Entry) -> None:
    """Append an entry with its postings. The balance is checked by the database at the commit."""
    connection.execute(
        insert(LEDGER_ENTRIES).values(
            {
                column.name: getattr(entry, column.name)
                for column in LEDGER_ENTRIES.columns
                if column.name != "xid"
            }
        )
    )
    connection.execute(
        insert(LEDGER_POSTINGS),
        [
            {
                "entry_key": entry.key,
                "line": line,
                "account": posting.account,
                "debit_fen": posting.debit_fen,
                "credit_fen": posting.credit_fen,
            }
            for line, posting in enumerate(entry.postings, start=1)
        ],
    )
