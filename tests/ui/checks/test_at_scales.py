"""Nothing is cut on displays at 125, 150 and 200 %: each scale in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MEASURE = Path(__file__).parent / "at_scale.py"


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_everything_fits_at_the_scale(scale: str) -> None:
    told = subprocess.run(
        [sys.executable, str(MEASURE)],
        env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    *found, last = told.stdout.splitlines()
    assert last == f"at {scale}"
    assert found == []
