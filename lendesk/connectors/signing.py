"""Signed messages between us and a source: HMAC-SHA256 over key id, time, place and body hash."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

SCHEME = "LENDESK-HMAC-SHA256"
CLOCK_SKEW_SECONDS = 300

KEY_ID = "X-Key-Id"
TIMESTAMP = "X-Timestamp"
BODY_HASH = "X-Body-Sha256"
SIGNATURE = "X-Signature"
IDEMPOTENCY_KEY = "Idempotency-Key"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A shared secret and the name under which the other side knows it."""

    key_id: str
    secret: bytes = field(repr=False)


class BadSignature(Exception):
    """A message whose signature does not hold; the argument says which part."""


def body_hash(body: bytes) -> str:
    """SHA-256 of the body, hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def request_headers(
    key: SigningKey, *, timestamp: int, method: str, path: str, intent_id: str, body: bytes
) -> dict[str, str]:
    """The headers that sign a request; `timestamp` in whole seconds since 1970 (UTC)."""
    digest = body_hash(body)
    text = _text(key.key_id, str(timestamp), method, path, intent_id, digest)
    return {
        KEY_ID: key.key_id,
        TIMESTAMP: str(timestamp),
        BODY_HASH: digest,
        IDEMPOTENCY_KEY: intent_id,
        SIGNATURE: _mac(key, text),
    }


def check_request(
    keys: Mapping[str, SigningKey],
    headers: Mapping[str, str],
    *,
    method: str,
    path: str,
    body: bytes,
    now: int,
) -> str:
    """Verify a request at the receiving side; returns its intent id. Raises BadSignature."""
    key = keys.get(headers.get(KEY_ID, ""))
    if key is None:
        raise BadSignature("key")
    stamp = headers.get(TIMESTAMP, "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise BadSignature("timestamp")
    if abs(now - int(stamp)) > CLOCK_SKEW_SECONDS:
        raise BadSignature("timestamp")
    digest = body_hash(body)
    if headers.get(BODY_HASH, "") != digest:
        raise BadSignature("body")
    intent_id = headers.get(IDEMPOTENCY_KEY, "")
    _compare(key, headers, _text(key.key_id, stamp, method, path, intent_id, digest))
    return intent_id


def reply_headers(key: SigningKey, status: int, intent_id: str, body: bytes) -> dict[str, str]:
    """The headers that sign a reply; the intent id ties it to its request."""
    digest = body_hash(body)
    return {BODY_HASH: digest, SIGNATURE: _mac(key, _reply_text(key, status, intent_id, digest))}


def check_reply(
    key: SigningKey, headers: Mapping[str, str], status: int, intent_id: str, body: bytes
) -> None:
    """Verify a reply. Raises BadSignature."""
    _compare(key, headers, _reply_text(key, status, intent_id, body_hash(body)))


def _text(*parts: str) -> str:
    return "\n".join((SCHEME, *parts))


def _reply_text(key: SigningKey, status: int, intent_id: str, digest: str) -> str:
    return _text(key.key_id, "reply", str(status), intent_id, digest)


def _mac(key: SigningKey, text: str) -> str:
    return hmac.new(key.secret, text.encode(), hashlib.sha256).hexdigest()


def _compare(key: SigningKey, headers: Mapping[str, str], text: str) -> None:
    given = headers.get(SIGNATURE, "").encode("utf-8", "replace")
    if not hmac.compare_digest(given, _mac(key, text).encode()):
        raise BadSignature("signature")
