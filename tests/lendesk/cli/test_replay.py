"""`lendesk replay` as a machine meets it: snapshots as JSON, tables, exit status."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from lendesk.cli.main import main
from lendesk.cli.replay import answer_of

CASE: dict[str, Any] = {
    "id": "six-months",
    "terms": {
        "principal": "5000.00",
        "rate_pct": "0.05",
        "rate_per": "DAY",
        "n": 6,
        "disbursement_date": "2025-01-10",
    },
    "events": [
        {"type": "DISBURSEMENT", "amount": "5000.00"},
        {"type": "REPAYMENT", "date": "2025-02-10", "amount": "877.63"},
    ],
}


FORMAT = Path(__file__).parents[3] / "docs" / "formats" / "loan-case.md"


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))


def test_a_case_becomes_a_snapshot_after_each_event(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE, indent=1), "utf-8")
    assert main(["replay", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    answer = json.loads(out)
    assert answer["id"] == "six-months"
    assert [one["after_event"] for one in answer["snapshots"]] == [0, 1, 2]
    last = answer["snapshots"][-1]
    assert (last["rows"][1]["paid"], last["rows"][1]["outstanding"]) == ("877.63", "0.00")
    assert last["transactions"][1]["interest"] == "75.00"


def test_one_snapshot_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, json.dumps(CASE))
    assert main(["replay", "--after", "1"]) == 0
    (only,) = json.loads(capsys.readouterr().out)["snapshots"]
    assert only["after_event"] == 1


def test_tables(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, json.dumps(CASE))
    assert main(["replay", "--table", "-"]) == 0
    shown = capsys.readouterr().out
    assert "after event 2  2025-02-10  ACTIVE" in shown
    assert "Repayment" in shown


def test_a_case_a_line_is_an_answer_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {**CASE, "terms": {**CASE["terms"], "n": 0}}
    given(monkeypatch, "\n".join(map(json.dumps, (CASE, bad, {**CASE, "id": "again"}))) + "\n")
    assert main(["replay"]) == 2
    told = capsys.readouterr()
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == ["six-months", "again"]
    assert json.loads(told.err)["key"] == "n"


@pytest.mark.parametrize(
    ("case", "code", "key"),
    [
        ({**CASE, "colour": 1}, "terms.unknown_key", "colour"),
        ({"events": []}, "terms.missing_key", "terms"),
        ({**CASE, "events": {}}, "terms.bad_value", "events"),
        ({**CASE, "events": [{"type": "GIFT"}]}, "terms.bad_value", "events[0].type"),
        (
            {**CASE, "events": [*CASE["events"], {"type": "UNDO", "of": "nobody", "date": "2025-02-11"}]},
            "event.unknown_target",
            "e3",
        ),
        ([], "terms.bad_value", "terms"),
    ],
)
def test_bad_input_is_told_and_ends_with_2(
    case: Any, code: str, key: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, json.dumps(case))
    assert main(["replay"]) == 2
    told = json.loads(capsys.readouterr().err)
    assert (told["error"], told["key"]) == (code, key)


@pytest.mark.parametrize("text", ["", "{", "{\n{", "[" * 100_000])
def test_no_json(text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, text)
    assert main(["replay"]) == 2
    assert json.loads(capsys.readouterr().err)["error"] == "file.not_json"


def test_no_such_event(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, json.dumps(CASE))
    assert main(["replay", "--after", "3"]) == 2
    assert json.loads(capsys.readouterr().err) == {"error": "case.no_such_event", "after": 3, "events": 2}


def test_a_list_of_cases_is_answered_like_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, json.dumps([CASE, {**CASE, "id": "again"}]))
    assert main(["replay", "--as-of", "2025-02-12"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in told] == ["six-months", "again"]
    assert {one["as_of"] for one in told[0]["snapshots"]} == {"2025-02-12"}
    assert told[0]["snapshots"][1]["past_due_days"] == 2


def test_the_example_of_the_format_comes_out_as_told() -> None:
    example = json.loads(FORMAT.read_text("utf-8").split("```json")[-1].split("```")[0])
    *_, late, back_dated, undone = answer_of(example)["snapshots"]
    paid = late["transactions"][1]
    assert (paid["penalty"], paid["interest"], paid["principal"]) == ("3.01", "75.00", "802.63")
    assert late["overpaid"] == undone["overpaid"] == "19.36"
    first, then = back_dated["transactions"][1:]
    assert (first["interest"], first["principal"]) == ("75.00", "425.00")
    assert (then["penalty"], then["principal"], then["replayed"]) == ("1.42", "377.63", True)
    assert back_dated["overpaid"] == "520.95"
    assert [one["reversed"] for one in undone["transactions"]] == [False, True, False]
    assert undone["rows"] == late["rows"]
