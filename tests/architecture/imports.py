"""Looks for imports that a file of its kind must not have."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .sources import Source

QT = ("PySide6", "shiboken6", "qtawesome", "pytestqt")
PROJECT = ("lendesk", "ui", "resources")


def without_qt(source: Source) -> list[str]:
    """Imports of Qt."""
    return _imports_of(source, QT)


def outlives_the_code(source: Source) -> list[str]:
    """Imports of the project in a migration: it must run when that code is long gone."""
    return _imports_of(source, PROJECT)


def _imports_of(source: Source, roots: tuple[str, ...]) -> list[str]:
    return [
        f"{source.path}: {name}" for name in _imported(source.tree) if name.split(".")[0].lstrip(".") in roots
    ]


def _imported(tree: ast.Module) -> Iterator[str]:
    """Every imported module, wherever the import stands; relative ones begin with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
