"""The ledger takes only balanced entries, keeps them for good, and adds up."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, text

from lendesk.domain.ledger.entries import Entry, Posting
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.tables import LEDGER_ENTRIES, LEDGER_POSTINGS


def entry(key: str = "g1", fen: int = 500, **changed: Any) -> Entry:
    values: dict[str, Any] = {
        "key": key, "kind": "repayment", "value_date": date(2026, 3, 2), "loan_id": "l1", "branch_id": "b1",
        "posted_at": datetime(2026, 3, 2, tzinfo=UTC), "command_id": "m1", "by": "p1",
        "postings": (Posting("1001", fen, 0), Posting("1303", 0, fen - 100), Posting("6011.01", 0, 100)),
    }  # fmt: skip
    return Entry(**{**values, **changed})


def raw(connection: Connection, key: str, *lines: tuple[int, int]) -> None:
    """An entry past the domain's own check."""
    head = {column: getattr(entry(key), column) for column in ("key", "kind", "value_date", "posted_at")}
    connection.execute(insert(LEDGER_ENTRIES).values(head))
    add_lines(connection, key, *lines)


def add_lines(connection: Connection, key: str, *lines: tuple[int, int], start: int = 1) -> None:
    for number, (debit, credit) in enumerate(lines, start=start):
        connection.execute(
            insert(LEDGER_POSTINGS).values(
                entry_key=key, line=number, account="1001", debit_fen=debit, credit_fen=credit
            )
        )


def test_a_position_is_what_the_entries_left(engine: Engine, keys: KeyRing) -> None:
    with engine.begin() as connection:
        records = CentralRecords(connection, keys)
        records.post(entry("g1", 500))
        records.post(entry("g2", 700))
        records.post(entry("g3", 700, loan_id="l2"))
        assert records.loan_position("l1") == {"1001": 1200, "1303": -1000, "6011.01": -200}
        back = (Posting("1303", 400, 0), Posting("6011.01", 100, 0), Posting("1001", 0, 500))
        records.post(entry("g4", postings=back, reverses="g1"))
        records.post(entry("g5", loan_id="", postings=back))
        assert records.loan_position("l1") == {"1001": 700, "1303": -600, "6011.01": -100}
        assert records.loan_position("l9") == {}


def test_an_entry_is_posted_within_a_savepoint_too(engine: Engine, keys: KeyRing) -> None:
    with engine.begin() as connection, connection.begin_nested():
        CentralRecords(connection, keys).post(entry())
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ledger_entries")) == 1


@pytest.mark.parametrize("lines", [((500, 0), (0, 499)), ((500, 0),), ()])
def test_an_unbalanced_entry_does_not_commit(engine: Engine, lines: tuple[tuple[int, int], ...]) -> None:
    with engine.connect() as connection:
        raw(connection, "g1", *lines)
        with pytest.raises(Exception, match="does not balance"):
            connection.commit()


@pytest.mark.parametrize("line", [(-5, 0), (5, 5), (0, 0)])
def test_a_posting_has_one_positive_side(connection: Connection, line: tuple[int, int]) -> None:
    with pytest.raises(Exception, match="one_side"):
        raw(connection, "g1", line)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE ledger_postings SET debit_fen = 1 WHERE line = 1",
        "DELETE FROM ledger_postings",
        "DELETE FROM ledger_entries",
        "UPDATE ledger_entries SET branch_id = 'b2'",
    ],
)
def test_what_is_posted_stays(engine: Engine, keys: KeyRing, harm: str) -> None:
    with engine.begin() as connection:
        CentralRecords(connection, keys).post(entry())
    with engine.connect() as connection, pytest.raises(Exception, match="only ever appended to"):
        connection.execute(text(harm))


def test_a_posted_entry_takes_no_more_lines(engine: Engine, keys: KeyRing) -> None:
    with engine.begin() as connection:
        CentralRecords(connection, keys).post(entry())
    with engine.connect() as connection, pytest.raises(Exception, match="takes no more postings"):
        add_lines(connection, "g1", (5, 0), (0, 5), start=4)


def test_an_entry_is_reversed_once(connection: Connection, keys: KeyRing) -> None:
    records = CentralRecords(connection, keys)
    records.post(entry("g1"))
    records.post(entry("g2", reverses="g1"))
    with pytest.raises(Exception, match="ledger_entries_reversed"):
        records.post(entry("g3", reverses="g1"))
