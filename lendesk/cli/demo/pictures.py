"""Takes pictures of the desktop's screens, each with an example chosen so that its details are filled."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lendesk.cli.answers import tell
from lendesk.recognition.specimens import draw_id_back, draw_id_front
from lendesk.sample.roles import ROLES
from lendesk.sample.setup import PASSWORD, PEOPLE
from lendesk.usecases.contracts.queries import ListContracts
from lendesk.usecases.disbursements.queries import ListDisbursements
from lendesk.usecases.repayments.queries import ListLoans
from lendesk.workstation.session import Workstation
from ui import texts, tokens
from ui.app import Entrance, make_application
from ui.background import Lane, run_in_background, stop_background
from ui.desktop.desktop import Desktop
from ui.formatting import Language
from ui.shell.window import MainWindow

LANES: tuple[Lane, ...] = ("database", "network")
ROUNDS = 4
"""So often both lanes must have run empty: an answer may ask the next question."""
LONGEST_SECONDS = 30
SPECIMEN_SEED = 20261121
PRODUCT = "XF-v1"
READ_TRIES = 3
"""A machine with much to do may be too slow for the reader's time limit."""


class Camera:
    """Signs in as one person a role and writes `role-screen-lang-theme.png`."""

    def __init__(
        self,
        workstation: Workstation,
        folder: Path,
        size: tuple[int, int],
        theme: tokens.ThemeName,
        languages: Sequence[Language],
    ) -> None:
        self._workstation = workstation
        self._folder = folder
        self._size = size
        self._theme = theme
        self._languages = languages
        self._app = make_application(["lendesk"], theme, languages[0])
        self._count = 0

    def take_all(self, role: str = "", screen: str = "") -> int:
        """Pictures of all roles and screens, or of those named; how many."""
        if not role and screen in ("", "sign_in"):
            self._sign_in_window()
        for one in ROLES:
            if role in ("", one.key):
                self._role(one.key, screen)
        stop_background()
        return self._count

    def _sign_in_window(self) -> None:
        entrance = Entrance(self._workstation, "screenshots")
        entrance.view.resize(*self._size)
        entrance.view.show()
        self.settle()
        self._in_each_language("any", "sign_in", entrance.view)
        entrance.view.close()

    def _role(self, role: str, wanted: str) -> None:
        number = next(number for number, _, _, roles in PEOPLE if role in roles)
        desk = self._workstation.sign_in(number, PASSWORD)
        desk.sync_now()
        desktop = Desktop(desk)
        desktop.window.resize(*self._size)
        desktop.window.show()
        for key in desktop.window.entries:
            if wanted in ("", key):
                self._screen(desktop, role, key)
        desktop.window.close()
        desktop.window.deleteLater()  # or it would go on listening, to a desk that is closed
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _screen(self, desktop: Desktop, role: str, key: str) -> None:
        desktop.window.go(key)
        if key in desktop.window.failed:
            tell({"failed": key, "id": str(desktop.window.failed[key].facts.get("id", ""))})
            return
        self.settle()
        screen = desktop.window.screen_now()
        if screen is None:
            return
        EXAMPLES.get(key, choose_first)(self, desktop, screen)
        self.settle()
        self._in_each_language(role, key, desktop.window)

    def _in_each_language(self, role: str, key: str, window: QWidget) -> None:
        for language in self._languages:
            texts.switch(self._app, language)
            if isinstance(window, MainWindow):
                window.language_changed.emit(language)
            self.settle()
            name = f"{role}-{key}-{'zh' if language == 'zh_CN' else 'en'}-{self._theme}.png"
            window.grab().save(str(self._folder / name))
            self._count += 1
        texts.switch(self._app, self._languages[0])

    def settle(self) -> None:
        """Until nothing is under way any more and everything is painted."""
        for _ in range(ROUNDS):
            left = set(LANES)
            for lane in LANES:
                run_in_background(partial(str, lane), left.discard, lane=lane)
            ends = time.monotonic() + LONGEST_SECONDS
            while left and time.monotonic() < ends:
                self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        self._app.processEvents()


def choose_first(_camera: Camera, _desktop: Desktop, screen: QWidget) -> None:
    """What the screen offers as its example, else the first row of its first list."""
    offered: Any = getattr(screen, "show_example", None)
    if callable(offered):
        offered()
        return
    for rows in screen.findChildren(QAbstractItemView):
        model = rows.model()
        if rows.isVisible() and model is not None and model.rowCount():
            first = model.index(0, 0)
            rows.setCurrentIndex(first)
            rows.clicked.emit(first)
            return


def fill_counter(_camera: Camera, desktop: Desktop, _screen: QWidget) -> None:
    """A loan that is overdue, at the counter."""
    for status in ("overdue", "active"):
        found = desktop.desk.ask(ListLoans(status=status, limit=1)).rows
        if found:
            desktop.window.go("counter", found[0])
            return


def fill_contracts(camera: Camera, desktop: Desktop, screen: QWidget) -> None:
    """A contract that is being explained, else a signed one."""
    for status in ("presented", "signed"):
        found = desktop.desk.ask(ListContracts(status=status, limit=1)).rows
        if found:
            desktop.window.go("contracts", found[0].key)
            return
    choose_first(camera, desktop, screen)


def fill_disbursements(camera: Camera, desktop: Desktop, screen: QWidget) -> None:
    """A payment that waits for the second person."""
    found = desktop.desk.ask(ListDisbursements(status="prepared", limit=1)).rows
    if found:
        desktop.window.go("disbursements", found[0].key)
    else:
        choose_first(camera, desktop, screen)


def fill_intake(camera: Camera, _desktop: Desktop, screen: Any) -> None:
    """A request with both sides of a specimen card, read."""
    presenter, request = screen.presenter, screen.request
    request.product.set_value(PRODUCT)
    presenter.choose_product(PRODUCT)
    request.show_request("", "12", "店面装修")
    request.amount.set_text("50,000.00")  # also where the cursor stands
    presenter.request(amount="50,000.00", term="12", method="equal_installment", purpose="店面装修")
    presenter.add_picture(draw_id_back(SPECIMEN_SEED).png, "id_back", "id_back.png")
    for _ in range(READ_TRIES):
        presenter.add_picture(draw_id_front(SPECIMEN_SEED).png, "id_front", "id_front.png")
        camera.settle()
        if presenter.form.text("name"):
            return


EXAMPLES: dict[str, Callable[[Camera, Desktop, Any], None]] = {
    "counter": fill_counter,
    "contracts": fill_contracts,
    "disbursements": fill_disbursements,
    "intake": fill_intake,
}
