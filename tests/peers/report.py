"""How much of the published figures the engine reproduces: `python -m tests.peers.report`.

python -m tests.peers.report                      equal / all snapshots per file, kind and engine
python -m tests.peers.report no_interest          of the files whose name holds the word
python -m tests.peers.report --list [word]        one line a case that differs: its first difference
python -m tests.peers.report --case ID [--all]    one case: terms, events, differences cell by cell
                                                  (--all: every snapshot, not only the first that differs)
python -m tests.peers.report --causes [word]      differing snapshots grouped by the kind of cell
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from typing import Any

from tests.peers.adapter import cases
from tests.peers.comparing import Result, results, tally

MOST_CELLS = 40


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="?", default="")
    parser.add_argument("--case")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--causes", action="store_true")
    asked = parser.parse_args()
    if asked.case:
        _one(asked.case, asked.all)
        return
    found = [(stem, case, results(case)) for stem, case in cases(asked.files)]
    if asked.list:
        _differing(found)
    elif asked.causes:
        _causes(found)
    else:
        _figures(found)


def group(stem: str, case: dict[str, Any]) -> str:
    """file, kind, convention and engine of a case."""
    terms = case.get("terms", {})
    return f"{stem:40} {case['kind']:13} {terms.get('convention', '-')} {terms.get('schedule_engine', '-')}"


def _figures(found: list[tuple[str, dict[str, Any], list[Result]]]) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for stem, case, made in found:
        for one in made:
            together = "all further" if stem.startswith("further_") else "all"
            for name in (group(stem, case), together):
                tally(counts[name], not one.cells)
        tally(counts[f"{'cases':40}"], not any(one.cells for one in made))
    for name, count in sorted(counts.items(), key=lambda pair: (pair[0].startswith("all"), pair[0])):
        share = 100 * count["equal"] / count["all"]
        print(f"{name:75} {count['equal']:4} / {count['all']:4}  {share:6.1f} %")


def _differing(found: list[tuple[str, dict[str, Any], list[Result]]]) -> None:
    for _, case, made in found:
        different = [one for one in made if one.cells]
        if different:
            first = different[0]
            cell = (
                first.refused or f"{first.cells[0].path}: {first.cells[0].published} | {first.cells[0].ours}"
            )
            print(f"{case['id']:45} {len(different)}/{len(made)} after {first.after}: {cell[:110]}")


def _causes(found: list[tuple[str, dict[str, Any], list[Result]]]) -> None:
    counts: Counter[str] = Counter()
    example: dict[str, str] = {}
    for _, case, made in found:
        for one in made:
            kinds = {re.sub(r"\[[^]]*]", "[]", cell.path) for cell in one.cells}
            name = re.sub(r"'[^']*'|=\S+", "…", one.refused)[:90] or " ".join(sorted(kinds))[:90]
            if one.cells:
                counts[name] += 1
                example.setdefault(name, case["id"])
    for name, count in counts.most_common(60):
        print(f"{count:4}  {name:92} {example[name]}")


def _one(name: str, every: bool) -> None:
    (case,) = (case for _, case in cases() if case["id"] == name)
    print(json.dumps(case.get("terms"), ensure_ascii=False))
    for event in case.get("events", []):
        print("  ", json.dumps(event, ensure_ascii=False))
    for one in results(case):
        print(f"after {one.after} ({one.as_of}): {'equal' if not one.cells else one.refused or 'differs'}")
        for cell in one.cells[:MOST_CELLS]:
            print(f"    {cell.path:28} published {cell.published}\n{'':33}ours      {cell.ours}")
        if one.cells and not every:
            return


if __name__ == "__main__":
    main()
