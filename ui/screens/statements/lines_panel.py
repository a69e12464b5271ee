"""The lines of one statement: figures, views by state, the table and its sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from lendesk.usecases.repayments.queries import StatementFileView, StatementLineRow
from ui.formatting import count, money
from ui.screens.statements.words import line_chip
from ui.texts import Text, late
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.panels import Panel
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import Tab, Tabs

VIEWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("all", ()),
    ("doubtful", ("doubtful",)),
    ("unmatched", ("unmatched",)),
    ("matched", ("matched",)),
    ("posted", ("posted", "suspense")),
)


def _loan(line: StatementLineRow) -> tuple[Text, Text]:
    taken = next((one[2] for one in line.candidates if one[0] == line.loan_id), "")
    name = line.customer_name or taken
    if not line.loan_number:
        many = late("statements", "{count} candidates", count=len(line.candidates))
        return "—", many if line.candidates else late("statements", "no candidate")
    return name or line.loan_number, line.loan_number if name else ""


COLUMNS: tuple[Column[StatementLineRow], ...] = (
    Column("number", late("statements", "Line"), lambda r: r.number, "number", 48),
    Column("day", late("statements", "Booked on"), lambda r: r.booked_on, "date", 88),
    Column(
        "payer",
        late("statements", "Payer"),
        lambda r: (r.payer or "—", r.note or late("statements", "no note")),
        "two_line",
        170,
        stretch=True,
    ),
    Column("amount", late("statements", "Amount"), lambda r: r.amount_fen, "money", 104),
    Column("loan", late("statements", "Matched to"), _loan, "two_line", 132),
    Column("state", late("statements", "Result"), lambda r: line_chip(r.status), "chip", 104),
)


def sum_of(lines: list[StatementLineRow]) -> int:
    """The amounts of lines, in fen."""
    return sum(line.amount_fen for line in lines)


class LinesTable(DataTable):
    """The table of lines; H, S and 1–9 are keys of the screen."""

    letter = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and not event.modifiers() and event.text().upper() in "HS123456789":
            self.letter.emit(event.text().upper())
            return
        super().keyPressEvent(event)


class LinesPanel(Panel):
    """`line_chosen` brings a line or None, `confirm_wanted` Enter on it, `letter` a key of the screen."""

    line_chosen = Signal(object)
    confirm_wanted = Signal()
    letter = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.file: StatementFileView | None = None
        self.figures = FactStrip()
        self.tabs = Tabs(
            [
                Tab("all", late("statements", "All lines")),
                Tab("doubtful", late("statements", "To confirm")),
                Tab("unmatched", late("statements", "Unknown")),
                Tab("matched", late("statements", "Matched")),
                Tab("posted", late("statements", "Done")),
            ]
        )
        self.table = LinesTable(
            FrozenRowsModel(COLUMNS, look=lambda line: RowLook(faint=line.status in ("posted", "suspense"))),
            late("statements", "Lines"),
            row_height=40,
        )
        self.body = Switcher(self.table, EmptyState(late("statements", "No lines in this view")))
        self.foot = TableFoot()
        for part in (self.figures, self.tabs):
            self.add(part)
        self.add(self.body, 1)
        self.add(self.foot)
        self.tabs.chosen.connect(lambda _key: self._show_view(""))
        self.table.selected.connect(self.line_chosen)
        self.table.opened.connect(lambda _row: self.confirm_wanted.emit())
        self.table.letter.connect(self.letter)

    def show_file(self, file: StatementFileView) -> None:
        """Show other lines; of the same statement the next open line after the one chosen is taken."""
        same = self.file is not None and self.file.row.key == file.row.key
        before = self.table.current_row() if same else None
        self.file = file
        self._count()
        self._show_view(before.key if before else "")

    def lines(self, *states: str) -> list[StatementLineRow]:
        """The lines in these states, all without any."""
        lines = self.file.lines if self.file else ()
        return [line for line in lines if not states or line.status in states]

    def go_on(self, step: int = 1) -> None:
        """To the next line."""
        row = self.table.current_row()
        at = self.table.rows_model.rows.index(row) if row else -1
        self.table.select_line(min(at + step, self.table.rows_model.rowCount() - 1))

    def _count(self) -> None:
        file = self.file
        assert file is not None
        by_state = Counter(line.status for line in file.lines)
        self.tabs.show_counts(
            {
                key: sum(by_state[one] for one in states) if states else len(file.lines)
                for key, states in VIEWS
            }
        )
        matched, doubtful, unknown = self.lines("matched"), self.lines("doubtful"), self.lines("unmatched")
        posted = self.lines("posted")
        self.figures.show_facts(
            (
                Fact(late("statements", "Lines"), count(file.row.line_count), money(file.row.total_fen)),
                Fact(late("statements", "Matched"), count(len(matched)), money(sum_of(matched)), "success"),
                Fact(
                    late("statements", "To confirm"), count(len(doubtful)), money(sum_of(doubtful)), "warning"
                ),
                Fact(late("statements", "Unknown"), count(len(unknown)), money(sum_of(unknown)), "danger"),
                Fact(late("statements", "Posted"), count(len(posted)), money(sum_of(posted)), "accent"),
                Fact(
                    late("statements", "Skipped"),
                    count(file.row.skipped_count),
                    late("statements", "known already"),
                ),
            )
        )

    def _show_view(self, keep: str) -> None:
        lines = self.lines(*dict(VIEWS)[self.tabs.value()])
        self.table.blockSignals(True)
        self.table.rows_model.show_rows(lines)
        self.table.blockSignals(False)
        self.body.turn_to(0 if lines else 1)
        self.foot.say(
            late(
                "statements",
                "{count} lines · ↑↓ choose · 1–9 candidate · Enter confirm · H hold",
                count=len(lines),
            ),
            money(sum_of(lines)),
            late("statements", "Sum"),
        )
        self.table.select_line(_line_to_take(lines, keep))
        if not lines:
            self.line_chosen.emit(None)

    def take_keyboard(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


OPEN = ("doubtful", "unmatched", "matched")


def _line_to_take(lines: Sequence[StatementLineRow], keep: str) -> int:
    """The line chosen before, or the next open one after it; at first the first open one."""
    at = next((n for n, line in enumerate(lines) if line.key == keep), -1)
    if at >= 0 and lines[at].status in OPEN:
        return at
    return next((n for n, line in enumerate(lines) if n > at and line.status in OPEN), max(at, 0))
