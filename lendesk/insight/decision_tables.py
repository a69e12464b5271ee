"""Decision tables: versioned rules read from JDM files, checked, and run on the facts of a file.

A table is a line of GoRules decision tables: some compute `limit_fen` (whole fen) and `price_ppm` (parts per
million a year), one collects `findings` of (`outcome`, `reason`). The heaviest finding decides. The engine
computes in floats, so whole numbers go in and only whole numbers are taken out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import Any

import zen

from lendesk.domain.decisions.decision import Decision, Finding, Outcome, concluded
from lendesk.domain.decisions.inputs import DecisionInputs, rule_facts
from lendesk.domain.errors import RuleBroken
from lendesk.insight.table_checks import FINDINGS, RESULT_NAMES, check_graph, check_types, unreadable

LARGEST_TABLE_BYTES = 1_000_000
LARGEST_EXACT = 2**53  # above it the engine's floats skip whole numbers
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\Z")


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A checked table, ready to run. `version` is the SHA-256 of its text. Safe to share between threads."""

    name: str
    version: str
    engine: zen.ZenEngine = field(repr=False, compare=False)

    @classmethod
    def parse(cls, data: bytes, name: str) -> DecisionTable:
        """Read, check and try out a table.

        Raises RuleBroken `decision_table.unreadable` with `reason` and `place`, or `decision_table.unsafe`
        with `reason` if it finds nothing for some file, leaves its bounds or approves a dishonest debtor.
        """
        text = _text(data)
        graph = _graph(text)
        check_graph(graph)
        for inputs in _trial_files():
            check_types(graph, {**rule_facts(inputs), **dict.fromkeys(RESULT_NAMES, 0)})
        # Compiled once: parsing the text at each evaluation costs ten times the evaluation.
        content = _compiled(text)
        table = cls(name, hashlib.sha256(data).hexdigest(), zen.ZenEngine({"loader": lambda _: content}))
        _try_out(table)
        return table


def decide(table: DecisionTable, inputs: DecisionInputs) -> Decision:
    """What the table says about this file, with every rule that applied in its trace.

    Raises RuleBroken `decision.failed` (the rules cannot be computed on these facts), `.bad_result`,
    `.no_finding` or `.unsafe`.
    """
    facts = rule_facts(inputs)
    try:
        answer = table.engine.evaluate(table.name, json.dumps(facts), {"trace": True})
    except RuntimeError:  # the engine's own text carries addresses of its code, nothing for a person
        raise RuleBroken("decision.failed", table=table.name) from None
    result: Any = answer["result"]
    if not isinstance(result, dict):
        raise RuleBroken("decision.no_finding", table=table.name)
    trace = {"table": table.name, "version": table.version, "facts": facts, "rules": _rules(answer["trace"])}
    return concluded(
        inputs,
        [_finding(row) for row in result.get(FINDINGS) or ()],
        (_whole(result, "limit_fen"), _whole(result, "price_ppm")),
        table=table.name,
        table_version=table.version,
        trace=json.dumps(trace, ensure_ascii=False, sort_keys=True),
    )


def shipped_names() -> list[str]:
    """The tables that come with the program, by name."""
    folder = resources.files("resources") / "decisions"
    return sorted(part.name.removesuffix(".json") for part in folder.iterdir() if part.name.endswith(".json"))


def shipped_table(name: str) -> DecisionTable:
    """A table that comes with the program. Raises RuleBroken `decision_table.unknown`."""
    return DecisionTable.parse(shipped_text(name), name)


def shipped_text(name: str) -> bytes:
    """The text of a table that comes with the program. Raises RuleBroken `decision_table.unknown`."""
    if not _NAME.match(name) or name not in shipped_names():
        raise RuleBroken("decision_table.unknown", name=name[:60])
    return (resources.files("resources") / "decisions" / f"{name}.json").read_bytes()


def _text(data: bytes) -> str:
    if len(data) > LARGEST_TABLE_BYTES:
        raise unreadable("too_large")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise unreadable("not_utf8") from None


def _graph(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise unreadable("not_json", f"{error.lineno}:{error.colno}") from None
    except (ValueError, RecursionError):
        raise unreadable("not_json") from None


def _compiled(text: str) -> zen.ZenDecisionContent:
    try:
        return zen.ZenDecisionContent(text)
    except (RuntimeError, ValueError):
        raise unreadable("not_a_decision") from None


def _finding(row: Any) -> Finding:
    try:
        return Finding(Outcome(row["outcome"]), str(row["reason"]))
    except (KeyError, TypeError, ValueError):
        raise RuleBroken("decision.bad_result", field=FINDINGS) from None


def _whole(result: dict[str, Any], name: str) -> int:
    """A whole number as the engine returns it (2.0 is 2); a fraction is a fault of the table."""
    value = result.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_EXACT:
        raise RuleBroken("decision.bad_result", field=name, value=str(value)[:40])
    return value


def _rules(trace: dict[str, Any]) -> list[dict[str, Any]]:
    """The rules that applied, in order, without the engine's timings: the same facts give the same trace."""
    steps = sorted(trace.values(), key=lambda step: int(step["order"]))
    return [{"table": step["name"], **_hit(hit)} for step in steps for hit in _hits(step["traceData"])]


def _hits(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        return [data]
    return data if isinstance(data, list) else []


def _hit(hit: dict[str, Any]) -> dict[str, Any]:
    rule = dict(hit.get("rule", {}))
    return {
        "row": int(hit.get("index", 0)) + 1,
        "rule": rule.pop("_id", ""),
        "cells": rule,
        "facts": hit.get("reference_map", {}),
    }


def _try_out(table: DecisionTable) -> None:
    """Run the table over made-up files at its edges; whatever a table may say, these must hold."""
    for inputs in _trial_files():
        try:
            decision = decide(table, inputs)
        except RuleBroken as broken:
            raise RuleBroken("decision_table.unsafe", reason=broken.code, score=inputs.score) from None
        if inputs.dishonest and decision.outcome is not Outcome.DECLINE:
            raise RuleBroken("decision_table.unsafe", reason="dishonest_not_declined", score=inputs.score)


def _trial_files() -> Iterator[DecisionInputs]:
    usual = DecisionInputs(
        product="personal_credit",
        amount_fen=500_000,
        term=6,
        age=35,
        income_fen=1_000_000,
        instalment_fen=87_763,
        product_max_fen=20_000_000,
        base_price_ppm=180_000,
    )
    for score in (None, 0, 599, 600, 649, 650, 750, 751, 1000):
        scored = replace(usual, score=score, bureau_score=score)
        yield scored
        yield replace(scored, dishonest=True)
        yield replace(scored, income_fen=0, age=0, term=600)
        yield replace(scored, amount_fen=10**15, product_max_fen=10**15, instalment_fen=10**15)
