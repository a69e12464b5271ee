"""Sealed columns: AES-256-GCM with a key version in front, and blind indexes to find what is sealed."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lendesk.domain.customers.identity import normalise_id_number
from lendesk.domain.errors import RuleBroken

KEY_BYTES = 32
VERSION_BYTES = 4
_NONCE_BYTES = 12
_TAIL = 4


@dataclass(frozen=True)
class KeyRing:
    """The keys of the centre: 32 bytes each by version, which one seals now, and the key of the indexes.

    Old versions stay as long as rows sealed with them exist (see `resealing`); the index key stays for
    good, as an index under another key finds nothing. Raises ValueError for a key of another length.
    """

    keys: Mapping[int, bytes] = field(repr=False)
    current: int
    index_key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if any(len(key) != KEY_BYTES for key in (*self.keys.values(), self.index_key)):
            raise ValueError(f"keys of {KEY_BYTES} bytes expected")
        if self.current not in self.keys:
            raise ValueError("the current key version has no key")

    @cached_property
    def ciphers(self) -> dict[int, AESGCM]:
        """One ready cipher for each version."""
        return {version: AESGCM(key) for version, key in self.keys.items()}


def seal(ring: KeyRing, text: str, *, table: str, column: str, key: str) -> bytes:
    """`text` sealed for one place: version (4 bytes), nonce (12), ciphertext with tag.

    The place is authenticated: a value copied to another row or column does not open.
    """
    nonce = os.urandom(_NONCE_BYTES)
    sealed = ring.ciphers[ring.current].encrypt(nonce, text.encode(), _place(table, column, key))
    return ring.current.to_bytes(VERSION_BYTES, "big") + nonce + sealed


def unseal(ring: KeyRing, sealed: bytes, *, table: str, column: str, key: str) -> str:
    """What `seal` hid. Raises RuleBroken `sealed.key_missing` or `sealed.broken` (table, column)."""
    cipher = ring.ciphers.get(version_of(sealed))
    if cipher is None:
        raise RuleBroken("sealed.key_missing", table=table, column=column, version=version_of(sealed))
    body = sealed[VERSION_BYTES:]
    try:
        return cipher.decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], _place(table, column, key)).decode()
    except InvalidTag:
        raise RuleBroken("sealed.broken", table=table, column=column) from None


def version_of(sealed: bytes) -> int:
    """The version of the key that a value was sealed with."""
    return int.from_bytes(sealed[:VERSION_BYTES], "big")


def blind_index(ring: KeyRing, text: str, *, column: str) -> bytes | None:
    """HMAC-SHA256 of the whole normalised value, to find equal ones; None for an empty value."""
    return _index(ring, f"{column}:whole", normalise(text))


def tail_index(ring: KeyRing, text: str, *, column: str) -> bytes | None:
    """HMAC-SHA256 of the last four characters; None for a value shorter than that."""
    plain = normalise(text)
    return _index(ring, f"{column}:tail", plain[-_TAIL:] if len(plain) >= _TAIL else "")


def normalise(text: str) -> str:
    """Half width, upper case, no spaces or dashes, no +86: so that one number has one index."""
    return normalise_id_number(text).removeprefix("+86")


def _index(ring: KeyRing, purpose: str, plain: str) -> bytes | None:
    if not plain:
        return None
    return hmac.new(ring.index_key, f"{purpose}:{plain}".encode(), hashlib.sha256).digest()


def _place(table: str, column: str, key: str) -> bytes:
    return f"{table}\x1f{column}\x1f{key}".encode()
