"""The case in work: who owes how much, when to call, what is open by instalment, what went on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lendesk.domain.errors import Breach
from lendesk.usecases.collections.queries import ArrearsLine, CaseFile
from ui.error_texts import error_text
from ui.formatting import day, money
from ui.screens.collections.call_marks import CallMarks
from ui.screens.collections.hours_chart import HoursChart, calls_by_hour
from ui.screens.collections.words import entry_of, stage_chip
from ui.screens.loans.head import DetailLine
from ui.screens.naming import named
from ui.texts import late, tr
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Avatar, Panel, SectionHeader, scroll
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable
from ui.widgets.timeline import Timeline

MOST_ROWS_SHOWN = 3


COLUMNS: tuple[Column[ArrearsLine], ...] = (
    Column(
        "no",
        late("collections", "Instalment"),
        lambda r: late("collections", "No. {no}", no=r.no),
        "strong",
        stretch=True,
    ),
    Column("due", late("collections", "Due on"), lambda r: day(r.due_date), "date", 90),
    Column("principal", late("collections", "Principal"), lambda r: r.principal_fen, "money", 86),
    Column(
        "interest",
        late("collections", "Interest, fees"),
        lambda r: r.interest_fen + r.fee_fen,
        "money",
        102,
    ),
    Column(
        "penalty",
        late("collections", "Penalty"),
        lambda r: r.penalty_fen,
        "money",
        68,
    ),
    Column("total", late("collections", "Total"), lambda r: r.total_fen, "money", 88),
)


class CasePanel(Panel):
    """Shows one case; a person changes nothing here."""

    def __init__(self) -> None:
        super().__init__()
        self.avatar, self.name = Avatar("", 38), Label("", "page")
        self.stage, self.copy = Chip(), Chip()
        self.detail = DetailLine()
        self.total = Label("", "figure", "danger.fg")
        self.hours_state = Chip()
        self.chart = HoursChart()
        self.today, self.week, self.marks = Label("", "body"), Label("", "body"), CallMarks()
        self.table = DataTable(FrozenRowsModel(COLUMNS), late("collections", "Arrears by instalment"))
        self.history = SectionHeader(late("collections", "History"))
        self.timeline = Timeline()
        empty = EmptyState(
            late("collections", "Nothing so far"),
            late("collections", "The first call stands here."),
            icon="collections",
        )
        told = Panel(self.timeline)
        told.box.addStretch(1)
        self.events = Switcher(scroll(told), empty)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(self._head())
        self.add(self._hours())
        self.add(self._counts())
        self.add(self.table)
        self.add(self.history)
        self.add(self.events, 1)

    def _head(self) -> Panel:
        head = Panel(edges="bottom", across=True, gap=12)
        head.box.setContentsMargins(16, 8, 16, 8)
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.name, self.stage, self.copy):
            first.addWidget(part)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self.detail)
        owed = Panel()
        owed.add(Label(late("collections", "Arrears in total"), "caption", "ink2"))
        owed.add(self.total)
        head.add(self.avatar)
        head.box.addLayout(words, 1)
        head.add(owed)
        return head

    def _hours(self) -> Panel:
        panel = Panel(edges="bottom", gap=6)
        panel.box.setContentsMargins(16, 10, 16, 8)
        line = QHBoxLayout()
        line.addWidget(Label(late("collections", "When to call: 08:00–22:00"), "bodyStrong"))
        line.addStretch(1)
        line.addWidget(self.hours_state)
        panel.box.addLayout(line)
        panel.add(self.chart)
        return panel

    def _counts(self) -> Panel:
        panel = Panel(edges="bottom", across=True, fill="zebra", gap=18)
        panel.box.setContentsMargins(16, 8, 16, 9)
        panel.add(self.today)
        panel.add(self.marks)
        panel.add(self.week)
        third = Chip(ChipSpec(late("collections", "No third parties"), "neutral", "forbidden"))
        panel.box.addStretch(1)
        panel.add(third)
        return panel

    def show_case(
        self, file: CaseFile, pending: frozenset[str], blocked: Breach | None, now: datetime, today: str
    ) -> None:
        """Show this case as of `now`; `pending` events wait for the centre."""
        line = file.line
        self.avatar.show_name(line.customer_name)
        self.name.say(line.customer_name)
        self.stage.show_spec(stage_chip(line.days_past_due))
        held = ChipSpec(late("collections", "Copy of this computer"), "pending", "offline")
        self.copy.show_spec(held if file.from_replica else None)
        self.copy.setVisible(file.from_replica)
        self.detail.say(
            tr(
                "collections",
                "{number} · no. {no} of {term} · {product} · phone {tail}",
                number=line.number,
                no=file.next_no,
                term=file.term,
                product=named(line.product_name, line.product_name_en),
                tail=line.phone_tail or "—",
            )
        )
        self.total.say(money(file.due_fen))
        self.hours_state.show_spec(
            ChipSpec(late("collections", "May be called now"), "success", "ok")
            if blocked is None
            else ChipSpec(error_text(blocked.code, dict(blocked.facts)), "danger", "forbidden")
        )
        self.chart.show_calls(calls_by_hour(file.events), now)
        self._show_counts(file)
        self.table.rows_model.show_rows(file.arrears)
        lines = max(1, min(len(file.arrears), MOST_ROWS_SHOWN))
        self.table.setFixedHeight(
            self.table.horizontalHeader().height() + lines * self.table.rowHeight(0) + 2
        )
        self.history.note.say(str(len(file.events)))
        self.timeline.show_entries([entry_of(one, today, pending=one.key in pending) for one in file.events])
        self.events.turn_to(0 if file.events else 1)

    def _show_counts(self, file: CaseFile) -> None:
        if file.from_replica:
            self.today.say(late("collections", "Calls so far are known at the centre only"))
            self.week.say("")
            self.marks.hide()
            return
        self.marks.show()
        self.marks.show_count(file.connected_today)
        self.today.say(late("collections", "Answered today"))
        self.week.say(late("collections", "This week {count}", count=file.connected_this_week))
