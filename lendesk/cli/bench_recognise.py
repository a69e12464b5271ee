"""`lendesk bench recognise`: how well held-back specimens are read by three readers, as a table."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from lendesk.cli.answers import ExitCode
from lendesk.cli.bench_recognise_plain import PlainRapid, PlainTesseract
from lendesk.domain.errors import RuleBroken
from lendesk.recognition.specimens import HELD_BACK, HELD_BACK_SEED, TUNING, Level, Specimen, album
from lendesk.usecases.ports import DocumentReader, Reading

NUMBERS = ("id_number", "number", "credit_code")
LONG_TEXTS = ("scope",)  # counts for the document, not among the core fields


@dataclass(frozen=True, slots=True)
class Goal:
    """Least or most percent at one level."""

    exact: float
    whole: float
    silent: float
    review: float


GOALS = {
    Level.CLEAN: Goal(100, 100, 0, 1),
    Level.OFFICE: Goal(99.5, 97, 0.2, 3),
    Level.PHONE: Goal(99, 96, 0.3, 4),
    Level.HARD: Goal(95, 82, 1, 12),
}
MEDIAN_SECONDS, P95_SECONDS, MOST_MEGABYTES = 1.0, 2.5, 650


@dataclass(slots=True)
class Score:
    """Counts over some pictures; `silent` are fields that are wrong, not empty and not flagged for review."""

    fields: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, specimen: Specimen, reading: Reading) -> None:
        whole = True
        for name, printed in specimen.truth.items():
            read = reading.fields.get(name)
            right = read is not None and read.text == printed
            whole &= right
            counts = {
                "asked": 1,
                "exact": right,
                "review": read is not None and read.review,
                "silent": read is not None and bool(read.text) and not right and not read.review,
            }
            if name not in LONG_TEXTS:
                self.fields.update(counts)
            else:
                self.fields["silent"] += counts["silent"]
            if name in NUMBERS:
                self.numbers.update(counts)
            if not right:
                text = "" if read is None else read.text
                self.wrong.append(f"{specimen.kind} {name}: {printed!r} read as {text!r}")
        self.documents.update({"asked": 1, "exact": whole})

    def percent(self, what: str) -> float:
        return 100 * self.fields[what] / max(1, self.fields["asked"])

    @property
    def whole_percent(self) -> float:
        return 100 * self.documents["exact"] / max(1, self.documents["asked"])

    @property
    def number_percent(self) -> float:
        return 100 * self.numbers["exact"] / max(1, self.numbers["asked"])

    def missed(self, goal: Goal) -> list[str]:
        """Names of the goals that were not reached."""
        kept = {
            "exact": self.percent("exact") >= goal.exact,
            "whole": self.whole_percent >= goal.whole,
            "silent": self.percent("silent") <= goal.silent,
            "review": self.percent("review") <= goal.review,
            "numbers": self.number_percent == 100 and not self.numbers["silent"],
        }
        return [name for name, reached in kept.items() if not reached]


@dataclass(slots=True)
class Run:
    """One reader over the album: scores by level, seconds by picture."""

    name: str
    reader: DocumentReader
    scores: dict[Level, Score] = field(default_factory=lambda: {level: Score() for level in Level})
    clock_seconds: list[float] = field(default_factory=list)

    def take(self, level: Level, specimen: Specimen) -> None:
        begun = time.perf_counter()
        try:
            reading = self.reader.read(specimen.png, specimen.kind)
        except RuleBroken as broken:
            if broken.code == "reader.unavailable":
                raise
            reading = Reading(specimen.kind)
        self.clock_seconds.append(time.perf_counter() - begun)
        self.scores[level].add(specimen, reading)


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `recognise` to the benches."""
    parser = subparsers.add_parser(
        "recognise",
        help="accuracy of reading on held-back specimens",
        description="Reads an album of specimens of four kinds at four levels of damage with pytesseract "
        "as it is, rapidocr as it is, and LenDesk. Exit status as of `bench`.",
    )
    parser.add_argument("--count", type=int, default=200, help="pictures in the album (default 200)")
    parser.add_argument("--seed", type=int, default=HELD_BACK_SEED, help="first seed of the album")
    parser.add_argument("--tuning", action="store_true", help="the look that the reader was tuned on")
    parser.add_argument("--only-lendesk", action="store_true", help="leave the two plain readers out")
    parser.add_argument("--wrong", action="store_true", help="list what LenDesk read wrongly")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 0 goals reached, 1 not reached, 3 no reader."""
    from lendesk.recognition.process import SubprocessReader

    reader = SubprocessReader(read_seconds=600)  # accuracy is measured here, whatever else runs
    ours = Run("LenDesk", reader)
    runs = [ours]
    if not args.only_lendesk:
        runs = [Run("pytesseract", PlainTesseract()), Run("rapidocr", PlainRapid()), ours]
    processor: list[float] = []
    try:
        reader.wait_until_loaded()
        for number, (level, specimen) in enumerate(
            album(args.seed, args.count, style=TUNING if args.tuning else HELD_BACK), start=1
        ):
            for each in runs:
                before = reader.spent_seconds()
                each.take(level, specimen)
                if each is ours:
                    processor.append(reader.spent_seconds() - before)
            if number % 16 == 0:
                _tell_so_far(runs, number, args.count)
        megabytes = reader.most_megabytes()
    finally:
        reader.close()
    return _told(runs, processor, megabytes, wrong=args.wrong)


def _tell_so_far(runs: list[Run], number: int, count: int) -> None:
    print(f"{number} of {count} pictures (core / documents / silent fields)", file=sys.stderr)
    for each in runs:
        cells = (
            f"{level} {score.percent('exact'):.1f} / {score.whole_percent:.0f} / {score.fields['silent']}"
            for level, score in each.scores.items()
        )
        print(f"  {each.name}: {'; '.join(cells)}", file=sys.stderr, flush=True)


def _told(runs: list[Run], processor: list[float], megabytes: int, *, wrong: bool) -> int:
    _print_table(runs)
    missed = [
        f"{level} {name}" for level, score in runs[-1].scores.items() for name in score.missed(GOALS[level])
    ]
    missed += _print_cost(runs, processor, megabytes)
    if wrong:
        for level, score in runs[-1].scores.items():
            print(*(f"{level}: {line}" for line in score.wrong), sep="\n")
    print(f"goals missed: {', '.join(missed)}" if missed else "goals: all met")
    return ExitCode.CHECK_FAILED if missed else ExitCode.DONE


def _print_table(runs: list[Run]) -> None:
    print("core fields exact % / documents wholly right % / numbers and codes exact %")
    print("reader".ljust(14) + "".join(str(level).rjust(20) for level in Level))
    for each in runs:
        cells = (
            f"{score.percent('exact'):.1f} / {score.whole_percent:.0f} / {score.number_percent:.0f}"
            for score in each.scores.values()
        )
        print(each.name.ljust(14) + "".join(cell.rjust(20) for cell in cells))
    print("silent errors % of core fields / review %")
    for each in runs:
        cells = (
            f"{score.percent('silent'):.2f} / {score.percent('review'):.1f}" for score in each.scores.values()
        )
        print(each.name.ljust(14) + "".join(cell.rjust(20) for cell in cells))
    silent = sum(score.numbers["silent"] for score in runs[-1].scores.values())
    print(f"silent errors in numbers and codes, LenDesk: {silent}")


def _print_cost(runs: list[Run], processor: list[float], megabytes: int) -> list[str]:
    """Time and memory; names of the goals missed. Processor time judges: the clock knows other programs."""
    for each in runs:
        print(f"{each.name}: seconds a picture by the clock: {_spread(each.clock_seconds)}")
    print(f"LenDesk: processor seconds a picture: {_spread(processor)}; memory of the reader {megabytes} MB")
    kept = {
        "median": _at(processor, 0.5) <= MEDIAN_SECONDS,
        "p95": _at(processor, 0.95) <= P95_SECONDS,
        "memory": megabytes <= MOST_MEGABYTES,
    }
    return [name for name, reached in kept.items() if not reached]


def _spread(seconds: list[float]) -> str:
    return f"median {_at(seconds, 0.5):.2f}, p95 {_at(seconds, 0.95):.2f}"


def _at(seconds: list[float], share: float) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))] if seconds else 0.0
