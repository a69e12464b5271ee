"""What goes over the pipes between a reader and its process: a length, a JSON head, then raw bytes."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import Any, BinaryIO

from lendesk.usecases.ports import Box, ReadField, Reading

_LENGTHS = struct.Struct(">II")
MOST_HEAD_BYTES = 1_000_000


def send(stream: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    """One message. Raises OSError when the other side is gone."""
    encoded = json.dumps(head, ensure_ascii=False).encode()
    stream.write(_LENGTHS.pack(len(encoded), len(body)) + encoded + body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message, None at the end or after something that is no message."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_bytes, body_bytes = _LENGTHS.unpack(lengths)
    if head_bytes > MOST_HEAD_BYTES:
        return None
    encoded, body = stream.read(head_bytes), stream.read(body_bytes)
    if len(encoded) < head_bytes or len(body) < body_bytes:
        return None
    head: dict[str, Any] = json.loads(encoded)
    return head, body


def packed(reading: Reading) -> tuple[dict[str, Any], bytes]:
    """A reading as head and body (the picture)."""
    head = {
        "kind": reading.kind,
        "fields": {name: asdict(field) for name, field in reading.fields.items()},
        "checks": list(reading.checks),
        "second_opinion": reading.second_opinion,
    }
    return head, reading.rectified_png


def unpacked(head: dict[str, Any], body: bytes) -> Reading:
    """The reading that `packed` took apart."""
    fields = {name: _field(values) for name, values in head["fields"].items()}
    return Reading(head["kind"], fields, tuple(head["checks"]), body, head["second_opinion"])


def _field(values: dict[str, Any]) -> ReadField:
    box = values["box"]
    return ReadField(
        text=values["text"],
        confidence=values["confidence"],
        box=Box(**box) if box else None,
        doubtful=tuple(values["doubtful"]),
        failed_checks=tuple(values["failed_checks"]),
        review=values["review"],
        offer=values["offer"],
    )
