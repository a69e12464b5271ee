"""The command palette (Ctrl K): people, papers, actions and screens by Chinese, pinyin or English.

It is a child of the main window, not a window: a popup would get no Chinese input on Windows.
    palette = Palette(window, known);  palette.serve(finder);  palette.open()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.hits import LIMITS, SECTION_TITLES, Finder, Hit, Section
from ui.shell.palette_list import PaletteList, spoken
from ui.shell.spelt import fit
from ui.texts import late
from ui.tokens import colour
from ui.widgets.chip import Chip
from ui.widgets.fields import TextField
from ui.widgets.label import Label
from ui.widgets.painted import FLOATS
from ui.widgets.painting import ChipSpec, box, hairline

WIDTH, HEIGHT, TOP = 720, 476, 100
HEAD, FOOT = 52, 34
PAUSE_MS = 90
MOST_OF_KIND, MOST_RECENT, PAGE = 6, 6, 8
Known = Callable[[], Sequence[Hit]]


class Palette(QWidget):
    """Covers its window; ↑ ↓ move, Enter takes, Ctrl Enter opens beside, Tab limits, Esc closes."""

    def __init__(self, window: QWidget, known: Known) -> None:
        super().__init__(window)
        self._known = known
        self._finder: Finder | None = None
        self._found: Sequence[Hit] = ()
        self._hits: list[Hit] = []
        self._limit: Section | None = None
        self._moved, self._searching = False, False
        self._before: QWidget | None = None
        name = late("palette", "Search people, papers, actions, screens")
        self.field = TextField(name, placeholder=name, icon="search", style="idField")
        self.chip = Chip()
        self.list = PaletteList(late("palette", "Results"))
        self.nothing = Label(
            late(
                "palette",
                "Nothing goes by these words. Try a part of the name, pinyin initials, the last four digits "
                "of phone or ID, or a part of the number.",
            ),
            "body",
            "ink2",
            wrap=True,
        )
        self.keys = Label(
            late("palette", "↑↓ choose   Enter open   Ctrl Enter new window   Tab limit"), "caption", "ink2"
        )
        self.scope = Label(late("palette", "Only what you may see"), "caption", "ink2")
        self._card = QWidget(self)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_further)
        self.field.textChanged.connect(lambda _text: self._typed())
        self.list.clicked.connect(lambda index: self._take(self.list.hit_of(index)))
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self.field.setProperty("bare", True)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(12, 8, 16, 8)
        head.addWidget(self.field, 1)
        head.addWidget(self.chip)
        foot.setContentsMargins(18, 0, 18, 0)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.scope)
        self.setProperty(FLOATS, True)  # it lies over the window on purpose
        self.nothing.setContentsMargins(24, 16, 24, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        for bar, height in ((head, HEAD), (foot, FOOT)):
            row = QWidget()
            row.setLayout(bar)
            row.setFixedHeight(height)
            column.addWidget(row)
            if bar is head:
                column.addSpacing(4)
                column.addWidget(self.nothing, 1)
                column.addWidget(self.list, 1)
                column.addSpacing(4)

    def serve(self, finder: Finder) -> None:
        """Take people, papers and what was taken lately from here."""
        self._finder = finder

    def say_online(self, online: bool) -> None:
        """Say at the foot what the answers come from."""
        here = late("palette", "Off line: what this workstation holds")
        self.scope.say(late("palette", "Only what you may see") if online else here)

    def open(self) -> None:
        """Show it, empty, with the keyboard in it."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._limit, self._found = None, ()
        self._fit_window()
        self.field.clear()
        self._typed()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> bool:
        """Close it; True when it was open."""
        was_open = not self.isHidden()
        self.hide()
        self._pause.stop()
        if was_open and self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        return was_open

    def hits(self) -> Sequence[Hit]:
        """The lines shown now."""
        return self._hits

    def limit(self, section: Section | None) -> None:
        """Show one kind only, None for all."""
        self._limit = section
        self._typed()

    def _typed(self) -> None:
        self._moved, self._found = False, ()
        chip = ChipSpec(SECTION_TITLES[self._limit]) if self._limit else None
        self.chip.show_spec(chip)
        can_search = self._finder is not None and self._limit not in (Section.ACTIONS, Section.SCREENS)
        self._searching = can_search and bool(self.field.text().strip())
        self._show()
        self._pause.stop()
        if self._searching:
            self._pause.start()

    def _look_further(self) -> None:
        words, limit = self.field.text().strip(), self._limit

        def show(found: Sequence[Hit]) -> None:
            # An answer to words that have changed since would only flicker.
            if (self.field.text().strip(), self._limit) == (words, limit) and not self.isHidden():
                self._found, self._searching = found, False
                self._show()

        if self._finder and words:
            self._finder.find(words, limit, show)

    def _show(self) -> None:
        """The lines anew; a choice made by hand stays, otherwise the first line is chosen."""
        chosen = self.list.current() if self._moved else None
        self._hits = self._lines()
        self.list.show_hits(self._hits)
        self.list.setVisible(bool(self._hits))
        self.nothing.setVisible(not self._hits and not self._searching)
        same = [place for place, hit in enumerate(self._hits) if chosen and hit.key == chosen.key]
        self._choose(same[0] if same else 0)

    def _lines(self) -> list[Hit]:
        words = self.field.text().strip()
        known = list(self._known())
        recent = list(self._finder.recent(known)) if self._finder and not self._limit else []
        if not words:
            lines = [replace(hit, section=Section.RECENT) for hit in recent[:MOST_RECENT]]
            taken = {hit.key for hit in lines}
            return lines + [
                hit for hit in known if self._limit in (None, hit.section) and hit.key not in taken
            ]
        ranked = _fitting(words, known)
        lately = {hit.key: place for place, hit in enumerate(recent)}
        ranked.sort(key=lambda hit: lately.get(hit.key, MOST_RECENT))
        return [hit for section in Section for hit in self._of_section(section, [*self._found, *ranked])]

    def _of_section(self, section: Section, hits: Sequence[Hit]) -> list[Hit]:
        if self._limit not in (None, section):
            return []
        found = [hit for hit in hits if hit.section is section]
        return found if self._limit else found[:MOST_OF_KIND]

    def _take(self, hit: Hit | None, *, beside: bool = False) -> None:
        if hit is None or (beside and hit.beside is None):
            return
        self.dismiss()
        if self._finder:
            self._finder.took(hit)
        if beside and hit.beside:
            hit.beside()
        else:
            hit.run()

    def _choose(self, place: int) -> None:
        self.list.choose(place)
        current = self.list.current()
        self.field.setAccessibleDescription(spoken(current) if current else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit_window()
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and not self.field.is_composing()
            and self._pressed(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}
        turns = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if key in steps:
            self._moved = True
            self._choose(self.list.place() + steps[key])
        elif key in turns:
            self.limit(LIMITS[(LIMITS.index(self._limit) + turns[key]) % len(LIMITS)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._take(self.list.current(), beside=beside)
        else:
            return False
        return True

    def _fit_window(self) -> None:
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        height = min(HEIGHT, self.height() - TOP - 24)
        self._card.setGeometry((self.width() - WIDTH) // 2, TOP, WIDTH, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("scrim"))
        card: QRect = self._card.geometry()
        box(painter, card, colour("raised"), colour("lineStrong"), radius=8)
        hairline(painter, card.left() + 1, card.top() + HEAD, card.width() - 2)
        hairline(painter, card.left() + 1, card.bottom() - FOOT, card.width() - 2)


def _fitting(words: str, known: Sequence[Hit]) -> list[Hit]:
    """The known lines that the words fit by title or detail, best first."""
    ranked = []
    for place, hit in enumerate(known):
        how = fit(words, hit.title)
        if how is not None:
            ranked.append((how, place, hit))
    return [hit for _how, _place, hit in sorted(ranked, key=lambda line: line[:2])]
