"""The contracts as a table: what leaves the list as text, workbook or paper."""

from __future__ import annotations

from lendesk.usecases.contracts.queries import ContractRow
from ui.screens import headings
from ui.screens.contracts.words import state_chip
from ui.screens.figures import percent_text, short_moment
from ui.screens.naming import named
from ui.texts import late
from ui.widgets.rows_model import Column

COLUMNS: tuple[Column[ContractRow], ...] = (
    Column("number", headings.CONTRACT, lambda r: r.number, width=150),
    Column("application", late("listing", "Application"), lambda r: r.application_number, width=150),
    Column("customer", headings.CUSTOMER, lambda r: r.customer_name, width=110),
    Column("product", headings.PRODUCT, lambda r: named(r.product_name, r.product_name_en), width=160),
    Column("amount", headings.AMOUNT, lambda r: r.amount_fen, "money", width=120),
    Column(
        "rate",
        late("listing", "Rate a year"),
        lambda r: percent_text(r.rate_disclosed) if r.rate_disclosed else "",
        width=100,
    ),
    Column("made", headings.MADE, lambda r: short_moment(r.made_at) if r.made_at else "", width=130),
    Column("state", headings.STATE, lambda r: state_chip(r.status if r.key else ""), "chip", width=120),
)
