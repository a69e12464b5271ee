"""Audit records and contracts get their places in one log, and a changed record is found."""

import importlib.util
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, text

from lendesk.documents.evidence.bundle import contract_leaf
from lendesk.documents.evidence.merkle import CompactRange, leaf_hash, tree_root
from lendesk.domain.contracts.contract import Contract
from lendesk.storage.central import log
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.tables import AUDIT_RECORDS

_SPEC = importlib.util.spec_from_file_location("central_specimens", Path(__file__).parent / "specimens.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
s: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(s)


def note(connection: Connection, n: int, facts: str = "{}") -> None:
    connection.execute(
        insert(AUDIT_RECORDS).values(
            key=f"x{n}", at=s.NOON, person_id="p1", device_id="dev1", branch_id="b1", region_id="r1",
            action="PostRepayment", subject="l1", outcome="done", facts=facts,
        )
    )  # fmt: skip


def seal_all(connection: Connection) -> CompactRange:
    """What the sealer does with these functions."""
    log.lock_log(connection)
    size = log.log_size(connection)
    compact = CompactRange(size, log.peaks(connection, size))
    leaves, nodes = [], []
    content = [(log.AUDIT, one.key, one.content()) for one in log.unsealed_audit(connection, 100)]
    content += [
        (log.CONTRACT, one.key, contract_leaf(one.number, one.signed_sha256))
        for one in log.unsealed_contracts(connection, 100)
    ]
    for kind, subject, data in content:
        leaves.append(log.Leaf(compact.size, kind, subject, leaf_hash(data)))
        nodes += [log.StoredNode(one.level, one.index, one.hash) for one in compact.append(leaf_hash(data))]
    log.append(connection, leaves, nodes)
    return compact


def test_records_and_contracts_are_sealed_in_order(records: CentralRecords, connection: Connection) -> None:
    for n in range(5):
        note(connection, n)
    assert log.unsealed_count(connection) == 5
    first = seal_all(connection)
    records.add(s.contract())
    for n in range(5, 12):
        note(connection, n, '{"金额": 5}')
    second = seal_all(connection)
    assert (first.size, second.size, log.log_size(connection)) == (5, 13, 13)
    assert log.unsealed_count(connection) == 0
    assert records.get(Contract, "k1").leaf_index == 12
    assert log.unsealed_contracts(connection, 10) == ()
    assert tree_root(log.leaf_hashes(connection, 13)) == second.root()
    assert tree_root(log.leaf_hashes(connection, 5)) == first.root()
    assert log.first_bad(connection, leaf_hash, contract_leaf) == ""
    with pytest.raises(LookupError):
        log.node(connection, 9, 0)


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE audit_records SET facts = '[2]' WHERE key = 'x3'", "x3"),
        ("UPDATE audit_records SET at = at + interval '1 second' WHERE key = 'x0'", "x0"),
        ("DELETE FROM audit_records WHERE key = 'x4'", "x4"),
        ("UPDATE contracts SET signed_sha256 = 'c' WHERE key = 'k1'", "k1"),
    ],
)
def test_a_changed_record_is_found(
    records: CentralRecords, connection: Connection, harm: str, found: str
) -> None:
    for n in range(6):
        note(connection, n)
    records.add(s.contract())
    seal_all(connection)
    connection.execute(text(harm))
    assert log.first_bad(connection, leaf_hash, contract_leaf) == found


def test_leaves_are_written_for_good(connection: Connection) -> None:
    note(connection, 1)
    seal_all(connection)
    with pytest.raises(Exception, match="only ever appended to"):
        connection.execute(text("DELETE FROM log_leaves"))


def test_heads_are_kept(connection: Connection) -> None:
    assert log.newest_head(connection) is None
    for size in (3, 9, 5):
        log.add_head(connection, log.StoredHead(size, sha256(b"r").digest(), b"s", s.NOON))
    newest = log.newest_head(connection)
    assert newest is not None
    assert (newest.size, newest.at) == (9, s.NOON)
