"""The start bench really opens both windows and presses a key in them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from lendesk.cli import bench_start
from lendesk.domain.errors import RuleBroken


def test_both_windows_open_and_are_compared(capsys):
    status = bench_start.run(SimpleNamespace(runs=1))
    told = capsys.readouterr().out
    assert status in (0, 1)
    assert "empty" in told
    assert "sign-in" in told
    assert "ratio" in told


def test_a_window_that_does_not_open_is_told(monkeypatch):
    monkeypatch.setattr(bench_start.sys, "executable", "/bin/false")
    with pytest.raises(RuleBroken, match=r"environment\.not_started"):
        bench_start._measured("empty")
