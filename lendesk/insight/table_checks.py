"""What a decision table must be before it is trusted: its graph, its cells, its names, its reachable rows.

The engine takes a cell that does not parse, or a misspelt name, for a rule that never applies. A refusal
rule must not vanish like that, so everything is looked at when the table is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import zen

from lendesk.domain.decisions.decision import SHAPE_OF_REASON, Outcome
from lendesk.domain.decisions.inputs import FACT_NAMES
from lendesk.domain.errors import RuleBroken

FINDINGS = "findings"
RESULT_NAMES = frozenset({"limit_fen", "price_ppm"})
NODE_KINDS = frozenset({"inputNode", "outputNode", "decisionTableNode"})
FUNCTIONS = frozenset({"min", "max", "floor", "ceil", "round", "abs", "sum", "len"})
WORDS = frozenset({"and", "or", "not", "in", "true", "false", "null"})
MOST_NODES, MOST_RULES, LONGEST_CELL = 40, 2000, 500

_STRING = re.compile(r'"[^"]*"' + r"|'[^']*'|`[^`]*`")
_NAME = re.compile(r"[^\W\d][\w.]*(\s*\()?")


def unreadable(reason: str, place: str = "") -> RuleBroken:
    """The refusal of a table: `reason` is a code, `place` where in the table (node, rule, column)."""
    # A lone surrogate, possible in JSON, could be neither stored nor shown.
    told = place[:120].encode("utf-8", "replace").decode()
    return RuleBroken("decision_table.unreadable", reason=reason, place=told)


def check_graph(graph: Any) -> None:
    """Raises RuleBroken `decision_table.unreadable` unless it is one line of sound tables."""
    if not isinstance(graph, dict):
        raise unreadable("not_an_object")
    nodes = _objects(graph, "nodes", "graph")
    edges = _objects(graph, "edges", "graph")
    if len(nodes) > MOST_NODES or len(edges) > MOST_NODES:
        raise unreadable("too_many_nodes")
    for node in nodes:
        if not isinstance(node.get("id"), str) or node.get("type") not in NODE_KINDS:
            raise unreadable("node_kind", str(node.get("name", node.get("id"))))
    order = _line(nodes, edges)
    known = set(FACT_NAMES)
    for node in order:
        if node["type"] == "decisionTableNode":
            known |= _check_table(node, known)
    if missing := (RESULT_NAMES | {FINDINGS}) - known:
        raise unreadable("result_missing", ", ".join(sorted(missing)))


def check_types(graph: dict[str, Any], facts: dict[str, Any]) -> None:
    """Raises RuleBroken `decision_table.unreadable` (`cell_wrong_type`) if a condition cannot run.

    The engine passes over a condition that cannot be computed, as if it did not apply. `facts` are those
    of a trial file, with whole numbers for what earlier tables compute.
    """
    for node in graph["nodes"]:
        if node["type"] == "decisionTableNode":
            content, place = node["content"], str(node.get("name", node["id"]))
            for number, rule in enumerate(content["rules"], start=1):
                for column in content["inputs"]:
                    cell = _cell(rule, column, place)
                    _check_type(cell, column.get("field"), facts, f"{place} {number}")


def _check_type(cell: str, field: str | None, facts: dict[str, Any], place: str) -> None:
    if not cell:
        return
    try:
        if field:
            zen.evaluate_unary_expression(cell, {**facts, "$": facts[field]})
            fits = _is_comparable(cell, facts[field])
        else:
            fits = isinstance(zen.evaluate_expression(cell, facts), bool)
    except (RuntimeError, ValueError):
        fits = False
    if not fits:
        raise unreadable("cell_wrong_type", f"{place}: {cell}")


def _is_comparable(cell: str, fact: object) -> bool:
    """Whether a cell that is a plain value has the fact's type: `"600"` never equals 600."""
    try:
        value = json.loads(cell)
    except ValueError:
        return True
    return type(value) is type(fact)


