"""The local time-stamp authority, asked and checked by openssl."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from asn1crypto import core, tsp

from lendesk.documents.signing import TestAuthority

HEADERS = {"Content-Type": "application/timestamp-query"}


class Refusal(core.Sequence):  # type: ignore[misc]
    """A response without a token, which asn1crypto's own class does not read."""

    _fields = [("status", tsp.PKIStatusInfo)]


def openssl(*arguments: str) -> str:
    command = ["openssl", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_openssl_accepts_the_stamp_and_sees_a_change(
    authority: TestAuthority, tsa_url: str, tmp_path: Path
) -> None:
    data, other, query, reply = (tmp_path / name for name in ("data", "other", "query", "reply"))
    data.write_bytes(b"contract")
    other.write_bytes(b"contracT")
    openssl("ts", "-query", "-data", str(data), "-sha256", "-cert", "-out", str(query))
    answer = requests.post(tsa_url, query.read_bytes(), headers=HEADERS, timeout=5)
    reply.write_bytes(answer.content)
    trust = ["-in", str(reply), "-CAfile", str(authority.folder / "root.pem")]
    assert "Verification: OK" in openssl("ts", "-verify", "-data", str(data), *trust)
    assert "Verification: OK" in openssl("ts", "-verify", "-queryfile", str(query), *trust)
    assert "Verification: FAILED" in openssl("ts", "-verify", "-data", str(other), *trust)


def test_the_stamp_tells_the_time_and_the_nonce(tsa_url: str, tmp_path: Path) -> None:
    data, query = tmp_path / "data", tmp_path / "query"
    data.write_bytes(b"contract")
    openssl("ts", "-query", "-data", str(data), "-sha384", "-out", str(query))
    asked = tsp.TimeStampReq.load(query.read_bytes())
    answer = requests.post(tsa_url, query.read_bytes(), headers=HEADERS, timeout=5)
    token = tsp.TimeStampResp.load(answer.content)["time_stamp_token"]["content"]
    told = token["encap_content_info"]["content"].parsed
    assert told["nonce"].native == asked["nonce"].native
    assert abs((told["gen_time"].native - datetime.now(UTC)).total_seconds()) < 60


@pytest.mark.parametrize("query", [b"", b"junk", bytes(300), b"\x30\x80"])
def test_a_broken_query_is_rejected_in_the_protocol(query: bytes, tsa_url: str) -> None:
    answer = requests.post(tsa_url, query, headers=HEADERS, timeout=5)
    status = Refusal.load(answer.content)["status"]
    assert status["status"].native == "rejection"
    assert status["fail_info"].native == {"bad_data_format"}


def test_a_weak_digest_is_rejected(tsa_url: str, tmp_path: Path) -> None:
    data, query = tmp_path / "data", tmp_path / "query"
    data.write_bytes(b"contract")
    openssl("ts", "-query", "-data", str(data), "-sha1", "-out", str(query))
    answer = requests.post(tsa_url, query.read_bytes(), headers=HEADERS, timeout=5)
    assert Refusal.load(answer.content)["status"]["fail_info"].native == {"bad_alg"}
    reply = tmp_path / "reply"
    reply.write_bytes(answer.content)
    assert "Status: Rejected." in openssl("ts", "-reply", "-in", str(reply), "-text")


def test_other_requests_are_turned_away(tsa_url: str) -> None:
    assert requests.get(tsa_url, timeout=5).status_code == 501
    assert requests.post(tsa_url, b"x", headers={"Content-Type": "text/plain"}, timeout=5).status_code == 415
    assert requests.post(tsa_url, bytes(70_000), headers=HEADERS, timeout=5).status_code == 413
