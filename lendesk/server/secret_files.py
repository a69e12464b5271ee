"""Files that only the server's own user may read, written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_once(path: Path, content: bytes) -> bytes:
    """Make the file (0600) with `content`, unless another process was first; the content that stands."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    _write(draft, content)
    try:
        # A link, not a rename: of two processes that start together the second must not replace the key.
        os.link(draft, path)
    except FileExistsError:
        return path.read_bytes()
    finally:
        draft.unlink()
    return content


def replace(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Put `content` in the place of the file in one step."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    _write(draft, content)
    draft.chmod(mode)
    draft.replace(path)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        # Half a draft would keep a full disk full.
        path.unlink(missing_ok=True)
        raise
