"""`lendesk bench recognise`: how well held-back specimens are read, as a table."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lendesk.cli.answers import ExitCode
from lendesk.domain.errors import RuleBroken
from lendesk.recognition.specimens import HELD_BACK, Damage, Specimen, draw_id_front
from lendesk.usecases.ports import DocumentReader, Reading

GOALS_PERCENT = {"id_number": 95, "name": 85, "address": 85}
MOST_SILENT_PERCENT = 0.5


@dataclass(slots=True)
class Score:
    """Counts by field; `silent` are fields that are wrong, not empty and not flagged for review."""

    asked: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)
    review: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def add(self, specimen: Specimen, reading: Reading) -> None:
        for name, printed in specimen.truth.items():
            read = reading.fields.get(name)
            right = read is not None and read.text == printed
            self.asked[name] += 1
            self.exact[name] += right
            self.review[name] += read is not None and read.review
            self.silent[name] += read is not None and bool(read.text) and not right and not read.review

    def percent(self, counts: Counter[str], name: str) -> float:
        return 100 * counts[name] / max(1, self.asked[name])

    @property
    def silent_percent(self) -> float:
        return 100 * self.silent.total() / max(1, self.asked.total())

    def reached(self) -> bool:
        """Whether all goals are met."""
        exact = all(self.percent(self.exact, name) >= goal for name, goal in GOALS_PERCENT.items())
        return exact and self.silent_percent <= MOST_SILENT_PERCENT


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `recognise` to the benches."""
    parser = subparsers.add_parser(
        "recognise",
        help="accuracy of reading on held-back specimens",
        description="A table of fields read rightly and wrongly accepted. Exit status as of `bench`.",
    )
    parser.add_argument("--each", type=int, default=6, help="pictures for each of the 8 damages (default 6)")
    parser.add_argument("--seed", type=int, default=70_000, help="first seed")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 0 goals reached, 1 not reached, 3 no reader."""
    from lendesk.recognition.process import SubprocessReader

    reader = SubprocessReader(read_seconds=60)  # accuracy is measured here, whatever else runs
    try:
        scores = {damage: _measured(reader, damage, args.each, args.seed) for damage in Damage}
    finally:
        reader.close()
    whole = _summed(list(scores.values()))
    _print_table(scores, whole)
    return ExitCode.DONE if whole.reached() else ExitCode.CHECK_FAILED


def _measured(reader: DocumentReader, damage: Damage, each: int, seed: int) -> Score:
    score = Score()
    first = seed + 1000 * list(Damage).index(damage)
    for number in range(first, first + each):
        specimen = draw_id_front(number, style=HELD_BACK, damage=damage)
        begun = time.perf_counter()
        try:
            reading = reader.read(specimen.png, specimen.kind)
        except RuleBroken as broken:
            if broken.code == "reader.unavailable":
                raise
            reading = Reading(specimen.kind)
        score.seconds.append(time.perf_counter() - begun)
        score.add(specimen, reading)
    return score


def _summed(scores: Sequence[Score]) -> Score:
    whole = Score()
    for score in scores:
        for name in ("asked", "exact", "silent", "review"):
            getattr(whole, name).update(getattr(score, name))
        whole.seconds.extend(score.seconds)
    return whole


def _print_table(scores: dict[Damage, Score], whole: Score) -> None:
    names = list(whole.asked)
    print("exact %, by field".ljust(20) + "".join(name.rjust(11) for name in names) + "  silent %  review %")
    for label, score in [*((str(damage), score) for damage, score in scores.items()), ("all", whole)]:
        cells = "".join(f"{score.percent(score.exact, name):11.1f}" for name in names)
        review = 100 * score.review.total() / max(1, score.asked.total())
        print(f"{label:<20}{cells}{score.silent_percent:10.2f}{review:10.1f}")
    print(
        "silent %, by field".ljust(20)
        + "".join(f"{whole.percent(whole.silent, name):11.2f}" for name in names)
    )
    times = sorted(whole.seconds)
    print(
        f"pictures {len(times)}, seconds a picture: median {times[len(times) // 2]:.2f}, most {times[-1]:.2f}"
    )
    verdict = "met" if whole.reached() else "MISSED"
    print(f"goals: number >= 95, name and address >= 85, silent <= 0.5: {verdict}")
