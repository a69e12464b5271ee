"""`lendesk decide`: decisions as JSON, and a message instead of a traceback for whatever comes in."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from lendesk.cli.main import main

FACTS = {
    "product": "personal_credit",
    "amount_fen": 500_000,
    "term": 6,
    "age": 35,
    "income_fen": 1_000_000,
    "instalment_fen": 87_763,
    "product_max_fen": 20_000_000,
    "base_price_ppm": 180_000,
    "score": 780,
}


def run(*words: str) -> int:
    return main(["decide", *words])


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_decision_is_printed_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin(monkeypatch, json.dumps(FACTS).encode())
    assert run() == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["outcome"] == "approve"
    assert shown["limit_fen"] == 12_000_000
    assert shown["trace"]["facts"]["age"] == 35
    assert len(shown["table_version"]) == 64


def test_table_and_facts_come_from_files_and_a_declined_file_is_a_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({**FACTS, "dishonest": True}), "utf-8-sig")
    table = Path(__file__).parents[3] / "resources/decisions/micro-business-v1.json"
    assert run("--table", str(table), str(facts)) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "decline"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 90_000,
        b"1" * 5000,
        b" " * 100_001,
        b'{"amount_fen": 1e400}',
        json.dumps({**FACTS, "amount_fen": float("nan")}).encode(),
        json.dumps({**FACTS, "amount_fen": "１００"}).encode(),
        json.dumps({**FACTS, "amount_fen": -1}).encode(),
        json.dumps({**FACTS, "product": "\ud800"}).encode(),
        json.dumps({**FACTS, "\ud800": 1}).encode(),
        json.dumps({**FACTS, "self": 1}).encode(),
    ],
)
def test_facts_that_cannot_be_used_exit_2(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin(monkeypatch, data)
    assert run() == 2
    told = capsys.readouterr()
    assert json.loads(told.err)["error"].startswith(("facts.", "decision.input_"))
    assert told.out == ""


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00\xff", b'{"nodes": [], "edges": []}'])
def test_a_table_that_does_not_parse_exits_2(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "table.json"
    table.write_bytes(content)
    assert run("--table", str(table)) == 2
    assert "decision_table.unreadable" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["no-such-table", "", "/", "a\0b"])
def test_a_table_that_is_not_there_exits_2(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--table", name) == 2
    assert json.loads(capsys.readouterr().err)["error"] == "file.unreadable"
