"""The stories as a list for people: made from the names of the tests, so that the list never says more."""

from __future__ import annotations

import ast
from pathlib import Path

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "docs" / "scenarios.md"
HEAD = """# Stories that LenDesk plays

Each line is a test of the same name in `tests/scenarios/`, played by `make test` through the real centre:
commands over its interface, its own jobs, a real PostgreSQL, the simulators of bureau and bank; those by
keyboard at the real windows of a workstation that is joined to it by TLS. After each
story the ledger is asked whether debit and credit agree. Made by `python -m tests.scenarios.telling`.
"""


def told() -> str:
    """The whole document."""
    return "\n".join([HEAD, *(_area(path) for path in sorted(HERE.rglob("test_*.py")) if _names(path))])


def sentence(name: str) -> str:
    """`test_an_officer_cannot_approve` is "An officer cannot approve."."""
    words = name.removeprefix("test_").replace("_", " ").replace("24 00", "24.00").replace("24 01", "24.01")
    return f"{words[0].upper()}{words[1:]}."


def _area(path: Path) -> str:
    title = path.stem.removeprefix("test_").replace("_", " ").capitalize()
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    lines = [f"## {title}", "", said, "", *(f"- {sentence(name)}" for name in _names(path)), ""]
    return "\n".join(lines)


def _names(path: Path) -> list[str]:
    """The tests of a story file, in its order; a file without the house tells no story."""
    tree = ast.parse(path.read_text("utf-8"))
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and any(argument.arg == "house" for argument in node.args.args)
    ]


if __name__ == "__main__":
    DOCUMENT.write_text(told(), "utf-8")
