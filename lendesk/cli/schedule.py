"""`lendesk schedule`: from the terms of a loan to its plan."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from lendesk.cli.answers import ExitCode, tell, tell_error
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.plan_format import plan_to_data
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.terms.reading import Fields
from lendesk.domain.loans.terms.terms_format import terms_from_data

LARGEST_BYTES = 1_000_000
CASE_KEYS = ("id", "title", "kind", "source", "inputs", "events", "expected", "verified", "derived")
COLUMNS = ("no", "due_date", "days", "principal", "interest", "fee", "due", "balance_after")


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `schedule`."""
    parser = subparsers.add_parser(
        "schedule",
        help="compute the repayment plan of loan terms",
        description=(
            "Reads loan terms as JSON (docs/formats/loan-case.md: the terms, or a case with `terms`) and "
            "prints the plan as one JSON line: rows, totals, annualised rate by IRR and by simple interest. "
            "Exit status: 0 done, 2 the terms cannot be used (the error names the key)."
        ),
    )
    parser.add_argument("terms", nargs="?", default="-", metavar="FILE", help="JSON file; - reads stdin")
    parser.add_argument("--table", action="store_true", help="print a table instead of JSON")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan; the exit status. Errors are one JSON line with the code and the key."""
    try:
        data = plan_of(read_text(arguments.terms))
    except RuleBroken as broken:
        return tell_error(broken)
    if arguments.table:
        print(_table(data))
    else:
        tell(data)
    return ExitCode.DONE


def plan_of(text: str) -> dict[str, Any]:
    """The plan as data from the JSON text of terms or of a case.

    Raises RuleBroken `file.not_json`, or `terms.…` naming the key.
    """
    try:
        # Numbers stay as written: no float on the way, and NaN or 1e400 are told as what they are.
        data = json.loads(text, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise RuleBroken("file.not_json") from None
    if isinstance(data, dict) and "terms" in data:
        data = _terms_of_case(data)
    terms = terms_from_data(data)
    if terms.disbursement_date is None:
        raise RuleBroken("terms.missing_key", key="disbursement_date")
    return plan_to_data(plan(terms, terms.disbursement_date))


def _terms_of_case(data: dict[str, Any]) -> object:
    """The `terms` of a case; its first event, if it has one, may tell the day on which the money goes out."""
    fields = Fields(data)
    terms: object = fields.take("terms")
    events = data.get("events")
    first = events[0] if isinstance(events, list) and events else None
    if isinstance(terms, dict) and isinstance(first, dict) and first.get("type") == "DISBURSEMENT":
        terms = {"disbursement_date": first.get("date")} | terms
    for key in CASE_KEYS:
        if fields.has(key):
            fields.take(key)
    fields.done()
    return terms


def read_text(named: str, most_bytes: int = LARGEST_BYTES) -> str:
    """The text of a file (`-`: standard input). Raises RuleBroken `file.…`."""
    try:
        if named == "-":
            raw = sys.stdin.buffer.read(most_bytes + 1)
        else:
            with Path(named).open("rb") as file:
                raw = file.read(most_bytes + 1)
    except (OSError, ValueError):
        raise RuleBroken("file.unreadable", file=named[:200]) from None
    if len(raw) > most_bytes:
        raise RuleBroken("file.too_large", most_bytes=most_bytes)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleBroken("file.not_utf8", file=named[:200]) from None


def _table(data: dict[str, Any]) -> str:
    lines = [list(COLUMNS)] + [[str(row[column]) for column in COLUMNS] for row in data["rows"]]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = ["  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    totals = data["totals"]
    shown.append(f"principal {totals['principal']}  interest {totals['interest']}  fee {totals['fee']}")
    shown.append(
        f"due {totals['due']}  IRR {data['annual_rate_pct']} %  simple {data['annual_simple_rate_pct']} %"
    )
    return "\n".join(shown)
