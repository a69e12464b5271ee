"""The proposed loan changes as a table: what leaves the list as text, workbook or paper."""

from __future__ import annotations

from lendesk.usecases.servicing.queries import ProposalRow
from ui.screens import headings
from ui.screens.figures import short_moment
from ui.screens.naming import change_name
from ui.screens.proposals.words import state_chip
from ui.texts import late
from ui.widgets.rows_model import Column


def columns_on(today: str) -> tuple[Column[ProposalRow], ...]:
    """The columns; `today` (ISO) tells which proposals have lapsed."""
    return (
        Column("kind", late("listing", "Change"), lambda r: str(change_name(r.kind)), width=130),
        Column("loan", headings.LOAN, lambda r: r.loan_number, width=150),
        Column("customer", headings.CUSTOMER, lambda r: r.customer_name, width=110),
        Column("given_up", late("listing", "Given up"), lambda r: r.given_up_fen, "money", width=120),
        Column("reason", late("listing", "Reason"), lambda r: r.reason, width=220),
        Column("proposed_by", headings.PROPOSED_BY, lambda r: r.proposed_by_name, width=110),
        Column("made", headings.MADE, lambda r: short_moment(r.made_at), width=130),
        Column("valid_until", late("listing", "Valid to"), lambda r: r.valid_until, "date", width=110),
        Column("decided_by", late("listing", "Decided by"), lambda r: r.decided_by_name, width=110),
        Column("state", headings.STATE, lambda r: state_chip(r, today), "chip", width=120),
    )
