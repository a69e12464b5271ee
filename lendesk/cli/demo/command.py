"""`lendesk demo`: the main job of LenDesk on this machine, on the embedded default."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lendesk.cli.answers import ExitCode

if TYPE_CHECKING:
    from lendesk.cli.demo.line import Line
    from lendesk.cli.demo.stage import Stage
    from lendesk.cli.demo.story import Story


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `demo`."""
    parser = subparsers.add_parser(
        "demo",
        help="play the whole line, or open the desktop on the sample lender",
        description=(
            "Without a display (or with --headless): plays the line from an ID photo to a posted repayment "
            "through the real presenters, workstation, server and worker over TLS on loopback, pulls the "
            "network cable for two postings, and ends with the checks. With a display: opens the desktop on "
            "the sample lender. Exit status: 0 all checks passed, 1 a check failed, 2 bad input, 3 "
            "something could not be started."
        ),
    )
    parser.add_argument("--headless", action="store_true", help="also where there is a display")
    parser.add_argument("--id-front", type=Path, metavar="IMG", help="a picture of an ID card's front")
    parser.add_argument("--id-back", type=Path, metavar="IMG", help="a picture of its back")
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL database")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep all data in this folder")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Play or open; returns the exit status."""
    headless = arguments.headless or not _has_display()
    if headless and not arguments.headless:
        print("No display here: playing the line without windows (as with --headless).", flush=True)
    with _folder(arguments.keep) as folder:
        if headless:
            return _headless(arguments, folder)
        from lendesk.cli.demo.windows import open_desktop

        return open_desktop(folder, arguments.database)


def _headless(arguments: argparse.Namespace, folder: Path) -> int:
    from lendesk.cli.demo.checks import run_checks
    from lendesk.cli.demo.line import Line
    from lendesk.cli.demo.papers import papers
    from lendesk.cli.demo.stage import Stage
    from lendesk.cli.demo.story import Story

    given = papers(arguments.id_front, arguments.id_back)
    story = Story()
    stage = Stage(folder, date.today(), arguments.database)  # noqa: DTZ011 the demo's own business day
    try:
        with story.step("centre: simulators, PostgreSQL, server and worker as processes, TLS on loopback"):
            stage.open()
        workstation = stage.workstation("chancheng-07")
        line = Line(stage, story, workstation, given)
        play(stage, story, line)
        run_checks(stage, story, workstation, line)
    finally:
        stage.close()
    verdict = f"FAILED: {', '.join(story.failed)}" if story.failed else "All checks passed."
    print(f"\n{verdict}", flush=True)
    return ExitCode.CHECK_FAILED if story.failed else ExitCode.DONE


def play(stage: Stage, story: Story, line: Line) -> None:
    """Every act of the line, in order."""
    from lendesk.cli.demo.papers import papers

    with story.step("intake: ID card read, form confirmed, application handed in"):
        line.take_application()
    with story.step("decision: the bureau's report, the rules"):
        state = line.await_rules()
    if state == "declined" and not line.papers.own:
        story.say("this borrower is declined; the line goes on with a specimen of its own")
        line.papers = papers(None, None)
        with story.step("intake and decision once more, with specimen cards"):
            line.take_application()
            state = line.await_rules()
    if state == "waiting":
        with story.step("review: a risk officer reads the file and approves"):
            line.review()
    with story.step("contract: cost sheet, key terms, two signatures with time stamps, evidence log"):
        line.sign()
    with story.step("disbursement: two persons, the bank"):
        line.disburse()
    assert line.loan is not None
    with story.step(f"the centre's business date moves to {line.loan.next_due}"):
        stage.start_centre(date.fromisoformat(line.loan.next_due))
    with story.step("repayment: counter on line, cable pulled, two provisional receipts, synchronised"):
        line.take_repayments()
    with story.step("reversal by a supervisor"):
        line.reverse_one()
    with story.step("bank statement: imported, matched, posted"):
        line.import_statement()


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="lendesk-demo-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
