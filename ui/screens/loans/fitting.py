"""Columns of money as wide as their widest amount: an amount is never cut."""

from __future__ import annotations

from ui.formatting import money
from ui.tokens import space
from ui.widgets.painting import text_width
from ui.widgets.table import DataTable

LEAST = 52


def fit_money(table: DataTable) -> None:
    """Measure the columns of money by what they show now; call it after each change of the rows."""
    model = table.rows_model
    last = len(model.columns) - 1
    for number, column in enumerate(model.columns):
        if column.kind != "money" or column.stretch:
            continue
        amounts = [model.cell(line, number) for line in range(model.rowCount())]
        widest = max((len(money(amount)), money(amount)) for amount in (*amounts, 0))[1]
        needed = max(text_width("bodyStrong", widest), text_width("caption", str(column.title)), LEAST)
        edge = space("edgeCellPadX") - space("cellPadX") if number in (0, last) else 0
        table.fit_column(number, needed + 2 * space("cellPadX") + edge + 2)
