"""What of a published snapshot differs from ours: every figure that it asserts, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, NamedTuple

from lendesk.cli.published import with_settings
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.snapshots.case_format import case_from_data
from lendesk.domain.loans.snapshots.snapshot_format import snapshots
from tests.peers.adapter import adapted, asserted

LISTS = ("transactions", "charges", "installment_delinquency", "pause_periods")
TOLD_ONLY = (
    "after_event",
    "as_of",
    "note",
    "compare_decimals",
    "display_rounding_only",
    "formula_only",
    "reminder_days_before_due",
)
"""Keys of a snapshot that are no figures."""
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)


class Cell(NamedTuple):
    """One difference: where, what was published, what we have."""

    path: str
    published: Any
    ours: Any


class Result(NamedTuple):
    """The differences of one snapshot of a case; `refused` tells why the replay went no further."""

    after: int
    as_of: str
    cells: list[Cell]
    refused: str = ""


def results(case: dict[str, Any]) -> list[Result]:
    """One result for every snapshot that the case asserts."""
    data = adapted(case)
    if data is None:
        return []
    made, refused = _made(data)
    return [_result(one, made, refused) for one in asserted(case)]


def _made(data: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """The snapshots as far as the replay goes, and why it stopped."""
    made: list[dict[str, Any]] = []
    try:
        # One by one: what was told before a refusal is compared too.
        for one in snapshots(case_from_data(with_settings(data))):
            made.append(one)
    except RuleBroken as broken:
        return made, str(broken)
    except FAULTS as fault:  # a fault of the engine is a difference to be told, not the end of a report
        return made, f"{type(fault).__name__}: {fault}"
    return made, ""


def _result(published: dict[str, Any], made: Sequence[dict[str, Any]], refused: str) -> Result:
    after, as_of = published["after_event"], published.get("as_of", "")
    found = [one for one in made if one["after_event"] == after]
    if not found:
        return Result(after, as_of, [Cell("snapshot", "told", "none")], refused or "no snapshot")
    on_day = [one for one in found if one.get("as_of") == as_of] or found
    return Result(after, as_of, differences(published, on_day[0]))


def differences(published: dict[str, Any], ours: dict[str, Any]) -> list[Cell]:
    """Every asserted figure that differs; null asserts nothing."""
    decimals = published.get("compare_decimals")
    found: list[Cell] = []
    known = {**ours, **_derived(ours)}
    for key, value in published.items():
        if key in TOLD_ONLY or value is None:
            continue
        mine = known.get(key)
        if key == "rows":
            found += _rows(value, mine or [], decimals)
        elif key in LISTS:
            found += _list(key, value, mine)
        elif key == "rate_factors":
            found += _factors(value, mine)
        elif isinstance(value, dict):
            found += _cells(key, value, mine if isinstance(mine, dict) else {}, decimals)
        elif not same(value, mine, decimals):
            found.append(Cell(key, value, mine))
    return found


def same(published: Any, ours: Any, decimals: int | None = None) -> bool:
    """Equal as numbers where both are, to so many decimals where the source asserts no more."""
    if published == "null":
        return ours is None
    if isinstance(published, bool) or isinstance(ours, bool) or ours is None:
        return bool(published == ours)
    try:
        one, other = Decimal(str(published)), Decimal(str(ours))
    except InvalidOperation:
        return str(published) == str(ours)
    if decimals is not None:
        step = Decimal(1).scaleb(-decimals)
        one, other = (value.quantize(step, ROUND_HALF_UP) for value in (one, other))
    return one == other


def _derived(ours: dict[str, Any]) -> dict[str, Any]:
    """Figures under another name, or that follow from the rows by a look."""
    rows = [row for row in ours["rows"] if row["no"] is not None]
    told: dict[str, Any] = {
        "row_count": len(rows),
        "row_count_terms": len(rows),
        "next_day_interest": ours.get("daily_interest"),
        "broken_period_interest": "0.00",  # all interest is in the rows, none is charged beside them
    }
    return told


def _cells(
    path: str, published: dict[str, Any], ours: dict[str, Any], decimals: int | None = None
) -> list[Cell]:
    return [
        Cell(f"{path}.{key}", value, ours.get(key))
        for key, value in published.items()
        if value is not None and not same(value, ours.get(key), decimals)
    ]


def _rows(
    published: Sequence[dict[str, Any]], ours: Sequence[dict[str, Any]], decimals: int | None
) -> list[Cell]:
    numbers = [row["no"] for row in published if row["no"] is not None]
    mine = {row["no"]: row for row in ours if row["no"] is not None}
    found: list[Cell] = []
    # A source that prints all rows asserts how many there are; some print a few only.
    if numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1 and len(numbers) != len(mine):
        found.append(Cell("rows", len(numbers), len(mine)))
    for row in published:
        if row["no"] is not None:
            found += _cells(f"rows[{row['no']}]", row, mine.get(row["no"], {}), decimals)
    told = [row for row in published if row["no"] is None]
    return found + (_list("payouts", told, [row for row in ours if row["no"] is None]) if told else [])


def _list(key: str, published: Sequence[dict[str, Any]], ours: Sequence[dict[str, Any]] | None) -> list[Cell]:
    """Lists in full: as many, and each entry equal to one of ours on every key that it asserts."""
    if ours is None:
        return [Cell(key, f"{len(published)} entries", None)]
    left = list(ours)
    missing = []
    for entry in published:
        match = next((one for one in left if not _cells(key, entry, one)), None)
        if match is None:
            missing.append(entry)
        else:
            left.remove(match)
    asserted_keys = {name for entry in published for name in entry}
    found = [
        Cell(f"{key}[{at}]", _shown(entry, entry), _shown(one, asserted_keys))
        for at, (entry, one) in enumerate(zip(missing, left, strict=False))
    ]
    found += [Cell(f"{key}[+]", _shown(entry, entry), None) for entry in missing[len(left) :]]
    return found + [Cell(f"{key}[-]", None, _shown(one, asserted_keys)) for one in left[len(missing) :]]


def _factors(published: Sequence[dict[str, Any]], ours: Sequence[dict[str, Any]] | None) -> list[Cell]:
    mine = {(one["no"], one["sub_period"]): one["value"] for one in ours or ()}
    return [
        Cell(
            f"rate_factors[{one['no']}.{one['sub_period']}]",
            one["value"],
            mine.get((one["no"], one["sub_period"])),
        )
        for one in published
        if not same(one["value"], mine.get((one["no"], one["sub_period"])))
    ]


def _shown(entry: dict[str, Any], keys: Iterable[str]) -> str:
    wanted = set(keys)
    return " ".join(
        f"{key}={value}" if isinstance(value, bool) else str(value)
        for key, value in entry.items()
        if key in wanted and value is not None and value is not False
    )


def tally(counts: Counter[str], equal: bool) -> None:
    """Count one snapshot."""
    counts["all"] += 1
    counts["equal"] += equal
