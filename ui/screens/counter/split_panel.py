"""How the payment is split over the rows of the plan."""

from __future__ import annotations

from lendesk.usecases.repayments.queries import AllocationPart, AllocationPreview
from ui.formatting import money
from ui.texts import late, tr
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot


def taken(part: AllocationPart) -> int:
    """What a row takes of the payment, in fen."""
    return part.penalty_fen + part.fee_fen + part.interest_fen + part.principal_fen


COLUMNS: tuple[Column[AllocationPart], ...] = (
    Column(
        "no",
        late("counter", "Instalment"),
        lambda p: tr("counter", "No. {no}", no=p.no),
        "strong",
        96,
        stretch=True,
    ),
    Column("due_date", late("counter", "Due date"), lambda p: p.due_date, "date", 96),
    Column("penalty", late("counter", "Penalty"), lambda p: p.penalty_fen or None, "money", 84),
    Column("fee", late("counter", "Fee"), lambda p: p.fee_fen or None, "money", 84),
    Column("interest", late("counter", "Interest"), lambda p: p.interest_fen or None, "money", 92),
    Column("principal", late("counter", "Principal"), lambda p: p.principal_fen or None, "money", 104),
    Column("due", late("counter", "Due"), lambda p: p.due_fen, "money", 104),
    Column("taken", late("counter", "This time"), taken, "money", 110),
)


class SplitPanel(Panel):
    """Filled while the amount is typed."""

    def __init__(self) -> None:
        super().__init__()
        header = SectionHeader(
            late("counter", "Split"),
            right=(),
            note=late("counter", "In the order agreed in the contract"),
        )
        self.preview: AllocationPreview | None = None
        self.table = DataTable(FrozenRowsModel(COLUMNS), late("counter", "Split"))
        self.body = Switcher(
            self.table,
            EmptyState(
                late("counter", "No amount yet"), late("counter", "The split follows while you type.")
            ),
        )
        self.foot = TableFoot()
        self.add(header)
        self.add(self.body, 1)
        self.add(self.foot)
        self.show_preview(None)

    def show_preview(self, preview: AllocationPreview | None) -> None:
        self.preview = preview
        self.table.rows_model.show_rows(preview.parts if preview else ())
        self.body.turn_to(0 if preview and preview.parts else 1)
        if preview is None:
            self.foot.say("")
            return
        left = late(
            "counter",
            "Due now {due} · to settle {payoff}",
            due=money(preview.due_now_fen),
            payoff=money(preview.payoff_fen),
        )
        if preview.surplus_fen:
            left = late(
                "counter", "{surplus} above all dues is kept as credit", surplus=money(preview.surplus_fen)
            )
        self.foot.say(left, money(preview.amount_fen), late("counter", "This time"))
