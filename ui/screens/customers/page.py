"""All about one customer: head, figures, and the records by kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal

from lendesk.domain.errors import Breach
from lendesk.usecases.customers.queries import CustomerEvent, CustomerFile, NoteLine
from lendesk.usecases.projections import LoanRow
from ui.formatting import NOTHING, money
from ui.screens.customers import columns
from ui.screens.customers.head import Allowed, CustomerHead, Reveal
from ui.screens.customers.notes import NoteOnTheWay
from ui.screens.customers.notes_tab import NotesTab
from ui.screens.customers.overview_tab import OverviewTab
from ui.screens.customers.records_tab import HIDDEN, OFF_LINE, RecordsTab
from ui.screens.customers.words import SCREEN_OF, figure
from ui.texts import Text, late
from ui.tokens import Kind
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.panels import Panel
from ui.widgets.rows_model import Column
from ui.widgets.states import Switcher
from ui.widgets.tabs import Tab, Tabs

PAYABLE = frozenset({"active", "overdue"})
TABS: dict[str, Text] = {
    "overview": late("customers", "Overview"),
    "loans": late("customers", "Loans"),
    "applications": late("customers", "Applications"),
    "contracts": late("customers", "Contracts"),
    "limits": late("customers", "Limits"),
    "notes": late("customers", "Notes"),
    "papers": late("customers", "Documents"),
    "events": late("customers", "History"),
}
OPENS: dict[str, tuple[str, Text]] = {
    "loans": ("loans", late("customers", "Open loan")),
    "applications": ("review", late("customers", "Open file")),
    "contracts": ("contracts", late("customers", "Open contract")),
    "limits": ("limits", late("customers", "Open limit")),
    "papers": ("", late("customers", "View")),
    "events": ("", late("customers", "Open record")),
}
"""Of each kind of record: the screen that shows one ("" needs none of its own), and the button's words."""


