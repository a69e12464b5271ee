"""`lendesk decide`: run a decision table on the facts of one file and print the decision with its trace."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lendesk.domain.decisions.inputs import DecisionInputs, read_inputs
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.insight.decision_tables import DecisionTable

DONE, BAD_INPUT, ENVIRONMENT = 0, 2, 3
LARGEST_INPUT_BYTES = 100_000


class _Stopped(Exception):
    """Ends the command with this status and message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


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
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Decide and print; returns the exit status."""
    try:
        table = _table(arguments.table)
        inputs = _inputs(arguments.inputs)
        print(_decided(table, inputs))
    except _Stopped as stopped:
        told = f"lendesk decide: {stopped}"
        print(told.encode("utf-8", "backslashreplace").decode(), file=sys.stderr)
        return stopped.status
    return DONE


def _decided(table: DecisionTable, inputs: DecisionInputs) -> str:
    from lendesk.insight.decision_tables import decide

    try:
        decision = decide(table, inputs)
    except RuleBroken as broken:
        raise _Stopped(BAD_INPUT, f"the table gives no usable decision: {broken}") from None
    shown = {**asdict(decision), "trace": json.loads(decision.trace)}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _table(named: str) -> DecisionTable:
    try:
        from lendesk.insight.decision_tables import DecisionTable, shipped_names, shipped_text
    except ImportError:
        raise _Stopped(ENVIRONMENT, "the rule engine is missing; install lendesk[server]") from None
    try:
        if named in shipped_names():
            return DecisionTable.parse(shipped_text(named), named)
        return DecisionTable.parse(_read(named, 1_000_001), Path(named).stem)
    except RuleBroken as broken:
        raise _Stopped(BAD_INPUT, f"the decision table cannot be used: {broken}") from None


def _inputs(named: str) -> DecisionInputs:
    data = _read(named, LARGEST_INPUT_BYTES + 1)
    if len(data) > LARGEST_INPUT_BYTES:
        raise _Stopped(BAD_INPUT, f"the facts are longer than {LARGEST_INPUT_BYTES} bytes")
    try:
        given: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _Stopped(BAD_INPUT, "the facts are not JSON in UTF-8") from None
    if not isinstance(given, dict):
        raise _Stopped(BAD_INPUT, "the facts are not a JSON object")
    try:
        return read_inputs(given)
    except RuleBroken as broken:
        raise _Stopped(BAD_INPUT, f"the facts cannot be used: {broken}") from None


def _read(named: str, most_bytes: int) -> bytes:
    try:
        if named == "-":
            return sys.stdin.buffer.read(most_bytes)
        with Path(named).open("rb") as file:
            return file.read(most_bytes)
    except (OSError, ValueError) as failure:  # ValueError: a NUL in the name
        told = failure.strerror if isinstance(failure, OSError) else "not a file name"
        raise _Stopped(BAD_INPUT, f"{named[:200]}: {told}") from None
