"""What the bench of recognition counts, and when a goal is missed."""

from __future__ import annotations

import argparse

import pytest

from lendesk.cli import bench_recognise
from lendesk.cli.bench_recognise import GOALS, Run, Score
from lendesk.domain.errors import RuleBroken
from lendesk.recognition.specimens import Level, Specimen
from lendesk.usecases.ports import ReadField, Reading

CARD = Specimen("bank_card", {"number": "4111111111111111", "bank": "中国银行"}, b"")
SHEET = Specimen("biz_license", {"name": "宏图商行", "scope": "百货"}, b"")


def _reading(kind: str = "bank_card", *, review: bool = False, **texts: str) -> Reading:
    return Reading(kind, {name: ReadField(text, 990, review=review) for name, text in texts.items()})


def test_what_is_right_meets_every_goal() -> None:
    score = Score()
    score.add(CARD, _reading(**CARD.truth))
    assert all(score.missed(goal) == [] for goal in GOALS.values())


def test_a_wrong_field_is_silent_unless_it_is_empty_or_for_review() -> None:
    silent, flagged, empty = Score(), Score(), Score()
    silent.add(CARD, _reading(number="4111111111111112", bank="中国银行"))
    flagged.add(CARD, _reading(number="4111111111111112", bank="中国银行", review=True))
    empty.add(CARD, _reading(bank="中国银行"))
    assert [score.fields["silent"] for score in (silent, flagged, empty)] == [1, 0, 0]
    assert [score.fields["exact"] for score in (silent, flagged, empty)] == [1, 1, 1]
    assert "numbers" in silent.missed(GOALS[Level.HARD])
    assert flagged.percent("review") == 100


def test_a_long_text_counts_for_the_document_and_for_silence() -> None:
    score = Score()
    score.add(SHEET, _reading("biz_license", name="宏图商行", scope="百"))
    assert (score.percent("exact"), score.whole_percent, score.fields["silent"]) == (100, 0, 1)


class _Reader:
    """Reads what is printed, but refuses sheets."""

    def read(self, picture: bytes, kind: str) -> Reading:
        if kind == "biz_license":
            raise RuleBroken("picture.unreadable")
        return _reading(**CARD.truth)


def test_a_refused_picture_counts_as_nothing_read() -> None:
    run = Run("ours", _Reader())
    run.take(Level.CLEAN, CARD)
    run.take(Level.CLEAN, SHEET)
    score = run.scores[Level.CLEAN]
    assert (score.documents["asked"], score.documents["exact"], score.fields["silent"]) == (2, 1, 0)
    assert len(score.wrong) == 2


def test_the_table_and_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run("LenDesk", _Reader())
    for level in Level:
        run.take(level, CARD)
    assert bench_recognise._told([run], [0.5], 400, wrong=True) == 0
    assert "100.0 / 100 / 100" in capsys.readouterr().out
    assert bench_recognise._told([run], [0.5, 9.0], 651, wrong=False) == 1
    assert "goals missed: median, p95, memory" in capsys.readouterr().out


def test_the_command_knows_its_words() -> None:
    parser = argparse.ArgumentParser()
    bench_recognise.register(parser.add_subparsers())
    args = parser.parse_args(["recognise", "--count", "16", "--tuning", "--only-lendesk"])
    assert (args.count, args.tuning, args.only_lendesk, args.wrong) == (16, True, True, False)
