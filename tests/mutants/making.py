"""Mutants: where the engine can be changed, a seeded choice of changes, and the changed source."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOMS = ("lendesk/domain/loans", "lendesk/domain/ledger")
# A decorator taken away or a variable added breaks the import: nothing is learnt from noticing that.
LEFT_OUT = ("NoOp", "RemoveDecorator", "Variable")


@dataclass(frozen=True)
class Mutant:
    """One change: the `occurrence`-th place of `operator` in `path`; `digest` is that of the file."""

    path: str
    operator: str
    occurrence: int
    line: int
    digest: str

    @property
    def key(self) -> str:
        """What it is known by in the session and in the verdicts."""
        return f"{self.path}:{self.line}:{self.operator.split('/')[-1]}:{self.occurrence}"

    @property
    def module(self) -> str:
        """The dotted name of the changed module."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def source(self) -> str:
        """The changed text of the file."""
        changed = mutate_code(Path(self.path).read_text("utf-8"), _operator(self.operator), self.occurrence)
        assert changed is not None, self.key
        return str(changed)


def chosen(count: int, seed: int) -> list[Mutant]:
    """So many mutants by a seed: first a place in the code, then one of the changes possible there.

    Places are drawn, not changes: else one `+`, which can become eleven operators, would count eleven times.
    Each place has its lot from the seed and its own text, so that a change elsewhere moves no other choice.
    """
    places: dict[str, list[Mutant]] = defaultdict(list)
    for place, mutant in _all():
        places[place].append(mutant)
    drawn = sorted(places, key=lambda place: _lot(seed, place))[:count]
    return [min(places[place], key=lambda one: _lot(seed, place + one.operator)) for place in drawn]


def _lot(seed: int, text: str) -> str:
    return sha256(f"{seed} {text}".encode()).hexdigest()


@cache
def _all() -> tuple[tuple[str, Mutant], ...]:
    """Every place and change of the rooms; to find them takes far longer than to choose."""
    paths = sorted(path for room in ROOMS for path in Path(room).rglob("*.py"))
    return tuple(found for path in paths for found in _all_of(path))


def _all_of(path: Path) -> Iterator[tuple[str, Mutant]]:
    text = path.read_text("utf-8")
    digest = sha256(text.encode()).hexdigest()[:16]
    told = _only_told(text)
    names = _names_of_lines(text)
    nodes = list(ast_nodes(get_ast(text)))
    for name in operator_names():
        if any(part in name for part in LEFT_OUT):
            continue
        operator = _operator(name)
        spots = [place for node in nodes for place in operator.mutation_positions(node)]
        for occurrence, (start, end) in enumerate(spots):
            if start[0] not in told:
                mutant = Mutant(str(path), name, occurrence, start[0], digest)
                yield f"{path} {names[start[0]]} {start[1]} {end[1]}", mutant


def _names_of_lines(text: str) -> dict[int, str]:
    """Each line by what it says, and its number among those that say the same."""
    seen: dict[str, int] = defaultdict(int)
    names = {}
    for no, line in enumerate(text.splitlines(), 1):
        seen[line] += 1
        names[no] = f"{line.strip()} #{seen[line]}"
    return names


def _only_told(text: str) -> set[int]:
    """Lines that say something without doing it: annotations, imports and type aliases are never run."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AnnAssign) and node.value is None:
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        elif isinstance(node, ast.FunctionDef):
            body = node.body[0].lineno
            lines.update(range(node.lineno, max(body, node.lineno + 1)))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def _operator(name: str) -> object:
    return get_operator(name)()
