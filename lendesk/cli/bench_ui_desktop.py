"""The process that `lendesk bench ui` measures: a desktop and nothing else, its UI thread watched.

    python -m lendesk.cli.bench_ui_desktop '{"data": …, "server_url": …, "authority": …}'

Prints one JSON line: phase → blocks over 50 ms, the longest, the longest by own work and by the work of all
threads of the program, the worst places.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import tell
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lendesk.workstation.session import Workstation
    from ui.desktop.desktop import Desktop
    from ui.watch import Block, UiWatch

SUPERVISOR, TELLER = "1003", "1002"
"""The supervisor sees the most screens with lists; the teller imports statements."""
OTHERS = ("1001", "1004", "9001", "9009")
"""Officer, collector, administrator and auditor have the screens that those two lack."""
LONGEST_SECONDS = 180
QUIET_SECONDS = 1.5
STATEMENT_LINES = 5_000
PAGES = 200
WORST = 3


@dataclass
class Phases:
    """What the watch saw, by phase."""

    watch: UiWatch
    settle: Callable[[], object]
    seen: dict[str, list[Block]] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    """The keys of the screens that were opened, by whomever."""

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        self.watch.take()
        yield
        self.rest(QUIET_SECONDS)
        self.seen.setdefault(name, []).extend(self.watch.take())

    def rest(self, seconds: float) -> None:
        """Let the window work for so long."""
        self.until(lambda: False, seconds)

    def until(self, true: Callable[[], object], seconds: float = LONGEST_SECONDS) -> bool:
        """Let the window work until it is true; whether it came to be."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self.settle()
            if true():
                return True
            time.sleep(0.002)
        return False

    def told(self) -> dict[str, dict[str, Any]]:
        """As it is printed."""
        told = {name: figures(blocks) for name, blocks in self.seen.items()}
        return {
            name: {**one, "opened": len(self.opened)} if name == "screens" else one
            for name, one in told.items()
        }


def figures(blocks: Iterable[Block]) -> dict[str, Any]:
    """Count, the longest, the longest by work in ms (own, the program's); the worst with their place."""
    worst = sorted(blocks, key=lambda one: (-one.own_ms, -one.ms))
    return {
        "blocks_over_50_ms": len(worst),
        "longest_ms": max((one.ms for one in worst), default=0),
        "longest_own_ms": max((one.own_ms for one in worst), default=0),
        "longest_program_ms": max((one.program_ms for one in worst), default=0),
        "worst": [
            {
                "ms": one.ms,
                "own_ms": one.own_ms,
                "program_ms": one.program_ms,
                "where": list(one.where[-4:]),
            }
            for one in worst[:WORST]
        ],
    }


def measure(facts: dict[str, Any]) -> int:
    """All phases; prints the figures."""
    from lendesk.sample.setup import PASSWORD
    from lendesk.workstation.keyring import FileKeyring
    from lendesk.workstation.session import Workstation
    from lendesk.workstation.settings import WorkstationSettings
    from ui.app import make_application
    from ui.background import stop_background
    from ui.watch import UiWatch

    app = make_application(["lendesk"])
    _greet(app.processEvents)
    data = Path(facts["data"])
    settings = WorkstationSettings(
        data=data, server_url=facts["server_url"], authority=Path(facts["authority"])
    )
    workstation = Workstation(settings, store=FileKeyring(data))
    watch = UiWatch()
    watch.start()
    phases = Phases(watch, app.processEvents)
    try:
        _supervisor(workstation, PASSWORD, phases)
        _teller(workstation, PASSWORD, phases)
        for number in OTHERS:
            _another(workstation.sign_in(number, PASSWORD), phases)
    finally:
        watch.stop()
        stop_background()
        workstation.close()
    tell(phases.told())
    sys.stdout.flush()
    return 0


