"""The payments out as a table: what leaves the list as text, workbook or paper; accounts stay masked."""

from __future__ import annotations

from lendesk.usecases.disbursements.queries import DisbursementRow
from ui.screens import headings
from ui.screens.disbursements.words import state_chip
from ui.screens.figures import short_moment
from ui.texts import late
from ui.widgets.rows_model import Column

COLUMNS: tuple[Column[DisbursementRow], ...] = (
    Column("contract", headings.CONTRACT, lambda r: r.contract_number, width=150),
    Column("customer", headings.CUSTOMER, lambda r: r.customer_name, width=110),
    Column("amount", headings.AMOUNT, lambda r: r.amount_fen, "money", width=120),
    Column("account", late("listing", "Account"), lambda r: r.account_masked, width=170),
    Column("prepared_by", headings.PREPARED_BY, lambda r: r.prepared_by_name, width=110),
    Column("confirmed_by", late("listing", "Released by"), lambda r: r.confirmed_by_name, width=110),
    Column("bank_reference", late("listing", "Bank reference"), lambda r: r.bank_reference, width=160),
    Column("made", headings.MADE, lambda r: short_moment(r.made_at) if r.made_at else "", width=130),
    Column("state", headings.STATE, lambda r: state_chip(r.status if r.key else ""), "chip", width=120),
)
