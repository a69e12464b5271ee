"""`lendesk decide`: run a decision table on the facts of one file and print the decision with its trace."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import ExitCode, tell
from lendesk.domain.decisions.inputs import DecisionInputs, read_inputs
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.insight.decision_tables import DecisionTable

LARGEST_FACTS_BYTES = 100_000


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `decide`."""
    parser = subparsers.add_parser(
        "decide",
        help="run a decision table on one file",
        description=(
            "Runs a decision table on the facts of one file (a JSON object: amounts in whole fen, rates in "
            "parts per million a year) and prints the decision as JSON: outcome, reasons, limit_fen, "
            "price_ppm, table, table_version (SHA-256) and the trace of every rule that applied. "
            "Exit status: 0 decided, 2 table or facts cannot be used, 3 the rule engine is not installed."
        ),
    )
    parser.add_argument(
        "--table",
        default="personal-credit-v1",
        metavar="FILE|NAME",
        help="a table file, or the name of one that comes with the program (default: %(default)s)",
    )
    parser.add_argument("inputs", nargs="?", default="-", metavar="FACTS", help="JSON file; - reads stdin")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Decide and print one JSON line; returns the exit status.

    Raises RuleBroken `decision_table.…`, `decision.…`, `facts.…`, `file.unreadable` or
    `environment.rule_engine`.
    """
    table = _table(arguments.table)
    from lendesk.insight.decision_tables import decide

    decision = decide(table, _facts(arguments.inputs))
    tell({**asdict(decision), "trace": json.loads(decision.trace)})
    return ExitCode.DONE


def _table(named: str) -> DecisionTable:
    try:
        from lendesk.insight.decision_tables import DecisionTable, shipped_names, shipped_table
    except ImportError:
        raise RuleBroken("environment.rule_engine", install="lendesk[server]") from None
    if named in shipped_names():
        return shipped_table(named)
    return DecisionTable.parse(_read(named, 1_000_001), Path(named).stem)


def _facts(named: str) -> DecisionInputs:
    data = _read(named, LARGEST_FACTS_BYTES + 1)
    if len(data) > LARGEST_FACTS_BYTES:
        raise RuleBroken("facts.too_large", most_bytes=LARGEST_FACTS_BYTES)
    try:
        given: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise RuleBroken("facts.not_json") from None
    if not isinstance(given, dict):
        raise RuleBroken("facts.not_an_object")
    return read_inputs(given)


def _read(named: str, most_bytes: int) -> bytes:
    try:
        if named == "-":
            return sys.stdin.buffer.read(most_bytes)
        with Path(named).open("rb") as file:
            return file.read(most_bytes)
    except (OSError, ValueError) as failure:  # ValueError: a NUL in the name
        told = failure.strerror if isinstance(failure, OSError) else "not a file name"
        name = named[:200].encode("utf-8", "replace").decode()
        raise RuleBroken("file.unreadable", name=name, reason=told) from None
