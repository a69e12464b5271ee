"""All about one loan: head, figures, plan, events, ledger, quotations, changes, receipts, history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Signal

from lendesk.usecases.applications.queries import HistoryLine
from lendesk.usecases.repayments.queries import LoanFile, LoanPlanLine
from lendesk.usecases.servicing.changes import ChangeKind
from lendesk.usecases.servicing.derivations import Derivation, LoanDetail
from lendesk.usecases.servicing.queries import LoanEventRow
from ui.formatting import NOTHING, day, money
from ui.screens.figures import percent_text, short_moment
from ui.screens.loans.changes_tab import ChangesTab
from ui.screens.loans.events_tab import EventsTab
from ui.screens.loans.figure_strip import FigureStrip
from ui.screens.loans.head import LoanHead
from ui.screens.loans.ledger_tab import LedgerTab
from ui.screens.loans.plan_tab import PlanTab
from ui.screens.loans.quotes_tab import QuotesTab
from ui.screens.loans.tables import RECEIPTS, receipt_look
from ui.screens.orders import order_name
from ui.texts import Text, late
from ui.tokens import Kind
from ui.widgets.banner import Banner
from ui.widgets.facts import Fact
from ui.widgets.panels import Panel, scroll
from ui.widgets.rows_model import FrozenRowsModel
from ui.widgets.states import EmptyState, OfflineState, Switcher
from ui.widgets.table import DataTable
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.timeline import Timeline, TimelineEntry

Body = TypeVar("Body")
MONEY_IN = frozenset(
    {"PostRepayment", "PostStatementLine", "ConfirmDisbursement", "SettleLoan", "PrepayLoan"}
)
UNDONE = frozenset({"VoidRepayment", "ReverseRepayment", "CancelDisbursement", "ReverseEvent"})
TABS = ("plan", "events", "ledger", "quotes", "changes", "receipts", "history")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the person may do here; the centre judges for itself."""

    pay: bool
    quote: bool
    undo: bool
    changes: frozenset[ChangeKind]
    person_id: str
    today: date


def current_no(plan: tuple[LoanPlanLine, ...]) -> int:
    """The row that is paid next; 0 when all are paid."""
    return next((line.no for line in plan if line.left_fen), 0)


def _fill_events(tab: EventsTab, file: LoanFile, detail: LoanDetail) -> None:
    tab.show_file(file, detail)
    tab.show_events((), from_replica=file.from_replica)


FILLING: dict[str, Callable[[Any, LoanFile, LoanDetail], object]] = {
    "events": _fill_events,
    "ledger": lambda tab, file, _detail: tab.show_entries(file.entries, from_replica=file.from_replica),
    "quotes": lambda tab, file, _detail: tab.show_row(file.row, from_replica=file.from_replica),
    "changes": lambda tab, file, detail: tab.show_detail(detail, from_replica=file.from_replica),
    "receipts": lambda table, file, _detail: table.rows_model.show_rows(file.receipts),
    "receipts_body": lambda body, file, _detail: body.turn_to(0 if file.receipts else 1),
    "timeline": lambda line, file, _detail: line.show_entries(_steps(file.history)),
    "history": lambda body, file, _detail: body.turn_to(0 if file.history else 2 if file.from_replica else 1),
}
"""How each tab is filled with a loan: those not made yet, when they are."""


