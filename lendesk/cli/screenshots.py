"""`lendesk screenshots`: pictures of every screen of every role on the sample lender, without a display."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal

from lendesk.cli.answers import ExitCode, tell
from lendesk.domain.errors import RuleBroken

LANGUAGES: dict[str, Literal["zh_CN", "en"]] = {"zh": "zh_CN", "en": "en"}


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `screenshots`."""
    parser = subparsers.add_parser(
        "screenshots",
        help="PNGs of every screen on the sample lender",
        description=(
            "Makes the sample lender (about two minutes; --keep DIR keeps it for the next time), signs each "
            "role in on a real workstation and writes ROLE-SCREEN-LANGUAGE-THEME.png into DIR. Exit status: "
            "0 done, 2 bad input, 3 something could not be started."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the PNGs go")
    parser.add_argument("--role", default="", help="one role only (loan_officer, teller, …)")
    parser.add_argument("--screen", default="", help="one screen only (intake, review, …)")
    parser.add_argument("--lang", choices=tuple(LANGUAGES), help="one language only")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="light when left out")
    parser.add_argument("--scale", default="1", help="pixels a unit, as of a display at 150 %% (1.5)")
    parser.add_argument("--size", default="1366x768", metavar="WxH", help="of the window, in units")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the sample lender's data here")
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL database")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Take the pictures; returns the exit status."""
    size = _size(arguments.size)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = arguments.scale
    arguments.folder.mkdir(parents=True, exist_ok=True)
    from lendesk.cli.demo.filled import open_filled
    from lendesk.cli.demo.pictures import Camera

    languages = [LANGUAGES[arguments.lang]] if arguments.lang else list(LANGUAGES.values())
    with _folder(arguments.keep) as folder:
        today = date.today()  # noqa: DTZ011 the sample's own business day
        stage = open_filled(folder, arguments.database, today, 60, lambda line: tell({"sample": line}))
        try:
            workstation = stage.workstation("screenshots")
            camera = Camera(workstation, arguments.folder, size, arguments.theme, languages)
            count = camera.take_all(arguments.role, arguments.screen)
        finally:
            stage.close()
    tell({"pictures": count, "folder": str(arguments.folder)})
    return ExitCode.DONE


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and len(text) < 12):
        raise RuleBroken("settings.malformed", setting="size")
    return int(width), int(height)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="lendesk-screenshots-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
