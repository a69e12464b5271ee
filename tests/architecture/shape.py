"""Looks at the shape of files: length, functions, names, docstrings, words that promise later work."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from .sources import Source

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MEDIAN = 8
NEARLY_ALL = 30
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "base", "misc"}
# Written so that this file does not find itself.
PROMISES = re.compile(r"\b(?:TO(?:DO)|FIX(?:ME)|NotImplemented(?:Error))\b")


def too_long(source: Source) -> list[str]:
    """The file over 400 lines, and each function over 50 (from `def` to its last line)."""
    found = []
    lines = source.text.count("\n")
    if lines > LONGEST_FILE:
        found.append(f"{source.path}: {lines} lines")
    for name, length in function_lengths(source):
        if length > LONGEST_FUNCTION:
            found.append(f"{source.path}: {name} has {length} lines")
    return found


def function_lengths(source: Source) -> list[tuple[str, int]]:
    """Name and lines of every function and method; decorators are not counted."""
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def quantiles(files: Iterable[Source]) -> tuple[int, int]:
    """The median and the 95 % quantile of the length of functions."""
    lengths = sorted(length for source in files for _, length in function_lengths(source))
    return lengths[len(lengths) // 2], lengths[len(lengths) * 95 // 100]


def says_nothing(source: Source) -> list[str]:
    """A module that does not begin with one sentence; more may follow in paragraphs of its own."""
    told = ast.get_docstring(source.tree)
    if not told:
        return [f"{source.path}: no docstring"]
    first = " ".join(told.split("\n\n")[0].split())
    if not first.endswith(".") or re.search(r"[.?!] (?=[A-Z])", first):
        return [f"{source.path}: not one sentence: {first}"]
    return []


def badly_named(source: Source) -> list[str]:
    """A file or folder whose name says nothing of what it holds."""
    words = {word for part in PurePosixPath(source.path).with_suffix("").parts for word in part.split("_")}
    return [f"{source.path}: {word}" for word in sorted(words & FORBIDDEN_NAMES)]


def promises(source: Source) -> list[str]:
    """Notes of work put off."""
    return [
        f"{source.path}:{number}: {line.strip()}"
        for number, line in enumerate(source.text.splitlines(), 1)
        if PROMISES.search(line)
    ]
