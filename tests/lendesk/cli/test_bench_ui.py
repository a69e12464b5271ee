"""The UI bench really opens a desktop beside a centre; its figures are what the watch saw."""

from __future__ import annotations

import json

import pytest

from lendesk.cli import bench_ui
from lendesk.cli.bench_ui_desktop import figures
from lendesk.cli.main import main
from lendesk.domain.errors import RuleBroken
from ui.catalog import CATALOG
from ui.watch import Block


def test_figures_tell_count_longest_and_the_worst_places() -> None:
    told = figures((Block(60, 10, ("a:1 f",)), Block(300, 5, (), 250), Block(90, 80, ("b:2 g",), 85)))
    assert (told["blocks_over_50_ms"], told["longest_ms"]) == (3, 300)
    assert (told["longest_own_ms"], told["longest_program_ms"]) == (80, 250)
    assert told["worst"][0] == {"ms": 90, "own_ms": 80, "program_ms": 85, "where": ["b:2 g"]}
    assert not any(figures(()).values())


@pytest.mark.parametrize(("longest", "status"), [(100, 0), (101, 1)])
def test_the_goal_holds_for_every_phase(
    longest: int, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    phases = {"start": figures((Block(longest, 1, ()),)), "sync": figures(())}
    monkeypatch.setattr(bench_ui, "measured", lambda _rows, _database: phases)
    assert main(["bench", "ui"]) == status
    told = json.loads(capsys.readouterr().out)
    assert (told["longest_ms"], told["reached"]) == (longest, status == 0)
    assert told["sync"]["blocks_over_50_ms"] == 0


@pytest.mark.slow
def test_every_phase_is_measured_beside_a_real_centre(postgres_url: str) -> None:
    try:
        phases = bench_ui.measured(300, postgres_url)
    except RuleBroken as broken:
        pytest.fail(str(broken.facts))
    assert set(phases) == {"start", "sync", "screens", "scroll", "report", "statement import"}
    assert phases["screens"]["opened"] == len(CATALOG)