def _greet(settle: Callable[[], object]) -> None:
    """As the program does before the first window: sign-in is drawn, and the rooms are read meanwhile."""
    from ui.screens.sign_in.view import SignInScreen
    from ui.warming import warm_up

    view = SignInScreen("bench")
    view.show()
    settle()
    warm_up()
    view.close()


def _supervisor(workstation: Workstation, password: str, phases: Phases) -> None:
    desk = workstation.sign_in(SUPERVISOR, password)
    with phases.phase("start"):
        desktop = _opened(desk)
    with phases.phase("sync"):
        if not phases.until(lambda: desk.line().last_sync_at):
            raise RuleBroken("environment.not_started", part="sync", said=desk.line().problem)
    _open_screens(desktop, phases)
    with phases.phase("scroll"):
        _scroll(desktop, phases)
    with phases.phase("report"):
        _report(desktop, phases)
    desktop.close()
    phases.rest(QUIET_SECONDS)


def _another(desk: Any, phases: Phases) -> None:
    desktop = _opened(desk)
    phases.rest(QUIET_SECONDS)
    _open_screens(desktop, phases)
    desktop.close()
    phases.rest(QUIET_SECONDS)


def _open_screens(desktop: Desktop, phases: Phases) -> None:
    """Each screen that nobody before had; of the settings every section."""
    from ui.screens.settings.words import SECTIONS

    with phases.phase("screens"):
        for key in [one for one in desktop.window.entries if one not in phases.opened]:
            for place in [one for one, *_rest in SECTIONS] if key == "settings" else [None]:
                desktop.window.go(key, place)
                phases.rest(QUIET_SECONDS)
            phases.opened.add(key)


def _opened(desk: Any) -> Desktop:
    from ui.desktop.desktop import Desktop

    desktop = Desktop(desk)
    desktop.window.resize(1366, 768)
    desktop.window.show()
    return desktop


def _scroll(desktop: Desktop, phases: Phases) -> None:
    """The register of all loans, page by page."""
    from ui.widgets.windowed_table import WindowedTable

    desktop.window.do("loans", "register")
    tables = desktop.window.findChildren(WindowedTable)
    phases.until(lambda: any(one.isVisible() and one.verticalScrollBar().maximum() for one in tables), 30)
    bar = next(one for one in tables if one.isVisible()).verticalScrollBar()
    for number in range(PAGES):
        bar.setValue((number * 7_877_371) % max(1, bar.maximum()))
        phases.rest(0.02)


def _report(desktop: Desktop, phases: Phases) -> None:
    """The loan book, its first figure taken apart down to the list of its loans, which is scrolled."""
    desktop.window.go("reports")
    screen: Any = desktop.window.screen_now()
    bar = screen.loans.verticalScrollBar()
    phases.rest(QUIET_SECONDS)
    screen.presenter.split_by(None)
    phases.until(lambda: screen.loans.isVisible() and bar.maximum(), 60)
    for number in range(PAGES // 4):
        bar.setValue((number * 7_877_371) % max(1, bar.maximum()))
        phases.rest(0.02)


def _teller(workstation: Workstation, password: str, phases: Phases) -> None:
    desk = workstation.sign_in(TELLER, password)
    desk.sync_now()
    desktop = _opened(desk)
    _open_screens(desktop, phases)
    desktop.window.go("statements")
    phases.rest(QUIET_SECONDS)
    screen: Any = desktop.window.screen_now()
    with phases.phase("statement import"):
        screen.presenter.import_file(_statement(desk.business_date().isoformat()), "bench.csv")
        phases.until(lambda: screen.lines.file is not None)
    desktop.close()
    phases.rest(QUIET_SECONDS)


def _statement(day: str) -> bytes:
    head = "交易日期,金额,对方户名,对方账号,附言,流水号\n"
    lines = (
        f"{day},{100 + number}.00,路人{number},,还款,BENCH{number:06d}\n" for number in range(STATEMENT_LINES)
    )
    return (head + "".join(lines)).encode()


if __name__ == "__main__":
    sys.exit(measure(json.loads(sys.argv[1])))
