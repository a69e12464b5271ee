"""The evidence log in the database: what waits for the sealer, leaves in order, nodes for proofs, heads.

The arithmetic of the tree is of another room; here its results are kept and handed out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from lendesk.storage.central.kinds import CONTRACTS
from lendesk.storage.central.tables import AUDIT_RECORDS, LOG_HEADS, LOG_LEAVES, LOG_NODES

_ONE_SEALER = 0x5EA1

AUDIT = "audit"
CONTRACT = "contract"
Hash = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An audit record as it is sealed: every field counts; `at` is ISO in UTC, `facts` JSON text."""

    key: str
    at: str
    person_id: str
    device_id: str
    branch_id: str
    region_id: str
    action: str
    subject: str
    outcome: str
    facts: str

    def content(self) -> bytes:
        """The bytes that a leaf is hashed from: canonical JSON."""
        return json.dumps(
            {"kind": AUDIT, **asdict(self)}, sort_keys=True, ensure_ascii=True, separators=(",", ":")
        ).encode()


@dataclass(frozen=True, slots=True)
class SignedContract:
    """A contract that waits for its place in the log."""

    key: str
    number: str
    signed_sha256: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One entry of the log: `kind` audit or contract, `subject` the key of what it holds."""

    index: int
    kind: str
    subject: str
    leaf_hash: bytes


@dataclass(frozen=True, slots=True)
class StoredNode:
    """The root of a perfect subtree of 2**level leaves, the `index`-th of its level."""

    level: int
    index: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class StoredHead:
    size: int
    root: bytes
    signature: bytes
    at: datetime


def lock_log(connection: Connection) -> None:
    """One sealer at a time, until the transaction ends."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_SEALER})


def log_size(connection: Connection) -> int:
    """How many leaves the log has."""
    return int(connection.scalar(select(func.coalesce(func.max(LOG_LEAVES.c.index) + 1, 0))) or 0)


def peaks(connection: Connection, size: int) -> list[bytes]:
    """The roots of the perfect subtrees that make a tree of this size, from left (largest) to right."""
    found, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            found.append(node(connection, level, start >> level))
            start += 1 << level
    return found


def node(connection: Connection, level: int, index: int) -> bytes:
    """The root of one perfect subtree. Raises LookupError when the log is not that long."""
    found = connection.scalar(
        select(LOG_NODES.c.hash).where(LOG_NODES.c.level == level, LOG_NODES.c.index == index)
    )
    if found is None:
        raise LookupError(f"no node {index} on level {level}")
    return bytes(found)


def unsealed_audit(connection: Connection, limit: int) -> tuple[AuditEntry, ...]:
    """The oldest audit records that are in no leaf yet."""
    records = AUDIT_RECORDS.c
    wanted = select(AUDIT_RECORDS).where(records.leaf_index.is_(None)).order_by(records.at, records.key)
    return tuple(_entry(row) for row in connection.execute(wanted.limit(limit)))


def unsealed_contracts(connection: Connection, limit: int) -> tuple[SignedContract, ...]:
    """Signed contracts that are in no leaf yet."""
    contracts = CONTRACTS.table.c
    wanted = (
        select(contracts.key, contracts.number, contracts.signed_sha256)
        .where(text("status = 'signed'::text AND leaf_index < 0"))
        .order_by(contracts.key)
        .limit(limit)
    )
    return tuple(SignedContract(*row) for row in connection.execute(wanted))


def append(connection: Connection, leaves: Sequence[Leaf], nodes: Sequence[StoredNode]) -> None:
    """Append leaves with the subtrees they completed, and tell records and contracts their places.

    Call it under `lock_log`, with indexes that continue the log (a taken one breaks the primary key).
    """
    if not leaves:
        return
    connection.execute(insert(LOG_LEAVES), [asdict(leaf) for leaf in leaves])
    connection.execute(insert(LOG_NODES), [asdict(one) for one in nodes])
    for kind, table in ((AUDIT, AUDIT_RECORDS), (CONTRACT, CONTRACTS.table)):
        places = [{"of": leaf.subject, "place": leaf.index} for leaf in leaves if leaf.kind == kind]
        if places:
            placed = update(table).where(table.c.key == bindparam("of"))
            connection.execute(placed.values(leaf_index=bindparam("place")), places)


