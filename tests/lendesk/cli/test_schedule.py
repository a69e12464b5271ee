"""`lendesk schedule` as a machine meets it: plans as JSON, exit status."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from lendesk.cli.main import main

TERMS = {
    "principal": "5000.00",
    "rate_pct": "0.05",
    "rate_per": "DAY",
    "n": 6,
    "disbursement_date": "2025-01-10",
}


def given(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))


def test_terms_from_a_file_become_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(TERMS), "utf-8")
    assert main(["schedule", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["emi"], told["total_interest"], told["annual_rate_pct"]) == ("877.63", "265.76", "18.00")
    assert len(told["rows"]) == 6


def test_a_case_from_standard_input_becomes_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, json.dumps({"id": "x", "terms": TERMS, "events": []}).encode("utf-8-sig"))
    assert main(["schedule", "--table"]) == 0
    assert "877.63" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("raw", "code", "key"),
    [
        (b"", "file.not_json", None),
        (b"\xff\xfe{", "file.not_utf8", None),
        (b"[" * 100_000, "file.not_json", None),
        (b"9" * 5000, "file.not_json", None),
        (b" " * 1_000_001, "file.too_large", None),
        (b"null", "terms.bad_value", "terms"),
        (b"NaN", "terms.bad_value", "terms"),
        (b'{"terms": {}, "evnts": []}', "terms.unknown_key", "evnts"),
        (json.dumps(TERMS).replace('"5000.00"', "1e400").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace('"5000.00"', "NaN").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace('"5000.00"', "-5").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace("5000.00", "-1").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace("5000.00", "1e400").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace("5000.00", "NaN").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace("5000.00", "１００").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace("5000.00", "1,000.005").encode(), "terms.bad_value", "principal"),
        (json.dumps(TERMS).replace("5000.00", "1000.005").encode(), "terms.bad_value", "principal"),
        (json.dumps({**TERMS, "n": 1201}).encode(), "terms.bad_value", "n"),
        (json.dumps({**TERMS, "n": 10**40}).encode(), "terms.bad_value", "n"),
        (json.dumps({**TERMS, "disbursement_date": None}).encode(), "terms.missing_key", "disbursement_date"),
        (json.dumps({**TERMS, "colour": 1}).encode(), "terms.unknown_key", "colour"),
    ],
)
def test_bad_input_is_told_and_ends_with_2(
    raw: bytes,
    code: str,
    key: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given(monkeypatch, raw)
    assert main(["schedule"]) == 2
    told = json.loads(capsys.readouterr().err)
    assert (told["error"], told.get("key")) == (code, key)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schedule", str(tmp_path / "none.json")]) == 2
    assert json.loads(capsys.readouterr().err)["error"] == "file.unreadable"


def test_the_longest_plan_is_still_a_plan(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, json.dumps({**TERMS, "rate_per": "YEAR", "rate_pct": "10000", "n": 1200}).encode())
    assert main(["schedule"]) == 0
    assert len(json.loads(capsys.readouterr().out)["rows"]) == 1200


def test_the_day_of_a_case_may_be_that_of_its_first_event(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = {key: value for key, value in TERMS.items() if key != "disbursement_date"}
    case = {"terms": terms, "events": [{"type": "DISBURSEMENT", "date": "2025-03-10", "amount": "5000.00"}]}
    given(monkeypatch, json.dumps(case).encode())
    assert main(["schedule"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0]["due_date"] == "2025-04-10"
    given(monkeypatch, json.dumps({**case, "events": []}).encode())
    assert main(["schedule"]) == 2
    assert "disbursement_date" in capsys.readouterr().err
