"""The centre's own secrets, in one file that only its user may read: made once, never in the database."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lendesk.server.secret_files import write_once


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """AES-256 keys of sealed columns by version, the newest seals; the others are one secret each.

    `log_key_pem` is the P-256 private key (PEM) that signs the heads of the evidence log.
    """

    columns: dict[int, bytes] = field(repr=False)
    column_version: int
    blind_index: bytes = field(repr=False)
    token: bytes = field(repr=False)
    files: bytes = field(repr=False)
    log_key_pem: bytes = field(repr=False)


def server_keys(data: Path) -> ServerKeys:
    """The keys in the data folder; made at the first start. Raises ValueError for a damaged file."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "keys.json"
    content = path.read_bytes() if path.exists() else write_once(path, _new_keys())
    try:
        held = json.loads(content)
        columns = {int(version): base64.b64decode(key) for version, key in held["columns"].items()}
        single = {name: base64.b64decode(held[name]) for name in ("blind_index", "token", "files")}
        log_key = held["log_key"].encode()
    except (KeyError, TypeError, ValueError) as damage:
        raise ValueError(f"{path} is damaged: restore it from the backup of the keys") from damage
    return ServerKeys(columns=columns, column_version=max(columns), log_key_pem=log_key, **single)


def _new_keys() -> bytes:
    log_key = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    single = {name: _secret() for name in ("blind_index", "token", "files")}
    return json.dumps({"columns": {"1": _secret()}, **single, "log_key": log_key.decode()}).encode()


def _secret() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
