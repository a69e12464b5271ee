"""Signing a contract: the borrower by a personal certificate, then the lender by its seal."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from lendesk.documents.pdf.signature_field import BORROWER_FIELD, LENDER_FIELD
from lendesk.documents.signing.appearance import draw_seal, read_picture
from lendesk.documents.signing.authority import Credential, TestAuthority
from lendesk.documents.signing.time_stamps import time_stamper
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from PIL.Image import Image

DIGESTS = {"sha256": hashes.SHA256}


class Signer:
    """Puts signatures on the fields that the paper declares. Blocking, and not for a running event loop."""

    def __init__(self, authority: TestAuthority, tsa_url: str, lender_name: str) -> None:
        self._authority = authority
        self._tsa_url = tsa_url
        self._lender_name = lender_name

    def sign_as_borrower(
        self, pdf: bytes, *, name: str, id_tail: str, signature_png: bytes, at: datetime
    ) -> bytes:
        """The PDF with the borrower's signature in field `borrower`, from then on only to be sealed.

        A personal certificate is issued for this one act and its key forgotten afterwards. Raises
        RuleBroken `signature.not_a_picture`, `.too_large`, `.empty`, `signing.not_a_pdf`,
        `signing.field_missing`, `signing.already_signed`, `signing.no_time_stamp`.
        """
        picture = read_picture(signature_png)
        credential = self._authority.issue_personal(name, id_tail, at)
        return self._sign(pdf, BORROWER_FIELD, credential, picture, certify=True)

    def seal_as_lender(self, pdf: bytes) -> bytes:
        """The PDF with the lender's seal in field `lender`, locked; the borrower's signature must be there.

        Raises RuleBroken as `sign_as_borrower`, and `signing.borrower_first`.
        """
        if BORROWER_FIELD not in signed_fields(pdf):
            raise RuleBroken("signing.borrower_first")
        picture = read_picture(draw_seal(self._lender_name))
        return self._sign(pdf, LENDER_FIELD, self._authority.credential("seal"), picture, certify=False)

    def _sign(
        self, pdf: bytes, field: str, credential: Credential, picture: Image, *, certify: bool
    ) -> bytes:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign import PdfSigner
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.timestamps.common_utils import TimestampRequestError

        if field in signed_fields(pdf):
            raise RuleBroken("signing.already_signed", field=field)
        signer = PdfSigner(
            _metadata(field, certify),
            _key_holder(credential),
            timestamper=time_stamper(self._tsa_url),
            stamp_style=_style(picture),
        )
        try:
            signed = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), existing_fields_only=True)
        except TimestampRequestError:
            raise RuleBroken("signing.no_time_stamp") from None
        except SigningError:
            raise RuleBroken("signing.field_missing", field=field) from None
        except PdfError:
            raise RuleBroken("signing.not_a_pdf") from None
        return bytes(signed.getvalue())


def signed_fields(pdf: bytes) -> tuple[str, ...]:
    """Fields that hold a signature, in signing order; RuleBroken `signing.not_a_pdf`."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        return tuple(signature.field_name for signature in reader.embedded_signatures)
    except (PdfError, ValueError):
        raise RuleBroken("signing.not_a_pdf") from None


def _metadata(field: str, certify: bool) -> Any:
    """PAdES; the borrower certifies and leaves nothing open but filling the declared fields (DocMDP 2).

    The lender's field carries a lock over all fields that allows no change at all afterwards.
    """
    from pyhanko.sign import PdfSignatureMetadata
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS if certify else MDPPerm.NO_CHANGES,
    )


def _key_holder(credential: Credential) -> Any:
    """The library's signer on a key that is loaded already: its own one parses and proves it at every use."""
    from asn1crypto import x509
    from pyhanko.sign.signers import Signer as LibrarySigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    if not isinstance(credential.key, rsa.RSAPrivateKey):
        raise TypeError("papers are signed with RSA")
    key: rsa.RSAPrivateKey = credential.key

    class Holder(LibrarySigner):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            if dry_run:
                return bytes(key.key_size // 8)
            return key.sign(data, padding.PKCS1v15(), DIGESTS[digest_algorithm]())

    own, root = (
        x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
        for certificate in (credential.certificate, credential.root)
    )
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its own gap
    store.register(root)
    return Holder(signing_cert=own, cert_registry=store)


def _style(picture: Image) -> Any:
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.stamp import StaticStampStyle

    return StaticStampStyle(border_width=0, background=PdfImage(picture), background_opacity=1.0)
