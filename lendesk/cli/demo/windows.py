"""The demo with windows: choose one of the sample lender's people and sit down at the desktop as them."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lendesk.cli.demo.filled import open_filled
from lendesk.domain.errors import RuleBroken
from lendesk.sample.roles import ROLES
from lendesk.sample.setup import BRANCHES, PASSWORD, PEOPLE
from lendesk.workstation.desk import WorkstationDesk
from lendesk.workstation.session import Workstation
from ui.app import make_application
from ui.background import run_in_background, stop_background
from ui.desktop.session import Session
from ui.error_texts import breach_text
from ui.preferences import read_preferences
from ui.screens.naming import named
from ui.screens.refusing import breach_of
from ui.texts import late
from ui.tokens import dress, space
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.label import Label

CUSTOMERS = 60
PICKER_SIZE = (520, 640)
TICK_MS = 250


def open_desktop(folder: Path, database: str) -> int:
    """Fill the sample lender, offer its people, and stay until the last window closes; the exit status.

    Raises RuleBroken `environment.…` when a part cannot be started.
    """
    require_display()
    say = _teller()
    say("The sample lender is made: about two minutes the first time.")
    today = date.today()  # noqa: DTZ011 the demo's own business day
    stage = open_filled(folder, database, today, CUSTOMERS, say)
    try:
        workstation = stage.workstation("chancheng-01", in_background=True)
        say(f"Everybody's password at the sample lender is {PASSWORD}")
        app = make_application(sys.argv)
        picker = Picker(workstation)
        picker.resize(*PICKER_SIZE)
        picker.show()
        ticking = _end_on_signals(app)
        status = app.exec()
        ticking.stop()
        stop_background()
        return status
    finally:
        stage.close()


def require_display() -> None:
    """Raises RuleBroken `environment.no_display` where Qt cannot open a window: it would end the process."""
    probe = [sys.executable, "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"]
    if (
        sys.platform.startswith("linux")
        and subprocess.run(probe, capture_output=True, check=False).returncode
    ):
        raise RuleBroken("environment.no_display", often_missing="libxcb-cursor0")


def _end_on_signals(app: QApplication) -> QTimer:
    """Ctrl+C and SIGTERM leave through the same door as the last window, so that what runs is ended."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    ticking = QTimer(app)  # Python sees a signal only when it gets its turn
    ticking.timeout.connect(lambda: None)
    ticking.start(TICK_MS)
    return ticking


def _teller() -> Callable[[str], None]:
    return lambda line: print(f"  {line}", flush=True)


class Picker(QWidget):
    """The people of the sample lender; choosing another one closes the desktop of the one before."""

    def __init__(self, workstation: Workstation) -> None:
        super().__init__()
        self._workstation = workstation
        self.session: Session | None = None
        self.setWindowTitle("LenDesk")
        self.people = QListWidget()
        self.enter = Button(late("demo", "Open the desktop"), "primary", key="Return")
        self.banner = Banner("danger", "")
        self.banner.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(space("fieldGapY"))
        column.addWidget(Label(late("demo", "Who are you today?"), "page"))
        column.addWidget(Label(late("demo", "People of the sample lender, all invented"), "body", "ink2"))
        column.addWidget(self.banner)
        column.addWidget(self.people, 1)
        column.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignRight)
        for number, words in people_words():
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        dress(self)
        self.people.itemDoubleClicked.connect(lambda _item: self.choose())
        self.enter.clicked.connect(lambda _checked: self.choose())

    def choose(self) -> None:
        """Sign in as the chosen person, off the UI thread."""
        item = self.people.currentItem()
        if item is None or not self.enter.isEnabled():
            return
        number = str(item.data(Qt.ItemDataRole.UserRole))
        self.enter.setEnabled(False)
        self.banner.hide()
        if self.session is not None:
            self.session.desktop.close()  # or it would go on asking a desk that is closed
            self.session = None
        run_in_background(
            lambda: _at_the_desk(self._workstation, number),
            lambda found: self._signed_in(*found),
            self._refused,
            lane="network",
            owner=self,
        )

    def _signed_in(self, desk: WorkstationDesk, known: dict[str, Any]) -> None:
        self.enter.setEnabled(True)
        self.session = Session(desk, known, self._workstation.unlock, self._left)
        self.session.begin()

    def _left(self) -> None:
        """Somebody signed out: choose the next one."""
        self.session = None
        self.raise_()
        self.activateWindow()

    def _refused(self, broken: RuleBroken) -> None:
        self.enter.setEnabled(True)
        self.banner.say(breach_text(breach_of(broken)))
        self.banner.show()


def _at_the_desk(workstation: Workstation, number: str) -> tuple[WorkstationDesk, dict[str, Any]]:
    desk = workstation.sign_in(number, PASSWORD)
    return desk, read_preferences(desk)


def people_words() -> list[tuple[str, str]]:
    """Staff number and one line of words for each of the sample lender's people."""
    roles = {role.key: named(role.name, role.name_en) for role in ROLES}
    branches = {branch.key: named(branch.name, branch.name_en) for branch in BRANCHES}
    return [
        (number, f"{name} · {' / '.join(roles[role] for role in held)} · {branches[branch]} · {number}")
        for number, name, branch, held in PEOPLE
    ]
