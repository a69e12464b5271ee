"""`lendesk contract verify`: exit statuses and what it tells."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lendesk.cli.main import main
from lendesk.documents.evidence import EvidenceBundle, to_json

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def files(signed: Any, bundle: EvidenceBundle, tmp_path: Path) -> tuple[Path, Path]:
    """A contract's file and its bundle."""
    pdf, evidence = tmp_path / "contract.pdf", tmp_path / "bundle.json"
    pdf.write_bytes(signed.whole)
    evidence.write_text(to_json(bundle), encoding="utf-8")
    return pdf, evidence


def verify(pdf: Path, evidence: Path, *more: str) -> int:
    return main(["contract", "verify", str(pdf), "--evidence", str(evidence), *more])


def test_a_good_contract(files: tuple[Path, Path], capsys: Capture) -> None:
    assert verify(*files) == 0
    told = capsys.readouterr().out
    assert "VALID" in told.splitlines()
    assert "LD-2026-000001" in told


def test_a_good_contract_against_trusted_roots(
    files: tuple[Path, Path], signed: Any, capsys: Capture
) -> None:
    assert verify(*files, "--trust", str(signed.authority.folder / "root.pem"), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["valid"] is True
    assert [one["field"] for one in told["signatures"]] == ["borrower", "lender"]
    assert all(one["good"] for one in told["signatures"])


def test_trust_in_somebody_else_fails(files: tuple[Path, Path], signed: Any, capsys: Capture) -> None:
    assert verify(*files, "--trust", str(signed.authority.folder / "seal.pem"), "--json") == 1
    codes = {breach["code"] for breach in json.loads(capsys.readouterr().out)["breaches"]}
    assert {"evidence.log_key_untrusted", "signature.not_good"} <= codes


def test_an_unsealed_contract_fails_under_trust(
    files: tuple[Path, Path], signed: Any, capsys: Capture
) -> None:
    files[0].write_bytes(signed.by_borrower)
    assert verify(*files, "--trust", str(signed.authority.folder / "root.pem")) == 1
    told = capsys.readouterr().out
    assert "signature.missing" in told
    assert told.splitlines()[-1] == "NOT VALID"


def test_an_altered_bundle_fails(files: tuple[Path, Path], bundle: EvidenceBundle) -> None:
    files[1].write_text(to_json(replace(bundle, number="LD-2026-000002")), encoding="utf-8")
    assert verify(*files) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"%PDF-1.7"])
def test_bad_bundles_are_bad_input(content: bytes, files: tuple[Path, Path], capsys: Capture) -> None:
    files[1].write_bytes(content)
    assert verify(*files) == 2
    assert "evidence.malformed" in capsys.readouterr().err


def test_missing_files_are_bad_input(files: tuple[Path, Path], tmp_path: Path, capsys: Capture) -> None:
    pdf, evidence = files
    assert verify(tmp_path / "none.pdf", evidence) == 2
    assert verify(tmp_path, evidence) == 2
    assert verify(pdf, tmp_path / "none.json") == 2
    assert verify(pdf, evidence, "--trust", str(tmp_path / "none.pem")) == 2
    assert verify(pdf, evidence, "--trust", str(pdf)) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_without_the_signature_library_the_environment_is_to_blame(
    files: tuple[Path, Path], signed: Any, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for name in [name for name in sys.modules if name.startswith("pyhanko.pdf_utils.reader")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.reader", None)
    assert verify(*files, "--trust", str(signed.authority.folder / "root.pem")) == 3
    assert "environment.module_missing" in capsys.readouterr().err


def test_as_a_program(files: tuple[Path, Path]) -> None:
    command = [sys.executable, "-m", "lendesk.cli.main", "contract", "verify"]
    good = subprocess.run(
        [*command, str(files[0]), "--evidence", str(files[1]), "--json"], check=False, capture_output=True
    )
    assert (good.returncode, json.loads(good.stdout)["valid"]) == (0, True)
    bare = subprocess.run(command, check=False, capture_output=True)
    assert bare.returncode == 2
