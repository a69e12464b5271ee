"""The figures of a run, and the surviving mutants with a verdict each."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.mutants.making import Mutant
from tests.mutants.running import Outcome

GOAL = 0.85
VERDICTS = Path("tests/mutants/verdicts.json")


def told(tried: Mapping[Mutant, Outcome]) -> float:
    """Print figures and survivors; the part of the tried ones that was noticed."""
    counts = Counter(tried.values())
    alive = [mutant for mutant, outcome in tried.items() if outcome is Outcome.SURVIVED]
    verdicts = _verdicts()
    for mutant in sorted(alive, key=lambda one: one.key):
        print(f"\n{mutant.key}\n{_difference(mutant)}\n  verdict: {verdicts.get(_change(mutant), '-')}")
    rate = 1 - len(alive) / len(tried) if tried else 0.0
    print(f"\n{len(tried)} mutants: " + ", ".join(f"{n} {what.value}" for what, n in counts.most_common()))
    print(f"noticed {rate:.1%} (goal {GOAL:.0%})")
    return rate


def survivors_without_verdict(tried: Mapping[Mutant, Outcome]) -> list[Mutant]:
    """Surviving mutants about which nobody has said yet why they may live."""
    verdicts = _verdicts()
    return [
        one for one, outcome in tried.items() if outcome is Outcome.SURVIVED and _change(one) not in verdicts
    ]


def _verdicts() -> dict[str, str]:
    return dict(json.loads(VERDICTS.read_text("utf-8"))) if VERDICTS.exists() else {}


def _change(mutant: Mutant) -> str:
    """A name that outlives other lines moving: the file and the lines as they were and became."""
    return f"{mutant.path} | " + " ".join(_difference(mutant).split())


def _difference(mutant: Mutant) -> str:
    before = Path(mutant.path).read_text("utf-8").splitlines()
    lines = list(difflib.unified_diff(before, mutant.source().splitlines(), lineterm="", n=0))[3:]
    return "\n".join(f"  {line}" for line in lines)
