"""`lendesk bench engine`: what it measures is a real plan, a real repayment and real replays."""

from __future__ import annotations

import gc
import json
from decimal import Decimal

import pytest

from lendesk.cli import bench_engine
from lendesk.cli.main import main
from lendesk.domain.loans.replay.replaying import replay


def test_the_loop_repays_a_year_at_the_same_rate() -> None:
    assert abs(bench_engine.bare_loop(12)) < Decimal("1.00")


@pytest.mark.parametrize("count", [10, 100])
def test_a_history_has_so_many_payments_and_the_newest_is_back_dated(count: int) -> None:
    events = bench_engine.history(count)
    assert len(events) == count + 1
    assert events[-1].value_date < events[1].value_date or count == 100
    assert events[-1].posted_on > events[-2].value_date
    state = replay(bench_engine.terms_of(12, "cn_monthly"), events, events[-1].posted_on)
    paid = [done for done in state.transactions if done.key.startswith(("r", "late"))]
    assert len(paid) == count
    assert sum(row.paid.total for row in state.rows) > state.terms.principal.minor


def test_every_figure_is_printed_with_its_goal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_engine, "ROUNDS", 1)
    monkeypatch.setattr(bench_engine, "BACK_DATED", (10, 20))
    monkeypatch.setattr(bench_engine, "GOALS", dict.fromkeys(bench_engine.GOALS, 0.0))
    assert main(["bench", "engine"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told["ratios"]) == set(bench_engine.GOALS)
    assert all(figures["ratio"] > 0 and figures["goal"] == 0 for figures in told["ratios"].values())
    assert set(told["back_dated_replay"]) == {"10", "20"}
    assert told["reached"] is False
    assert gc.isenabled()
