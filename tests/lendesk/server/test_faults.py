"""Fault points: nothing unless armed, then death in flight with proof, once."""

import subprocess
import sys

REACH = "from lendesk.server.faults import reach; reach('before_commit', 'PostRepayment'); print('alive')"


def run(environment):
    return subprocess.run(
        [sys.executable, "-c", REACH],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_an_armed_point_kills_once_and_leaves_proof(tmp_path):
    marker = tmp_path / "marker"
    armed = {"LENDESK_FAULT": "before_commit:PostRepayment", "LENDESK_FAULT_MARKER": str(marker)}
    died = run(armed)
    assert died.returncode == -9
    assert died.stdout == ""
    assert marker.read_text().startswith("before_commit:PostRepayment ")
    assert run(armed).stdout == "alive\n"


def test_other_points_and_an_unarmed_process_live(tmp_path):
    other = {"LENDESK_FAULT": "after_commit:PostRepayment", "LENDESK_FAULT_MARKER": str(tmp_path / "marker")}
    assert run(other).stdout == "alive\n"
    assert run({}).stdout == "alive\n"
    assert not (tmp_path / "marker").exists()
