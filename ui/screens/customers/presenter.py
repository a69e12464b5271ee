"""What the customer screen does: find a customer, show all about one, note, unmask, open documents.

Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.customers.queries import (
    CustomerEvent,
    CustomerFile,
    CustomerFilter,
    CustomerLine,
    GetCustomer,
    ListCustomerEvents,
    ListCustomerNotes,
    ListCustomers,
    NoteLine,
)
from lendesk.usecases.messages import Area, Changes, Query, new_id
from lendesk.usecases.paging import Page
from ui.ports import Background, Desk
from ui.screens.customers.notes import NoteKeeper, NoteOnTheWay, fault_in
from ui.screens.refusing import breach_of

Answer = TypeVar("Answer")
TOUCHING = frozenset(
    {
        Area.CUSTOMERS,
        Area.APPLICATIONS,
        Area.CONTRACTS,
        Area.DISBURSEMENTS,
        Area.LOANS,
        Area.LIMITS,
        Area.REPAYMENTS,
    }
)


class CustomersView(Protocol):
    """What the presenter asks of the widgets; every call comes on the UI thread."""

    def show_reading(self) -> None: ...

    def show_list(self, rows: tuple[CustomerLine, ...], more: bool) -> None: ...

    def show_no_list(self, breach: Breach) -> None: ...

    def show_customer(self, file: CustomerFile) -> None: ...

    def show_notes(
        self, notes: tuple[NoteLine, ...], on_the_way: tuple[NoteOnTheWay, ...], more: bool
    ) -> None: ...

    def show_events(self, events: tuple[CustomerEvent, ...], more: bool) -> None: ...

    def show_note_fault(self, breach: Breach) -> None: ...

    def show_note_held(self, note: NoteOnTheWay) -> None: ...

    def show_note_taken_back(self, note: NoteOnTheWay) -> None: ...

    def show_unmasked(self, field: str, text: str) -> None: ...

    def show_document(self, sha256: str, content: bytes) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...


class CustomersPresenter:
    """Customers in reach; off line those of the own branch, from this workstation's copy.

    `file` is that of the customer on the page. A note is held until `release_note`, so that it can be taken
    back while nothing of it has left.
    """

    def __init__(self, desk: Desk, view: CustomersView, run: Background, author_name: str) -> None:
        self._desk, self._view, self._run, self._author_name = desk, view, run, author_name
        self._keeper = NoteKeeper(desk, author_name)
        self._rows: tuple[CustomerLine, ...] = ()
        self._after = self._text = self._wanted = ""
        self._only, self._paged = CustomerFilter.ALL, False
        self._notes: tuple[NoteLine, ...] = ()
        self._events: tuple[CustomerEvent, ...] = ()
        self._on_the_way: tuple[NoteOnTheWay, ...] = ()
        self._notes_after = self._events_after = ""
        self._held: dict[str, NoteOnTheWay] = {}
        self.file: CustomerFile | None = None

    # -- the list --------------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask the list anew, and queue notes that were left held when the program ended."""
        held = frozenset(self._held)
        self._run(lambda: self._keeper.queue_left(held), None, self._refuse)
        self._ask("")

    def search(self, text: str, only: CustomerFilter) -> None:
        """By name, pinyin initials, the last four of phone or ID; within a filter."""
        self._text, self._only = text.strip(), only
        self._ask("")

    def more(self) -> None:
        """The next page."""
        if self._after:
            self._ask(self._after)

    def _ask(self, after: str) -> None:
        question = ListCustomers(text=self._text, only=self._only, after=after)
        self._view.show_reading()
        self._run(
            lambda: self._desk.ask(question),
            lambda page: self._take_list(page, question),
            lambda broken: self._view.show_no_list(breach_of(broken)),
            lane="network",
        )

    def _take_list(self, page: Page[CustomerLine], asked: ListCustomers) -> None:
        if (asked.text, asked.only) != (self._text, self._only):
            return  # the person went on to other words meanwhile
        self._rows = (*self._rows, *page.rows) if asked.after else page.rows
        self._after, self._paged = page.after, bool(asked.after)
        self._view.show_list(self._rows, bool(page.after))

    # -- one customer ----------------------------------------------------------------------------------

    def choose(self, customer_id: str) -> None:
        """Read all about one customer."""
        self._wanted = customer_id
        question = GetCustomer(customer_id=customer_id)
        self._run(
            lambda: (self._desk.ask(question), self._keeper.on_the_way(customer_id, self._held_now)),
            self._take_file,
            self._refuse,
            lane="network",
        )

    def _take_file(self, read: tuple[CustomerFile, tuple[NoteOnTheWay, ...]]) -> None:
        file, on_the_way = read
        if file.row.key != self._wanted:
            return  # another was chosen meanwhile
        self.file, self._on_the_way = file, on_the_way
        self._notes, self._notes_after = file.notes.rows, file.notes.after
        self._events, self._events_after = file.history.rows, file.history.after
        self._view.show_customer(file)
        self._show_notes()
        self._view.show_events(self._events, bool(self._events_after))

    def older_notes(self) -> None:
        """The next page of notes."""
        if self.file is not None and self._notes_after:
            question = ListCustomerNotes(customer_id=self._wanted, after=self._notes_after)
            self._follow(question, self._take_notes)

    def older_events(self) -> None:
        """The next page of what happened."""
        if self.file is not None and self._events_after:
            question = ListCustomerEvents(customer_id=self._wanted, after=self._events_after)
            self._follow(question, self._take_events)

    def _follow(self, question: Query[Answer], take: Callable[[Answer], None]) -> None:
        """Ask, and take the answer if the same customer is still on the page."""
        wanted = self._wanted

        def taken(answer: Answer) -> None:
            if self._wanted == wanted:
                take(answer)

        self._run(lambda: self._desk.ask(question), taken, self._refuse, lane="network")

    def _take_notes(self, page: Page[NoteLine]) -> None:
        self._notes, self._notes_after = (*self._notes, *page.rows), page.after
        self._show_notes()

    def _take_events(self, page: Page[CustomerEvent]) -> None:
        self._events, self._events_after = (*self._events, *page.rows), page.after
        self._view.show_events(self._events, bool(page.after))

    # -- notes -----------------------------------------------------------------------------------------

    def add_note(self, text: str) -> None:
        """Keep a note on the customer of the page; `release_note` sends it on its way."""
        if self.file is None:
            return
        fault = fault_in(text)
        if fault is not None:
            self._view.show_note_fault(fault)
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        note = NoteOnTheWay(new_id(), self.file.row.key, text.strip(), at, self._author_name, held=True)
        self._run(lambda: self._keeper.keep(note), lambda _: self._note_kept(note), self._refuse)

    def _note_kept(self, note: NoteOnTheWay) -> None:
        self._held[note.key] = note
        self._renew_notes(note.customer_id)
        self._view.show_note_held(note)

    def take_back_note(self, key: str) -> None:
        """Undo: possible as long as the note is held."""
        note = self._held.pop(key, None)
        if note is None:
            return
        self._run(lambda: self._keeper.take_back(note), None, self._refuse)
        self._renew_notes(note.customer_id)
        self._view.show_note_taken_back(note)

    def release_note(self, key: str) -> None:
        """The time for undoing is over: into the outbox."""
        note = self._held.pop(key, None)
        if note is None:
            return
        self._run(
            lambda: self._keeper.queue(note), lambda _: self._renew_notes(note.customer_id), self._refuse
        )

    def _renew_notes(self, customer_id: str) -> None:
        """Show anew what is on its way."""

        def taken(on_the_way: tuple[NoteOnTheWay, ...]) -> None:
            if self._wanted == customer_id:
                self._on_the_way = on_the_way
                self._show_notes()

        self._run(lambda: self._keeper.on_the_way(customer_id, self._held_now), taken, self._refuse)

    def _show_notes(self) -> None:
        told = {note.key for note in self._notes}
        waiting = tuple(note for note in self._on_the_way if note.key not in told)
        self._view.show_notes(self._notes, waiting, bool(self._notes_after))

    def _held_now(self) -> tuple[NoteOnTheWay, ...]:
        return tuple(self._held.values())

    # -- sealed fields and documents -------------------------------------------------------------------

    def unmask(self, field: str, reason: str) -> None:
        """Show one sealed field; the reason stays on record."""
        if self.file is None:
            return
        customer_id = self.file.row.key
        self._run(
            lambda: self._desk.unmask(customer_id, field, reason),
            lambda text: self._view.show_unmasked(field, text),
            self._refuse,
            lane="network",
        )

    def open_document(self, sha256: str) -> None:
        """Fetch a document to look at."""
        self._run(
            lambda: self._desk.file(sha256),
            lambda content: self._view.show_document(sha256, content),
            self._refuse,
            lane="network",
        )

    def changed(self, changes: Changes) -> None:
        """Something changed: show what is true now; a list that was paged through stays where it is."""
        if TOUCHING & changes.areas:
            if not self._paged:
                self._ask("")
            if self.file is not None:
                self.choose(self.file.row.key)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
