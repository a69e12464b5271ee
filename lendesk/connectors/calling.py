"""One signed call to a source over HTTP: time-outs, bounded retries under one intent id, circuit breaker."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
import urllib3

from lendesk.connectors.failures import CircuitBreaker, ConnectorFailed, FailureKind
from lendesk.connectors.signing import BadSignature, SigningKey, check_reply, request_headers

LARGEST_REPLY_BYTES = 2_000_000
RETRY_PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Answer:
    """A verified reply: its JSON object, the whole time it took in milliseconds, how often it was sent."""

    payload: dict[str, Any]
    latency_ms: int
    attempts: int


class SignedCaller:
    """Calls one address with one key. Hold one per source: it keeps the circuit's state."""

    def __init__(
        self,
        address: str,
        key: SigningKey,
        timeout_seconds: float,
        *,
        attempts: int = 3,
        breaker: CircuitBreaker | None = None,
    ) -> None:
        self.breaker = breaker or CircuitBreaker()
        self._address = address.rstrip("/")
        self._key = key
        self._timeout_seconds = timeout_seconds
        self._attempts = attempts

    def call(self, method: str, path: str, intent_id: str, payload: dict[str, Any] | None = None) -> Answer:
        """Send until an answer comes, at most `attempts` times, always under the same intent id.

        Raises ConnectorFailed: `refused` (a 4xx, never sent again by itself), `timeout`, `bad_reply`
        or `circuit_open`.
        """
        body = b"" if payload is None else json.dumps(payload, ensure_ascii=False, sort_keys=True).encode()
        began = time.monotonic()
        for attempt in range(1, self._attempts + 1):
            self._enter(attempt)
            try:
                reply = self._once(method, path, intent_id, body)
            except ConnectorFailed as failure:
                failure.attempts = attempt
                if self._final(failure, attempt):
                    raise
                time.sleep(RETRY_PAUSE_SECONDS * attempt)
            else:
                self.breaker.succeeded()
                return Answer(reply, int((time.monotonic() - began) * 1000), attempt)
        raise AssertionError("the last attempt returns or raises")

    def _enter(self, attempt: int) -> None:
        try:
            self.breaker.enter()
        except ConnectorFailed as failure:
            failure.attempts = attempt - 1
            raise

    def _final(self, failure: ConnectorFailed, attempt: int) -> bool:
        if failure.kind is FailureKind.REFUSED:
            self.breaker.succeeded()  # it answered: the source is well
            return True
        self.breaker.failed()
        return attempt == self._attempts

    def _once(self, method: str, path: str, intent_id: str, body: bytes) -> dict[str, Any]:
        headers = request_headers(
            self._key, timestamp=int(time.time()), method=method, path=path, intent_id=intent_id, body=body
        )
        headers["Content-Type"] = "application/json"
        status, reply, reply_headers = self._exchange(method, path, headers, body)
        if status >= 500:
            raise ConnectorFailed(FailureKind.BAD_REPLY, f"status_{status}")
        try:
            check_reply(self._key, reply_headers, status, intent_id, reply)
        except BadSignature:
            raise ConnectorFailed(FailureKind.BAD_REPLY, "signature") from None
        content = _json_object(reply)
        if status >= 400:
            raise ConnectorFailed(FailureKind.REFUSED, str(content.get("code", f"status_{status}"))[:80])
        if status != 200:
            raise ConnectorFailed(FailureKind.BAD_REPLY, f"status_{status}")
        return content

    def _exchange(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, bytes, Mapping[str, str]]:
        """Status, body and headers; the whole exchange ends within `timeout_seconds`."""
        deadline = time.monotonic() + self._timeout_seconds
        try:
            with requests.Session() as session:
                session.trust_env = False  # a proxy of the environment must not see bureau data
                reply = session.request(
                    method,
                    self._address + path,
                    data=body,
                    headers=headers,
                    timeout=self._timeout_seconds,
                    allow_redirects=False,
                    stream=True,
                )
                with reply:
                    return reply.status_code, _read(reply, deadline), reply.headers
        except (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError):
            raise ConnectorFailed(FailureKind.TIMEOUT, "no_answer") from None
        except (requests.ConnectionError, urllib3.exceptions.ProtocolError):
            # Broken before or after the request arrived: nobody knows, so it counts as unanswered.
            raise ConnectorFailed(FailureKind.TIMEOUT, "connection") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError):
            raise ConnectorFailed(FailureKind.BAD_REPLY, "http") from None


def _read(reply: requests.Response, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    # read1 returns what has arrived: a source that drips byte by byte meets the deadline too.
    while part := reply.raw.read1(65_536, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > LARGEST_REPLY_BYTES:
            raise ConnectorFailed(FailureKind.BAD_REPLY, "too_large")
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _json_object(reply: bytes) -> dict[str, Any]:
    try:
        content = json.loads(reply)
    except (ValueError, RecursionError):
        raise ConnectorFailed(FailureKind.BAD_REPLY, "json") from None
    if not isinstance(content, dict):
        raise ConnectorFailed(FailureKind.BAD_REPLY, "json")
    return content
