"""All about one customer: head, figures, and the records by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
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


RECORDS: dict[str, Callable[[CustomerFile], Sequence[Any]]] = {
    "loans": lambda file: file.loans,
    "applications": lambda file: file.applications,
    "contracts": lambda file: file.contracts,
    "limits": lambda file: file.limits,
    "papers": lambda file: file.papers,
}


class CustomerPage(Panel):
    """`go_wanted` brings a screen and what to show there; `document_wanted` a SHA-256."""

    go_wanted = Signal(str, object)
    document_wanted = Signal(str)
    older_events_wanted = Signal()
    note_written = Signal(str)
    older_notes_wanted = Signal()

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
        self.body = Switcher(
            self.overview,
            lambda: self.loans,
            lambda: self.applications,
            lambda: self.contracts,
            lambda: self.limits,
            lambda: self.notes,
            lambda: self.papers,
            lambda: self.events,
            by_turns=True,
        )
        return self.body

    # -- the other tabs, each made at its turn or when it is first asked for -----------------------------

    @cached_property
    def loans(self) -> RecordsTab:
        tab = self._records("loans", columns.LOANS, late("customers", "No loans yet"))
        tab.opened.connect(lambda row: self.go_wanted.emit("loans", row.key))
        self._fill_tab("loans", tab)
        return tab

    @cached_property
    def applications(self) -> RecordsTab:
        tab = self._records("applications", columns.APPLICATIONS, late("customers", "No applications yet"))
        tab.opened.connect(lambda one: self.go_wanted.emit("review", one.row.key))
        self._fill_tab("applications", tab)
        return tab

    @cached_property
    def contracts(self) -> RecordsTab:
        tab = self._records("contracts", columns.CONTRACTS, late("customers", "No contracts yet"))
        tab.opened.connect(lambda row: self.go_wanted.emit("contracts", row.key))
        self._fill_tab("contracts", tab)
        return tab

    @cached_property
    def limits(self) -> RecordsTab:
        tab = self._records("limits", columns.LIMITS, late("customers", "No credit limits"))
        tab.opened.connect(lambda row: self.go_wanted.emit("limits", row.key))
        self._fill_tab("limits", tab)
        return tab

    @cached_property
    def notes(self) -> NotesTab:
        tab = NotesTab(may_note=self._allowed.note)
        tab.written.connect(self.note_written)
        tab.older_wanted.connect(self.older_notes_wanted)
        self._fill_tab("notes", tab)
        return tab

    @cached_property
    def papers(self) -> RecordsTab:
        tab = self._records("papers", columns.PAPERS, late("customers", "No documents"))
        tab.opened.connect(lambda paper: self.document_wanted.emit(paper.sha256))
        self._fill_tab("papers", tab)
        return tab

    @cached_property
    def events(self) -> RecordsTab:
        tab = self._records("events", columns.EVENTS, late("customers", "Nothing has happened yet"))
        tab.opened.connect(lambda event: self.go_wanted.emit(SCREEN_OF[event.about], event.key))
        tab.bar.box.insertWidget(1, self.older_events)
        return tab

    @cached_property
    def older_events(self) -> Button:
        older = Button(late("customers", "Older"), "link")
        older.clicked.connect(lambda _checked: self.older_events_wanted.emit())
        return older

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
        self.tabs.chosen.connect(lambda key: self.body.turn_to(tuple(TABS).index(key)))
        self.overview.notes_wanted.connect(lambda: self.tabs.choose("notes"))
        self.overview.related_wanted.connect(lambda key: self.go_wanted.emit("customers", key))
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
        if self.file is not None and self.file.row.key != file.row.key and "notes" in vars(self):
            self.notes.clear()
        self.file = file
        self.copy_note.setVisible(file.from_replica)
        self.overview.show_file(file)
        for name in (*RECORDS, "notes"):
            if name in vars(self):
                self._fill_tab(name, vars(self)[name])
        self.head.show_file(file, payable=self.payable() is not None)
        self._compose(file)

    def _fill_tab(self, name: str, tab: RecordsTab | NotesTab) -> None:
        """Show the customer in view on a tab."""
        if self.file is None:
            return
        if isinstance(tab, NotesTab):
            tab.show_place(off_line=self.file.from_replica)
            return
        tab.show_rows(RECORDS[name](self.file), self._reason(self.file, name))
        self._say_foot(name, tab)

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
        known = {key: len(rows(file)) for key, rows in RECORDS.items()}
        self.tabs.show_counts(
            {key: None if not count and self._reason(file, key) else count for key, count in known.items()}
        )

    def _say_foot(self, key: str, tab: RecordsTab) -> None:
        if self.file is None:
            return
        counted = _counted(len(RECORDS[key](self.file)), dict(self.file.elsewhere).get(key, 0))
        if key != "loans":
            tab.foot.say(counted)
            return
        left = sum(row.outstanding_fen for row in self.file.loans)
        tab.foot.say(counted, money(left), late("customers", "Principal left"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "file", None) is not None:
            self._compose(self.file)  # type: ignore[arg-type]  # just seen not to be None
            for key in RECORDS:
                if key in vars(self):
                    self._say_foot(key, vars(self)[key])


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
