"""Secrets of the workstation: the database key, the device's secret, the authors' P-256 keys."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import keyring
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from keyring.errors import KeyringError

from lendesk.domain.errors import RuleBroken

SERVICE = "LenDesk"
FILE_NAME = "demo-keyring.json"
MARK_NAME = "DEMO-DATA"


class SecretStore(Protocol):
    """Named secrets. Raises RuleBroken `keyring.missing` when there is no keyring to ask."""

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...


class SystemKeyring:
    """The system's keyring; entries are named after the data folder, so that two folders do not mix."""

    def __init__(self, data: Path) -> None:
        self._folder = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:12]

    def get(self, name: str) -> str | None:
        try:
            return keyring.get_password(SERVICE, f"{self._folder}/{name}")
        except KeyringError:
            raise RuleBroken("keyring.missing") from None

    def set(self, name: str, value: str) -> None:
        try:
            keyring.set_password(SERVICE, f"{self._folder}/{name}", value)
        except KeyringError:
            raise RuleBroken("keyring.missing") from None


class FileKeyring:
    """Secrets in a file of mode 0600: for demo and tests only, inside a data folder marked for that.

    Raises RuleBroken `keyring.file_refused` in any other folder.
    """

    def __init__(self, data: Path) -> None:
        if not (data / MARK_NAME).is_file():
            raise RuleBroken("keyring.file_refused", folder=data.name)
        self.path = data / FILE_NAME

    def get(self, name: str) -> str | None:
        found = self._read().get(name)
        return str(found) if found is not None else None

    def set(self, name: str, value: str) -> None:
        named = {**self._read(), name: value}
        fresh = self.path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(named, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)

    def _read(self) -> dict[str, str]:
        if not self.path.exists():
            return {}
        named: dict[str, str] = json.loads(self.path.read_text("utf-8"))
        return named


def mark_demo_folder(data: Path) -> None:
    """Say of a data folder that it holds demo or test data, so that a FileKeyring may live in it."""
    data.mkdir(parents=True, exist_ok=True)
    (data / MARK_NAME).write_text("Demo or test data: secrets lie in a file beside it.\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the workstation keeps in a secret store, by meaning."""

    store: SecretStore

    def database_key(self, *, outbox_exists: bool) -> bytes:
        """The raw key of outbox and replicas; made for a new outbox only.

        Raises RuleBroken `keyring.missing` when there is an outbox but not its key.
        """
        found = self.store.get("database-key")
        if found is not None:
            return bytes.fromhex(found)
        if outbox_exists:
            raise RuleBroken("keyring.missing")
        key = secrets.token_bytes(32)
        self.store.set("database-key", key.hex())
        if self.store.get("database-key") != key.hex():
            # A backend that forgets would cost every queued command at the next start.
            raise RuleBroken("keyring.missing")
        return key

    def device(self) -> tuple[str, str]:
        """(device id, device secret), both "" before registration."""
        named = json.loads(self.store.get("device") or "{}")
        return str(named.get("id", "")), str(named.get("secret", ""))

    def set_device(self, device_id: str, secret: str) -> None:
        self.store.set("device", json.dumps({"id": device_id, "secret": secret}))

    def author_key(self, key_id: str) -> AuthorSigner | None:
        """The private key of this id, None when it is not here."""
        pem = self.store.get(f"author-key/{key_id}")
        return AuthorSigner.from_pem(pem) if pem is not None else None

    def new_author_key(self, key_id: str) -> AuthorSigner:
        """Make and keep a P-256 key."""
        signer = AuthorSigner(ec.generate_private_key(ec.SECP256R1()))
        self.store.set(f"author-key/{key_id}", signer.private_pem())
        return signer


@dataclass(frozen=True, slots=True)
class AuthorSigner:
    """Signs what its person queues: ECDSA P-256 over SHA-256, DER, base64."""

    key: ec.EllipticCurvePrivateKey

    @classmethod
    def from_pem(cls, pem: str) -> AuthorSigner:
        key = serialization.load_pem_private_key(pem.encode(), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise RuleBroken("keyring.missing")
        return cls(key)

    def private_pem(self) -> str:
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode()

    def public_pem(self) -> str:
        return (
            self.key.public_key()
            .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
            .decode()
        )

    def sign(self, text: str) -> str:
        return base64.b64encode(self.key.sign(text.encode(), ec.ECDSA(hashes.SHA256()))).decode()


def file_key(database_key: bytes, file: str) -> bytes:
    """A key of its own for each file, from the one in the keyring."""
    return hashlib.blake2b(file.encode(), key=database_key, digest_size=32).digest()
