"""Files to the centre before the commands that name them: in parts, going on where the last try ended."""

from __future__ import annotations

import hashlib
from typing import Protocol

import requests

from lendesk.domain.errors import RuleBroken
from lendesk.storage.outbox.files import OutgoingFiles, WaitingFile
from lendesk.wire.paths import FILES, LARGEST_CHUNK_BYTES

_GAP = "file.gap"


class FileLine(Protocol):
    """The part of the line that carries files."""

    def call(
        self, method: str, path: str, body: str | bytes = b"", *, headers: dict[str, str] | None = None
    ) -> requests.Response: ...


def send_files(line: FileLine, files: OutgoingFiles) -> int:
    """Send all that waits; how many were sent. Raises RuleBroken of the line."""
    waiting = files.waiting()
    for file in waiting:
        _send(line, files, file)
        files.mark_sent(file.sha256)
    return len(waiting)


def fetch_file(line: FileLine, sha256: str) -> bytes:
    """A file of the centre. Raises RuleBroken `file.missing`, or `file.damaged` when its hash is another."""
    content = line.call("GET", f"{FILES}/{sha256}").content
    if hashlib.sha256(content).hexdigest() != sha256:
        raise RuleBroken("file.damaged", sha256=sha256)
    return content


def _send(line: FileLine, files: OutgoingFiles, file: WaitingFile) -> None:
    """Pieces until the centre has it whole; at its end even an empty one, which lets the centre finish."""
    offset = _held(line, file)
    while offset is not None:
        part = files.part(file.sha256, offset, LARGEST_CHUNK_BYTES)
        headers = {
            "Content-Type": "application/octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Length": str(file.size),
        }
        try:
            line.call("PATCH", f"{FILES}/{file.sha256}", part, headers=headers)
            after = offset + len(part)
            offset = after if after < file.size else None
        except RuleBroken as broken:
            right = broken.facts.get("offset")
            if broken.code != _GAP or not isinstance(right, int) or right == offset:
                raise
            offset = right


def _held(line: FileLine, file: WaitingFile) -> int | None:
    """How many bytes the centre holds of an unfinished file; None when it is whole."""
    response = line.call("HEAD", f"{FILES}/{file.sha256}")
    if response.status_code == 404:
        return 0
    if response.status_code >= 400:
        raise RuleBroken("line.strange_answer")
    if response.headers.get("Upload-Complete") == "1":
        return None
    held = response.headers.get("Upload-Offset", "0")
    return min(int(held), file.size) if held.isdecimal() else 0
