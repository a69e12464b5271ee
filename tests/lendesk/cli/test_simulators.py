"""`lendesk simulators` at its edges: a taken port, a data folder that is none, odd options."""

from __future__ import annotations

import argparse
import socket
from pathlib import Path

import pytest

from lendesk.cli import simulators


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    simulators.register(parser.add_subparsers())
    arguments = parser.parse_args(["simulators", *words])
    return int(arguments.func(arguments))


@pytest.mark.parametrize("option", ["--bureau-port", "--bank-port"])
def test_a_taken_port_is_said_and_exits_3(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run("--data", str(tmp_path), option, str(taken.getsockname()[1])) == 3
    told = capsys.readouterr()
    assert option in told.err
    assert "taken" in told.err
    assert told.out == ""


def test_a_data_folder_that_is_a_file_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "file"
    place.write_text("x")
    assert run("--data", str(place)) == 3
    assert "environment.simulator" in capsys.readouterr().err


def test_a_journal_that_is_no_database_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bank.sqlite").write_text("not a database, but long enough to be read as one" * 40)
    assert run("--data", str(tmp_path)) == 3
    assert "journal" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http", "１"])
def test_a_port_that_is_none_exits_2(port: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("--data", str(tmp_path), "--bank-port", port)
    assert stopped.value.code == 2


@pytest.mark.parametrize("seconds", ["-1", "nan", "inf", "soon"])
def test_seconds_that_are_none_exit_2(seconds: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("--data", str(tmp_path), "--settle-seconds", seconds)
    assert stopped.value.code == 2
