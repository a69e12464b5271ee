"""Whatever byte of a contract is changed: pdfsig sees it inside the signed ranges, the log anywhere."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lendesk.cli.main import main
from lendesk.documents.evidence import EvidenceBundle, to_json

SEED = 20260105
CHANGES = 200
BLOCK = re.compile(r"Signature #\d+:(.*?)(?=Signature #|\Z)", re.DOTALL)
RANGES = re.compile(r"\[(\d+) - (\d+)\], \[(\d+) - (\d+)\]")


@pytest.fixture
def bundle_file(bundle: EvidenceBundle, tmp_path: Path) -> Path:
    file = tmp_path / "bundle.json"
    file.write_text(to_json(bundle), encoding="utf-8")
    return file


def told_by_pdfsig(file: Path, nss: Path) -> dict[str, str]:
    """The whole text about each signature, by field name; empty where pdfsig reads none."""
    command = ["pdfsig", "-nssdir", str(nss), str(file)]
    done = subprocess.run(command, check=False, capture_output=True, timeout=20)
    told = done.stdout.decode("utf-8", "replace")
    blocks = BLOCK.findall(told)
    return {name: block for block in blocks for name in re.findall(r"Field Name: (\w+)", block)}


def signed_ranges(told: str) -> list[tuple[int, int]]:
    """The two ranges that a signature covers, ends not included."""
    found = RANGES.search(told)
    assert found
    first, second, third, fourth = map(int, found.groups())
    return [(first, second), (third, fourth)]


def other_byte(rng: random.Random, old: int) -> int:
    return (old + rng.randrange(1, 256)) % 256


def test_pdfsig_refuses_every_change_inside_the_signed_ranges(signed: Any, nss: Path, tmp_path: Path) -> None:
    file = tmp_path / "changed.pdf"
    file.write_bytes(signed.whole)
    intact = told_by_pdfsig(file, nss)
    spans = {field: signed_ranges(text) for field, text in intact.items()}
    assert set(spans) == {"borrower", "lender"}
    rng = random.Random(SEED)
    for number in range(CHANGES):
        field = ("borrower", "lender")[number % 2]
        start, end = spans[field][rng.randrange(4) == 0]
        place = rng.randrange(start, end)
        changed = bytearray(signed.whole)
        changed[place] = other_byte(rng, changed[place])
        file.write_bytes(changed)
        told = told_by_pdfsig(file, nss)
        assert "Signature is Valid" not in told.get(field, ""), f"seed {SEED}, change {number} at {place}"


def test_contract_verify_refuses_every_change_anywhere(
    signed: Any, bundle_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "changed.pdf"
    words = ["contract", "verify", str(file), "--evidence", str(bundle_file), "--json"]
    rng = random.Random(SEED + 1)
    for number in range(CHANGES):
        place = rng.randrange(len(signed.whole))
        changed = bytearray(signed.whole)
        changed[place] = other_byte(rng, changed[place])
        file.write_bytes(changed)
        assert main(words) == 1, f"seed {SEED + 1}, change {number} at {place}"
        told = json.loads(capsys.readouterr().out)
        assert [breach["code"] for breach in told["breaches"]] == ["evidence.file_differs"]


def test_contract_verify_refuses_appending_and_truncation(
    signed: Any, bundle_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "changed.pdf"
    rng = random.Random(SEED + 2)
    longer = [signed.whole + tail for tail in (b"\n", b"\x00", b"%%EOF\n", signed.whole)]
    shorter = [signed.whole[:size] for size in (0, 1, len(signed.by_borrower), len(signed.whole) - 1)]
    random_cuts = [signed.whole[: rng.randrange(len(signed.whole))] for _ in range(30)]
    for changed in (*longer, *shorter, *random_cuts):
        file.write_bytes(changed)
        assert main(["contract", "verify", str(file), "--evidence", str(bundle_file)]) == 1


def test_a_padding_byte_that_no_signature_covers_is_seen_by_the_log_alone(
    signed: Any, nss: Path, bundle_file: Path, tmp_path: Path
) -> None:
    """Why the log is needed beside the signatures: the unused end of the signature's own place."""
    file = tmp_path / "changed.pdf"
    place = signed.whole.rindex(b"00000000>")
    changed = bytearray(signed.whole)
    changed[place] = ord("1")
    file.write_bytes(changed)
    told = told_by_pdfsig(file, nss)
    assert all("Signature is Valid" in text for text in told.values())
    assert main(["contract", "verify", str(file), "--evidence", str(bundle_file)]) == 1