def add_head(connection: Connection, head: StoredHead) -> None:
    """Keep a signed head; one for a size."""
    connection.execute(insert(LOG_HEADS), [asdict(head)])


def newest_head(connection: Connection) -> StoredHead | None:
    """The head over the most leaves, None before the first."""
    row = connection.execute(select(LOG_HEADS).order_by(LOG_HEADS.c.size.desc()).limit(1)).first()
    return StoredHead(row.size, bytes(row.root), bytes(row.signature), row.at) if row else None


def leaf_hashes(connection: Connection, size: int) -> Iterator[bytes]:
    """The first `size` leaf hashes in order, streamed."""
    wanted = select(LOG_LEAVES.c.leaf_hash).where(LOG_LEAVES.c.index < size).order_by(LOG_LEAVES.c.index)
    streamed = connection.execute(wanted.execution_options(yield_per=5_000))
    return (bytes(found) for found in streamed.scalars())


def first_bad(connection: Connection, leaf_hash: Hash, contract_content: Callable[[str, str], bytes]) -> str:
    """The key of the first record that does not fit its leaf (or is missing), "" when all fit.

    `leaf_hash` and `contract_content(number, signed_sha256)` are those that the sealer used.
    """
    for index, leaf, content in _leaves_with_content(connection, contract_content):
        if leaf.index != index or content is None or leaf_hash(content) != leaf.leaf_hash:
            return leaf.subject
    return ""


def unsealed_count(connection: Connection) -> int:
    """How many audit records wait for the sealer."""
    waiting = select(func.count()).select_from(AUDIT_RECORDS).where(AUDIT_RECORDS.c.leaf_index.is_(None))
    return int(connection.scalar(waiting) or 0)


def _leaves_with_content(
    connection: Connection, contract_content: Callable[[str, str], bytes]
) -> Iterable[tuple[int, Leaf, bytes | None]]:
    leaves, contracts = LOG_LEAVES.c, CONTRACTS.table.c
    wanted = (
        select(
            leaves.index.label("place"),
            leaves.kind.label("leaf_kind"),
            leaves.subject.label("leaf_subject"),
            leaves.leaf_hash,
            *(column for column in AUDIT_RECORDS.c if column.name != "leaf_index"),
            contracts.number,
            contracts.signed_sha256,
        )
        .outerjoin(AUDIT_RECORDS, (leaves.kind == AUDIT) & (AUDIT_RECORDS.c.key == leaves.subject))
        .outerjoin(CONTRACTS.table, (leaves.kind == CONTRACT) & (contracts.key == leaves.subject))
        .order_by(leaves.index)
    )
    for index, row in enumerate(connection.execute(wanted.execution_options(yield_per=2_000))):
        leaf = Leaf(row.place, row.leaf_kind, row.leaf_subject, bytes(row.leaf_hash))
        yield index, leaf, _content(row, contract_content)


def _content(row: object, contract_content: Callable[[str, str], bytes]) -> bytes | None:
    if getattr(row, "leaf_kind", "") == CONTRACT:
        number, sha256 = getattr(row, "number", None), getattr(row, "signed_sha256", None)
        return contract_content(number, sha256) if number and sha256 else None
    return _entry(row).content() if getattr(row, "key", None) else None


def _entry(row: object) -> AuditEntry:
    values = {name: getattr(row, name) for name in AuditEntry.__slots__}
    return AuditEntry(**{**values, "at": values["at"].astimezone(UTC).isoformat()})
