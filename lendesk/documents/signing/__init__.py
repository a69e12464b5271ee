"""Signatures on contracts: a test authority, drawn pictures, PAdES with time stamps, and their verification.

The PDF signature library takes 1.6 s to import: it is imported inside the functions that need it.
"""

from lendesk.documents.signing.appearance import draw_seal, draw_strokes
from lendesk.documents.signing.authority import Credential, TestAuthority
from lendesk.documents.signing.signer import Signer
from lendesk.documents.signing.time_stamps import LocalTimeStampAuthority
from lendesk.documents.signing.verification import SignatureFinding, verify_signatures

__all__ = [
    "Credential",
    "LocalTimeStampAuthority",
    "SignatureFinding",
    "Signer",
    "TestAuthority",
    "draw_seal",
    "draw_strokes",
    "verify_signatures",
]
