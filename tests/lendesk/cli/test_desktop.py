"""The way to the sign-in window loads no database; the workstation opens behind it, once."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading

import pytest

from lendesk.cli import desktop
from lendesk.cli.late_door import LateDoor
from lendesk.cli.main import main
from lendesk.domain.errors import RuleBroken

PROBE = """
import sys
from lendesk.cli.main import _parser
_parser("desktop").parse_args(["desktop", "--data", "x", "--server", "https://x"])
import lendesk.cli.desktop, lendesk.cli.late_door, ui.app
heavy = ("sqlalchemy", "pydantic", "requests", "cv2", "numpy", "PIL", "reportlab", "lendesk.workstation")
print([name for name in heavy if name in sys.modules])
"""


class Made:
    def __init__(self) -> None:
        self.closed = 0

    def line_is_up(self) -> bool:
        return True

    def business_date(self) -> str:
        return "2026-11-21"

    def sign_in(self, staff_number: str, password: str) -> str:
        return f"desk of {staff_number}"

    def register(self, staff_number: str, password: str, name: str = "") -> None:
        self.registered = (staff_number, password, name)

    def unlock(self, password: str) -> None:
        self.unlocked_by = password

    def sign_out(self) -> None:
        self.signed_out = True

    def close(self) -> None:
        self.closed += 1


def test_the_sign_in_window_loads_no_database():
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_door_is_opened_once_by_the_first_who_asks():
    made: list[Made] = []

    def make() -> Made:
        made.append(Made())
        return made[-1]

    door = LateDoor(make)
    assert made == []
    threads = [threading.Thread(target=door.line_is_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert door.business_date() == "2026-11-21"
    assert door.sign_in("1001", "x") == "desk of 1001"
    door.register("9001", "y")
    assert made[0].registered == ("9001", "y", "")
    door.unlock("z")
    door.sign_out()
    assert (made[0].unlocked_by, made[0].signed_out) == ("z", True)
    door.close()
    door.close()
    assert made[0].closed == 1


def test_a_missing_authority_is_told_before_any_window_opens(tmp_path, capsys):
    words = ["desktop", "--data", str(tmp_path), "--server", "https://x", "--ca", str(tmp_path / "none.pem")]
    assert main(words) == 2
    assert '"file.unreadable"' in capsys.readouterr().err


def test_a_door_that_cannot_open_says_why_at_each_question():
    def make() -> Made:
        raise RuleBroken("workstation.already_open")

    door = LateDoor(make)
    for _ in range(2):
        with pytest.raises(RuleBroken, match=r"workstation\.already_open"):
            door.line_is_up()
    door.close()


def test_registration_reads_the_password_from_the_pipe(tmp_path, monkeypatch, capsys):
    told: list[tuple[str, str, str]] = []

    class Known(Made):
        def register(self, number: str, password: str, name: str) -> None:
            told.append((number, password, name))

    monkeypatch.setattr(desktop, "open_workstation", lambda _arguments: Known())
    monkeypatch.setattr(desktop.sys, "stdin", open(__file__, encoding="utf-8"))  # noqa: SIM115
    words = ["desktop", "--data", str(tmp_path), "--server", "https://x", "--register", "9001"]
    assert main(words) == 0
    assert told[0][0] == "9001"
    assert told[0][1].startswith('"""The way to')
    assert '"registered": true' in capsys.readouterr().out


def test_the_program_starts_itself_as_its_reader():
    """Without a picture to read it loads, says so, and ends with its input."""
    command = [sys.executable, "-m", "lendesk.cli.main", "--reader-worker"]
    done = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=120)
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize(
    "code", ["keyring.missing", "outbox.newer_version", "workstation.already_open", "outbox.unreadable"]
)
def test_a_workstation_that_never_opened_ends_with_3_and_its_reason(tmp_path, monkeypatch, capsys, code):
    def make(_arguments) -> Made:
        raise RuleBroken(code)

    def windows(door, _name, _profile) -> int:
        """The sign-in window asks, shows the reason, and is closed by the person."""
        with pytest.raises(RuleBroken, match=code):
            door.line_is_up()
        return 0

    monkeypatch.setattr(desktop, "open_workstation", make)
    monkeypatch.setattr("ui.app.run", windows)
    assert main(["desktop", "--data", str(tmp_path), "--server", "https://x"]) == 3
    assert capsys.readouterr().err == f'{{"error": "{code}"}}\n'


def test_a_workstation_that_opened_at_the_second_try_ends_as_its_window_does(tmp_path, monkeypatch):
    tries = []

    def make(_arguments) -> Made:
        tries.append(1)
        if len(tries) == 1:
            raise RuleBroken("keyring.missing")
        return Made()

    def windows(door, _name, _profile) -> int:
        with pytest.raises(RuleBroken):
            door.line_is_up()
        return 0 if door.line_is_up() else 1

    monkeypatch.setattr(desktop, "open_workstation", make)
    monkeypatch.setattr("ui.app.run", windows)
    assert main(["desktop", "--data", str(tmp_path), "--server", "https://x"]) == 0


def test_without_a_keyring_the_real_program_ends_with_3_and_one_clear_line(tmp_path):
    command = [sys.executable, "-m", "lendesk.cli.main", "desktop", "--data", str(tmp_path / "desk")]
    done = subprocess.run(
        [*command, "--server", "https://127.0.0.1:9", "--register", "9001"],
        input=b"secret\n",
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b'{"error": "keyring.missing"}\n')


@pytest.mark.parametrize("more", [("--register", "9001"), ()])
def test_a_folder_that_cannot_be_used_is_told_and_ends_with_3(tmp_path, monkeypatch, capsys, more):
    (tmp_path / "a-file").write_text("in the way")

    def windows(door, _name, _profile) -> int:
        with pytest.raises(RuleBroken, match=r"workstation\.folder_unusable"):
            door.line_is_up()
        return 0

    monkeypatch.setattr("ui.app.run", windows)
    monkeypatch.setattr(desktop.sys, "stdin", io.StringIO("secret\n"))
    words = ["desktop", "--data", str(tmp_path / "a-file" / "x"), "--server", "https://x", *more]
    assert main(words) == 3
    assert json.loads(capsys.readouterr().err)["error"] == "workstation.folder_unusable"


def test_what_the_system_refuses_is_one_line_and_3(tmp_path, capsys):
    (tmp_path / "a-file").write_text("in the way")
    assert main(["screenshots", str(tmp_path / "a-file")]) == 3
    told = json.loads(capsys.readouterr().err)
    assert (told["error"], told["reason"]) == ("environment.system", "File exists")
