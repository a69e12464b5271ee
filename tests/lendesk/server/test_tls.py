"""The local authority: a client that knows it talks TLS 1.3, all else is turned away."""

import socket
import ssl
import stat
import threading
from ipaddress import ip_address

import pytest
from cryptography import x509

from lendesk.server.tls import certificates, server_context


@pytest.fixture
def answering(tmp_path):
    files = certificates(tmp_path, names=("centre.example",))
    context = server_context(files)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                plain, _ = listener.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(plain, server_side=True) as secure:
                    secure.sendall(b"here")
            except (ssl.SSLError, OSError):
                plain.close()

    threading.Thread(target=serve, daemon=True).start()
    yield files, listener.getsockname()[1]
    listener.close()


def call(port, context, name="127.0.0.1"):
    plain = socket.create_connection(("127.0.0.1", port), timeout=5)
    with context.wrap_socket(plain, server_hostname=name) as secure:
        return secure.version(), secure.recv(10)


def test_a_client_with_the_authority_gets_tls_1_3(answering):
    files, port = answering
    context = ssl.create_default_context(cafile=str(files.authority))
    assert call(port, context) == ("TLSv1.3", b"here")
    assert call(port, context, "centre.example") == ("TLSv1.3", b"here")


def test_older_tls_and_unknown_authorities_are_turned_away(answering, tmp_path):
    files, port = answering
    old = ssl.create_default_context(cafile=str(files.authority))
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(ssl.SSLError):
        call(port, old)
    with pytest.raises(ssl.SSLCertVerificationError):
        call(port, ssl.create_default_context(cafile=str(certificates(tmp_path / "other").authority)))


def test_private_keys_are_for_the_servers_user_and_certificates_are_kept(tmp_path):
    files = certificates(tmp_path)
    for secret in (tmp_path / "tls" / "ca.key", files.server):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    first = files.server.read_bytes()
    assert certificates(tmp_path).server.read_bytes() == first
    renewed = certificates(tmp_path, names=("192.0.2.7",)).server.read_bytes()
    names = x509.load_pem_x509_certificate(renewed).extensions.get_extension_for_class(
        x509.SubjectAlternativeName
    )
    assert ip_address("192.0.2.7") in names.value.get_values_for_type(x509.IPAddress)
