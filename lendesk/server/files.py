"""Files by their SHA-256, encrypted where they lie; unfinished uploads wait beside them."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lendesk.domain.errors import RuleBroken
from lendesk.server.interruptions import room_to_write
from lendesk.server.secret_files import replace
from lendesk.wire.paths import LARGEST_FILE_BYTES

SHA256 = re.compile(r"[0-9a-f]{64}\Z")
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class FileStore:
    """A folder of files. `key` is the AES-256 key; the hash is authenticated with the content.

    Uploads arrive encrypted piece by piece: each piece is sealed under its place in the file.
    """

    folder: Path
    key: bytes = field(repr=False)

    def has(self, sha256: str) -> bool:
        """Whether the whole file is here. Raises RuleBroken `file.bad_name`."""
        return self._path(sha256).exists()

    def read(self, sha256: str) -> bytes:
        """The content. Raises RuleBroken `file.missing`, `file.damaged`."""
        path = self._path(sha256)
        try:
            sealed = path.read_bytes()
        except FileNotFoundError:
            raise RuleBroken("file.missing", sha256=sha256) from None
        try:
            return AESGCM(self.key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], sha256.encode())
        except InvalidTag:
            raise RuleBroken("file.damaged", sha256=sha256) from None

    def keep(self, content: bytes) -> str:
        """Store a whole file; its SHA-256. The same content twice is one file. Raises Interrupted."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            self._write(path, content, sha256.encode())
        return sha256

    def offset(self, sha256: str, sender: str) -> int:
        """How many bytes of this sender's upload are here."""
        return sum(size for _, size in self._pieces(sha256, sender))

    def add_piece(self, sha256: str, sender: str, offset: int, content: bytes, total: int) -> bool:
        """Add the bytes from `offset`; whether the file is whole now.

        Raises Interrupted when the disk is full, RuleBroken `file.too_large`, `file.gap` (offset: what is
        expected), `file.other_content` (then the upload begins anew).
        """
        if total > LARGEST_FILE_BYTES or offset + len(content) > total:
            raise RuleBroken("file.too_large", most=LARGEST_FILE_BYTES)
        here = self.offset(sha256, sender)
        if offset != here:
            raise RuleBroken("file.gap", offset=here)
        if content:
            self._write_piece(sha256, sender, offset, content)
        if here + len(content) < total:
            return False
        self._finish(sha256, sender)
        return True

    def _write_piece(self, sha256: str, sender: str, offset: int, content: bytes) -> None:
        name = f"{offset:010}.{len(content)}"
        self._write(self._upload(sha256, sender) / name, content, f"{sha256}:{offset}".encode())

    def _write(self, path: Path, content: bytes, place: bytes) -> None:
        """Sealed under its place, whole or not at all."""
        nonce = os.urandom(NONCE_BYTES)
        with room_to_write("files"):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, nonce + AESGCM(self.key).encrypt(nonce, content, place))

    def _finish(self, sha256: str, sender: str) -> None:
        folder = self._upload(sha256, sender)
        pieces = self._pieces(sha256, sender)
        content = b"".join(self._open_piece(piece, sha256) for piece, _ in pieces)
        fits = hashlib.sha256(content).hexdigest() == sha256
        if fits:
            self.keep(content)
        for piece, _ in pieces:
            piece.unlink(missing_ok=True)
        if folder.exists():
            folder.rmdir()
        if not fits:
            raise RuleBroken("file.other_content", sha256=sha256)

    def _open_piece(self, piece: Path, sha256: str) -> bytes:
        sealed = piece.read_bytes()
        place = f"{sha256}:{int(piece.name.split('.')[0])}".encode()
        return AESGCM(self.key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)

    def _pieces(self, sha256: str, sender: str) -> list[tuple[Path, int]]:
        """Pieces in order with their sizes; a draft left by a crash has a name of another form."""
        folder = self._upload(sha256, sender)
        found = sorted(folder.glob("[0-9]*.[0-9]*")) if folder.exists() else []
        return [(piece, int(piece.name.split(".")[1])) for piece in found]

    def _path(self, sha256: str) -> Path:
        if not SHA256.match(sha256):
            raise RuleBroken("file.bad_name")
        return self.folder / sha256[:2] / sha256

    def _upload(self, sha256: str, sender: str) -> Path:
        self._path(sha256)
        return self.folder / "uploads" / hashlib.sha256(sender.encode()).hexdigest()[:16] / sha256
