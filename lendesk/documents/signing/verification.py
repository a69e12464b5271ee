"""Checking the signatures of a PDF off line against trusted roots."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from lendesk.domain.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class SignatureFinding:
    """What was found about one signature.

    `intact`: the digest over the signed range holds; `valid`: so does the signature over it; `trusted`: the
    certificate and the time stamp lead to a trusted root; `unchanged_since`: nothing was done to the file
    afterwards but what the signature allows. `stamped_at` is the time stamp's time, None without a valid one.
    """

    field: str
    signer: str
    intact: bool
    valid: bool
    trusted: bool
    unchanged_since: bool
    stamped_at: datetime | None

    @property
    def good(self) -> bool:
        """All of it holds."""
        checks = (self.intact, self.valid, self.trusted, self.unchanged_since)
        return all(checks) and self.stamped_at is not None


def read_roots(pem: bytes) -> tuple[x509.Certificate, ...]:
    """Trusted certificates from a PEM file; RuleBroken `trust.unreadable`."""
    try:
        return tuple(x509.load_pem_x509_certificates(pem))
    except ValueError:
        raise RuleBroken("trust.unreadable") from None


def verify_signatures(pdf: bytes, trust_roots: Sequence[x509.Certificate]) -> list[SignatureFinding]:
    """One finding a signature, in signing order; an unreadable file has none.

    Certificates are judged at the time that the time stamp proves. Nothing is fetched from outside.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        signatures = PdfFileReader(io.BytesIO(pdf), strict=True).embedded_signatures
        findings = [_finding(signature, trust_roots) for signature in signatures]
    except Exception:  # noqa: BLE001  a damaged file breaks the parser in any way whatever: no signature holds
        return []
    return findings if not findings else [*findings[:-1], _last(findings[-1], signatures[-1], len(pdf))]


def _last(finding: SignatureFinding, signature: Any, size: int) -> SignatureFinding:
    """After the last signature not one byte may follow, not even one that a parser overlooks."""
    *_, start, length = signature.byte_range
    return finding if start + length == size else replace(finding, unchanged_since=False)


def _finding(signature: Any, roots: Sequence[x509.Certificate]) -> SignatureFinding:
    from pyhanko.sign.validation import validate_pdf_signature

    context = _context(roots, _claimed_time(signature))
    status = validate_pdf_signature(signature, context, context)
    stamp = status.timestamp_validity
    stamped_at = stamp.timestamp if stamp and stamp.valid and stamp.intact and stamp.trusted else None
    return SignatureFinding(
        field=signature.field_name,
        signer=str(signature.signer_cert.subject.native.get("common_name", "")),
        intact=bool(status.intact),
        valid=bool(status.valid),
        trusted=bool(status.trusted and stamped_at),
        unchanged_since=bool(status.docmdp_ok),
        stamped_at=stamped_at,
    )


def _claimed_time(signature: Any) -> datetime | None:
    """The time in the attached stamp; it counts only if the stamp itself is then found good."""
    for attribute in signature.signer_info["unsigned_attrs"]:
        if attribute["type"].native == "signature_time_stamp_token":
            token = attribute["values"][0]["content"]
            moment = token["encap_content_info"]["content"].parsed["gen_time"].native
            return moment if isinstance(moment, datetime) else None
    return None


def _context(roots: Sequence[x509.Certificate], moment: datetime | None) -> Any:
    from asn1crypto import x509 as asn1
    from pyhanko_certvalidator import ValidationContext

    trusted = [asn1.Certificate.load(root.public_bytes(serialization.Encoding.DER)) for root in roots]
    return ValidationContext(trust_roots=trusted, allow_fetching=False, moment=moment)
