"""A list with what stands in its place: reading, nothing there, off line, or a fault with another try.

place = ListPlace(queue, EmptyState(...), presenter_opens_again)
place.reading(); place.show_count(len(rows)); place.fail(breach)
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach, RuleBroken
from ui.error_texts import late_breach
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.panels import Panel
from ui.widgets.states import EmptyState, ErrorState, LoadingState, OfflineState, Switcher

NO_LINE = "line.needs_connection"


class ListPlace(Switcher):
    """`again` is called by the button that a fault brings."""

    def __init__(self, rows: QWidget, empty: EmptyState, again: Callable[[], None]) -> None:
        self._loading = LoadingState()
        self._again = again
        super().__init__(rows, empty, self._loading)
        self._rows, self._empty = rows, empty

    def reading(self) -> None:
        """An answer is on its way; marks appear where nothing is shown yet."""
        if self.currentWidget() is not self._rows:
            self.turn_to(self._loading)
            self._loading.start()

    def show_count(self, count: int) -> None:
        """The rows, or that there are none."""
        self._loading.stop()
        self.turn_to(self._rows if count else self._empty)

    def fail(self, breach: Breach) -> None:
        """Why there is no list, and a button to try again."""
        self._loading.stop()
        retry = Button(late("listing", "Try again"), "plain", icon="sync")
        retry.clicked.connect(lambda _checked: self._again())
        if breach.code == NO_LINE:
            title = late("listing", "This list needs the server")
            self.turn_to(OfflineState(title, late_breach(breach), retry))
        else:
            self.turn_to(ErrorState.of(RuleBroken(breach.code, **dict(breach.facts)), retry))


def list_and_work(host: QWidget, left: Panel, shown: QWidget, bar: QWidget, nothing: EmptyState) -> Switcher:
    """Fill `host`: the list, and beside it what is chosen over its buttons, or `nothing` (at first)."""
    work = Panel()
    work.add(shown, 1)
    work.add(bar)
    right = Switcher(work, nothing)
    right.turn_to(1)
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(right, 1)
    return right
