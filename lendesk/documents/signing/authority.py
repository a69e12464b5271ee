"""A certificate authority for tests and demonstrations: its keys are made in each data folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from lendesk.domain.errors import RuleBroken

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

ROOT_DAYS = 3650
RSA_BITS = 2048
BEFORE = timedelta(days=1)  # clocks differ: a certificate is valid from a day before it is issued


@dataclass(frozen=True, slots=True)
class Profile:
    """How long a certificate runs and, if that is stated, what alone it is for."""

    days: int
    purpose: x509.ObjectIdentifier | None = None


# E-mail protection is the purpose under which NSS, and so pdfsig, accepts a signer of documents.
PERSONAL = Profile(365, ExtendedKeyUsageOID.EMAIL_PROTECTION)
SEAL = Profile(1825, ExtendedKeyUsageOID.EMAIL_PROTECTION)
TIME_STAMPS = Profile(1825, ExtendedKeyUsageOID.TIME_STAMPING)
LOG = Profile(1825)


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate with its private key, and the certificate of the root that issued it."""

    certificate: x509.Certificate
    key: Key
    root: x509.Certificate

    @property
    def certificate_pem(self) -> bytes:
        """The certificate alone, as PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


@dataclass(frozen=True, slots=True)
class TestAuthority:
    """A root in a folder with the lender's seal, the time-stamp authority and the evidence log's key.

    Files: `root`, `seal`, `tsa`, `log`, each `.pem` (certificate) and `.key` (PKCS 8, readable by its
    owner only). A real lender puts a licensed authority's certificates in its place.
    """

    __test__ = False  # not a test case, whatever its name begins with

    folder: Path

    @classmethod
    def create(cls, folder: Path, lender_name: str, at: datetime) -> TestAuthority:
        """Make all keys and certificates, valid from `at` (aware) less a day.

        Raises RuleBroken `authority.exists` when the folder already holds a root.
        """
        if (folder / "root.key").exists():
            raise RuleBroken("authority.exists", folder=folder.name)
        folder.mkdir(parents=True, exist_ok=True)
        authority = cls(folder)
        root = _root(at)
        for name, credential in _offices(root, lender_name, at).items():
            authority._write(name, credential)
        authority._write("root", root)  # last: without it an interrupted making is begun again
        return authority

    @classmethod
    def open(cls, folder: Path) -> TestAuthority:
        """The authority made before in `folder`; RuleBroken `authority.missing` if a file is not there."""
        for name in ("root", "seal", "tsa", "log"):
            for ending in ("pem", "key"):
                if not (folder / f"{name}.{ending}").is_file():
                    raise RuleBroken("authority.missing", file=f"{name}.{ending}")
        return cls(folder)

    @property
    def root_pem(self) -> bytes:
        """The root certificate as PEM, to be trusted by whoever checks."""
        return (self.folder / "root.pem").read_bytes()

    def credential(self, name: str) -> Credential:
        """The stored credential `seal`, `tsa`, `log` or `root`; RuleBroken `authority.damaged`."""
        try:
            pem = (self.folder / f"{name}.key").read_bytes()
            # Made here and readable by its owner only: to prove its primes again takes longer than to sign.
            key = serialization.load_pem_private_key(pem, None, unsafe_skip_rsa_key_validation=True)
            certificate = x509.load_pem_x509_certificate((self.folder / f"{name}.pem").read_bytes())
            root = x509.load_pem_x509_certificate(self.root_pem)
        except ValueError:
            raise RuleBroken("authority.damaged", name=name) from None
        assert isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey)
        return Credential(certificate, key, root)

    def issue_personal(self, name: str, id_tail: str, at: datetime) -> Credential:
        """A certificate for one borrower and one act of signing; its key lives in the returned object only.

        `id_tail` are the last characters of the identity number. The certificate is kept in `issued/`.
        """
        root = self.credential("root")
        subject = _name(f"{name} {id_tail}".strip(), "样本个人证书")
        issued = _issue(root, _rsa(), subject, at, PERSONAL)
        kept = self.folder / "issued"
        kept.mkdir(mode=0o700, exist_ok=True)  # they name borrowers
        (kept / f"{issued.certificate.serial_number:040x}.pem").write_bytes(issued.certificate_pem)
        return issued

    def _write(self, name: str, credential: Credential) -> None:
        pem = credential.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (self.folder / f"{name}.pem").write_bytes(credential.certificate_pem)
        key_file = self.folder / f"{name}.key"
        key_file.unlink(missing_ok=True)
        with os.fdopen(os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)


def _offices(root: Credential, lender_name: str, at: datetime) -> dict[str, Credential]:
    log_key = ec.generate_private_key(ec.SECP256R1())
    return {
        "seal": _issue(root, _rsa(), _name(lender_name), at, SEAL),
        "tsa": _issue(root, _rsa(), _name("LenDesk Test TSA"), at, TIME_STAMPS),
        "log": _issue(root, log_key, _name("LenDesk Evidence Log"), at, LOG),
    }


def _root(at: datetime) -> Credential:
    key = _rsa()
    name = _name("LenDesk Test CA", "样本 测试用")
    builder = _builder(name, name, key, at, ROOT_DAYS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    return Credential(certificate, key, certificate)


def _issue(root: Credential, key: Key, subject: x509.Name, at: datetime, profile: Profile) -> Credential:
    builder = _builder(subject, root.certificate.subject, key, at, profile.days)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
    issuer = root.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer), critical=False
    )
    if profile.purpose is not None:  # RFC 3161 wants the purpose of a time-stamp certificate critical
        critical = profile.purpose == ExtendedKeyUsageOID.TIME_STAMPING
        builder = builder.add_extension(x509.ExtendedKeyUsage([profile.purpose]), critical=critical)
    return Credential(builder.sign(root.key, hashes.SHA256()), key, root.certificate)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: Key, at: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - BEFORE)
        .not_valid_after(at + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _rsa() -> rsa.RSAPrivateKey:
    """RSA, because every PDF reader checks it; SM2 exists in none of them."""
    return rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)


def _name(common: str, unit: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "CN")]
    if unit:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _usage(**granted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: granted.get(name, False) for name in names})
