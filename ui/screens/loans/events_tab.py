"""The events of a loan in the order of posting, each with what it did; a supervisor undoes one here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lendesk.usecases.projections import ReceiptRow
from lendesk.usecases.repayments.queries import LoanFile
from lendesk.usecases.servicing.derivations import EventSplit, LoanDetail
from lendesk.usecases.servicing.queries import LoanEventRow
from ui.formatting import NOTHING
from ui.screens.figures import full_moment
from ui.screens.loans.change_words import HINDRANCES
from ui.screens.loans.event_words import event_chip, event_facts, event_name
from ui.screens.loans.fitting import fit_money
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.panels import Panel
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot


class EventsTab(Panel):
    """`undo_wanted` brings the event."""

    undo_wanted = Signal(object)

    def __init__(self, *, may_undo: bool) -> None:
        super().__init__()
        self._may_undo, self._from_replica = may_undo, False
        self._rows: tuple[LoanEventRow, ...] = ()
        self._splits: dict[str, EventSplit] = {}
        self._receipts: dict[str, ReceiptRow] = {}
        self.table = DataTable(FrozenRowsModel(self._columns(), look=_look), late("loans", "Events"))
        self.undo = Button(late("loans", "Undo this event…"), "danger", icon="reversal", key="Alt+U")
        if not may_undo:
            self.undo.hide()
        self.undo.setEnabled(False)
        self.foot = TableFoot()
        bar = Panel(self.foot, edges="top", across=True, fill="zebra")
        bar.box.setContentsMargins(0, 1, 12, 0)
        bar.box.setStretch(0, 1)
        bar.add(self.undo)
        self.body = Switcher(self.table, EmptyState(late("loans", "No postings yet")))
        self.add(self.body, 1)
        self.add(bar)
        self.table.selected.connect(lambda _row: self._allow())
        self.table.opened.connect(lambda _row: self._want())
        self.undo.clicked.connect(lambda _checked: self._want())

    def _columns(self) -> tuple[Column[LoanEventRow], ...]:
        return (
            Column("sequence", late("loans", "Seq."), lambda r: r.sequence, "number", 44),
            Column("day", late("loans", "Value date"), lambda r: r.value_date, "date", 92),
            Column(
                "kind",
                late("loans", "Event"),
                lambda r: (event_name(r.kind), self._facts(r)),
                "two_line",
                240,
                stretch=True,
            ),
            Column("amount", late("loans", "Amount"), lambda r: r.amount_fen or None, "money", 110),
            Column("by", late("loans", "By"), lambda r: r.by_name or NOTHING, "text", 84),
            Column("at", late("loans", "Posted at"), lambda r: full_moment(r.posted_at)[:16], "text", 126),
            Column("state", late("loans", "State"), event_chip, "chip", 90),
        )

    def _facts(self, row: LoanEventRow) -> str:
        return event_facts(row, self._rows, self._splits, self._receipts)

    def show_file(self, file: LoanFile, detail: LoanDetail) -> None:
        """What events are told with: how each was split, and their receipts."""
        self._splits = {one.key: one for one in detail.splits}
        self._receipts = {one.key: one for one in file.receipts}

    def show_events(self, rows: Sequence[LoanEventRow], *, from_replica: bool) -> None:
        """Newest last, as they were posted; the newest one is in sight."""
        self._rows, self._from_replica = tuple(rows), from_replica
        self.table.rows_model.show_rows(self._rows)
        fit_money(self.table)
        self.table.scrollToBottom()
        self.body.turn_to(0 if rows else 1)
        undone = sum(1 for row in rows if row.undone_by)
        self.foot.say(
            late("loans", "{count} events, {undone} undone; undoing replays what came after",
                 count=len(rows), undone=undone)
        )  # fmt: skip
        self._allow()

    def _allow(self) -> None:
        row: LoanEventRow | None = self.table.current_row()
        if self._from_replica:
            self.undo.refuse(HINDRANCES["line"])
            return
        self.undo.allow()
        self.undo.setEnabled(row is not None and row.undoable)

    def _want(self) -> None:
        row: LoanEventRow | None = self.table.current_row()
        if self._may_undo and self.undo.isEnabled() and row is not None:
            self.undo_wanted.emit(row)


def _look(row: LoanEventRow) -> RowLook:
    return RowLook(faint=bool(row.undone_by))
