"""The project's Python files, read and parsed once for all checks."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("lendesk", "ui")
ALL = ("lendesk", "ui", "tests", "installer")


@dataclass(frozen=True)
class Source:
    """One file: `path` is relative to the checkout, with forward slashes."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)


def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file below these folders, in order of path."""
    return tuple(source for folder in folders for source in _below(folder))


@cache
def _below(folder: str) -> tuple[Source, ...]:
    files = sorted((ROOT / folder).rglob("*.py"))
    return tuple(
        Source(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files
    )
