"""The review queue as a table: what leaves it as text, workbook or paper."""

from __future__ import annotations

from lendesk.usecases.projections import ApplicationRow
from ui.screens import headings
from ui.screens.figures import short_moment
from ui.screens.intake.words import method_name
from ui.screens.naming import named
from ui.screens.review.words import state_chip
from ui.texts import late
from ui.widgets.rows_model import Column

COLUMNS: tuple[Column[ApplicationRow], ...] = (
    Column("number", headings.NUMBER, lambda r: r.number, width=150),
    Column("customer", headings.CUSTOMER, lambda r: r.customer_name, width=110),
    Column("product", headings.PRODUCT, lambda r: named(r.product_name, r.product_name_en), width=160),
    Column("amount", headings.AMOUNT, lambda r: r.amount_fen, "money", width=120),
    Column("term", late("listing", "Instalments"), lambda r: r.term, "number", width=90),
    Column("method", late("listing", "Repayment"), lambda r: str(method_name(r.method)), width=140),
    Column(
        "score", late("listing", "Score"), lambda r: r.score if r.score >= 0 else None, "number", width=80
    ),
    Column("submitted", late("listing", "Handed in"), lambda r: short_moment(r.submitted_at), width=130),
    Column("state", headings.STATE, lambda r: state_chip(r.status), "chip", width=120),
)
