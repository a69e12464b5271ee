"""Every published case, run through the public format: equal in every figure, or known to differ."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from lendesk.cli.main import main
from tests.peers.adapter import adapted, cases
from tests.peers.comparing import Result, results, tally
from tests.peers.known import PAGE, known, name_of, page
from tests.peers.proofs import PROOFS, proven

CASES = {case["id"]: (stem, case) for stem, case in cases()}
KNOWN = known()


@cache
def compared(name: str) -> list[Result]:
    return results(CASES[name][1])


def share(counts: Counter[str]) -> float:
    return counts["equal"] / counts["all"]


def counted(wanted: Any) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name, (stem, case) in CASES.items():
        if wanted(stem, case):
            for one in compared(name):
                tally(counts, not one.cells)
    return counts


@pytest.mark.parametrize("name", list(CASES))
def test_equal_or_known_to_differ(name: str) -> None:
    made = compared(name)
    different = {name_of(one, made): (one.refused, one.cells[:3]) for one in made if one.cells}
    assert different.keys() == KNOWN.get(name, {}).keys(), different


def test_every_known_difference_is_of_a_case_and_has_a_cause() -> None:
    assert KNOWN.keys() <= CASES.keys()
    assert all(cause.strip() for snapshots in KNOWN.values() for cause in snapshots.values())


@pytest.mark.parametrize("name", list(PROOFS))
def test_a_cause_that_lies_in_the_case_is_proven(name: str) -> None:
    assert name in KNOWN
    assert [one.cells for one in results(proven(CASES[name][1])) if one.cells] == []


def test_the_page_lists_the_differences_that_are_known() -> None:
    assert PAGE.read_text("utf-8") == page(KNOWN)


def test_plans_that_were_recomputed_are_all_equal() -> None:
    recomputed = [
        name
        for name, (_, case) in CASES.items()
        if case["kind"] == "schedule"
        and (case.get("verified") or {}).get("first_schedule_recomputed") is True
    ]
    first = {name: next((one for one in compared(name)), None) for name in recomputed}
    assert {name for name, one in first.items() if one is not None and one.cells} == set()


def test_delinquency_is_equal_throughout() -> None:
    assert share(counted(lambda stem, case: case["kind"] == "delinquency")) == 1


def test_progressive_snapshots_reach_their_share() -> None:
    counts = counted(
        lambda stem, case: (
            case["kind"] == "transactions" and case["terms"].get("schedule_engine") == "progressive"
        )
    )
    assert share(counts) >= 0.98, counts


def test_all_snapshots_reach_their_share() -> None:
    counts = counted(lambda stem, case: True)
    assert share(counts) >= 0.95, counts


def test_a_case_runs_through_the_command_too(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "case.json"
    data = adapted(CASES["fineract-e2e-emicalculation-L821"][1])
    file.write_text(json.dumps(data), "utf-8")
    assert main(["replay", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)["snapshots"][-1]
    assert told["rows"][2]["outstanding"] == "10.00"
