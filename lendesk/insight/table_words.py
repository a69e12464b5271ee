"""A shipped decision table as rows of conditions and results, for whoever wants to read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from lendesk.insight.decision_tables import shipped_names, shipped_table, shipped_text


@dataclass(frozen=True, slots=True)
class TableRow:
    """`conditions` all have to hold; `gives` is what the row sets, by name: expressions of the table."""

    key: str
    conditions: tuple[str, ...]
    gives: dict[str, str]


@dataclass(frozen=True, slots=True)
class TableStep:
    """One table of the line; `key` is its name, as a trace names it."""

    key: str
    first_hit: bool
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class TableSteps:
    """A table, in the order in which its steps run."""

    name: str
    version: str
    steps: tuple[TableStep, ...]


@cache
def shipped_steps() -> tuple[TableSteps, ...]:
    """All tables that come with the program, each checked as it is before it decides."""
    return tuple(_steps(name) for name in shipped_names())


def _steps(name: str) -> TableSteps:
    graph: dict[str, Any] = json.loads(shipped_text(name))
    after = {edge["sourceId"]: edge["targetId"] for edge in graph["edges"]}
    by_id = {node["id"]: node for node in graph["nodes"]}
    at = next(node["id"] for node in graph["nodes"] if node["type"] == "inputNode")
    steps = []
    while (at := after.get(at, "")) in by_id:
        if by_id[at]["type"] == "decisionTableNode":
            steps.append(_step(by_id[at]))
    return TableSteps(name, shipped_table(name).version, tuple(steps))


def _step(node: dict[str, Any]) -> TableStep:
    content = node["content"]
    rows = tuple(
        TableRow(
            rule["_id"],
            tuple(
                _condition(column.get("field", ""), rule[column["id"]])
                for column in content["inputs"]
                if rule.get(column["id"])
            ),
            {column["field"]: rule[column["id"]] for column in content["outputs"] if rule.get(column["id"])},
        )
        for rule in content["rules"]
    )
    return TableStep(node["name"], content["hitPolicy"] == "first", rows)


def _condition(field: str, cell: str) -> str:
    """A cell under a field is about that field: `> 750` is `score > 750`."""
    if not field:
        return str(cell)
    if cell in ("true", "false"):
        return field if cell == "true" else f"not {field}"
    if cell[0] in "<>=!":
        return f"{field} {cell}"
    return f"{field} in {cell}" if cell[0] in "[(" else f"{field} == {cell}"