def _line(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes in the order in which they run: one line, so no rule can be by-passed or run twice."""
    by_id = {node["id"]: node for node in nodes}
    after = {str(edge.get("sourceId")): str(edge.get("targetId")) for edge in edges}
    if len(by_id) != len(nodes) or len(after) != len(edges):
        raise unreadable("graph_not_a_line")
    starts = [node for node in nodes if node["type"] == "inputNode"]
    if len(starts) != 1:
        raise unreadable("graph_without_one_input")
    order = [starts[0]]
    while (following := after.get(order[-1]["id"])) is not None:
        if following not in by_id or len(order) > len(nodes):
            raise unreadable("graph_not_a_line")
        order.append(by_id[following])
    if len(order) != len(nodes) or order[-1]["type"] != "outputNode":
        raise unreadable("node_unreachable")
    return order


def _check_table(node: dict[str, Any], known: set[str]) -> set[str]:
    """Check one table; returns the names that it adds for those after it."""
    place = str(node.get("name", node["id"]))
    content = node.get("content")
    if not isinstance(content, dict) or content.get("hitPolicy") not in {"first", "collect"}:
        raise unreadable("table_content", place)
    if content.get("passThrough") is not True or content.get("inputField") or content.get("executionMode"):
        raise unreadable("table_mode", place)
    inputs, outputs = _objects(content, "inputs", place), _objects(content, "outputs", place)
    rules = _objects(content, "rules", place)
    if not inputs or not outputs or not rules or len(rules) > MOST_RULES:
        raise unreadable("table_empty_or_too_long", place)
    _check_columns(inputs + outputs, place)
    for number, rule in enumerate(rules, start=1):
        _check_rule(rule, inputs, outputs, known, f"{place} {number}")
    _check_reached(content["hitPolicy"], rules, inputs, place)
    return _check_outputs(content, outputs, rules, place)


def _check_columns(columns: list[dict[str, Any]], place: str) -> None:
    names = [column.get("id") for column in columns]
    if len(set(map(str, names))) != len(names) or not all(isinstance(name, str) for name in names):
        raise unreadable("column_id", place)


def _check_rule(
    rule: dict[str, Any],
    inputs: list[dict[str, Any]],
    outputs: list[dict[str, Any]],
    known: set[str],
    place: str,
) -> None:
    for column in inputs:
        field, cell = column.get("field"), _cell(rule, column, place)
        if field and field not in known:
            raise unreadable("name_unknown", f"{place}: {field}")
        if cell:
            _check_cell(cell, zen.compile_unary_expression if field else zen.compile_expression, known, place)
    for column in outputs:
        cell = _cell(rule, column, place)
        if not cell:
            raise unreadable("result_empty", place)
        _check_cell(cell, zen.compile_expression, known, place)


def _cell(rule: dict[str, Any], column: dict[str, Any], place: str) -> str:
    cell = rule.get(column["id"], "")
    if not isinstance(cell, str) or len(cell) > LONGEST_CELL:
        raise unreadable("cell", place)
    return "" if cell.strip() == "-" else cell.strip()


def _check_cell(cell: str, parse: Callable[[str], Any], known: set[str], place: str) -> None:
    # The engine's own validate_… functions refuse `> 750`; compiling says what will run.
    try:
        parse(cell)
    except (RuntimeError, ValueError):
        raise unreadable("cell_does_not_parse", f"{place}: {cell}") from None
    for name in _names(cell):
        if name.endswith("("):
            if name[:-1].strip() not in FUNCTIONS:
                raise unreadable("function_not_allowed", f"{place}: {name[:-1]}")
        elif name not in known and name not in WORDS:
            raise unreadable("name_unknown", f"{place}: {name}")


def _names(cell: str) -> Iterator[str]:
    for found in _NAME.finditer(_STRING.sub('""', cell)):
        # `not (a > b)` and `true and (…)` are words before a bracket, not calls.
        name = found.group()
        yield name[:-1].strip() if name.endswith("(") and name[:-1].strip() in WORDS else name


def _check_reached(
    policy: str, rules: list[dict[str, Any]], inputs: list[dict[str, Any]], place: str
) -> None:
    """Where the first hit ends the search, no row may stand under one that takes all, or repeat one."""
    seen: set[tuple[str, ...]] = set()
    for number, rule in enumerate(rules, start=1):
        row = tuple(_cell(rule, column, place) for column in inputs)
        covered = row in seen or (policy == "first" and ("",) * len(inputs) in seen)
        if policy == "first" and covered:
            raise unreadable("rule_unreachable", f"{place} {number}")
        seen.add(row)


def _check_outputs(
    content: dict[str, Any], outputs: list[dict[str, Any]], rules: list[dict[str, Any]], place: str
) -> set[str]:
    fields = {str(column.get("field")) for column in outputs}
    if fields == {"outcome", "reason"}:
        if content["hitPolicy"] != "collect" or content.get("outputPath") != FINDINGS:
            raise unreadable("findings_not_collected", place)
        for number, rule in enumerate(rules, start=1):
            for column in outputs:
                _check_literal(str(column["field"]), rule[column["id"]], f"{place} {number}")
        return {FINDINGS}
    if content["hitPolicy"] != "first" or content.get("outputPath") or not fields <= RESULT_NAMES:
        raise unreadable("result_unknown", f"{place}: {', '.join(sorted(fields))}")
    return fields


def _check_literal(field: str, cell: str, place: str) -> None:
    """Outcome and reason are literals: what a rule can lead to is read off the table, not computed."""
    try:
        value = json.loads(cell)
    except ValueError:
        raise unreadable(f"{field}_not_literal", place) from None
    known = {outcome.value for outcome in Outcome}
    if not isinstance(value, str) or (field == "outcome" and value not in known):
        raise unreadable("outcome_unknown", f"{place}: {cell}")
    if field == "reason" and not SHAPE_OF_REASON.match(value):
        raise unreadable("reason_shape", f"{place}: {cell}")


def _objects(holder: dict[str, Any], name: str, place: str) -> list[dict[str, Any]]:
    found = holder.get(name)
    if not isinstance(found, list) or not all(isinstance(part, dict) for part in found):
        raise unreadable(f"{name}_missing", place)
    return found
