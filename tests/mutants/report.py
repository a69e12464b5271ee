"""The figures of a run, and the surviving mutants with a verdict each."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.mutants.making import Mutant
from tests.mutants.running import LONGEST_SECONDS, Outcome

GOAL = 0.85
VERDICTS = Path("tests/mutants/verdicts.json")
PAGE = Path("docs/mutants.md")
KINDS = {
    "equivalent": "The changed code does the same",
    "bound": "A bound that could as well be the next number",
    "default": "A default that nobody relies on",
    "not asserted": "A difference that no test looks at, and why that is left so",
}
_HEAD = """# Wrong changes of the engine that the tests do not notice

`make mutants` makes {tried} small wrong changes (seeded, one at a time) in `lendesk/domain/loans` and
`lendesk/domain/ledger`, and runs the tests of the engine and the published cases against each with a short
property profile; a run that was cut is taken up again. The figures and the survivors of the last run
(`ARGS=--page` writes this page from it and from `tests/mutants/verdicts.json`):

**{killed} of {tried} were noticed ({rate:.1%}; goal {goal:.0%}); {slow} of them by not ending in {seconds}
seconds of the processor.**

| Room | changes | noticed | |
|---|---:|---:|---:|
"""


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


def write_page(tried: Mapping[Mutant, Outcome]) -> None:
    """docs/mutants.md: figures by room, and every survivor under the kind of its verdict."""
    counts = Counter(tried.values())
    killed = len(tried) - counts[Outcome.SURVIVED]
    text = _HEAD.format(
        tried=len(tried),
        killed=killed,
        rate=killed / len(tried),
        goal=GOAL,
        slow=counts[Outcome.TIMED_OUT],
        seconds=LONGEST_SECONDS,
    )
    rooms = Counter(_room(one) for one in tried)
    alive = Counter(_room(one) for one, outcome in tried.items() if outcome is Outcome.SURVIVED)
    for room, count in sorted(rooms.items()):
        noticed = count - alive[room]
        text += f"| `{room}` | {count} | {noticed} | {noticed / count:.0%} |\n"
    PAGE.write_text(text + "".join(_survivors(tried)), "utf-8")


def _room(mutant: Mutant) -> str:
    return str(Path(mutant.path).parent)


def _survivors(tried: Mapping[Mutant, Outcome]) -> Iterator[str]:
    verdicts = _verdicts()
    told = sorted(
        (verdicts.get(_change(one), ""), one.path, one.line, _difference(one))
        for one, outcome in tried.items()
        if outcome is Outcome.SURVIVED
    )
    for kind, meaning in KINDS.items():
        found = [one for one in told if one[0].startswith(f"{kind}: ")]
        yield f"\n## {meaning} ({len(found)})\n\n"
        for verdict, path, _, change in found:
            lines = "\n".join(f"  {line.strip()}" for line in change.splitlines())
            yield f"- `{path}`: {verdict.removeprefix(f'{kind}: ')}\n  ```diff\n{lines}\n  ```\n"
