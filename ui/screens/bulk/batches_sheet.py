"""The batches that were posted, in a sheet; a supervisor who posted none of a batch reverses it whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lendesk.usecases.repayments.queries import BatchView
from ui.screens.asking import ask_reason
from ui.screens.figures import short_moment
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.painting import ChipSpec
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.sheet import Sheet
from ui.widgets.table import DataTable

WIDTH, HEIGHT = 860, 320


def _state(batch: BatchView) -> ChipSpec:
    if batch.standing_count == 0:
        return ChipSpec(late("bulk", "Reversed"), "neutral")
    if batch.standing_count < batch.posted_count:
        return ChipSpec(late("bulk", "Partly reversed"), "warning", "warning")
    return ChipSpec(late("bulk", "Posted"), "accent", "ok")


COLUMNS: tuple[Column[BatchView], ...] = (
    Column("number", late("bulk", "Batch"), lambda b: b.number, "text", 160, stretch=True),
    Column("when", late("bulk", "Posted on"), lambda b: short_moment(b.made_at), "text", 120),
    Column("by", late("bulk", "By"), lambda b: b.made_by, "text", 100),
    Column("count", late("bulk", "Rows"), lambda b: b.posted_count, "number", 76),
    Column("standing", late("bulk", "In force"), lambda b: b.standing_count, "number", 76),
    Column("total", late("bulk", "Sum"), lambda b: b.total_fen, "money", 130),
    Column("state", late("bulk", "State"), _state, "chip", 130),
)


class BatchesSheet(Sheet):
    """`reverse` is called with the batch and the reason."""

    def __init__(self, host: QWidget, may_reverse: bool, reverse: Callable[[BatchView, str], None]) -> None:
        super().__init__(host.window(), late("bulk", "Posted batches"), width=WIDTH)
        self._host, self._may, self._reverse = host, may_reverse, reverse
        self.table = DataTable(FrozenRowsModel(COLUMNS, key=lambda b: b.key), late("bulk", "Posted batches"))
        self.table.setFixedHeight(HEIGHT)
        self.undo = Button(late("bulk", "Reverse the batch"), "danger", icon="reversal", key="Alt+R")
        self.shut = Button(late("bulk", "Close"), key="Esc", bind=False)
        self.body.addWidget(self.table)
        self.set_buttons(left=(self.undo,) if may_reverse else (), right=(self.shut,))
        self.undo.setVisible(may_reverse)
        self.shut.clicked.connect(lambda _checked: self.close())
        self.undo.clicked.connect(lambda _checked: self._ask())
        self.table.selected.connect(lambda _row: self._allow())
        self._allow()

    def show_batches(self, batches: tuple[BatchView, ...]) -> None:
        """Newest first."""
        self.table.rows_model.show_rows(batches)
        if batches and self.table.current_line() < 0:
            self.table.select_line(0)
        self._allow()

    def _allow(self) -> None:
        batch = self.table.current_row()
        self.undo.setEnabled(self._may and batch is not None and batch.standing_count > 0)

    def _ask(self) -> None:
        batch: BatchView = self.table.current_row()
        self.close()
        ask_reason(
            self._host,
            late("bulk", "Reverse batch {number}", number=batch.number),
            late("bulk", "Reverse {count} rows", count=batch.standing_count),
            lambda reason: self._reverse(batch, reason),
            note=late("bulk", "Each row is reversed by itself; what was posted since is worked out anew."),
            kind="danger",
        )
