"""A real HTTP server on loopback that simulators answer through, with faults that a test can switch on."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lendesk.connectors.signing import BadSignature, SigningKey, check_request, reply_headers

LARGEST_REQUEST_BYTES = 1_000_000

# Simulators have no secrets to keep; the real key of a source comes from its settings.
SIMULATOR_KEY = SigningKey("lendesk-simulator", b"simulated-not-secret")


class SimulatorRefused(Exception):
    """The simulated party says no: HTTP status and code."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(status, code)
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong. The `…_times` count down, one a request that it hits.

    `delay_seconds` before every answer; `fail_times`: status 500, nothing done; `lose_answer_times`:
    done, and the connection cut without an answer; `garbage_times`: done, answered with nonsense.
    """

    delay_seconds: float = 0.0
    fail_times: int = 0
    lose_answer_times: int = 0
    garbage_times: int = 0


class FaultSwitch:
    """Holds the faults in force; shared by the server's threads and the test."""

    def __init__(self, faults: Faults | None = None) -> None:
        self._lock = threading.Lock()
        self._faults = faults or Faults()

    def set(self, faults: Faults) -> None:
        """From now on these go wrong."""
        with self._lock:
            self._faults = faults

    @property
    def delay_seconds(self) -> float:
        """How long an answer is held back now."""
        return self._faults.delay_seconds

    @property
    def faults(self) -> Faults:
        """What is in force now."""
        return self._faults

    def take(self, name: str) -> bool:
        """Whether this request is hit by the counted fault `name`; counts it down."""
        with self._lock:
            left = getattr(self._faults, name)
            if left > 0:
                self._faults = replace(self._faults, **{name: left - 1})
            return bool(left > 0)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A verified request: `payload` is its JSON object, empty for a GET."""

    method: str
    path: str
    intent_id: str
    payload: dict[str, Any]
    body: bytes


Answering = Callable[[Incoming], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a simulator brings: its name, its keys, what it answers, its effects, its faults."""

    source: str
    answer: Answering
    counts: Callable[[], dict[str, dict[str, int]]]
    switch: FaultSwitch
    key: SigningKey = SIMULATOR_KEY


@contextmanager
def serving(simulation: Simulation, port: int = 0) -> Iterator[str]:
    """Serve on 127.0.0.1; yields the address. Port 0 takes a free one. Raises OSError if it is taken."""
    server = _Server(simulation, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, simulation: Simulation, port: int) -> None:
        self.simulation = simulation
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is part of the simulation, not news for the terminal."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "LenDeskSimulator"
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        self._respond()

    def do_POST(self) -> None:
        self._respond()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests carry personal data: nothing of them goes to the terminal."""

    def _respond(self) -> None:
        size = self.headers.get("Content-Length", "0")
        if not size.isdigit() or int(size) > LARGEST_REQUEST_BYTES:
            self.close_connection = True  # the unread body must not be taken for the next request
            self._send(413, {"code": "request.too_large"})
            return
        body = self.rfile.read(int(size))
        if self.path.startswith("/simulator"):
            self._control(body)
        else:
            self._play(body)

    def _play(self, body: bytes) -> None:
        switch = self.server.simulation.switch
        if switch.delay_seconds:
            time.sleep(switch.delay_seconds)
        if switch.take("fail_times"):
            self._send(500, {"code": "simulated.failure"})
            return
        status, content = self._outcome(body)
        if switch.take("lose_answer_times"):
            self.close_connection = True
        elif switch.take("garbage_times"):
            self._write(200, b'{"half": [1, 2', {})
        else:
            self._send(status, content)

    def _outcome(self, body: bytes) -> tuple[int, dict[str, Any]]:
        simulation = self.server.simulation
        try:
            intent_id = check_request(
                {simulation.key.key_id: simulation.key},
                dict(self.headers.items()),
                method=self.command,
                path=self.path,
                body=body,
                now=int(time.time()),
            )
            incoming = Incoming(self.command, self.path, intent_id, _object(body), body)
            return 200, simulation.answer(incoming)
        except BadSignature as refused:
            return 401, {"code": f"signature.{refused}"}
        except SimulatorRefused as refused:
            return refused.status, {"code": refused.code}

    def _control(self, body: bytes) -> None:
        """Unsigned, for tests in another process: read the effects, switch the faults."""
        simulation = self.server.simulation
        if self.command == "GET" and self.path == "/simulator/effects":
            self._send(200, simulation.counts())
        elif self.command == "GET" and self.path == "/simulator":
            self._send(200, {"source": simulation.source, "faults": asdict(simulation.switch.faults)})
        elif self.command == "POST" and self.path == "/simulator/faults":
            self._switch(body)
        else:
            self._send(404, {"code": "path.unknown"})

    def _switch(self, body: bytes) -> None:
        try:
            asked = _object(body)
        except SimulatorRefused as refused:
            self._send(refused.status, {"code": refused.code})
            return
        known = {field.name for field in fields(Faults)}
        if set(asked) - known or not all(_is_count(value) for value in asked.values()):
            self._send(400, {"code": "faults.unknown"})
            return
        self.server.simulation.switch.set(Faults(**asked))
        self._send(200, asked)

    def _send(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content, ensure_ascii=False).encode()
        intent_id = self.headers.get("Idempotency-Key", "")
        self._write(status, body, reply_headers(self.server.simulation.key, status, intent_id, body))

    def _write(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Source", "simulator")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _object(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise SimulatorRefused(400, "body.not_json") from None
    if not isinstance(content, dict):
        raise SimulatorRefused(400, "body.not_an_object")
    return content


def _is_count(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 3600
