"""The lender's own certificate authority and the server's certificate; TLS 1.3 and nothing older."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from lendesk.server.secret_files import replace, write_once

AUTHORITY_DAYS = 3650
SERVER_DAYS = 397
RENEW_DAYS = 30
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Certificates:
    """PEM files: `authority` is what a workstation must know, no secret; `server` is key and certificate."""

    authority: Path
    server: Path


def certificates(data: Path, names: Iterable[str] = ()) -> Certificates:
    """The certificates in the data folder, made when new, renewed when the server's is about to end."""
    folder = data / "tls"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (*LOOPBACK, *names)
    authority, authority_key = _authority(folder)
    files = Certificates(folder / "ca.pem", folder / "server.pem")
    if not _still_good(files.server, wanted):
        key = ec.generate_private_key(ec.SECP256R1())
        # One file: a crash between two would leave a certificate of another key.
        replace(files.server, _private_pem(key) + _server_certificate(authority, authority_key, key, wanted))
    return files


def server_context(files: Certificates) -> ssl.SSLContext:
    """What uvicorn listens with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(files.server)
    return context


def _authority(folder: Path) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    pem = write_once(folder / "ca.key", _private_pem(ec.generate_private_key(ec.SECP256R1())))
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"not a P-256 key: {folder / 'ca.key'}")
    file = folder / "ca.pem"
    certificate = x509.load_pem_x509_certificate(write_once(file, _authority_certificate(key)))
    file.chmod(0o644)
    return certificate, key


def _authority_certificate(key: ec.EllipticCurvePrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "LenDesk local authority")])
    public = key.public_key()
    builder = _dated(AUTHORITY_DAYS).subject_name(name).issuer_name(name).public_key(public)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _server_certificate(
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    key: ec.EllipticCurvePrivateKey,
    names: tuple[str, ...],
) -> bytes:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "LenDesk server")])
    builder = _dated(SERVER_DAYS).subject_name(subject).issuer_name(authority.subject)
    builder = builder.public_key(key.public_key())
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName(map(_alternative, names)), critical=False)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    builder = builder.add_extension(issuer, critical=False)
    return builder.sign(authority_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _dated(days: int) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(serial_number=x509.random_serial_number())
    # An hour back: the clocks of the branches differ a little.
    return builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=days))


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _still_good(server: Path, names: tuple[str, ...]) -> bool:
    if not server.exists():
        return False
    certificate = x509.load_pem_x509_certificate(server.read_bytes())
    held = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    if certificate.not_valid_after_utc - datetime.now(UTC) < timedelta(days=RENEW_DAYS):
        return False
    return set(held) >= {_alternative(name) for name in names}


def _private_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
