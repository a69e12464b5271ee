"""Fault points: nothing unless armed, then death in flight with proof, once."""

import subprocess
import sys
import time

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


def test_a_file_arms_a_running_process_which_holds_until_the_marker_is_gone(tmp_path):
    plan, marker = tmp_path / "plan", tmp_path / "marker"
    environment = {"LENDESK_FAULT": f"@{plan}", "LENDESK_FAULT_MARKER": str(marker)}
    assert run(environment).stdout == "alive\n", "no file: not armed"
    plan.write_text("before_commit:PostRepayment:hold")
    held = subprocess.Popen([sys.executable, "-c", REACH], env=environment, stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 30
    while not (marker.exists() and marker.read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert marker.read_text() == f"before_commit:PostRepayment:hold {held.pid}\n"
    assert held.poll() is None
    marker.unlink()
    assert held.communicate(timeout=30)[0] == "alive\n"
