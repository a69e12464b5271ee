"""Every refusal that the program can utter has a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import lendesk
from ui.error_texts import error_text
from ui.refusals import SENTENCES

ROOT = Path(lendesk.__file__).parent


def codes_in(tree: ast.AST) -> Iterator[str]:
    """The literal codes of RuleBroken and Breach."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("RuleBroken", "Breach")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def test_every_code_has_a_sentence() -> None:
    used = {code for file in ROOT.rglob("*.py") for code in codes_in(ast.parse(file.read_text("utf-8")))}
    assert sorted(used - SENTENCES.keys()) == []


def test_a_missing_permission_is_named_not_coded() -> None:
    assert error_text("access.permission", {"permission": "application.write"}).endswith("录入申请。")
    assert "not.known" in error_text("access.permission", {"permission": "not.known"})


def test_sentences_are_sentences() -> None:
    for code, sentence in SENTENCES.items():
        assert "." in code or code == "unexpected"
        assert sentence.endswith("."), code
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(sentence)), code
