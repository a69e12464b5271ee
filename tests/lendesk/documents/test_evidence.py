"""Signed heads and evidence bundles: what is altered in them is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lendesk.documents import evidence, signing
from lendesk.documents.signing.verification import read_roots
from lendesk.domain.errors import RuleBroken

Bundle = evidence.EvidenceBundle


def codes(bundle: Bundle, pdf: bytes) -> list[str]:
    return [breach.code for breach in evidence.check_bundle(bundle, pdf)]


def test_the_right_file_passes(bundle: Bundle, signed: Any) -> None:
    assert codes(bundle, signed.whole) == []


def test_a_bundle_survives_its_file(bundle: Bundle) -> None:
    assert evidence.parse_bundle(evidence.to_json(bundle)) == bundle


def test_a_head_holds_only_as_signed() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    head = evidence.sign_head(key, 7, bytes(32), datetime(2026, 1, 5, 8, 0, 0, 999, UTC))
    assert evidence.head_holds(head, key.public_key())
    assert head.time == datetime(2026, 1, 5, 8, tzinfo=UTC)
    for altered in (
        replace(head, size=8),
        replace(head, root=b"\x01" + bytes(31)),
        replace(head, time=head.time + timedelta(seconds=1)),
        replace(head, signature=head.signature[:-1]),
        replace(head, signature=b""),
    ):
        assert not evidence.head_holds(altered, key.public_key())
    assert not evidence.head_holds(head, ec.generate_private_key(ec.SECP256R1()).public_key())


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda whole: replace(whole, number="LD-2026-000002"), "evidence.not_in_log"),
        (lambda whole: replace(whole, index=whole.index + 1), "evidence.not_in_log"),
        (lambda whole: replace(whole, proof=whole.proof[:-1]), "evidence.not_in_log"),
        (lambda whole: replace(whole, proof=(bytes(32), *whole.proof[1:])), "evidence.not_in_log"),
        (lambda whole: replace(whole, head=replace(whole.head, size=12)), "evidence.head_not_signed"),
        (
            lambda whole: replace(whole, head=replace(whole.head, time=datetime(2026, 1, 1, tzinfo=UTC))),
            "evidence.head_not_signed",
        ),
    ],
)
def test_an_altered_bundle_is_found(
    alter: Callable[[Bundle], Bundle], code: str, bundle: Bundle, signed: Any
) -> None:
    assert code in codes(alter(bundle), signed.whole)


def test_a_forged_log_is_found_by_the_trusted_root(bundle: Bundle, authority: signing.TestAuthority) -> None:
    roots = read_roots(authority.root_pem)
    assert evidence.check_log_key(bundle, roots) == ()
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    shape = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    forged = replace(bundle, log_key=key.public_bytes(*shape).decode())
    late = replace(bundle, head=replace(bundle.head, time=bundle.head.time + timedelta(days=4000)))
    for wrong in (forged, late, replace(bundle, log_certificate="")):
        assert [b.code for b in evidence.check_log_key(wrong, roots)] == ["evidence.log_key_untrusted"]


def test_another_authority_does_not_vouch(bundle: Bundle, tmp_path: Path) -> None:
    other = signing.TestAuthority.create(tmp_path / "ca", "他行", datetime.now(UTC))
    told = evidence.check_log_key(bundle, read_roots(other.root_pem))
    assert [breach.code for breach in told] == ["evidence.log_key_untrusted"]


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.pop("index"),
        lambda raw: raw.update(index="5"),
        lambda raw: raw.update(index=-1),
        lambda raw: raw.update(index=True),
        lambda raw: raw.update(note="x"),
        lambda raw: raw.update(version=2),
        lambda raw: raw.update(proof=["zz"]),
        lambda raw: raw.update(proof=None),
        lambda raw: raw["leaf"].update(kind="receipt"),
        lambda raw: raw["leaf"].update(pdf_sha256="AB" * 32),
        lambda raw: raw["head"].update(time="yesterday"),
        lambda raw: raw["head"].update(size=10**30),
        lambda raw: raw.update(log_key="none"),
        lambda raw: raw.update(head=[]),
    ],
)
def test_a_malformed_bundle_is_refused(change: Callable[[Any], None], bundle: Bundle) -> None:
    raw = json.loads(evidence.to_json(bundle))
    change(raw)
    with pytest.raises(RuleBroken) as broken:
        evidence.parse_bundle(json.dumps(raw))
    assert broken.value.code == "evidence.malformed"


@pytest.mark.parametrize("text", ["", "[]", "7", "{", '{"index": 1, "index": 2}', "[" * 100_000])
def test_what_is_no_bundle_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        evidence.parse_bundle(text)
    assert broken.value.code == "evidence.malformed"


def test_a_leaf_names_contract_and_file() -> None:
    assert evidence.contract_leaf("合1", "ab") == (
        b'{"kind":"contract","number":"\\u54081","pdf_sha256":"ab"}'
    )
