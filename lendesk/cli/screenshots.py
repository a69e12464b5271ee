"""`lendesk screenshots`: pictures of every screen of every role on the sample lender, without a display."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lendesk.cli.answers import ExitCode, tell
from lendesk.cli.demo.shots import FRAMES, Frame, Language, Order, Taken, Theme
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.cli.demo.stage import Stage

LANGUAGES: dict[str, Language] = {"zh": "zh_CN", "en": "en"}
THEMES: tuple[Theme, ...] = ("light", "dark")
CUSTOMERS = 400


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `screenshots`."""
    parser = subparsers.add_parser(
        "screenshots",
        help="PNGs of every screen on the sample lender",
        description=(
            "Makes the sample lender (about three minutes for 400 customers on two cores; --keep DIR keeps "
            "it for the next time), signs each role in on a real workstation and writes "
            "ROLE-SCREEN-LANGUAGE-THEME[-SIZE].png into DIR, with index.json (also how long each screen "
            "took) and index.html. Exit status: 0 done, 1 some screens gave no picture or --check found "
            "something, 2 bad input, 3 something could not be started."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the PNGs go")
    parser.add_argument(
        "--all",
        action="store_true",
        help="both themes on three displays (1366x768, 1440x900, 1920x1080 at 150 %%)",
    )
    parser.add_argument(
        "--sheets", action="store_true", help="also contact sheets of six (with --all always)"
    )
    parser.add_argument(
        "--guide",
        action="store_true",
        help="the pictures of docs/guide only, made small, and the film of the line (a sample of its own)",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="inspect every window too: cut or overlapping text, missing signs, contrast, names, keys",
    )
    parser.add_argument("--role", default="", help="one role only (loan_officer, teller, …)")
    parser.add_argument("--screen", default="", help="one screen only (intake, loans_events, palette, …)")
    parser.add_argument("--lang", choices=tuple(LANGUAGES), help="one language only")
    parser.add_argument("--theme", choices=THEMES, default="light", help="light when left out")
    parser.add_argument("--scale", default="1", help="pixels a unit, as of a display at 150 %% (1.5)")
    parser.add_argument("--size", default="1366x768", metavar="WxH", help="of the window, in units")
    parser.add_argument("--customers", type=int, default=CUSTOMERS, metavar="N", help="of a sample made now")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the sample lender's data here")
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL database")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Take the pictures; returns the exit status."""
    from lendesk.cli.demo.darkroom import take
    from lendesk.cli.demo.filled import open_filled

    orders = _orders(arguments)
    if arguments.customers < 1:
        raise RuleBroken("settings.malformed", setting="customers")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with _folder(arguments.keep) as folder:
        today = date.today()  # noqa: DTZ011 the sample's own business day
        stage = open_filled(
            folder, arguments.database, today, arguments.customers, lambda line: tell({"sample": line})
        )
        try:
            if arguments.guide:
                return _guide(stage, arguments.folder, orders)
            taken = take(stage.place(), orders)
        finally:
            stage.close()
    return _tell(arguments, taken)


def _guide(stage: Stage, folder: Path, orders: Sequence[Order]) -> int:
    """The film comes last: it moves the business date."""
    from lendesk.cli.demo.darkroom import develop_here, take
    from lendesk.cli.demo.guide import cut_film, names, pick

    with tempfile.TemporaryDirectory(prefix="lendesk-guide-") as room:
        raw = Path(room)
        take(stage.place(), [replace(order, folder=raw) for order in orders])
        missing = pick(raw, folder)
        develop_here()
        from lendesk.cli.demo.film import shoot  # late: Qt reads its settings when it is loaded

        cut_film(raw, folder, shoot(stage, raw))
    tell({"pictures": len(names()) - len(missing), "missing": missing, "folder": str(folder)})
    return ExitCode.CHECK_FAILED if missing else ExitCode.DONE


def _tell(arguments: argparse.Namespace, taken: Sequence[Taken]) -> int:
    from lendesk.cli.demo.sheets import write_index, write_sheets

    sheets = write_sheets(arguments.folder, taken) if arguments.all or arguments.sheets else []
    write_index(arguments.folder, taken, sheets)
    problems = sum(1 for one in taken if one.problem)
    findings = sum(len(one.findings) for one in taken)
    told = {"pictures": len(taken) - problems, "problems": problems, "folder": str(arguments.folder)}
    tell({**told, "findings": findings} if arguments.check else told)
    return ExitCode.CHECK_FAILED if problems or findings else ExitCode.DONE


def _orders(arguments: argparse.Namespace) -> list[Order]:
    from lendesk.sample.roles import ROLES

    if arguments.guide and (arguments.keep or arguments.all or arguments.role or arguments.screen):
        raise RuleBroken("settings.malformed", setting="guide")
    known = tuple(role.key for role in ROLES)
    if arguments.role and arguments.role not in known:
        raise RuleBroken("settings.malformed", setting="role")
    roles = (arguments.role,) if arguments.role else known
    languages = (LANGUAGES[arguments.lang],) if arguments.lang else tuple(LANGUAGES.values())
    frames: tuple[Frame, ...] = (_frame(arguments.size, arguments.scale),)
    themes: tuple[Theme, ...] = (arguments.theme,)
    if arguments.all:
        frames, themes = FRAMES, THEMES
    return [
        Order(
            workstation=f"screenshots-{number}",
            title=f"天河柜台{number + 2}",
            folder=arguments.folder,
            frame=frame,
            roles=part,
            screen=arguments.screen,
            languages=languages,
            themes=themes,
            sign_in=first,
            check=arguments.check,
        )
        for number, (frame, part, first) in enumerate(_parts(frames, roles))
    ]


def _parts(frames: Sequence[Frame], roles: tuple[str, ...]) -> Iterator[tuple[Frame, tuple[str, ...], bool]]:
    """Each display's roles in two parts, so that two processes have the same to do."""
    for frame in frames:
        for start in range(min(2, len(roles))):
            yield frame, roles[start::2], start == 0 and len(roles) > 1


def _frame(size: str, scale: str) -> Frame:
    width, _, height = size.partition("x")
    if not (width.isdecimal() and height.isdecimal() and len(size) < 12):
        raise RuleBroken("settings.malformed", setting="size")
    return Frame(int(width), int(height), scale)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="lendesk-screenshots-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
