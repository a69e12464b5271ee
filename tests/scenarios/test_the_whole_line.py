"""The whole line as a newcomer sees it: `lendesk demo --headless`, every check green."""

import os
import subprocess
import sys

import pytest


def lendesk(*words, seconds=280):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "lendesk.cli.main", *words]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=seconds, env=environment, check=False
    )


@pytest.mark.timeout(300)
def test_from_an_id_photo_to_a_posted_repayment_with_the_cable_pulled_in_the_middle():
    done = lendesk("demo", "--headless")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "cable pulled; on line: False" in done.stdout
    checks = [line for line in done.stdout.splitlines() if line.startswith(("  ok ", "  FAIL"))]
    assert len(checks) == 6
    assert all(line.startswith("  ok ") for line in checks), checks


def test_a_picture_that_is_not_there_is_bad_input_and_starts_nothing(tmp_path):
    done = lendesk("demo", "--headless", "--id-front", str(tmp_path / "none.png"))
    assert done.returncode == 2
    assert '"file.unreadable"' in done.stderr
    assert "Traceback" not in done.stderr
