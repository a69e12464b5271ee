"""Every refusal that a screen utters by itself has a sentence, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lendesk
import ui
from ui.refusals import SENTENCES
from ui.texts import chinese


def codes_below(folder: Path) -> set[str]:
    """The literal codes of RuleBroken and Breach."""
    return {
        node.args[0].value
        for file in folder.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("RuleBroken", "Breach")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize(
    "folder",
    [
        Path(lendesk.__file__).parent / "domain",
        Path(lendesk.__file__).parent / "usecases",
        Path(lendesk.__file__).parent / "workstation",
        Path(ui.__file__).parent,
    ],
    ids=["domain", "usecases", "workstation", "ui"],
)
def test_every_code_has_a_sentence_in_both_languages(folder: Path) -> None:
    codes = codes_below(folder)
    assert codes, folder
    assert sorted(codes - SENTENCES.keys()) == []
    assert sorted(code for code in codes if ("errors", SENTENCES[code]) not in chinese()) == []


def test_states_of_line_and_outbox_have_sentences_too() -> None:
    told = ("command.never_arrived", "command.quarantined", "line.device_stopped", "line.sign_in_again")
    assert [code for code in told if ("errors", SENTENCES[code]) not in chinese()] == []
