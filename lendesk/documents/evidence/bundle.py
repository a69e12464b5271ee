"""The evidence bundle of a contract: all that is needed to check its file against the log, off line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lendesk.documents.evidence.heads import SignedHead, head_holds, written
from lendesk.documents.evidence.merkle import inclusion_holds, leaf_hash
from lendesk.domain.errors import Breach, RuleBroken

FORMAT = "lendesk-evidence"
VERSION = 1
DIGEST = re.compile(r"[0-9a-f]{64}")
KEYS = {"format", "version", "leaf", "index", "proof", "head", "log_key", "log_certificate"}
LARGEST_TREE = 2**62


@dataclass(frozen=True, slots=True)
class EvidenceBundle:
    """`number` and `pdf_sha256` make the leaf, at `index` under `head`; `log_key` is a public key as PEM.

    `log_certificate` (PEM, may be empty) ties the key to a root that the checker trusts.
    """

    number: str
    pdf_sha256: str
    index: int
    proof: tuple[bytes, ...]
    head: SignedHead
    log_key: str
    log_certificate: str = ""

    @property
    def key(self) -> ec.EllipticCurvePublicKey:
        """The log's public key; ValueError if it is not one on P-256."""
        key = serialization.load_pem_public_key(self.log_key.encode())
        if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
            raise ValueError("a P-256 key is expected")
        return key

    @property
    def key_fingerprint(self) -> str:
        """SHA-256 of the key's DER, to be compared with what the lender publishes."""
        kinds = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        return sha256(self.key.public_bytes(*kinds)).hexdigest()


def contract_leaf(number: str, pdf_sha256: str) -> bytes:
    """The entry of a signed contract in the log: canonical JSON, keys in order, no spaces."""
    entry = {"kind": "contract", "number": number, "pdf_sha256": pdf_sha256}
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def check_bundle(bundle: EvidenceBundle, pdf: bytes) -> tuple[Breach, ...]:
    """What speaks against this file being the one in the log; empty when it is.

    Codes `evidence.file_differs`, `evidence.not_in_log`, `evidence.head_not_signed`.
    """
    return tuple(_breaches(bundle, sha256(pdf).hexdigest()))


def check_log_key(bundle: EvidenceBundle, roots: Sequence[x509.Certificate]) -> tuple[Breach, ...]:
    """`evidence.log_key_untrusted` unless a trusted root certified the log's key at the head's time."""
    try:
        certificate = x509.load_pem_x509_certificate(bundle.log_certificate.encode())
    except ValueError:
        return (Breach("evidence.log_key_untrusted", (("reason", "no certificate"),)),)
    if certificate.public_key() != bundle.key:
        return (Breach("evidence.log_key_untrusted", (("reason", "another key"),)),)
    if not certificate.not_valid_before_utc <= bundle.head.time <= certificate.not_valid_after_utc:
        return (Breach("evidence.log_key_untrusted", (("reason", "not valid at the head's time"),)),)
    if not any(_issued_by(certificate, root) for root in roots):
        return (Breach("evidence.log_key_untrusted", (("reason", "no trusted root"),)),)
    return ()


def to_json(bundle: EvidenceBundle) -> str:
    """The bundle as the file that travels with a contract."""
    head = bundle.head
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "leaf": {"kind": "contract", "number": bundle.number, "pdf_sha256": bundle.pdf_sha256},
        "index": bundle.index,
        "proof": [part.hex() for part in bundle.proof],
        "head": {
            "size": head.size,
            "root": head.root.hex(),
            "time": written(head.time),
            "signature": head.signature.hex(),
        },
        "log_key": bundle.log_key,
        "log_certificate": bundle.log_certificate,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def parse_bundle(text: str) -> EvidenceBundle:
    """The bundle in a file; RuleBroken `evidence.malformed` when it is not exactly one."""
    try:
        raw = json.loads(text, object_pairs_hook=_once)
        bundle = _bundle(raw)
        bundle.key  # noqa: B018  an unusable key is a malformed bundle
    except (ValueError, KeyError, TypeError, AttributeError, UnsupportedAlgorithm, RecursionError) as problem:
        raise RuleBroken("evidence.malformed", place=str(problem)[:80]) from None
    return bundle


def _breaches(bundle: EvidenceBundle, digest: str) -> Iterable[Breach]:
    if digest != bundle.pdf_sha256:
        yield Breach("evidence.file_differs", (("found", digest), ("logged", bundle.pdf_sha256)))
    leaf = leaf_hash(contract_leaf(bundle.number, bundle.pdf_sha256))
    head = bundle.head
    if not inclusion_holds(leaf, bundle.index, head.size, bundle.proof, head.root):
        yield Breach("evidence.not_in_log", (("index", bundle.index), ("size", head.size)))
    if not head_holds(head, bundle.key):
        yield Breach("evidence.head_not_signed", (("size", head.size),))


def _issued_by(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _bundle(raw: dict[str, Any]) -> EvidenceBundle:
    _exactly(raw, KEYS)
    leaf, head = raw["leaf"], raw["head"]
    _exactly(leaf, {"kind", "number", "pdf_sha256"})
    _exactly(head, {"size", "root", "time", "signature"})
    if (raw["format"], raw["version"], leaf["kind"]) != (FORMAT, VERSION, "contract"):
        raise ValueError("another format")
    return EvidenceBundle(
        _text(leaf["number"]),
        _digest(leaf["pdf_sha256"]),
        _count(raw["index"]),
        tuple(bytes.fromhex(_digest(part)) for part in raw["proof"]),
        SignedHead(
            _count(head["size"]),
            bytes.fromhex(_digest(head["root"])),
            datetime.strptime(head["time"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC),
            bytes.fromhex(head["signature"]),
        ),
        _text(raw["log_key"]),
        str(raw["log_certificate"]),
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name given twice would let two readers see two bundles in one file."""
    whole = dict(pairs)
    if len(whole) != len(pairs):
        raise ValueError("a name is given twice")
    return whole


def _exactly(raw: dict[str, Any], names: set[str]) -> None:
    if not isinstance(raw, dict) or set(raw) != names:
        raise ValueError(f"expected {', '.join(sorted(names))}")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a text is missing")
    return value


def _digest(value: object) -> str:
    if not isinstance(value, str) or not DIGEST.fullmatch(value):
        raise ValueError("not a SHA-256")
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < LARGEST_TREE:
        raise ValueError("not a count")
    return value
