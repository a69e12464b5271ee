"""The evidence log's arithmetic and keys, as the answers about audit and contracts need them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lendesk.documents.evidence import bundle as bundles
from lendesk.documents.evidence import merkle
from lendesk.documents.evidence.heads import SignedHead, head_holds
from lendesk.server.authority import open_authority
from lendesk.server.centre import Centre
from lendesk.storage.central.log import StoredHead


@dataclass(frozen=True, slots=True)
class CentralEvidence:
    """Fills `storage.central.queries.asking.Evidence` with the authority that signs the log's heads."""

    centre: Centre

    def leaf_hash(self, data: bytes) -> bytes:
        """RFC 6962."""
        return merkle.leaf_hash(data)

    def tree_root(self, leaf_hashes: Iterable[bytes]) -> bytes:
        """RFC 6962."""
        return merkle.tree_root(leaf_hashes)

    def head_holds(self, head: StoredHead) -> bool:
        """By the authority's certificate of the log."""
        public = open_authority(self.centre).credential("log").certificate.public_key()
        signed = SignedHead(head.size, head.root, head.at, head.signature)
        return isinstance(public, ec.EllipticCurvePublicKey) and head_holds(signed, public)

    def contract_leaf(self, number: str, pdf_sha256: str) -> bytes:
        """The entry of a signed contract."""
        return bundles.contract_leaf(number, pdf_sha256)

    def bundle(
        self,
        number: str,
        pdf_sha256: str,
        index: int,
        head: StoredHead,
        node: Callable[[int, int], bytes],
    ) -> str:
        """All that is needed to check a contract's file against the log, as JSON text."""
        credential = open_authority(self.centre).credential("log")
        proof = tuple(merkle.span_root(span, node) for span in merkle.inclusion_spans(index, head.size))
        public = credential.key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return bundles.to_json(
            bundles.EvidenceBundle(
                number=number,
                pdf_sha256=pdf_sha256,
                index=index,
                proof=proof,
                head=SignedHead(head.size, head.root, head.at, head.signature),
                log_key=public.decode(),
                log_certificate=credential.certificate_pem.decode(),
            )
        )
