"""The person's own menu under the name in the title bar: look, help, lock, sign out.

menu = PersonMenu(window, choices);  menu.open()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.shell.keys import keys_of
from ui.texts import LateText, Text, late
from ui.tokens import colour
from ui.widgets.icons import icon_pixmap


@dataclass(frozen=True, slots=True)
class MenuAct:
    """A line of the menu; `act` names the window's key for it, "" for none. Offered in the palette too."""

    key: str
    title: LateText
    icon: str
    run: Callable[[], object]
    act: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class MenuChoice:
    """A line with one of several values; `now` gives the value in force."""

    title: LateText
    icon: str
    values: tuple[tuple[str, Text], ...]
    now: Callable[[], str]
    choose: Callable[[str], object]


class PersonMenu:
    """Made anew at each opening, so that it speaks the language and shows the choice in force."""

    def __init__(self, under: QWidget, choices: Sequence[MenuChoice], acts: Sequence[MenuAct]) -> None:
        self._under, self._choices, self.acts = under, tuple(choices), tuple(acts)
        self.menu: QMenu | None = None

    def open(self) -> None:
        """Show it below the name; arrows and Enter choose."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu = QMenu(self._under)
        menu.setAccessibleName(str(late("shell", "Person")))
        for choice in self._choices:
            menu.addMenu(_choice_menu(menu, choice))
        menu.addSeparator()
        for act in self.acts:
            if act.apart:
                menu.addSeparator()
            menu.addAction(_action(menu, act))
        size = menu.sizeHint()
        corner = QPoint(self._under.width() - size.width(), self._under.height())
        menu.popup(self._under.mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])


def _choice_menu(menu: QMenu, choice: MenuChoice) -> QMenu:
    made = QMenu(str(choice.title), menu)
    made.setIcon(_icon(choice.icon))
    group = QActionGroup(made)
    now = choice.now()
    for value, words in choice.values:
        action = made.addAction(str(words))
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _on, value=value: choice.choose(value))
        group.addAction(action)
    return made


def _action(menu: QMenu, act: MenuAct) -> QAction:
    action = QAction(_icon(act.icon), str(act.title), menu)
    if act.act:
        action.setShortcut(QKeySequence(keys_of(act.act)))
        action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda _on: act.run())
    return action


def _icon(name: str) -> QIcon:
    return QIcon(icon_pixmap(name, colour("ink2"), 16, 2.0))
