"""One kind of the customer's records as a table, with what stands in its place and a way to open one.

tab = RecordsTab(LOANS, name, EmptyState(...), opens=late(..., "Open loan"));  tab.opened.connect(f)  # row
tab.show_rows(rows, reason=""); tab.foot.say(...)      # reason "hidden" or "line" why there are none
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal

from ui.screens.loans.fitting import fit_money
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.panels import Panel
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.states import DeniedState, EmptyState, OfflineState, Switcher
from ui.widgets.table import DataTable, TableFoot

HIDDEN, OFF_LINE = "hidden", "line"


class RecordsTab(Panel):
    """Enter, a double click or the button opens a row that `may_open`; without `opens` rows are only read."""

    opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        name: Text,
        empty: Text,
        *,
        opens: Text = "",
        look: Callable[[Any], RowLook] | None = None,
        may_open: Callable[[Any], bool] = lambda _row: True,
    ) -> None:
        super().__init__()
        self._opens, self._may_open = bool(opens), may_open
        self.table = DataTable(FrozenRowsModel(columns, look=look), name)
        self.foot = TableFoot()
        self.open = Button(opens, "plain", key="Alt+O")
        if not opens:
            self.open.hide()
        self.bar = Panel(self.foot, edges="top", across=True, fill="zebra", gap=8)
        self.bar.box.setContentsMargins(0, 1, 12, 0)
        self.bar.box.setStretch(0, 1)
        self.bar.add(self.open)
        self.body = Switcher(
            self.table,
            EmptyState(empty),
            DeniedState(
                late("customers", "Your role does not see these"),
                late("customers", "Ask an administrator for the permission if your work needs it."),
            ),
            OfflineState(
                late("customers", "This needs the server"),
                late("customers", "It follows as soon as the line is back."),
            ),
        )
        self.add(self.body, 1)
        self.add(self.bar)
        self.table.opened.connect(self._open)
        self.table.selected.connect(lambda row: self.open.setEnabled(self._can(row)))
        self.open.clicked.connect(lambda _checked: self._open(self.table.current_row()))

    def show_rows(self, rows: Sequence[Any], reason: str = "") -> None:
        """Show other rows; `reason` says why there are none: HIDDEN by role, OFF_LINE, or "" for none."""
        self.table.rows_model.show_rows(rows)
        fit_money(self.table)
        places = {HIDDEN: 2, OFF_LINE: 3}
        self.body.turn_to(0 if rows else places.get(reason, 1))
        self.bar.setVisible(bool(rows))
        self.table.select_line(0 if rows else -1)
        self.open.setEnabled(self._can(self.table.current_row()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "body"):
            fit_money(self.table)

    def _can(self, row: Any) -> bool:
        return self._opens and row is not None and self._may_open(row)

    def _open(self, row: Any) -> None:
        if self._can(row):
            self.opened.emit(row)
