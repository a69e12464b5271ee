"""Published cases in the public format: keys renamed, values mapped, a preset picked, nothing computed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = Path(__file__).with_name("cases")
FURTHER = Path(__file__).with_name("further")
ANY_DAY = "2025-01-10"


def cases(named: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """(file stem, case) of every case whose file's name holds `named`: those given, then `further_…`."""
    files = [(file.stem, file) for file in sorted(CASES.glob("*.json"))]
    files += [(f"further_{file.stem}", file) for file in sorted(FURTHER.glob("*.json"))]
    for stem, file in files:
        if named in stem:
            for case in json.loads(file.read_text("utf-8")):
                yield stem, case


def adapted(case: dict[str, Any]) -> dict[str, Any] | None:
    """The case as `lendesk replay` takes it; None where it holds no loan (a rule told in words)."""
    if case["kind"] == "rate":
        return _rate(case)
    if "terms" not in case:
        return None
    told = {key: value for key, value in case.items() if key != "inputs"}
    told["terms"] = dict(case["terms"])
    if told["terms"]["convention"] == "H":
        # Published calculators round for display only; what was derived here follows a daily product.
        told["terms"]["convention"] = "cn_daily" if case.get("derived") else "cn_calculator"
    return told


def _rate(case: dict[str, Any]) -> dict[str, Any]:
    """A daily rate as a loan of a year, paid back in one: its interest is what the rate comes to."""
    given = case["inputs"]
    return {
        "id": case["id"],
        "terms": {
            "principal": given.get("principal", "100.00"),
            "rate_pct": given["daily_rate_pct"],
            "rate_per": "DAY",
            "n": 1,
            "frequency": {"every": given.get("days_in_year", 1), "unit": "DAY"},
            "amortization": "bullet_principal_and_interest",
            "convention": "cn_daily",
            "disbursement_date": ANY_DAY,
        },
        "events": [{"type": "DISBURSEMENT", "amount": given.get("principal", "100.00")}],
    }


def asserted(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The snapshots that a case asserts, each with its `after_event`."""
    if case["kind"] == "rate":
        given = case["expected"]
        interest = given.get("daily_interest") or given.get("annual_simple_pct")
        return [{"after_event": 1, "total_interest": interest}]
    return list(case["expected"]) if isinstance(case["expected"], list) else []
