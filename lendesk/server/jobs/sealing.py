"""The one sealer: chains what was committed into the evidence log and signs the log's head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection

from lendesk.documents.evidence.bundle import contract_leaf
from lendesk.documents.evidence.heads import sign_head
from lendesk.documents.evidence.merkle import CompactRange, leaf_hash
from lendesk.documents.signing.authority import TestAuthority
from lendesk.server.centre import Centre
from lendesk.storage.central import log

CHUNK = 2_000
"""Entries sealed in one transaction: a fraction of a second, so that nobody waits long."""


def seal_log(centre: Centre, authority: TestAuthority) -> int:
    """Seal all that waits, in chunks; how many entries. Two sealers at once wait for each other."""
    sealed = 0
    while True:
        with centre.transaction() as (connection, _):
            log.lock_log(connection)
            added = _seal_chunk(connection, centre, authority)
        sealed += added
        if added < CHUNK:
            return sealed


def _seal_chunk(connection: Connection, centre: Centre, authority: TestAuthority) -> int:
    size = log.log_size(connection)
    tree = CompactRange(size, log.peaks(connection, size))
    leaves: list[log.Leaf] = []
    nodes: list[log.StoredNode] = []
    for kind, subject, content in _waiting(connection):
        hashed = leaf_hash(content)
        leaves.append(log.Leaf(tree.size, kind, subject, hashed))
        nodes += [log.StoredNode(node.level, node.index, node.hash) for node in tree.append(hashed)]
    if not leaves:
        return 0
    log.append(connection, leaves, nodes)
    key = authority.credential("log").key
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("the log's key is expected on P-256")
    head = sign_head(key, tree.size, tree.root(), centre.clock.now())
    log.add_head(connection, log.StoredHead(head.size, head.root, head.signature, head.time))
    return len(leaves)


def _waiting(connection: Connection) -> Iterator[tuple[str, str, bytes]]:
    """Kind, subject and content of what waits: contracts first, as people wait for their proof."""
    contracts = log.unsealed_contracts(connection, CHUNK // 2)
    entries = log.unsealed_audit(connection, CHUNK - len(contracts))
    return chain(
        ((log.CONTRACT, one.key, contract_leaf(one.number, one.signed_sha256)) for one in contracts),
        ((log.AUDIT, entry.key, entry.content()) for entry in entries),
    )
