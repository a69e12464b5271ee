"""`python -m tests.mutants`: try seeded mutants of the engine; a run that was cut is taken up again."""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from tests.mutants.making import Mutant, chosen
from tests.mutants.report import GOAL, survivors_without_verdict, told, write_page
from tests.mutants.running import Outcome, trial

SESSION = Path("build/mutants/session.jsonl")


def main() -> int:
    """Run what the session does not know yet, tell the figures; 0 when the goal is reached."""
    parser = argparse.ArgumentParser(description="Mutation testing of the loan engine and the ledger.")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="", help="only mutants whose key holds this text")
    parser.add_argument("--again", action="store_true", help="try the survivors again: the tests changed")
    parser.add_argument("--report", action="store_true", help="tell what the session knows, run nothing")
    parser.add_argument("--page", action="store_true", help="as --report, and write docs/mutants.md")
    arguments = parser.parse_args()
    os.environ["LENDESK_EXAMPLES"] = "60"
    mutants = [one for one in chosen(arguments.count, arguments.seed) if arguments.only in one.key]
    known = _known()
    if arguments.again:
        known = {key: outcome for key, outcome in known.items() if outcome is not Outcome.SURVIVED}
    if not arguments.report and not arguments.page:
        if trial(None) is not Outcome.SURVIVED:
            print("the tests fail without any mutant: mend them first")
            return 2
        with ThreadPoolExecutor(arguments.workers) as pool:
            waiting = [one for one in mutants if (one.key, one.digest) not in known]
            running = {pool.submit(trial, one): one for one in waiting}
            for done in as_completed(running):
                mutant, outcome = running[done], done.result()
                known[mutant.key, mutant.digest] = outcome
                _note(mutant, outcome)
                print(f"{outcome.value:10} {mutant.key}", flush=True)
    tried = {one: known[one.key, one.digest] for one in mutants if (one.key, one.digest) in known}
    rate = told(tried)
    if arguments.page:
        write_page(tried)
    return 0 if rate >= GOAL and not survivors_without_verdict(tried) else 1


def _known() -> dict[tuple[str, str], Outcome]:
    if not SESSION.exists():
        return {}
    lines = [json.loads(line) for line in SESSION.read_text("utf-8").splitlines() if line.endswith("}")]
    return {(line["key"], line["digest"]): Outcome(line["outcome"]) for line in lines}


def _note(mutant: Mutant, outcome: Outcome) -> None:
    SESSION.parent.mkdir(parents=True, exist_ok=True)
    with SESSION.open("a", encoding="utf-8") as session:
        session.write(
            json.dumps({"key": mutant.key, "digest": mutant.digest, "outcome": outcome.value}) + "\n"
        )


if __name__ == "__main__":
    sys.exit(main())
