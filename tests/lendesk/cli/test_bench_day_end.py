"""The bench of the day-end: loans of every product, the same as the domain, beside a floor."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from lendesk.cli.bench_day_end import DAY, SEED, Measured
from lendesk.cli.day_end_bench.loans import PRODUCTS, specimens
from lendesk.cli.main import main
from lendesk.domain.loans.overdue.buckets import stage_of


def test_a_small_bench_finds_no_difference(postgres, capsys):
    url = postgres.fresh(migrated=False)
    assert main(["bench", "day-end", "--loans", "300", "--each", "12", "--database", url]) in (0, 1)
    told = json.loads(capsys.readouterr().out)
    size = told["loans_300"]
    assert size["compared"] == dict.fromkeys(PRODUCTS, 12)
    assert (size["different"], size["differences"]) == (0, [])
    postgres.drop(url)


GOOD = Measured(
    loans=5_000, seconds=2.5, chunk_seconds=(0.2, 1.0), ledger_seconds=0.1, floor_seconds=1.0,
    fill_seconds=9.0, compared={}, faults=[],
)  # fmt: skip


@pytest.mark.parametrize(
    "spoiled",
    [{"seconds": 2.51}, {"chunk_seconds": (1.01, 0.2)}, {"ledger_seconds": 1.01}, {"faults": ["one"]}],
)
def test_each_goal_alone_can_be_missed(spoiled):
    assert GOOD.reached
    assert not replace(GOOD, **spoiled).reached


def test_loans_are_of_every_product_and_stage_and_the_same_for_a_seed():
    first, again = list(specimens(DAY, 60, SEED)), list(specimens(DAY, 60, SEED))
    assert [(one.terms, one.events) for one in first] == [(one.terms, one.events) for one in again]
    assert Counter(one.product for one in first) == Counter(dict.fromkeys(PRODUCTS, 60))
    stages = {stage_of(one.state.days_past_due) for one in first}
    assert stages == {None, "M1", "M2", "M3", "M3+"}
    assert any(one.state.credit for one in first), "money held"
    assert all(one.state.outstanding.total for one in first), "active"
