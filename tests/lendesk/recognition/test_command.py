"""`lendesk recognise` as a program: JSON lines and exit status."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from lendesk.cli import recognise
from lendesk.recognition.process import SubprocessReader
from lendesk.recognition.specimens import draw_bank_card, draw_id_back


@pytest.fixture
def run(reader: SubprocessReader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The command with the reader that is loaded already."""
    monkeypatch.setattr("lendesk.recognition.process.SubprocessReader", lambda: reader)
    monkeypatch.setattr(reader, "close", lambda: None)
    parser = argparse.ArgumentParser()
    recognise.register(parser.add_subparsers())

    def call(*words: str) -> tuple[int, list[dict]]:
        args = parser.parse_args(["recognise", *words])
        status = args.func(args)
        return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def test_one_object_a_picture(run, tmp_path: Path) -> None:
    specimen = draw_id_back(41)
    path = tmp_path / "back.png"
    path.write_bytes(specimen.png)
    status, answers = run("--kind", "id_back", str(path))
    assert status == 0
    assert answers[0]["fields"] == specimen.truth
    assert set(answers[0]) >= {"fields", "review", "confidence", "boxes", "checks"}


def test_jobs_from_standard_input(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(draw_bank_card(42).png)
    asked = (
        json.dumps({"image": str(path), "kind": "bank_card"})
        + '\n\n[]\n{"image": "x.png", "kind": "id_back"}\n'
    )
    monkeypatch.setattr("sys.stdin", io.StringIO(asked))
    status, answers = run("--stdin")
    assert status == 2
    assert answers[0]["fields"]["number"] == draw_bank_card(42).truth["number"]
    assert [answer.get("error") for answer in answers] == [None, "request.malformed", "file.missing"]


def test_a_picture_that_is_none(run, tmp_path: Path) -> None:
    path = tmp_path / "text.png"
    path.write_text("no picture")
    status, answers = run("--kind", "id_front", str(path))
    assert (status, answers[0]["error"]) == (1, "picture.not_an_image")


@pytest.mark.parametrize("words", [(), ("a.png",), ("--stdin", "a.png")])
def test_words_that_do_not_fit_together(run, words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_hostile_files_end_in_an_answer_each(run, tmp_path: Path) -> None:
    folder = tmp_path / "folder.png"
    folder.mkdir()
    large = tmp_path / "fifty.png"
    Image.new("L", (10_000, 5_000)).save(large)
    for path, expected in (
        (folder, (2, "file.missing")),
        (tmp_path / "gone.png", (2, "file.missing")),
        (Path("/dev/zero"), (1, "picture.too_large")),
        (large, (1, "picture.too_large")),
    ):
        status, [answer] = run("--kind", "id_front", str(path))
        assert (status, answer["error"]) == expected
