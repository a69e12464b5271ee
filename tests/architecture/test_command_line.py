"""The map of the product: every command loads, explains itself and refuses what it does not know."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator

import pytest

from lendesk.cli import main as entry
from lendesk.cli.main import GROUPS, main

PROMISED = {
    "demo",
    "desktop",
    "server",
    "worker",
    "schedule",
    "recognise",
    "decide",
    "contract",
    "ledger",
    "audit",
    "sync",
    "screenshots",
    "bench",
}


def parsers_below(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of its commands, down to the last."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from parsers_below(each)


def unexplained(parser: argparse.ArgumentParser) -> list[str]:
    """Commands without a description and arguments without a help text."""
    found = [] if parser.description else [f"{parser.prog}: no description"]
    arguments = [action for action in parser._actions if not isinstance(action, argparse._SubParsersAction)]
    return found + [f"{parser.prog}: {action.dest} has no help" for action in arguments if not action.help]


def test_nothing_promised_is_missing() -> None:
    assert set(GROUPS) >= PROMISED


@pytest.mark.parametrize("group", GROUPS)
def test_a_command_explains_itself(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([group, "--help"])
    assert ended.value.code == 0
    assert f"usage: lendesk {group}" in capsys.readouterr().out


@pytest.mark.parametrize("group", GROUPS)
def test_every_command_and_argument_is_described(group: str) -> None:
    found = [each for parser in parsers_below(entry._parser(group)) for each in unexplained(parser)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("group", GROUPS)
def test_an_unknown_option_is_bad_input(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([group, "--no-such-option"])
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_an_unexplained_command_is_found() -> None:
    mute = argparse.ArgumentParser(prog="mute")
    mute.add_argument("--loud")
    assert unexplained(mute) == ["mute: no description", "mute: loud has no help"]


def test_the_installed_program_shows_its_map() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lendesk.cli.main", "--help"], capture_output=True, text=True, check=True
    )
    shown = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("    ")]
    assert [group for group in GROUPS if group not in shown] == []


@pytest.mark.parametrize("words", [[], ["no-such-command"]])
def test_no_command_or_a_wrong_one_is_bad_input(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lendesk.cli.main", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
