"""A local RFC 3161 time-stamp authority: a real HTTP responder on loopback with its own certificate."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from cryptography.hazmat.primitives import serialization

from lendesk.documents.signing.authority import Credential, TestAuthority

QUERY = "application/timestamp-query"
REPLY = "application/timestamp-reply"
TIMEOUT_SECONDS = 10
LONGEST_QUERY = 64 * 1024
DIGESTS = {"sha256", "sha384", "sha512"}


class LocalTimeStampAuthority:
    """Answers time-stamp queries on 127.0.0.1 while the `with` block runs; `url` says where.

    `clock` gives the time that is stamped (aware). Port 0 takes a free one.
    """

    def __init__(self, authority: TestAuthority, clock: Callable[[], datetime], port: int = 0) -> None:
        credential = authority.credential("tsa")

        class Answering(_Handler):
            answer = staticmethod(lambda query: stamp(credential, query, clock()))

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Answering)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """Where queries are to be posted."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> LocalTimeStampAuthority:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    """POST of one query; anything else is turned away."""

    timeout = 10
    answer: Callable[[bytes], bytes]

    def do_POST(self) -> None:
        """Stamp the query, or say what is wrong with it in the protocol's own words."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LONGEST_QUERY:
            self.send_error(413)
            return
        if self.headers.get("Content-Type") != QUERY:
            self.send_error(415)
            return
        reply = self.answer(self.rfile.read(int(length)))
        self.send_response(200)
        self.send_header("Content-Type", REPLY)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: requests are recorded by whoever asked."""


def stamp(credential: Credential, query: bytes, at: datetime) -> bytes:
    """The DER of a time-stamp response to a DER query: granted, or rejected with the failure's name."""
    from asn1crypto import keys, tsp, x509
    from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    try:
        request = tsp.TimeStampReq.load(query, strict=True)
        imprint = request["message_imprint"]
        digest = imprint["hash_algorithm"]["algorithm"].native
        hashed = imprint["hashed_message"].native
    except (ValueError, TypeError):
        return _rejected("bad_data_format")
    if digest not in DIGESTS or len(hashed) * 8 != int(digest.removeprefix("sha")):
        return _rejected("bad_alg")
    chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its own gap
    chain.register(x509.Certificate.load(credential.root.public_bytes(serialization.Encoding.DER)))
    # The library's stamper is named for its tests; the tokens are ordinary RFC 3161 (openssl agrees).
    stamper = DummyTimeStamper(
        x509.Certificate.load(credential.certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(_pkcs8(credential)),
        certs_to_embed=chain,
        fixed_dt=at.replace(microsecond=0),
    )
    return bytes(stamper.request_tsa_response(request).dump())


def time_stamper(url: str) -> Any:
    """A client of the authority at `url`; every useless answer is its `TimestampRequestError`."""
    from asn1crypto import cms
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError
    from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

    class Asking(RequestsHTTPTimeStamper):
        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
            try:
                return await super().async_timestamp(message_digest, md_algorithm)
            except (ValueError, TypeError, KeyError) as garbage:  # what the parser makes of no answer
                raise TimestampRequestError("no time stamp in the answer") from garbage

    return Asking(url, timeout=TIMEOUT_SECONDS)  # type: ignore[no-untyped-call]  # its own gap


def _rejected(failure: str) -> bytes:
    from asn1crypto import core, tsp

    class Rejection(core.Sequence):  # type: ignore[misc]  # untyped; the library's own wants a token always
        _fields = [("status", tsp.PKIStatusInfo)]

    status = tsp.PKIStatusInfo({"status": "rejection", "fail_info": {failure}})
    return bytes(Rejection({"status": status}).dump())


def _pkcs8(credential: Credential) -> bytes:
    return credential.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
