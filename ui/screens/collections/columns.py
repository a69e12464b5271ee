"""The cases as a table: what leaves the list as text, workbook or paper."""

from __future__ import annotations

from lendesk.usecases.collections.queries import CaseLine
from ui.screens import headings
from ui.screens.collections.words import step_chip
from ui.screens.naming import named
from ui.texts import late
from ui.widgets.rows_model import Column

COLUMNS: tuple[Column[CaseLine], ...] = (
    Column("number", headings.LOAN, lambda r: r.number, width=150),
    Column("customer", headings.CUSTOMER, lambda r: r.customer_name, width=110),
    Column("product", headings.PRODUCT, lambda r: named(r.product_name, r.product_name_en), width=160),
    Column("due", late("listing", "Due"), lambda r: r.due_fen, "money", width=120),
    Column("days", late("listing", "Days past due"), lambda r: r.days_past_due, "number", width=100),
    Column("step", late("listing", "Next step"), step_chip, "chip", width=150),
)
