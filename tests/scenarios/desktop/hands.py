"""Two hands at a keyboard: keys, letters, Chinese by an input method; eyes that read what is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.painted import Painted

PATIENCE_MS = 60_000
MOST_TABS = 90


class Hands:
    """Every act goes to the part that has the keyboard; none calls a part by its name."""

    def __init__(self, bot: QtBot) -> None:
        self._bot = bot

    def key(self, *keys: str, times: int = 1) -> None:
        """Press keys one after the other, each written as Qt writes it: "Return", "Alt+1", "Ctrl+K"."""
        for name in keys * times:
            pressed = QKeySequence(name)[0]  # type: ignore[index]  # the stubs do not know it
            QTest.keyClick(self.at(), pressed.key(), pressed.keyboardModifiers())
            self._breathe()

    def write(self, text: str) -> None:
        """Letters, digits and signs as they stand on the keys."""
        for sign in text:
            QTest.keyClick(self.at(), sign)  # type: ignore[call-overload]  # the stubs want bytes
            self._breathe()

    def compose(self, text: str, letters: str) -> None:
        """Chinese: the letters stand under composition, Enter there moves nothing on, then the text comes."""
        part = self.at()
        assert part.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), part
        for end in range(1, len(letters) + 1):
            QCoreApplication.sendEvent(part, QInputMethodEvent(letters[:end], []))
        QTest.keyClick(part, Qt.Key.Key_Return)
        self._breathe()
        assert self.at() is part, "Enter moved on under composition"
        done = QInputMethodEvent("", [])
        done.setCommitString(text)
        QCoreApplication.sendEvent(part, done)
        self._breathe()

    def fill(self, text: str) -> None:
        """Put this in place of what the field holds."""
        self.key("Ctrl+A")
        self.write(text)

    def tab_to(self, name: str, kind: type[QWidget] = QWidget) -> None:
        """Tab until the part of this name (and kind) has the keyboard."""
        seen = []
        for _ in range(MOST_TABS):
            if self.name() == name and isinstance(self.at(), kind):
                return
            seen.append(self.name())
            self.key("Tab")
        raise AssertionError(f"{name} is not in the Tab order: {seen}")

    def go(self, words: str, letters: str) -> None:
        """To a screen or an action, by the palette."""
        self.key("Ctrl+K")
        self.compose(words, letters)
        self.key("Return")

    def at(self) -> QWidget:
        """The part that has the keyboard."""
        _keep_in_front()
        part = QApplication.focusWidget()
        assert part is not None, "the keyboard is nowhere"
        return part

    def name(self) -> str:
        """What a screen reader calls the part that has the keyboard."""
        return self.at().accessibleName()

    def await_name(self, *names: str) -> None:
        """Wait until the keyboard is at a part of one of these names."""
        self.wait(lambda: QApplication.focusWidget() is not None and self.name() in names, str(names))

    def reads(self) -> str:
        """All words on the window in front."""
        window = QApplication.activeWindow()
        if window is None:
            return ""
        parts: list[Any] = [
            part
            for kind in (QLabel, QAbstractButton, Painted)
            for part in window.findChildren(kind)
            if part.isVisible()
        ]
        return "\n".join(
            f"{part.text() if isinstance(part, QLabel) else ''} {part.accessibleName()}" for part in parts
        )

    def await_words(self, *words: str) -> None:
        """Wait until all these stand on the window in front."""
        self.wait(lambda: all(one in self.reads() for one in words), f"{words}")

    def wait(self, true: Callable[[], object], what: str) -> None:
        """Wait until it is true; what is read and where the keyboard is are told when it does not come."""

        def there() -> bool:
            _keep_in_front()
            return bool(true())

        try:
            self._bot.waitUntil(there, timeout=PATIENCE_MS)
        except Exception as late:
            at = QApplication.focusWidget()
            raise AssertionError(
                f"{what} did not come; keyboard at {at!r} {at.accessibleName() if at else ''}; "
                f"the window reads:\n{self.reads()}"
            ) from late

    def _breathe(self) -> None:
        QCoreApplication.processEvents()


def _keep_in_front() -> None:
    """What a window manager does and the off-screen platform does not: some window is always in front."""
    if QApplication.activeWindow() is None:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
        if shown:
            shown[-1].activateWindow()
            QCoreApplication.processEvents()
