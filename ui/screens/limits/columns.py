"""The credit limits as a table: what leaves the list as text, workbook or paper."""

from __future__ import annotations

from lendesk.usecases.servicing.queries import LimitRow
from ui.screens import headings
from ui.screens.limits.words import limit_chip
from ui.screens.naming import named
from ui.texts import late
from ui.widgets.rows_model import Column

COLUMNS: tuple[Column[LimitRow], ...] = (
    Column("number", headings.NUMBER, lambda r: r.number, width=130),
    Column("customer", headings.CUSTOMER, lambda r: r.customer_name, width=110),
    Column("product", headings.PRODUCT, lambda r: named(r.product_name, r.product_name_en), width=160),
    Column("amount", late("listing", "Limit"), lambda r: r.amount_fen, "money", width=120),
    Column("used", late("listing", "Used"), lambda r: r.used_fen, "money", width=120),
    Column("available", late("listing", "Left"), lambda r: r.available_fen, "money", width=120),
    Column("valid_from", late("listing", "Valid from"), lambda r: r.valid_from, "date", width=110),
    Column("valid_to", late("listing", "Valid to"), lambda r: r.valid_to, "date", width=110),
    Column("review_on", late("listing", "Review on"), lambda r: r.review_on, "date", width=110),
    Column("state", headings.STATE, limit_chip, "chip", width=130),
)
