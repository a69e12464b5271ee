"""The centre's own secrets, in one file that only its user may read: made once, never in the database."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from lendesk.server.secret_files import write_once


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """AES-256 keys of sealed columns by version, the newest seals; the others are one secret each."""

    columns: dict[int, bytes] = field(repr=False)
    column_version: int
    blind_index: bytes = field(repr=False)
    token: bytes = field(repr=False)
    files: bytes = field(repr=False)


def server_keys(data: Path) -> ServerKeys:
    """The keys in the data folder; made at the first start. Raises ValueError for a damaged file."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "keys.json"
    content = path.read_bytes() if path.exists() else write_once(path, _new_keys())
    try:
        held = json.loads(content)
        columns = {int(version): base64.b64decode(key) for version, key in held["columns"].items()}
        single = {name: base64.b64decode(held[name]) for name in ("blind_index", "token", "files")}
    except (KeyError, TypeError, ValueError) as damage:
        raise ValueError(f"{path} is damaged: restore it from the backup of the keys") from damage
    return ServerKeys(columns=columns, column_version=max(columns), **single)


def _new_keys() -> bytes:
    single = {name: _secret() for name in ("blind_index", "token", "files")}
    return json.dumps({"columns": {"1": _secret()}, **single}).encode()


def _secret() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