class LoanPage(Panel):
    """`pay_wanted` brings the loan's row; what else is wanted comes from the tabs as they tell it."""

    pay_wanted = Signal(object)
    explained = Signal(str, int)
    undo_wanted = Signal(object)
    quote_asked = Signal(object)
    issue_wanted = Signal()
    quote_pay_wanted = Signal(object)
    change_wanted = Signal(object)
    withdraw_wanted = Signal(object)

    def __init__(self, allowed: Allowed) -> None:
        super().__init__()
        self.file: LoanFile | None = None
        self.detail: LoanDetail | None = None
        self._allowed = allowed
        self.head = LoanHead(may_pay=allowed.pay, may_quote=allowed.quote, may_change=bool(allowed.changes))
        self.copy_note = Banner(
            "pending",
            late(
                "loans",
                "From this workstation's copy: plan, derivations, events and receipts. Quotations, changes, "
                "undoing, ledger and history need the server.",
            ),
            icon="offline",
        )
        self.figures = FigureStrip()
        self.tabs = Tabs(
            [
                Tab("plan", late("loans", "Plan")),
                Tab("events", late("loans", "Events")),
                Tab("ledger", late("loans", "Ledger")),
                Tab("quotes", late("loans", "Quotations")),
                Tab("changes", late("loans", "Changes")),
                Tab("receipts", late("loans", "Receipts")),
                Tab("history", late("loans", "History")),
            ]
        )
        for part in (self.head, self.copy_note, self.figures, self.tabs):
            self.add(part)
        self.add(self._bodies(), 1)
        self._connect()

    def _bodies(self) -> Switcher:
        self.plan = PlanTab()
        self.body = Switcher(
            self.plan,
            lambda: self.events,
            lambda: self.ledger,
            lambda: self.quotes,
            lambda: self.changes,
            lambda: self.receipts_body,
            lambda: self.history,
            by_turns=True,
        )
        return self.body

    # -- the other tabs, each made at its turn or when it is first asked for -----------------------------

    @cached_property
    def events(self) -> EventsTab:
        tab = EventsTab(may_undo=self._allowed.undo)
        tab.undo_wanted.connect(self.undo_wanted)
        return self._filled("events", tab)

    @cached_property
    def ledger(self) -> LedgerTab:
        return self._filled("ledger", LedgerTab())

    @cached_property
    def quotes(self) -> QuotesTab:
        allowed = self._allowed
        tab = QuotesTab(may_quote=allowed.quote, may_pay=allowed.pay, today=allowed.today)
        tab.asked.connect(self.quote_asked)
        tab.issue_wanted.connect(self.issue_wanted)
        tab.pay_wanted.connect(self.quote_pay_wanted)
        return self._filled("quotes", tab)

    @cached_property
    def changes(self) -> ChangesTab:
        tab = ChangesTab(kinds=self._allowed.changes, person_id=self._allowed.person_id)
        tab.wanted.connect(self.change_wanted)
        tab.withdraw_wanted.connect(self.withdraw_wanted)
        return self._filled("changes", tab)

    @cached_property
    def receipts(self) -> DataTable:
        table = DataTable(FrozenRowsModel(RECEIPTS, look=receipt_look), late("loans", "Receipts"))
        return self._filled("receipts", table)

    @cached_property
    def receipts_body(self) -> Switcher:
        body = Switcher(self.receipts, EmptyState(late("loans", "No postings yet")))
        return self._filled("receipts_body", body)

    @cached_property
    def timeline(self) -> Timeline:
        return self._filled("timeline", Timeline())

    @cached_property
    def history(self) -> Switcher:
        past = Panel(self.timeline)
        past.box.addStretch(1)
        body = Switcher(
            scroll(past),
            EmptyState(late("loans", "No postings yet")),
            OfflineState(
                late("loans", "This needs the server"),
                late("loans", "Plan, events and receipts are here; the rest follows when the line is back."),
            ),
        )
        return self._filled("history", body)

    def _filled(self, name: str, tab: Body) -> Body:
        """A tab just made, with the loan in view."""
        if self.file is not None and self.detail is not None:
            FILLING[name](tab, self.file, self.detail)
        return tab

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda key: self.body.turn_to(TABS.index(key)))
        self.head.pay.clicked.connect(
            lambda _checked: self.pay_wanted.emit(self.file.row if self.file else None)
        )
        self.head.quoting.clicked.connect(lambda _checked: self._go_quoting())
        self.head.changing.clicked.connect(lambda _checked: self._go_changing())
        self.figures.asked.connect(self._ask)
        self.plan.explained.connect(self.explained)

    def _ask(self, figure: str) -> None:
        self.tabs.choose("plan")
        self.explained.emit(figure, 0)

    def _go_quoting(self) -> None:
        self.tabs.choose("quotes")
        self.quotes.kind.setFocus()

    def _go_changing(self) -> None:
        self.tabs.choose("changes")
        self.changes.offers.setFocus()

    def show_file(self, file: LoanFile, detail: LoanDetail) -> None:
        """Show a loan; of the same one the tab and the instalment stay."""
        if self.file is None or self.file.row.key != file.row.key:
            self.plan.forget()
        self.file, self.detail = file, detail
        self.head.show_file(file, detail)
        self.copy_note.setVisible(file.from_replica)
        self._show_bodies(file, detail)
        self._compose()

    def _show_bodies(self, file: LoanFile, detail: LoanDetail) -> None:
        self.plan.show_plan(file.plan, detail, current_no(file.plan))
        for name, fill in FILLING.items():
            if name in vars(self):
                fill(vars(self)[name], file, detail)
        self.tabs.show_counts(
            {
                "plan": len(file.plan),
                "ledger": len(file.entries),
                "receipts": len(file.receipts),
                "history": len(file.history),
            }
        )

    def show_events(self, rows: Sequence[LoanEventRow]) -> None:
        """The events follow the rest of the page."""
        self.events.show_events(rows, from_replica=bool(self.file and self.file.from_replica))
        self.tabs.show_counts({"events": len(rows)})

    def show_derivation(self, derivation: Derivation) -> None:
        """Below the plan."""
        self.plan.show_derivation(derivation)

    def _compose(self) -> None:
        """What is made of several facts; anew after a switch of language."""
        if self.file is None or self.detail is None:
            return
        file = self.file
        self.head.compose(file, self.detail)
        self.figures.show_figures(self._facts(file, self.detail))
        if "timeline" in vars(self):
            self.timeline.show_entries(_steps(file.history))
        self.plan.foot.say(
            late(
                "loans",
                "{count} instalments · principal {principal} · interest {interest}",
                count=len(file.plan),
                principal=money(sum(line.principal_fen for line in file.plan)),
                interest=money(sum(line.interest_fen for line in file.plan)),
            ),
            money(sum(line.paid_fen for line in file.plan)),
            late("loans", "Paid"),
        )

    def _facts(self, file: LoanFile, detail: LoanDetail) -> list[tuple[str, Fact]]:
        due, row = detail.due_now, file.row
        penalty = late("loans", "incl. {amount} penalty", amount=money(due.penalty_fen))
        as_of = late("loans", "as of {day}", day=detail.on)
        late_kind: Kind | None = "danger" if detail.days_past_due else None
        figures = [
            (
                "rate",
                Fact(late("loans", "Annualised rate (IRR)"), percent_text(file.rate_disclosed), strong=True),
            ),
            (
                "due",
                Fact(
                    late("loans", "Due now"),
                    money(due.total_fen),
                    penalty if due.penalty_fen else as_of,
                    late_kind,
                ),
            ),
            (
                "overdue",
                Fact(late("loans", "Days past due"), str(detail.days_past_due), _since(file), late_kind),
            ),
            (
                "principal",
                Fact(
                    late("loans", "Principal left"),
                    money(row.outstanding_fen),
                    late("loans", "of {amount}", amount=money(row.principal_fen)),
                ),
            ),
            (
                "payoff",
                Fact(
                    late("loans", "To settle today"),
                    money(file.payoff_fen),
                    late("loans", "incl. {amount} interest", amount=money(detail.interest_so_far_fen)),
                ),
            ),
            ("", self._next_due(file)),
        ]
        if detail.credit_fen:
            figures.append(("", Fact(late("loans", "Held for the borrower"), money(detail.credit_fen))))
        return figures

    @staticmethod
    def _next_due(file: LoanFile) -> Fact:
        coming = next(
            (line for line in file.plan if line.left_fen and line.status in ("future", "due")), None
        )
        if coming is None:
            return Fact(late("loans", "Next due"), NOTHING)
        return Fact(late("loans", "Next due"), day(coming.due_date), money(coming.left_fen))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "body"):
            self._compose()


def _since(file: LoanFile) -> Text:
    """Since when the oldest open instalment is due."""
    oldest = next((line for line in file.plan if line.status == "overdue"), None)
    return late("loans", "since {day}", day=oldest.due_date) if oldest else ""


def _steps(history: Sequence[HistoryLine]) -> list[TimelineEntry]:
    """Newest first; the same step that one person took again and again is one line with their number."""
    runs = groupby(reversed(history), key=lambda line: (line.what, line.person, line.remark))
    return [_step(list(run)) for _same, run in runs]


def _step(run: Sequence[HistoryLine]) -> TimelineEntry:
    line = run[0]
    icon, kind = _marked(line.what)
    words = " · ".join(part for part in (line.person, line.remark) if part)
    name: Text = order_name(line.what)
    if len(run) > 1:
        name = late("loans", "{step} · {count} times", step=str(name), count=len(run))
    return TimelineEntry(name, words, short_moment(line.at), icon, kind)


def _marked(command: str) -> tuple[str, Kind]:
    if command in UNDONE:
        return "reversal", "warning"
    return "ok", "success" if command in MONEY_IN else "neutral"
