"""Takes pictures of the desktop's screens, each with an example chosen so that its details are filled."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QWidget

from lendesk.cli.answers import tell
from lendesk.cli.demo.scenes import Scene, prepare, scenes_of
from lendesk.cli.demo.shots import SHORT, Language, Order, Taken
from lendesk.sample.setup import PASSWORD, PEOPLE
from lendesk.workstation.session import Workstation
from ui import texts, tokens
from ui.app import Entrance, make_application
from ui.background import Lane, run_in_background, stop_background
from ui.desktop.desktop import Desktop
from ui.inspection.looking import inspect
from ui.shell.window import MainWindow

LANES: tuple[Lane, ...] = ("database", "network")
ROUNDS = 4
"""So often both lanes must have run empty: an answer may ask the next question."""
LONGEST_SECONDS = 30
IDLE_SECONDS = 0.002
PALETTE_WORD = "王"


class Camera:
    """Signs in as one person a role and writes `role-screen-lang-theme[-size].png`."""

    def __init__(self, workstation: Workstation, order: Order) -> None:
        self._workstation = workstation
        self._order = order
        self._app = make_application(["lendesk"], order.themes[0], order.languages[0])
        self._taken: list[Taken] = []

    def take_all(self) -> list[Taken]:
        """Pictures of the roles and screens of the order; what fails is in the list too."""
        if self._order.sign_in and self._order.screen in ("", "sign_in"):
            self._sign_in_window()
        for role in self._order.roles:
            try:
                self._role(role)
            except Exception as problem:  # noqa: BLE001 the other roles still want their pictures
                self._fail(role, "", problem)
        stop_background()
        return self._taken

    def _sign_in_window(self) -> None:
        entrance = Entrance(self._workstation, "chancheng-01")
        entrance.view.resize(self._order.frame.width, self._order.frame.height)
        entrance.view.show()
        self.settle()
        self.in_each_look("any", "sign_in", entrance.view)
        entrance.view.close()

    def _role(self, role: str) -> None:
        number = next(number for number, _, _, roles in PEOPLE if role in roles)
        desk = self._workstation.sign_in(number, PASSWORD)
        desk.sync_now()
        prepare(role, desk)
        desktop = Desktop(desk)
        desktop.window.resize(self._order.frame.width, self._order.frame.height)
        desktop.window.show()
        self.settle()
        wanted = self._order.screen
        for key in desktop.window.entries:
            for scene in scenes_of(key):
                if wanted in ("", key, scene.picture(key)):
                    self._guarded(role, scene.picture(key), partial(self._screen, desktop, role, key, scene))
        if wanted in ("", "palette"):
            self._guarded(role, "palette", partial(self._palette, desktop, role))
        desktop.close()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _guarded(self, role: str, picture: str, take: Callable[[], None]) -> None:
        try:
            take()
        except Exception as problem:  # noqa: BLE001 a screen's defect is told, and the next one taken
            self._fail(role, picture, problem)

    def _screen(self, desktop: Desktop, role: str, key: str, scene: Scene) -> None:
        window = desktop.window
        begun = time.monotonic()
        watch = _Painted()
        self._app.installEventFilter(watch)
        window.go(key)
        screen = window.screen_now()
        watch.wanted = screen
        self.settle(watch)
        self._app.removeEventFilter(watch)
        settled = time.monotonic() - begun
        if key in window.failed or screen is None:
            raise window.failed.get(key) or RuntimeError("no screen")
        scene.show(self, desktop, screen)
        self.settle()
        painted = (watch.at or time.monotonic()) - begun
        self.in_each_look(role, scene.picture(key), window, round(painted * 1000), round(settled * 1000))

    def _palette(self, desktop: Desktop, role: str) -> None:
        desktop.window.go(next(iter(desktop.window.entries)))
        self.settle()
        palette = desktop.window.palette_box
        palette.open()
        palette.field.setText(PALETTE_WORD)
        time.sleep(0.2)  # it waits for the next letter
        self.settle()
        self.in_each_look(role, "palette", desktop.window)
        palette.hide()

    def in_each_look(self, role: str, key: str, window: QWidget, painted: int = 0, settled: int = 0) -> None:
        """`role-key-lang-theme[-size].png` of the window as it stands, in every look of the order."""
        for theme in self._order.themes:
            if tokens.theme_name() != theme:
                tokens.apply_theme(self._app, theme)
            for language in self._order.languages:
                texts.switch(self._app, language)
                if isinstance(window, MainWindow):
                    window.language_changed.emit(language)
                self.settle()
                parts = [role, key, SHORT[language], theme, self._order.frame.name]
                name = "-".join(part for part in parts if part) + ".png"
                window.grab().save(str(self._order.folder / name))
                look = (SHORT[language], theme, self._order.frame.pixels)
                found = self._inspected(window, name)
                self._taken.append(Taken(role, key, *look, name, painted, settled, findings=found))
                painted = settled = 0
        texts.switch(self._app, self._order.languages[0])
        tokens.apply_theme(self._app, self._order.themes[0])

    def speak(self, language: Language) -> None:
        """Switch the program's language."""
        texts.switch(self._app, language)

    def _inspected(self, window: QWidget, picture: str) -> tuple[str, ...]:
        """What the checks find in the window as it was taken, told at once; nothing unless it is wanted."""
        if not self._order.check:
            return ()
        found = tuple(str(one) for one in inspect(window))
        for one in found:
            tell({"finding": one, "picture": picture})
        return found

    def _fail(self, role: str, screen: str, problem: Exception) -> None:
        said = f"{type(problem).__name__}: {problem}"
        tell({"failed": screen, "role": role, "problem": said})
        self._taken.append(Taken(role, screen, frame=self._order.frame.pixels, problem=said))

    def settle(self, watch: _Painted | None = None) -> None:
        """Until nothing is under way any more and everything is painted."""
        for _ in range(ROUNDS):
            left = set(LANES)
            for lane in LANES:
                run_in_background(partial(str, lane), left.discard, lane=lane)
            ends = time.monotonic() + LONGEST_SECONDS
            while left and time.monotonic() < ends:
                self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
                time.sleep(IDLE_SECONDS)
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._app.processEvents()
        if watch is not None and not watch.at:
            self._app.processEvents()


class _Painted(QObject):
    """Notes when the wanted widget, or anything in it, was first painted."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: QWidget | None = None
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own name
        if not self.at and event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            wanted = self.wanted
            if wanted is None or watched is wanted or wanted.isAncestorOf(watched):
                self.at = time.monotonic()
        return False
