"""The living plan, and below it how the figure came about that is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QApplication

from lendesk.usecases.repayments.queries import LoanPlanLine
from lendesk.usecases.servicing.derivations import Derivation, InstalmentFigures, LoanDetail
from ui.screens.loans.derivation_words import PARTS, ToldLine, heading, result, told
from ui.screens.loans.fitting import fit_money
from ui.screens.loans.tables import LINES, PART_FIGURES, PLAN, PlanRow, plan_look
from ui.screens.loans.words import row_kind
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.rows_model import FrozenRowsModel, RowLook
from ui.widgets.table import DataTable, TableFoot

PANE_HEIGHT = 222
PARTS_WIDTH = 436
_PART_OF_COLUMN = {
    "principal": "principal",
    "interest": "interest",
    "fee": "fee",
    "penalty": "penalty",
    "left": "open",
    "due": "open",
    "paid": "open",
}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the selected instalment, or all of them ("open"), in fen."""

    part: str
    due_fen: int
    paid_fen: int
    let_off_fen: int
    open_fen: int


def part_rows(figures: InstalmentFigures) -> tuple[PartRow, ...]:
    """The parts of an instalment and their sum."""
    rows = [
        PartRow(one.part, one.due_fen, one.paid_fen, one.let_off_fen, one.open_fen) for one in figures.parts
    ]
    sums = [sum(getattr(row, name) for row in rows) for name in PartRow.__slots__[1:]]
    return (*rows, PartRow("open", *sums))


class DerivationPane(Panel):
    """The lines of one figure with their sum; can be copied as text."""

    def __init__(self) -> None:
        super().__init__(edges="left")
        self.derivation: Derivation | None = None
        self.copy = Button(late("loans", "Copy"), "link", icon="export")
        self.copy.setEnabled(False)
        self.header = SectionHeader(late("loans", "How a figure came about"), right=[self.copy])
        self.lines = DataTable(
            FrozenRowsModel(LINES, look=lambda _line: RowLook()), late("loans", "Derivation")
        )
        self.lines.horizontalHeader().hide()
        self.foot = TableFoot(late("loans", "Select a figure in the plan or in the strip above."))
        self.add(self.header)
        self.add(self.lines, 1)
        self.add(self.foot)
        self.copy.clicked.connect(lambda _checked: QApplication.clipboard().setText(self.as_text()))

    def show_derivation(self, derivation: Derivation) -> None:
        """Show how this figure came about."""
        self.derivation = derivation
        self.header.title.say(heading(derivation))
        self.lines.rows_model.show_rows([told(line) for line in derivation.lines])
        self.lines.scrollToTop()
        self.copy.setEnabled(True)
        count = late("loans", "{count} lines", count=len(derivation.lines))
        if not derivation.lines:
            count = late("loans", "Nothing is asked for.")
        self.foot.say(count, result(derivation), heading(derivation))

    def as_text(self) -> str:
        """The derivation in lines, amounts at the end."""
        if self.derivation is None:
            return ""
        rows: Sequence[ToldLine] = self.lines.rows_model.rows
        model = self.lines.rows_model
        body = [
            "\t".join(str(model.data(model.index(line, column))) for column in range(model.columnCount()))
            for line in range(len(rows))
        ]
        return "\n".join([str(heading(self.derivation)), *body, f"=\t{result(self.derivation)}"])


class PlanTab(Panel):
    """`explained` asks how a part of an instalment came about (figure, number)."""

    explained = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._detail: LoanDetail | None = None
        self._no = 0
        self._part = "interest"
        self.current = 0
        self.plan = DataTable(
            FrozenRowsModel(PLAN, look=lambda row: plan_look(row.line, self.current)), late("loans", "Plan")
        )
        self.parts_header = SectionHeader(late("loans", "Instalment"))
        self.parts = DataTable(
            FrozenRowsModel(PART_FIGURES, look=lambda row: RowLook(strong=row.part == "open")),
            late("loans", "Parts of the instalment"),
        )
        left = Panel(self.parts_header)
        left.add(self.parts, 1)
        left.setFixedWidth(PARTS_WIDTH)
        self.derivation = DerivationPane()
        self.pane = Panel(left, edges="top", across=True)
        self.pane.add(self.derivation, 1)
        self.pane.setFixedHeight(PANE_HEIGHT)
        self.foot = TableFoot()
        self.add(self.plan, 1)
        self.add(self.foot)
        self.add(self.pane)
        self.plan.selected.connect(self._show_instalment)
        self.plan.clicked.connect(self._clicked)
        self.parts.selected.connect(self._ask)

    def show_plan(self, lines: Sequence[LoanPlanLine], detail: LoanDetail, current: int) -> None:
        """Show a plan; the current instalment is selected unless another one of the same loan was."""
        self._detail, self.current = detail, current
        by_no = {one.no: one for one in detail.instalments}
        keep = self._no if any(line.no == self._no for line in lines) else 0
        rows = [PlanRow(line, _kind(by_no, line.no), detail.on) for line in lines]
        self.plan.rows_model.show_rows(rows)
        fit_money(self.plan)
        wanted = keep or current or 1
        self.plan.select_line(next((at for at, line in enumerate(lines) if line.no == wanted), 0))

    def forget(self) -> None:
        """Another loan comes: nothing of this one is kept selected."""
        self._no, self._part = 0, "interest"

    def _show_instalment(self, row: PlanRow | None) -> None:
        if row is None or self._detail is None:
            return
        figures = next((one for one in self._detail.instalments if one.no == row.line.no), None)
        self._no = row.line.no
        if figures is None:
            return
        self.parts_header.title.say(late("loans", "Instalment {no}", no=figures.no))
        self.parts_header.note.say(row_kind(figures))
        rows = part_rows(figures)
        if self._part == "interest" and not figures.paid_on and rows[3].due_fen:
            self._part = "penalty"  # what a borrower asks about first
        self.parts.rows_model.show_rows(rows)
        fit_money(self.parts)
        self._select_part(self._part)

    def _select_part(self, part: str) -> None:
        rows: Sequence[PartRow] = self.parts.rows_model.rows
        self.parts.select_line(next((at for at, row in enumerate(rows) if row.part == part), 0))

    def _clicked(self, index: QModelIndex) -> None:
        part = _PART_OF_COLUMN.get(PLAN[index.column()].key)
        if part is not None:
            self._select_part(part)

    def _ask(self, row: PartRow | None) -> None:
        if row is not None and self._no and row.part in PARTS:
            self._part = row.part
            self.explained.emit(row.part, self._no)

    def show_derivation(self, derivation: Derivation) -> None:
        """Show how a figure came about; one of the loan as a whole lets go of the part."""
        if not derivation.no:
            self.parts.blockSignals(True)
            self.parts.clearSelection()
            self.parts.blockSignals(False)
        elif derivation.no != self._no:
            return  # another instalment was selected meanwhile
        self.derivation.show_derivation(derivation)


def _kind(by_no: dict[int, InstalmentFigures], no: int) -> str:
    return by_no[no].kind if no in by_no else ""
