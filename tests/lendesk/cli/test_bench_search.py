"""`lendesk bench search`: at a real centre and in a real replica every kind of word finds its customer."""

from __future__ import annotations

import json

import pytest

from lendesk.cli import bench_search
from lendesk.cli.main import main
from lendesk.domain.customers.identity import usable_mobile


@pytest.mark.timeout(300)
def test_every_kind_of_words_is_measured_at_three_places(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_search, "CUSTOMERS", 40)
    monkeypatch.setattr(bench_search, "BATCH", 20)
    monkeypatch.setattr(bench_search, "RUNS", 2)
    monkeypatch.setattr(bench_search, "GOAL_MS", 60_000)
    found: list[int] = []
    measure = bench_search._measure

    def counted(ask: object) -> dict[str, object]:
        found.append(len(ask("李秀芳")))  # type: ignore[operator]
        return measure(ask)  # type: ignore[arg-type]

    monkeypatch.setattr(bench_search, "_measure", counted)
    assert main(["bench", "search"]) == 0
    told = json.loads(capsys.readouterr().out)
    for place in ("centre_all", "centre_branch", "replica"):
        assert set(told[place]) == set(bench_search.WORDS)
    assert found == [3, 3, 3]  # the customer, the file, the loan
    assert told["worst_p95_ms"] >= max(times["p50_ms"] for times in told["replica"].values())


def test_names_are_those_of_people_and_numbers_are_ones_own() -> None:
    names = list(bench_search.names())
    assert len(names) == bench_search.CUSTOMERS
    assert names.count("李秀芳") >= bench_search.CUSTOMERS // 1000
    assert {len(name) for name in names} == {2, 3}
    numbers = [bench_search._numbers(number) for number in range(0, bench_search.CUSTOMERS, 97)]
    assert len(set(numbers)) == len(numbers)
    assert all(len(identity) == 18 and usable_mobile(phone) for identity, phone in numbers)
