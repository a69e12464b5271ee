"""`lendesk replay`: from the terms and events of a loan to its state after each event."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lendesk.cli.answers import ExitCode, tell, tell_error
from lendesk.cli.published import with_settings
from lendesk.cli.schedule import read_text
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.snapshots.case_format import case_from_data
from lendesk.domain.loans.snapshots.snapshot_format import snapshots

LARGEST_BYTES = 50_000_000
"""Of a file of many cases."""
ROW_COLUMNS = (
    "no",
    "due_date",
    "days",
    "paid_date",
    "principal",
    "interest",
    "fee",
    "penalty",
    "due",
    "paid",
    "outstanding",
    "balance_after",
)
LINE_COLUMNS = (
    "date",
    "type",
    "amount",
    "principal",
    "interest",
    "fee",
    "penalty",
    "principal_balance",
    "reversed",
    "replayed",
)


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `replay`."""
    parser = subparsers.add_parser(
        "replay",
        help="replay the events of a loan: its state after each of them",
        description=(
            "Reads a case as JSON (docs/formats/loan-case.md: terms and events) and prints one JSON line "
            "with `snapshots`: rows, totals, transactions, status after each event. With several cases, one "
            "a line or as a list, it answers each with a line of its own. Exit status: 0 done, 2 a case "
            "cannot be used (the error names the key)."
        ),
    )
    parser.add_argument("case", nargs="?", default="-", metavar="FILE", help="JSON file; - reads stdin")
    parser.add_argument("--after", type=int, metavar="K", help="only the state after the first K events")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DAY", help="the state of this day")
    parser.add_argument("--table", action="store_true", help="print tables instead of JSON")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the snapshots; the exit status. Errors are one JSON line with the code and the key."""
    try:
        cases = _cases(read_text(arguments.case, LARGEST_BYTES))
    except RuleBroken as broken:
        return tell_error(broken)
    status: int = ExitCode.DONE
    for data in cases:
        try:
            answer = answer_of(data, arguments.after, arguments.as_of)
        except RuleBroken as broken:
            status = tell_error(broken)
            continue
        if arguments.table:
            print(_table(answer))
        else:
            tell(answer)
    return status


def answer_of(data: object, after: int | None = None, as_of: date | None = None) -> dict[str, Any]:
    """{id, snapshots} of one case; with `after` those after so many events alone, as of the day `as_of`.

    Raises RuleBroken `terms.…`, `case.no_such_event` or what the replay refuses.
    """
    case = case_from_data(with_settings(data))
    if after is not None and not 0 <= after <= len(case.postings):
        raise RuleBroken("case.no_such_event", after=after, events=len(case.postings))
    if as_of is not None:
        case = replace(case, asked=tuple((number, as_of) for number in range(len(case.postings) + 1)))
    found = [one for one in snapshots(case) if after is None or one["after_event"] == after]
    return {**({"id": case.name} if case.name else {}), "snapshots": found}


def _cases(text: str) -> list[object]:
    """The one case of a JSON text, those of its list, or those of its lines."""
    try:
        whole = _parsed(text)
        return whole if isinstance(whole, list) and whole else [whole]
    except RuleBroken:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [_parsed(line) for line in lines]


def _parsed(text: str) -> object:
    try:
        # Numbers stay as written: no float on the way, and NaN or 1e400 are told as what they are.
        return json.loads(text, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise RuleBroken("file.not_json") from None


def _table(answer: dict[str, Any]) -> str:
    shown: list[str] = []
    for one in answer["snapshots"]:
        shown.append(f"after event {one['after_event']}  {one.get('as_of', '')}  {one['status']}")
        shown.append(f"outstanding {one['outstanding']}  overpaid {one['overpaid']}")
        shown += [*_lines(ROW_COLUMNS, one["rows"]), ""]
        if one["transactions"]:
            shown += [*_lines(LINE_COLUMNS, one["transactions"]), ""]
    return "\n".join(shown)


def _lines(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[str]:
    cells = [list(columns)] + [[_cell(row.get(column)) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in cells]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
