"""The screen Today: four figures, the queue in five views, and the day beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.today.queries import Today
from ui.error_texts import late_breach
from ui.formatting import clock, money
from ui.screens.listing import ListPlace
from ui.screens.today.columns import columns, look
from ui.screens.today.held_sheet import HeldSheet
from ui.screens.today.presenter import TodayPresenter
from ui.screens.today.side_panel import SidePanel
from ui.screens.today.tiles import SHOWN, Setting, Tile, tiles_of
from ui.screens.today.work import DUE, LATE, MINE, NEWS, OTHERS, VIEWS, WorkRow, due_rows
from ui.texts import LateText, Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.facts import Fact, KpiTile
from ui.widgets.panels import Panel, scroll
from ui.widgets.rows_model import FrozenRowsModel
from ui.widgets.states import EmptyState
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import Tab, Tabs

WIDE, NARROW, BREAK = 372, 331, 1330
MINUTE_MS = 60_000
WEEKDAYS = (
    late("today", "Monday"),
    late("today", "Tuesday"),
    late("today", "Wednesday"),
    late("today", "Thursday"),
    late("today", "Friday"),
    late("today", "Saturday"),
    late("today", "Sunday"),
)


EMPTY: dict[str, tuple[LateText, LateText]] = {
    MINE: (late("today", "Nothing due"), late("today", "Start with search: Ctrl K.")),
    LATE: (late("today", "Nothing is late"), late("today", "All is within its time limit.")),
    DUE: (
        late("today", "Nothing falls due today"),
        late("today", "No time limit ends and no instalment is open."),
    ),
    OTHERS: (
        late("today", "Nothing is with others"),
        late("today", "What you handed on shows here until it is done."),
    ),
    NEWS: (
        late("today", "Nothing new"),
        late("today", "What others did with your work since your last visit shows here."),
    ),
}


class TodayScreen(QWidget):
    """Fills `TodayView`; every act goes to the presenter; `place_wanted` brings where a tile leads."""

    presenter: TodayPresenter
    crumb_changed = Signal()
    place_wanted = Signal(str, object)

    def __init__(
        self,
        may_write: bool,
        takes_money: bool,
        now: Callable[[], datetime],
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text, Text], object],
    ) -> None:
        super().__init__()
        self._now, self._refuse_aloud, self._tell = now, refuse, tell
        self._today: Today | None = None
        self._tiles: list[Tile] = []
        self.figures = [KpiTile(Fact("", "")) for _ in range(SHOWN)]
        self.copy = Banner("pending", late("today", "From this workstation's copy"), _COPY)
        self.tabs = Tabs(
            [
                Tab(MINE, late("today", "For me to do")),
                Tab(LATE, late("today", "Late")),
                Tab(DUE, late("today", "Due today")),
                Tab(OTHERS, late("today", "With others")),
                Tab(NEWS, late("today", "New")),
            ],
            ruled=False,
        )
        self.new = Button(late("today", "New application"), "primary", icon="plus", key="Ctrl+N")
        if not may_write:
            self.new.hide()
        self.table = DataTable(
            FrozenRowsModel(columns(now, takes_money), look=look), late("today", "Work of today")
        )
        self.empty = EmptyState(*EMPTY[MINE], icon="ok")
        self.place = ListPlace(self.table, self.empty, self._try_again)
        self.foot = TableFoot()
        self.side = SidePanel()
        self.side_area = scroll(self.side)
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._lay_out(may_write)
        self._bind_keys()

    def _lay_out(self, may_write: bool) -> None:
        strip = Panel(*self.figures, across=True)
        views = Panel(self.tabs, across=True, edges="bottom")
        views.box.setContentsMargins(0, 7, 0, 1)
        if may_write:
            views.add(self.new)
            views.box.addSpacing(16)
        left = Panel(views)
        left.add(self.place, 1)
        left.add(self.foot)
        self.right = Panel(edges="left")
        self.right.add(self.side_area, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.copy)
        column.addLayout(row, 1)
        self.copy.hide()

    def _bind_keys(self) -> None:
        for number, view in enumerate(VIEWS, start=1):
            key = QShortcut(
                QKeySequence(str(number)), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            key.activated.connect(lambda wanted=view: self.tabs.choose(wanted))

    def bind(self, presenter: TodayPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.tabs.chosen.connect(presenter.choose_view)
        self.table.opened.connect(presenter.open_row)
        self.new.clicked.connect(lambda _checked: presenter.new_application())
        self.side.due_opened.connect(presenter.open_row)
        self.side.alert_opened.connect(presenter.open_alert)
        self.side.all_due.connect(lambda: self.tabs.choose(DUE))
        self.side.all_news.connect(lambda: self.tabs.choose(NEWS))
        for number, tile in enumerate(self.figures):
            tile.clicked.connect(lambda at=number: self._drill(at))
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def crumb(self) -> Text:
        """Weekday and clock."""
        now = self._now().astimezone()
        return late("today", "{weekday} · {time}", weekday=WEEKDAYS[now.weekday()], time=clock(now))

    def shown(self, _argument: object) -> None:
        """Ask anew."""
        self.presenter.open()
        self.crumb_changed.emit()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """To the rows, or where there are none to the views."""
        part = self.table if self.place.currentWidget() is self.table else self.tabs
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, action: str) -> None:
        """The actions of `ui.actions`: the views."""
        self.tabs.choose(action)

    def _try_again(self) -> None:
        self.presenter.open()

    def in_sight(self) -> bool:
        return self.isVisible()

    def show_reading(self) -> None:
        self.place.reading()

    def show_today(self, today: Today) -> None:
        self._today = today
        self.copy.setVisible(today.from_replica)

    def show_rows(self, rows: tuple[WorkRow, ...], counts: dict[str, int]) -> None:
        """The view in force; the selected row stays selected."""
        chosen = self.table.current_row()
        self.table.rows_model.show_rows(rows)
        kept = next((at for at, row in enumerate(rows) if chosen and row.key == chosen.key), 0)
        self.table.select_line(kept)
        self.tabs.show_counts(counts)
        title, detail = EMPTY[self.tabs.value()]
        self.empty.title.say(title)
        self.empty.detail.say(detail)
        held = self.table.hasFocus()
        self.place.show_count(len(rows))
        if held and not rows:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_foot(rows)
        self._show_beside(counts[LATE])

    def _show_foot(self, rows: tuple[WorkRow, ...]) -> None:
        total = sum(row.amount_fen or 0 for row in rows)
        if not rows:
            self.foot.say(late("today", "{count} items   1–5 change the view", count=0))
            return
        hints = late(
            "today", "{count} items   ↑ ↓ choose   Enter opens   1–5 change the view", count=len(rows)
        )
        self.foot.say(hints, money(total) if total else "", late("today", "Sum") if total else "")

    def _show_beside(self, late_count: int) -> None:
        today = self._today
        if today is None:
            return
        self._tiles = tiles_of(today.figures, Setting(late_count, today.from_replica, self._now()))
        for number, widget in enumerate(self.figures):
            widget.setVisible(number < len(self._tiles))
            if number < len(self._tiles):
                tile = self._tiles[number]
                widget.show_fact(tile.fact, tile.chip, tile.spark)
        self.side.show_today(today, due_rows(today), self.presenter.rows[NEWS])

    def show_agenda(self, rows: tuple[WorkRow, ...]) -> None:
        self.side.show_ahead(rows)
        self.right.setVisible(self.side.has_anything())

    def show_fault(self, breach: Breach) -> None:
        if self._today is None:
            self.place.fail(breach)

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("today", "The file did not open"))

    def ask_held(self, row: WorkRow) -> None:
        HeldSheet(self, row, self.presenter.release).open()

    def show_released(self, outcome: str, code: str) -> None:
        """Done, refused with its sentence, or failed once more."""
        if outcome == "done":
            self._tell(late("today", "The order is carried out"), "")
        elif outcome == "refused":
            self._tell(
                late("today", "The order is refused; its author is told"),
                late_breach(Breach(code)) if code else "",
            )
        else:
            self._refuse_aloud(Breach("command.quarantined"), late("today", "It failed once more"))

    def _drill(self, number: int) -> None:
        screen, argument = self._tiles[number].place
        if screen:
            self.place_wanted.emit(screen, argument)
        else:
            self.tabs.choose(str(argument))
            self.take_keyboard()

    def _tick(self) -> None:
        """Another minute: clock, time limits, what is late."""
        if self.isVisible() and self._today is not None:
            self.crumb_changed.emit()
            self.presenter.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.right.setFixedWidth(WIDE if event.size().width() >= BREAK else NARROW)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "_today", None) is not None:
            self.presenter.show()


_COPY = late(
    "today",
    "The centre cannot be asked. Open files of the branch, instalments of today and the outbox are shown; "
    "contracts, payments and decisions of others follow with the line.",
)
