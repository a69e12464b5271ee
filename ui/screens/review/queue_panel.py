"""The queue of files that wait for a person: tabs for all and for one's own, two-line rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Signal

from lendesk.usecases.projections import ApplicationRow
from lendesk.usecases.today.deadlines import TIME_LIMITS
from ui.formatting import money, time_left
from ui.screens.figures import waited_seconds
from ui.screens.naming import named
from ui.screens.review.columns import COLUMNS
from ui.screens.review.words import state_chip
from ui.texts import language, late, tr
from ui.widgets.button import Button
from ui.widgets.list_table import tabled
from ui.widgets.panels import Panel
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import TableFoot
from ui.widgets.tabs import Tab, Tabs

WIDE, NARROW, BREAK = 348, 316, 1400
# A file is to be decided within this time of arriving.
TIME_TO_DECIDE = TIME_LIMITS["review.waiting"]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class QueuePanel(Panel):
    """`chosen` brings the key of a file; `mine_wanted` a change of tab; `more_wanted` the next page."""

    chosen = Signal(str)
    opened = Signal(str)
    mine_wanted = Signal(bool)
    more_wanted = Signal()

    def __init__(self, now: Callable[[], datetime] = _utc_now) -> None:
        super().__init__(edges="right")
        self._now = now
        self._rows: tuple[ApplicationRow, ...] = ()
        self._more = False
        self.setFixedWidth(WIDE)
        self.tabs = Tabs(
            [Tab("all", late("review", "Waiting")), Tab("mine", late("review", "Claimed by me"))]
        )
        self.list = QueueList(late("review", "Review queue"))
        self.table = tabled(self.list, COLUMNS, lambda row: row.key)
        empty = EmptyState(
            late("review", "Nothing to review"),
            late("review", "New files appear here as soon as the rules refer them to a person."),
        )
        self.body = Switcher(self.list, empty)
        self.foot = TableFoot()
        self.next_page = Button(late("review", "Show more"), "link")
        self.next_page.hide()
        for part, stretch in ((self.tabs, 0), (self.body, 1), (self.next_page, 0), (self.foot, 0)):
            self.add(part, stretch)
        self.tabs.chosen.connect(lambda key: self.mine_wanted.emit(key == "mine"))
        self.list.selected.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.next_page.clicked.connect(lambda _checked: self.more_wanted.emit())

    def show_rows(self, rows: tuple[ApplicationRow, ...], more: bool) -> None:
        """Put rows in; the selected file stays selected and is not asked for again."""
        self._rows, self._more = rows, more
        self.list.blockSignals(True)
        self.list.show_items([self._item(row) for row in rows])
        self.table.rows_model.show_rows(rows)
        self.list.blockSignals(False)
        self.body.turn_to(0 if rows else 1)
        self.next_page.setVisible(more)
        self.tabs.show_counts({self.tabs.value(): len(rows)})
        total = sum(row.amount_fen for row in rows)
        self.foot.say(
            late("review", "{count} files", count=f"{len(rows)}{'+' if more else ''}"),
            money(total),
            late("review", "Sum"),
        )

    def pick_first(self) -> None:
        """Select the first file, as a person would."""
        if self._rows and not self.list.current_key():
            self.list.select_key(self._rows[0].key)

    def clear_choice(self) -> None:
        self.list.clearSelection()

    def measure(self, window_width: int) -> None:
        """Narrower where the window is."""
        self.setFixedWidth(WIDE if window_width >= BREAK else NARROW)

    def _item(self, row: ApplicationRow) -> QueueItem:
        product = named(row.product_name, row.product_name_en)
        score = tr("review", "score {score}", score=row.score) if row.score >= 0 else tr("review", "no score")
        waited = waited_seconds(row.submitted_at, self._now())
        deadline = None
        if waited is not None:
            words, kind = time_left(int(TIME_TO_DECIDE.total_seconds()) - waited, language())
            deadline = Toned(words, kind, "deadline")
        return QueueItem(
            key=row.key,
            title=row.customer_name,
            detail=f"{score} · {product}",
            amount=money(row.amount_fen),
            amount_note=state_chip(row.status).text,
            deadline=deadline,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "foot"):
            self.show_rows(self._rows, self._more)
