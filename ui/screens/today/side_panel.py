"""The right side of Today: time limits of the day, instalments due, what is wrong, news, the own month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lendesk.usecases.today.queries import MonthFigure, Today, TodayAlert
from ui.formatting import NOTHING, clock, count, money, percent
from ui.screens.disbursements.words import bank_reason
from ui.screens.figures import short_moment
from ui.screens.fitted_table import FittedTable
from ui.screens.naming import named
from ui.screens.today.words import alert_words, title_of, work_of
from ui.screens.today.work import WorkRow
from ui.texts import LateText, Text, TextFact, late
from ui.tokens import density
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Column
from ui.widgets.timeline import Timeline, TimelineEntry

MOST_AHEAD, MOST_DUE, MOST_NEWS = 3, 4, 3
DUE_COLUMNS: tuple[Column[WorkRow], ...] = (
    Column(
        "customer",
        late("today", "Customer"),
        lambda row: (row.title, f"{row.number} · {named(*row.product)}"),
        "two_line",
        180,
        stretch=True,
    ),
    Column("amount", late("today", "Due"), lambda row: row.amount_fen, "money", 112),
)


class _Section(QWidget):
    """A header over a body; not there while there is nothing to say."""

    def __init__(self, header: SectionHeader, body: QWidget) -> None:
        super().__init__()
        self.header = header
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(body)
        self.hide()

    def show_count(self, number: int) -> None:
        """Beside the title; nothing hides the whole."""
        self.header.note.say(str(number))
        self.setVisible(number > 0)


class SidePanel(Panel):
    """`due_opened` brings a row; `all_due` and `all_news` turn to the whole list; `alert_opened` a key."""

    due_opened = Signal(object)
    all_due = Signal()
    all_news = Signal()
    alert_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._today: Today | None = None
        self._ahead: tuple[WorkRow, ...] = ()
        self.agenda_lines, self.news_lines = Timeline(), Timeline()
        self.due_table = FittedTable(DUE_COLUMNS, late("today", "Due today, open"))
        self.due_table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.alert_list = QueueList(late("today", "Alerts"))
        self.month_list = FactList(spread=True)
        self.more_due = Button(late("today", "Show all"), "link")
        self.more_news = Button(late("today", "Show all"), "link")
        self.agenda = _Section(SectionHeader(late("today", "Time limits of today")), self.agenda_lines)
        due = SectionHeader(late("today", "Instalments of today"), right=(self.more_due,))
        self.due = _Section(due, self.due_table)
        self.alerts = _Section(SectionHeader(late("today", "Alerts")), self.alert_list)
        news = SectionHeader(late("today", "New"), right=(self.more_news,))
        self.news = _Section(news, self.news_lines)
        self.month = _Section(SectionHeader(late("today", "My month")), self.month_list)
        for section in (self.agenda, self.due, self.alerts, self.news, self.month):
            self.add(section)
        self.box.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.due_table.opened.connect(self.due_opened)
        self.due_table.clicked.connect(lambda index: self.due_opened.emit(self._due_row(index.row())))
        self.more_due.clicked.connect(lambda _checked: self.all_due.emit())
        self.more_news.clicked.connect(lambda _checked: self.all_news.emit())
        self.alert_list.opened.connect(self.alert_opened)
        self.alert_list.clicked.connect(lambda _index: self.alert_opened.emit(self.alert_list.current_key()))

    def _due_row(self, line: int) -> WorkRow:
        row: WorkRow = self.due_table.rows_model.row_at(line)
        return row

    def show_today(self, today: Today, due: Sequence[WorkRow], news: Sequence[WorkRow]) -> None:
        """Fill everything but the time limits."""
        self._today = today
        self.due_table.show_rows(due[:MOST_DUE])
        self.due.show_count(len(due))
        self.more_due.setVisible(len(due) > MOST_DUE)
        self._show_alerts(today.alerts)
        self.news_lines.show_entries([_entry(row) for row in news[:MOST_NEWS]])
        self.news.show_count(len(news))
        self.more_news.setVisible(len(news) > MOST_NEWS)
        self.month_list.show_facts([_fact(one) for one in today.month])
        self.month.setVisible(bool(today.month))
        self.month.header.note.say(late("today", "own, and of all in reach"))

    def has_anything(self) -> bool:
        """Whether there is a part to show."""
        parts = (self.agenda, self.due, self.alerts, self.news, self.month)
        return any(not part.isHidden() for part in parts)

    def show_ahead(self, rows: Sequence[WorkRow]) -> None:
        """What is still to be done today, by the clock."""
        self.agenda_lines.show_entries([_ahead(row) for row in rows[:MOST_AHEAD]])
        self.agenda.show_count(len(rows))

    def _show_alerts(self, alerts: Sequence[TodayAlert]) -> None:
        self.alert_list.show_items([_alert(one) for one in alerts])
        self.alert_list.setFixedHeight(len(alerts) * (density().rowTwoLine + 8))
        self.alerts.show_count(len(alerts))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        known = getattr(self, "_today", None)
        if known and event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._show_alerts(known.alerts)


def _ahead(row: WorkRow) -> TimelineEntry:
    work = work_of(row)
    return TimelineEntry(
        late("today", "{work} · {customer}", work=work.name, customer=_title(row)),
        _sum_and(row, work.next),
        clock(row.due),
        work.icon,
        work.state.kind,
    )


def _title(row: WorkRow) -> TextFact:
    title = title_of(row)
    return title if isinstance(title, LateText) else str(title)


def _sum_and(row: WorkRow, words: Text) -> Text:
    if row.amount_fen is None or not isinstance(words, LateText):
        return words
    return late("today", "{sum} · {next}", sum=money(row.amount_fen, sign=True), next=words)


def _entry(row: WorkRow) -> TimelineEntry:
    work = work_of(row)
    title = late("today", "{work} · {customer}", work=work.name, customer=_title(row))
    when = short_moment(row.since.isoformat()) if row.since else ""
    reason = " · ".join(part for part in (row.by_name, str(bank_reason(row.note)), row.number) if part)
    return TimelineEntry(title, reason, when, work.icon, work.state.kind)


def _alert(one: TodayAlert) -> QueueItem:
    icon, title, detail = alert_words(one)
    return QueueItem(one.key, title, detail, icon=icon)


def _fact(one: MonthFigure) -> Fact:
    return MONTH[one.key](one) if one.key in MONTH else Fact(one.key, count(one.count))


def _share(part: int, whole: int) -> str:
    return percent(Decimal(part) / Decimal(whole), 1) if whole else NOTHING


def _of(one: MonthFigure) -> str:
    """The own and those of all in reach."""
    return f"{count(one.count)} / {count(one.of_count)}"


MONTH: dict[str, Callable[[MonthFigure], Fact]] = {
    "submitted": lambda one: Fact(
        late("today", "Files handed in"), _of(one), _share(one.count, one.of_count)
    ),
    "returned": lambda one: Fact(
        late("today", "Returned for more"),
        _share(one.count, one.of_count),
        late("today", "{count} files", count=one.count),
    ),
    "disbursed": lambda one: Fact(late("today", "Paid out"), _of(one), money(one.fen, sign=True)),
    "decided": lambda one: Fact(late("today", "Files decided"), count(one.count), strong=True),
    "receipts": lambda one: Fact(late("today", "Taken"), _of(one), money(one.fen, sign=True)),
    "overdue30": lambda one: Fact(
        late("today", "Own over 30 days"),
        _share(one.fen, one.of_fen),
        _of(one),
    ),
}
