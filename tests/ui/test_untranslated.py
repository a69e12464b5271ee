"""Every text of the windows has its Chinese.

As a script it prints what is missing as .ts lines."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.sax.saxutils import escape

import pytest

import ui
from ui.refusals import SENTENCES
from ui.texts import chinese

ROOT = Path(ui.__file__).parent
AREAS = sorted({str(p.relative_to(ROOT).parent) for p in ROOT.rglob("*.py")})


def texts_in(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(context, source) of each `tr` and `late` call with two literals."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) >= 2 and called(node) in ("tr", "late"):
            context, source = node.args[:2]
            if isinstance(context, ast.Constant) and isinstance(source, ast.Constant):
                yield str(context.value), str(source.value)


def called(node: ast.Call) -> str:
    """The name that is called."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def used(folder: Path, *, deep: bool = False) -> set[tuple[str, str]]:
    """All texts in the Python files of a folder."""
    found: set[tuple[str, str]] = set()
    for file in sorted(folder.glob("**/*.py" if deep else "*.py")):
        found |= set(texts_in(ast.parse(file.read_text("utf-8"))))
    return found


def missing(wanted: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those without a stored translation."""
    return sorted(wanted - chinese().keys())


@pytest.mark.parametrize("area", AREAS)
def test_every_text_of_the_area_has_its_chinese(area: str) -> None:
    assert missing(used(ROOT / area)) == []


def test_every_refusal_has_its_chinese() -> None:
    assert missing({("errors", sentence) for sentence in SENTENCES.values()}) == []


def test_translations_use_the_facts_of_their_source() -> None:
    def facts(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    strange = [source for (_, source), text in chinese().items() if not facts(text) <= facts(source)]
    assert strange == []


def main() -> None:
    """Print missing texts, ready to be put into the area's file."""
    wanted = used(ROOT, deep=True) | {("errors", sentence) for sentence in SENTENCES.values()}
    for context, source in missing(wanted):
        line = f"<message><source>{escape(source)}</source><translation></translation></message>"
        print(f"{context}: {line}")


if __name__ == "__main__":
    main()
