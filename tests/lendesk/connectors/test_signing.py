"""Signatures: every part that is signed and then changed is noticed."""

from __future__ import annotations

import pytest

from lendesk.connectors.signing import (
    BadSignature,
    SigningKey,
    check_reply,
    check_request,
    reply_headers,
    request_headers,
)

KEY = SigningKey("k1", b"secret")
REQUEST = {"method": "POST", "path": "/reports", "body": b"{}"}
KEYS = {"k1": KEY}


def headers() -> dict[str, str]:
    return request_headers(KEY, timestamp=1_000_000, intent_id="i1", **REQUEST)


def test_a_request_as_signed_is_accepted_within_the_skew() -> None:
    for now in (999_700, 1_000_000, 1_000_300):
        assert check_request(KEYS, headers(), now=now, **REQUEST) == "i1"


@pytest.mark.parametrize("now", [999_699, 1_000_301])
def test_a_stale_request_is_not(now: int) -> None:
    with pytest.raises(BadSignature, match="timestamp"):
        check_request(KEYS, headers(), now=now, **REQUEST)


@pytest.mark.parametrize("change", [{"method": "GET"}, {"path": "/other"}, {"body": b"{ }"}])
def test_a_changed_part_is_noticed(change: dict[str, object]) -> None:
    with pytest.raises(BadSignature):
        check_request(KEYS, headers(), now=1_000_000, **{**REQUEST, **change})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Key-Id", "k2"),
        ("X-Timestamp", "1000001"),
        ("X-Timestamp", "１０"),
        ("X-Body-Sha256", ""),
        ("Idempotency-Key", "i2"),
        ("X-Signature", "ä"),
    ],
)
def test_a_changed_header_is_noticed(name: str, value: str) -> None:
    with pytest.raises(BadSignature):
        check_request(KEYS, {**headers(), name: value}, now=1_000_000, **REQUEST)


def test_a_reply_is_tied_to_status_intent_and_body() -> None:
    signed = reply_headers(KEY, 200, "i1", b"{}")
    check_reply(KEY, signed, 200, "i1", b"{}")
    for status, intent, body in ((201, "i1", b"{}"), (200, "i2", b"{}"), (200, "i1", b"[]")):
        with pytest.raises(BadSignature):
            check_reply(KEY, signed, status, intent, body)


def test_the_secret_is_not_shown() -> None:
    assert "secret" not in repr(KEY)
