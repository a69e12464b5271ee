"""Signed tree heads: the log's word on its size and root at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

CONTEXT = b"lendesk-tree-head-v1"
ALGORITHM = ec.ECDSA(hashes.SHA256())


@dataclass(frozen=True, slots=True)
class SignedHead:
    """`size` leaves under `root` (32 bytes) at `time` (aware); `signature` is ECDSA P-256 in DER."""

    size: int
    root: bytes
    time: datetime
    signature: bytes


def sign_head(key: ec.EllipticCurvePrivateKey, size: int, root: bytes, time: datetime) -> SignedHead:
    """The head with the log's signature; the time is kept to the second."""
    time = time.astimezone(UTC).replace(microsecond=0)
    return SignedHead(size, root, time, key.sign(_message(size, root, time), ALGORITHM))


def head_holds(head: SignedHead, key: ec.EllipticCurvePublicKey) -> bool:
    """Whether the log's key signed exactly this size, root and time."""
    try:
        key.verify(head.signature, _message(head.size, head.root, head.time), ALGORITHM)
    except InvalidSignature:
        return False
    return True


def _message(size: int, root: bytes, time: datetime) -> bytes:
    return b"\n".join((CONTEXT, str(size).encode(), root.hex().encode(), written(time).encode()))


def written(time: datetime) -> str:
    """ISO 8601 in UTC to the second, with Z."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
