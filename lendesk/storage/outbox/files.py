"""Files on their way to the centre, addressed by SHA-256, in chunks inside the encrypted outbox."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import EncryptedFile

CHUNK_BYTES = 262_144
LARGEST_FILE_BYTES = 52_428_800


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that the centre does not hold yet; `size` in bytes."""

    sha256: str
    size: int


class OutgoingFiles:
    """Kept until they were sent, and after it, because a restored centre may ask for them again."""

    def __init__(self, file: EncryptedFile) -> None:
        self._file = file

    def keep(self, content: bytes, kept_at: str) -> str:
        """Keep the file; its SHA-256. The same content again changes nothing.

        Raises RuleBroken `file.too_large` (most_bytes), `file.empty` or `outbox.disk_full`.
        """
        if not content:
            raise RuleBroken("file.empty")
        if len(content) > LARGEST_FILE_BYTES:
            raise RuleBroken("file.too_large", most_bytes=LARGEST_FILE_BYTES)
        sha256 = hashlib.sha256(content).hexdigest()
        with self._file.transaction() as cursor:
            cursor.execute(
                "INSERT OR IGNORE INTO files (sha256, size, kept_at) VALUES (?, ?, ?)",
                (sha256, len(content), kept_at),
            )
            if cursor.rowcount == 1:
                cursor.executemany(
                    "INSERT INTO file_chunks VALUES (?, ?, ?)",
                    [
                        (sha256, number, content[start : start + CHUNK_BYTES])
                        for number, start in enumerate(range(0, len(content), CHUNK_BYTES))
                    ],
                )
        return sha256

    def waiting(self) -> tuple[WaitingFile, ...]:
        """Files to send, in the order in which they were kept."""
        rows = self._file.rows("SELECT sha256, size FROM files WHERE sent = 0 ORDER BY rowid")
        return tuple(WaitingFile(row["sha256"], row["size"]) for row in rows)

    def content(self, sha256: str) -> bytes | None:
        """The whole file, None if it is not here."""
        rows = self._file.rows("SELECT content FROM file_chunks WHERE sha256 = ? ORDER BY number", (sha256,))
        return b"".join(row[0] for row in rows) if rows else None

    def part(self, sha256: str, offset: int, most_bytes: int) -> bytes:
        """Bytes of the file from `offset` on, without loading all of it."""
        first, skipped = divmod(offset, CHUNK_BYTES)
        count = (skipped + most_bytes - 1) // CHUNK_BYTES + 1
        rows = self._file.rows(
            "SELECT content FROM file_chunks WHERE sha256 = ? AND number >= ? ORDER BY number LIMIT ?",
            (sha256, first, count),
        )
        return b"".join(row[0] for row in rows)[skipped : skipped + most_bytes]

    def mark_sent(self, sha256: str) -> None:
        with self._file.transaction() as cursor:
            cursor.execute("UPDATE files SET sent = 1 WHERE sha256 = ?", (sha256,))
