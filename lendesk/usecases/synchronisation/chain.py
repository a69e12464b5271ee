"""The chain of a device: what is hashed, what an author signs, and how one link continues another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

GENESIS = "0" * 64
"""`previous_hash` of a device's link number 1."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A queued command as it travels. `body` is the exact text that was hashed; hashes are hex SHA-256.

    `number` is contiguous from 1 per device. `previous_hash` is the link hash of number - 1. `signature`
    (base64, ECDSA P-256 over SHA-256, DER) is the author's over `signed_text`, so it stays good when the
    workstation is registered anew and the command gets another number.
    """

    device_id: str
    number: int
    command_id: str
    body: str
    body_hash: str
    previous_hash: str
    author_id: str
    author_key_id: str
    signature: str


def hash_of(text: str) -> str:
    """Hex SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def body_fits(envelope: Envelope) -> bool:
    """Whether the body is the one that was hashed."""
    return hash_of(envelope.body) == envelope.body_hash


def link_hash(envelope: Envelope) -> str:
    """The hash that the next link of the device names as its `previous_hash`."""
    parts = (
        "lendesk-link-1",
        envelope.device_id,
        str(envelope.number),
        envelope.command_id,
        envelope.body_hash,
        envelope.previous_hash,
        envelope.author_id,
        envelope.author_key_id,
    )
    return hash_of("\n".join(parts))


def signed_text(author_id: str, author_key_id: str, body_hash: str) -> str:
    """What an author signs: the body, by its hash, as this person with this key."""
    return f"lendesk-author-1\n{author_id}\n{author_key_id}\n{body_hash}"
