"""What each window brings beside the work: the person's menu, help, keys, the first look round, what is new.

aids = Aids(desktop, window, Leaving(lock, leave));  aids.greet()
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui import tokens
from ui.desktop.desktop import Desktop
from ui.screens.naming import named
from ui.shell.help_panel import HelpPanel
from ui.shell.hits import Hit, Section
from ui.shell.keys import keys_of
from ui.shell.person_menu import MenuAct, MenuChoice, PersonMenu
from ui.shell.sheets import open_about, open_keys, open_whats_new, program_version
from ui.shell.tour import Tour
from ui.shell.window import MainWindow
from ui.texts import language, late

TOUR_SEEN, VERSION_SEEN = "tour.seen", "version.seen"


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a person goes away for a while or for good."""

    lock: Callable[[], object]
    sign_out: Callable[[], object]
    lock_minutes: MenuChoice


class Aids:
    """Made once for each window; a person who sits here for the first time is greeted in the first one."""

    def __init__(self, desktop: Desktop, window: MainWindow, leaving: Leaving) -> None:
        self._desktop, self._window, self._leaving = desktop, window, leaving
        self.help = HelpPanel(window)
        self.tour = Tour(window)
        self.menu = PersonMenu(window.title_bar.person, self._choices(), self._acts())
        window.offers = [
            Hit(
                title=act.title,
                detail="",
                icon=act.icon,
                run=act.run,
                section=Section.ACTIONS,
                key=f"window:{act.key}",
                keys=keys_of(act.act) if act.act else "",
            )
            for act in self.menu.acts
        ]
        self.help.all_keys_wanted.connect(self.show_keys)
        window.floats.append(self.help.dismiss)
        window.help_wanted.connect(self._help)
        window.keys_wanted.connect(self.show_keys)
        window.person_wanted.connect(self.menu.open)
        self.tour.ended.connect(self._tour_seen)

    def greet(self) -> None:
        """The first look round for a newcomer; what is new after a change of version."""
        preferences = self._desktop.preferences
        seen = preferences.get(VERSION_SEEN)
        if not preferences.get(TOUR_SEEN):
            self.tour.start()
        elif seen != program_version():
            open_whats_new(self._window)
        preferences.set(VERSION_SEEN, program_version())

    def show_keys(self) -> None:
        """All keys, in place of the help."""
        self.help.dismiss()
        open_keys(self._window)

    def _help(self, topic: str) -> None:
        if self.help.isHidden():
            self.help.open(topic)
        else:
            self.show_keys()

    def _tour_seen(self) -> None:
        self._desktop.preferences.set(TOUR_SEEN, True)

    def _choices(self) -> tuple[MenuChoice, ...]:
        window, look = self._window, self._desktop.look
        themes = (
            ("light", late("shell", "Light")),
            ("dark", late("shell", "Dark")),
            ("system", late("shell", "As the system")),
        )
        densities = (("compact", late("shell", "Compact")), ("comfortable", late("shell", "Comfortable")))
        languages = (("zh_CN", "简体中文"), ("en", "English"))
        return (
            MenuChoice(late("shell", "Theme"), "moon", themes, lambda: look.theme, window.theme_wanted.emit),
            MenuChoice(
                late("shell", "Density"), "rows", densities, tokens.density_name, self._choose_density
            ),
            MenuChoice(late("shell", "Language"), "translate", languages, language, self._choose_language),
            self._leaving.lock_minutes,
        )

    def _acts(self) -> tuple[MenuAct, ...]:
        window, leaving = self._window, self._leaving
        return (
            MenuAct("help", late("shell", "Help for this screen"), "help", window.ask_help, "help"),
            MenuAct("keys", late("shell", "All keys"), "keyboard", self.show_keys, "all_keys"),
            MenuAct("tour", late("shell", "Look round"), "compass", self.tour.start),
            MenuAct("new", late("shell", "What is new"), "sparkle", lambda: open_whats_new(window)),
            MenuAct("about", late("shell", "About LenDesk"), "info", self._about),
            MenuAct(
                "window",
                late("shell", "In a new window"),
                "arrow-square-out",
                window.open_beside,
                "new_window",
                apart=True,
            ),
            MenuAct("lock", late("shell", "Lock"), "locked", leaving.lock, "lock", apart=True),
            MenuAct("sign_out", late("shell", "Sign out"), "sign-out", leaving.sign_out),
        )

    def _choose_density(self, name: str) -> None:
        if name != tokens.density_name():
            self._window.switch_density()

    def _choose_language(self, name: str) -> None:
        if name != language():
            self._window.switch_language()

    def _about(self) -> None:
        me = self._desktop.signed_in
        open_about(self._window, me.device_code, named(me.branch_name, me.branch_name_en))