class CustomerPage(Panel):
    """`go_wanted` brings a screen and what to show there; `document_wanted` a SHA-256."""

    go_wanted = Signal(str, object)
    document_wanted = Signal(str)
    older_events_wanted = Signal()

    def __init__(self, allowed: Allowed, reveal: Reveal | None) -> None:
        super().__init__()
        self.file: CustomerFile | None = None
        self._allowed = allowed
        self.head = CustomerHead(allowed, reveal)
        self.copy_note = Banner(
            "pending",
            late(
                "customers",
                "From this workstation's copy: who it is, loans that are out and open files. All else needs "
                "the server.",
            ),
            icon="offline",
        )
        self.figures = FactStrip()
        self.tabs = Tabs([Tab(key, text) for key, text in TABS.items()])
        for part in (self.head, self.copy_note, self.figures, self.tabs):
            self.add(part)
        self.add(self._bodies(), 1)
        self._connect()

    def _bodies(self) -> Switcher:
        self.overview = OverviewTab()
        self.loans = self._records("loans", columns.LOANS, late("customers", "No loans yet"))
        self.applications = self._records(
            "applications", columns.APPLICATIONS, late("customers", "No applications yet")
        )
        self.contracts = self._records("contracts", columns.CONTRACTS, late("customers", "No contracts yet"))
        self.limits = self._records("limits", columns.LIMITS, late("customers", "No credit limits"))
        self.notes = NotesTab(may_note=self._allowed.note)
        self.papers = self._records("papers", columns.PAPERS, late("customers", "No documents"))
        self.events = self._records("events", columns.EVENTS, late("customers", "Nothing has happened yet"))
        self.older_events = Button(late("customers", "Older"), "link")
        self.events.bar.box.insertWidget(1, self.older_events)
        self.body = Switcher(
            self.overview,
            self.loans,
            self.applications,
            self.contracts,
            self.limits,
            self.notes,
            self.papers,
            self.events,
            by_turns=True,
        )
        return self.body

    def _records(self, key: str, shown: Sequence[Column[Any]], empty: Text) -> RecordsTab:
        """A table of records; the button to open one is absent where the person lacks the screen."""
        screen, words = OPENS[key]
        return RecordsTab(
            shown,
            TABS[key],
            empty,
            opens=words if not screen or screen in self._allowed.screens else "",
            look=columns.loan_look if key == "loans" else None,
            may_open=self._has_screen if key == "events" else lambda _row: True,
        )

    def _has_screen(self, event: CustomerEvent) -> bool:
        return SCREEN_OF.get(event.about, "") in self._allowed.screens

    def _connect(self) -> None:
        go = self.go_wanted.emit
        self.tabs.chosen.connect(lambda key: self.body.turn_to(tuple(TABS).index(key)))
        self.overview.notes_wanted.connect(lambda: self.tabs.choose("notes"))
        self.overview.related_wanted.connect(lambda key: go("customers", key))
        self.loans.opened.connect(lambda row: go("loans", row.key))
        self.applications.opened.connect(lambda one: go("review", one.row.key))
        self.contracts.opened.connect(lambda row: go("contracts", row.key))
        self.limits.opened.connect(lambda row: go("limits", row.key))
        self.papers.opened.connect(lambda paper: self.document_wanted.emit(paper.sha256))
        self.events.opened.connect(lambda event: go(SCREEN_OF[event.about], event.key))
        self.older_events.clicked.connect(lambda _checked: self.older_events_wanted.emit())
        self.head.noting.clicked.connect(lambda _checked: self.go_note())
        self.head.pay.clicked.connect(lambda _checked: self._pay())
        self.head.apply.clicked.connect(lambda _checked: self._apply())

    def go_note(self) -> None:
        """Where a note is written."""
        self.tabs.choose("notes")
        self.notes.focus_field()

    def payable(self) -> LoanRow | None:
        """The loan that money is taken for: the marked one if something is owed on it, else the worst."""
        if self.file is None:
            return None
        owed = [row for row in self.file.loans if row.status in PAYABLE]
        marked: LoanRow | None = self.loans.table.current_row() if self.tabs.value() == "loans" else None
        if marked in owed:
            return marked
        return max(owed, key=lambda row: (row.days_past_due, row.due_fen), default=None)

    def _pay(self) -> None:
        row = self.payable()
        if row is not None:
            self.go_wanted.emit("counter", row)

    def _apply(self) -> None:
        if self.file is not None:
            self.go_wanted.emit("intake", self.file.row)

    # -- showing ---------------------------------------------------------------------------------------

    def show_file(self, file: CustomerFile) -> None:
        """Show a customer; of the same one the tab and what is being written stay."""
        if self.file is not None and self.file.row.key != file.row.key:
            self.notes.clear()
        self.file = file
        self.copy_note.setVisible(file.from_replica)
        self.notes.show_place(off_line=file.from_replica)
        self.overview.show_file(file)
        for section, tab, rows in (
            ("loans", self.loans, file.loans),
            ("applications", self.applications, file.applications),
            ("contracts", self.contracts, file.contracts),
            ("limits", self.limits, file.limits),
            ("papers", self.papers, file.papers),
        ):
            tab.show_rows(rows, self._reason(file, section))
        self.head.show_file(file, payable=self.payable() is not None)
        self._compose(file)

    @staticmethod
    def _reason(file: CustomerFile, section: str) -> str:
        """Why a section is empty."""
        if ("applications" if section == "papers" else section) in file.hidden:
            return HIDDEN
        return OFF_LINE if file.from_replica else ""

    def show_notes(self, notes: Sequence[NoteLine], on_the_way: Sequence[NoteOnTheWay], more: bool) -> None:
        self.notes.show_notes(notes, on_the_way, more)
        self.overview.show_notes(notes, on_the_way)
        self.tabs.show_counts({"notes": len(notes) + len(on_the_way)})

    def show_note_fault(self, breach: Breach) -> None:
        self.tabs.choose("notes")
        self.notes.show_fault(breach)

    def show_events(self, events: Sequence[CustomerEvent], more: bool) -> None:
        kept = self.events.table.currentIndex().row()
        self.events.show_rows(events, OFF_LINE if self.file is not None and self.file.from_replica else "")
        self.events.table.select_line(min(max(kept, 0), len(events) - 1))
        self.older_events.setVisible(more)
        self.events.foot.say(late("customers", "{count} steps, newest first", count=len(events)))

    def _compose(self, file: CustomerFile) -> None:
        """What is made of several facts; anew after a switch of language."""
        self.figures.show_facts(_figures(file))
        known = {
            "loans": len(file.loans),
            "applications": len(file.applications),
            "contracts": len(file.contracts),
            "limits": len(file.limits),
            "papers": len(file.papers),
        }
        self.tabs.show_counts(
            {key: None if not count and self._reason(file, key) else count for key, count in known.items()}
        )
        beyond = dict(file.elsewhere)
        left = sum(row.outstanding_fen for row in file.loans)
        self.loans.foot.say(
            _counted(len(file.loans), beyond.get("loans", 0)),
            money(left),
            late("customers", "Principal left"),
        )
        for section, tab, count in (
            ("applications", self.applications, len(file.applications)),
            ("contracts", self.contracts, len(file.contracts)),
            ("limits", self.limits, len(file.limits)),
        ):
            tab.foot.say(_counted(count, beyond.get(section, 0)))
        self.papers.foot.say(_counted(len(file.papers), 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "file", None) is not None:
            self._compose(self.file)  # type: ignore[arg-type]  # just seen not to be None


def _counted(count: int, beyond: int) -> Text:
    if beyond:
        return late("customers", "{count} here, {beyond} at other branches", count=count, beyond=beyond)
    return late("customers", "{count} in all", count=count)


def _figures(file: CustomerFile) -> list[Fact]:
    told = file.figures
    if told is None:
        return [Fact(late("customers", "Loans"), NOTHING, late("customers", "not seen by your role"))]
    everywhere = late("customers", "all branches")
    copied = late("customers", "this copy")
    undrawn = late("customers", "incl. {amount} undrawn", amount=figure(told.undrawn_fen))
    settled = late(
        "customers", "{open} open, {settled} repaid", open=told.open_loans, settled=told.settled_loans
    )
    late_kind: Kind | None = "danger" if told.days_past_due > 0 else None
    return [
        Fact(
            late("customers", "Exposure"),
            figure(told.exposure_fen),
            late("customers", "known to the server") if file.from_replica else undrawn,
            strong=not file.from_replica,
        ),
        Fact(
            late("customers", "Principal left"),
            figure(told.outstanding_fen),
            copied if file.from_replica else everywhere,
        ),
        Fact(late("customers", "Due now"), figure(told.due_fen), kind=late_kind),
        Fact(
            late("customers", "Days past due"),
            str(told.days_past_due),
            late("customers", "worst loan"),
            late_kind,
        ),
        Fact(
            late("customers", "Loans"),
            str(told.open_loans),
            late("customers", "open") if file.from_replica else settled,
        ),
        Fact(late("customers", "First loan"), told.first_loan_on or NOTHING),
    ]
