"""The choice of mutants: repeatable, of running code only, and each one is a change."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.mutants.making import chosen
from tests.mutants.running import Outcome, trial


def test_the_same_seed_chooses_the_same_mutants() -> None:
    assert chosen(40, 7) == chosen(40, 7)
    assert chosen(40, 7) != chosen(40, 8)


def test_every_mutant_changes_what_runs() -> None:
    for mutant in chosen(60, 1):
        before = ast.dump(ast.parse(Path(mutant.path).read_text("utf-8")))
        assert ast.dump(ast.parse(mutant.source())) != before, mutant.key


def test_a_wrong_sum_of_parts_is_noticed() -> None:
    path = "lendesk/domain/loans/replay/allocation.py"
    lines = Path(path).read_text("utf-8").splitlines()
    sums = [one for one in chosen(100_000, 1) if one.path == path and "self.penalty +" in lines[one.line - 1]]
    assert trial(sums[0]) is Outcome.KILLED
