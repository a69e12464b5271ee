"""The main window: rail, title bar, the screen in force, status bar, and the keys that work everywhere.

    window = MainWindow(entries);  window.palette_box.serve(finder);  window.can_do = offered(may)
    window.show_person(Person("陈静怡", role), "2026-11-21");  window.show_status(LineStatus(...))
    window.show_badge("sync", Badge(3, "outbox"));  window.go("loans", loan_id);  window.toaster.say(...)
    window.restart_with(entries)        # another role: rail anew, screens built anew
Signals: help_wanted(topic), keys_wanted(), person_wanted(), sync_wanted(), bell_wanted(), lock_wanted(),
window_wanted(screen, argument), theme_wanted(name), language_changed(name), density_changed(name),
screen_changed(key), place_changed() (screen, file or frame), closed().
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from lendesk.domain.errors import RuleBroken
from ui import texts, tokens
from ui.actions import ScreenAction
from ui.background import unexpected
from ui.error_texts import error_text
from ui.shell.bars import StatusBar, TitleBar
from ui.shell.hits import Hit
from ui.shell.keys import keys_of
from ui.shell.known import action_hits, screen_hits
from ui.shell.model import Acting, Badge, Closing, Filed, LineStatus, Person, ScreenEntry, Titled, Wakeful
from ui.shell.palette import Palette
from ui.shell.rail import Rail
from ui.widgets.button import Button
from ui.widgets.painted import focus_first, lead_on
from ui.widgets.queue_list import QueueList
from ui.widgets.sheet import Sheet
from ui.widgets.states import ErrorState
from ui.widgets.toast import Toaster

LONGEST_WAY_BACK = 50


class _Stack(QStackedWidget):
    """Screens must live with the room there is; their own minimum never grows the window."""

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 400)


class MainWindow(QMainWindow):
    """The frame; it knows no screen, only entries that build them when first opened."""

    help_wanted = Signal(str)
    sync_wanted = Signal()
    bell_wanted = Signal()
    language_changed = Signal(str)
    density_changed = Signal(str)
    screen_changed = Signal(str)
    keys_wanted = Signal()
    person_wanted = Signal()
    lock_wanted = Signal()
    window_wanted = Signal(str, str)
    theme_wanted = Signal(str)
    place_changed = Signal()
    closed = Signal()

    def __init__(self, entries: Sequence[ScreenEntry]) -> None:
        super().__init__()
        self.title_bar, self.status_bar, self.stack = TitleBar(), StatusBar(), _Stack()
        self.layers = QStackedWidget()
        """All of the window, or what covers it while it is locked."""
        self.entries: dict[str, ScreenEntry] = {}
        self.screens: dict[str, QWidget] = {}
        self.current = ""
        self.failed: dict[str, RuleBroken] = {}
        """Screens that could not be built or shown at the last try, by key."""
        self.floats: list[Callable[[], bool]] = []
        """What Esc closes before it reaches the screen: each says whether it was open."""
        self.offers: list[Hit] = []
        """What the palette lists besides actions and screens: help, lock, sign out …"""
        self.can_do: Sequence[ScreenAction] = ()
        """What the person may do on the screens; the palette takes them."""
        self._argument = ""
        self._way_back: list[str] = []
        self._row = QHBoxLayout()
        self.rail = Rail(())
        self._lay_out()
        self.palette_box = Palette(self, self._known_hits)
        self.toaster = Toaster(self, bottom=tokens.size("statusBar") + tokens.size("actionBar"))
        self._connect()
        self.setMinimumSize(tokens.size("minWindow.width"), tokens.size("minWindow.height"))
        self.restart_with(entries)
        tokens.dress(self)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout()
        self._row = QHBoxLayout(body)
        for layout in (column, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.title_bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status_bar)
        self._row.addWidget(self.rail)
        self._row.addLayout(column, 1)
        self.layers.addWidget(body)
        self.setCentralWidget(self.layers)

    def _connect(self) -> None:
        self.title_bar.search.clicked.connect(self.palette_box.open)
        self.title_bar.bell.clicked.connect(self.bell_wanted)
        self.status_bar.sync_clicked.connect(self.sync_wanted)
        self.status_bar.language_clicked.connect(self.switch_language)
        self.status_bar.density_clicked.connect(self.switch_density)
        self.status_bar.theme_clicked.connect(self.switch_theme)
        self.title_bar.new_window.clicked.connect(self.open_beside)
        self.title_bar.person.clicked.connect(self.person_wanted)
        self._bind_keys()

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "palette": self.palette_box.open,
            "back": self.go_back,
            "help": self.ask_help,
            "all_keys": self.keys_wanted.emit,
            "person": self.person_wanted.emit,
            "lock": self.lock_wanted.emit,
            "new_window": self.open_beside,
        }
        for act, done in acts.items():
            QShortcut(QKeySequence(keys_of(act)), self, done)
        for number in range(1, 10):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda n=number: self.go(self.rail.key_at(n)))

    def restart_with(self, entries: Sequence[ScreenEntry], first: str = "", argument: object = None) -> None:
        """Take the screens of a role, those built for another person are thrown away; open `first`."""
        for screen in self.screens.values():
            self._discard(screen)
        self.failed = {}
        self.entries = {entry.key: entry for entry in entries}
        self.screens, self.current, self._way_back = {}, "", []
        old, self.rail = self.rail, Rail(entries)
        self._row.replaceWidget(old, self.rail)
        old.hide()  # it goes with the next turn of the loop, and would be seen until then
        old.deleteLater()
        self.rail.chosen.connect(self.go)
        if entries and not self.go(first, argument):
            self.go(entries[0].key)

    def go(self, key: str, argument: object = None) -> bool:
        """Turn to a screen, building it at the first time; False if the role has no such screen."""
        entry = self.entries.get(key)
        if entry is None:
            return False
        if self.current and self.current != key:
            self._way_back = [*self._way_back[-LONGEST_WAY_BACK:], self.current]
        self._turn(entry, argument)
        return True

    def do(self, screen: str, action: str) -> bool:
        """Carry out an action of `ui.actions` on its screen; False if the role has no such screen."""
        if self.current != screen and not self.go(screen):
            return False
        made: object = self.screen_now()
        if isinstance(made, Acting):
            made.act(action)
        return True

    def go_back(self) -> bool:
        """To the screen before; False at the beginning."""
        if not self._way_back:
            return False
        self._turn(self.entries[self._way_back.pop()], None)
        return True

    def _turn(self, entry: ScreenEntry, argument: object) -> None:
        screen = self._built(entry)
        self.current = entry.key
        self._argument = argument if isinstance(argument, str) else ""
        self.stack.setCurrentWidget(screen)
        lead_on(screen, (self.status_bar, self.rail))
        self.rail.mark(entry.key)
        self.title_bar.title.say(entry.title)
        self._show_crumb()
        focus_first(screen)
        self._wake(entry, screen, argument)
        self.screen_changed.emit(entry.key)

    def _built(self, entry: ScreenEntry) -> QWidget:
        """The screen, built at the first time; in its place what went wrong, and the next try builds anew."""
        screen = self.screens.get(entry.key)
        if screen is not None and entry.key not in self.failed:
            return screen
        try:
            made: QWidget = entry.build()
        except Exception as error:  # noqa: BLE001 one screen's fault must not take the window along
            made = self._failure(entry, error)
        else:
            self.failed.pop(entry.key, None)
        if screen is not None:
            self._discard(screen)
        self.screens[entry.key] = made
        self.stack.addWidget(made)
        if isinstance(made, Titled):
            made.crumb_changed.connect(self._show_crumb)
        if isinstance(made, Filed):
            for files in made.findChildren(QueueList):
                files.beside.connect(partial(self.window_wanted.emit, entry.key))
        return made

    def _wake(self, entry: ScreenEntry, screen: QWidget, argument: object) -> None:
        if not isinstance(screen, Wakeful):
            return
        try:
            screen.shown(argument)
        except Exception as error:  # noqa: BLE001 as above
            self._discard(screen)
            self.screens[entry.key] = self._failure(entry, error)
            self.stack.addWidget(self.screens[entry.key])
            self.stack.setCurrentWidget(self.screens[entry.key])

    def _failure(self, entry: ScreenEntry, error: Exception) -> ErrorState:
        refusal = self.failed[entry.key] = unexpected(error)
        again = Button(texts.late("shell", "Try again"), "soft", icon="sync")
        again.clicked.connect(lambda _checked: self.go(entry.key))
        title = texts.late("shell", "This page could not be shown")
        sentence = error_text(refusal.code, refusal.facts)
        return ErrorState(title, sentence, again, code=str(refusal.facts.get("id", "")))

    def _discard(self, screen: QWidget) -> None:
        self.stack.removeWidget(screen)
        screen.deleteLater()

    def _show_crumb(self) -> None:
        screen = self.screens.get(self.current)
        crumb = screen.crumb() if isinstance(screen, Titled) else ""
        self.title_bar.crumb.say(crumb)
        entry = self.entries.get(self.current)
        words = (str(crumb), str(entry.title) if entry else "", "LenDesk")
        self.setWindowTitle(" · ".join(word for word in words if word))
        self.place_changed.emit()

    def place(self) -> tuple[str, str]:
        """The screen in force and what brings it back to its file; as for `go`."""
        screen: object = self.screen_now()
        if isinstance(screen, Filed):
            return self.current, screen.file_key()
        return self.current, self._argument

    def open_beside(self) -> None:
        """Ask for another window with the same file."""
        self.window_wanted.emit(*self.place())

    def screen_now(self) -> QWidget | None:
        """The screen in force."""
        return self.screens.get(self.current)

    def show_person(self, person: Person, business_day: str) -> None:
        """Show who is signed in and the business date (ISO)."""
        self.title_bar.show_person(person, business_day)

    def show_status(self, status: LineStatus) -> None:
        """Show how the line stands."""
        self.palette_box.say_online(status.online)
        self.status_bar.show_status(status)

    def show_badge(self, key: str, badge: Badge | None) -> None:
        """Put a count on a screen of the rail."""
        self.rail.show_badge(key, badge)

    def switch_language(self) -> None:
        """To the other language, at once."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        texts.switch(app, "en" if texts.language() == "zh_CN" else "zh_CN")
        self.language_changed.emit(texts.language())

    def switch_theme(self) -> None:
        """Ask for the other theme."""
        self.theme_wanted.emit("light" if tokens.theme_name() == "dark" else "dark")

    def switch_density(self) -> None:
        """To the other density, at once."""
        tokens.set_density("comfortable" if tokens.density_name() == "compact" else "compact")
        self.density_changed.emit(tokens.density_name())

    def _known_hits(self) -> list[Hit]:
        actions = action_hits(self.can_do, self.entries, self.current, self.do)
        return [*actions, *self.offers, *screen_hits(self.entries, self.go, self.window_wanted.emit)]

    def ask_help(self) -> None:
        """Ask for the help of the screen in force."""
        self.help_wanted.emit(self.entries[self.current].help_topic if self.current else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if self.palette_box.dismiss():
            return
        for sheet in self.findChildren(Sheet):
            if not sheet.isHidden():
                sheet.close()
                return
        if any(dismiss() for dismiss in self.floats):
            return
        screen: object = self.screen_now()
        if isinstance(screen, Closing):
            screen.escape()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "title_bar"):
            self._show_crumb()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.place_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if (part := self.focusWidget()) is not None:
            part.clearFocus()  # what is half typed counts as entered, so that its draft is kept
        super().closeEvent(event)
        self.closed.emit()
