"""The bench of the day-end: loans of every product, the same as the domain, beside a floor."""

from __future__ import annotations

import json
from collections import Counter

from lendesk.cli.bench_day_end import DAY, SEED
from lendesk.cli.day_end_bench.loans import PRODUCTS, specimens
from lendesk.cli.main import main
from lendesk.domain.loans.overdue.buckets import stage_of


def test_a_small_bench_finds_no_difference(postgres, capsys):
    url = postgres.fresh(migrated=False)
    status = main(["bench", "day-end", "--loans", "300", "--each", "12", "--database", url])
    told = json.loads(capsys.readouterr().out)
    size = told["loans_300"]
    assert size["compared"] == dict.fromkeys(PRODUCTS, 12)
    assert (size["different"], size["differences"]) == (0, [])
    assert size["floor_seconds"] > 0
    assert status == int(
        size["seconds"] / size["floor_seconds"] > 2.5 or size["longest_chunk_seconds"] > 1
    ) or (abs(size["ratio"] - 2.5) < 0.05)
    postgres.drop(url)


def test_loans_are_of_every_product_and_stage_and_the_same_for_a_seed():
    first, again = list(specimens(DAY, 60, SEED)), list(specimens(DAY, 60, SEED))
    assert [(one.terms, one.events) for one in first] == [(one.terms, one.events) for one in again]
    assert Counter(one.product for one in first) == Counter(dict.fromkeys(PRODUCTS, 60))
    stages = {stage_of(one.state.days_past_due) for one in first}
    assert stages == {None, "M1", "M2", "M3", "M3+"}
    assert any(one.state.credit for one in first), "money held"
    assert all(one.state.outstanding.total for one in first), "active"
