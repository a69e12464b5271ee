"""The columns of the customer page: loans, applications, contracts, limits, documents, what happened."""

from __future__ import annotations

from lendesk.usecases.contracts.queries import ContractRow
from lendesk.usecases.customers.queries import (
    CustomerEvent,
    CustomerPaper,
    FiledApplication,
    RelatedCustomer,
)
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.servicing.queries import LimitRow
from ui.formatting import NOTHING
from ui.screens.contracts.words import state_chip as contract_chip
from ui.screens.customers.words import RELATED, about_words, decided, event_words
from ui.screens.figures import full_moment, percent_text
from ui.screens.limits.words import limit_chip
from ui.screens.naming import named
from ui.screens.repaying import loan_chip
from ui.screens.review.words import MATERIALS, state_chip
from ui.texts import Text, late
from ui.widgets.rows_model import Column, RowLook

LOANS: tuple[Column[LoanRow], ...] = (
    Column(
        "loan",
        late("customers", "Loan"),
        lambda r: (r.number, named(r.product_name, r.product_name_en)),
        "two_line",
        150,
        stretch=True,
    ),
    Column("out", late("customers", "Paid out"), lambda r: r.disbursed_on, "date", 92),
    Column("principal", late("customers", "Principal"), lambda r: r.principal_fen, "money", 104),
    Column("left", late("customers", "Principal left"), lambda r: r.outstanding_fen, "money", 104),
    Column("due", late("customers", "Due now"), lambda r: r.due_fen or None, "money", 96),
    Column("next", late("customers", "Next due"), lambda r: r.next_due or None, "date", 92),
    Column("state", late("customers", "State"), loan_chip, "chip", 132),
)
APPLICATIONS: tuple[Column[FiledApplication], ...] = (
    Column(
        "file",
        late("customers", "Application"),
        lambda r: (r.row.number, named(r.row.product_name, r.row.product_name_en)),
        "two_line",
        150,
        stretch=True,
    ),
    Column("on", late("customers", "Handed in"), lambda r: r.row.submitted_at[:10], "date", 92),
    Column("amount", late("customers", "Applied for"), lambda r: r.row.amount_fen, "money", 104),
    Column("approved", late("customers", "Approved"), lambda r: r.row.approved_fen or None, "money", 104),
    Column("decided", late("customers", "Decision"), decided, "two_line", 190),
    Column("state", late("customers", "State"), lambda r: state_chip(r.row.status), "chip", 118),
)
CONTRACTS: tuple[Column[ContractRow], ...] = (
    Column(
        "contract",
        late("customers", "Contract"),
        lambda r: (r.number, named(r.product_name, r.product_name_en)),
        "two_line",
        150,
        stretch=True,
    ),
    Column("on", late("customers", "Made on"), lambda r: r.made_at[:10], "date", 92),
    Column("file", late("customers", "Application"), lambda r: r.application_number or NOTHING, "text", 150),
    Column("amount", late("customers", "Amount"), lambda r: r.amount_fen, "money", 110),
    Column(
        "rate",
        late("customers", "All-in rate (IRR)"),
        lambda r: percent_text(r.rate_disclosed),
        "text",
        110,
        align_right=True,
    ),
    Column("state", late("customers", "State"), lambda r: contract_chip(r.status), "chip", 112),
)
LIMITS: tuple[Column[LimitRow], ...] = (
    Column(
        "limit",
        late("customers", "Limit"),
        lambda r: (r.number, named(r.product_name, r.product_name_en)),
        "two_line",
        150,
        stretch=True,
    ),
    Column("amount", late("customers", "Amount"), lambda r: r.amount_fen, "money", 110),
    Column("used", late("customers", "Drawn"), lambda r: r.used_fen or None, "money", 110),
    Column("free", late("customers", "Can be drawn"), lambda r: r.available_fen or None, "money", 110),
    Column("until", late("customers", "Valid to"), lambda r: r.valid_to, "date", 92),
    Column("review", late("customers", "Review on"), lambda r: r.review_on, "date", 92),
    Column("state", late("customers", "State"), limit_chip, "chip", 172),
)
PAPERS: tuple[Column[CustomerPaper], ...] = (
    Column(
        "paper",
        late("customers", "Document"),
        lambda r: (MATERIALS.get(r.kind, r.kind), r.name),
        "two_line",
        180,
        stretch=True,
    ),
    Column("file", late("customers", "Application"), lambda r: r.application_number, "text", 170),
    Column("on", late("customers", "Handed in"), lambda r: r.on, "date", 96),
)
EVENTS: tuple[Column[CustomerEvent], ...] = (
    Column("at", late("customers", "When"), lambda r: full_moment(r.at)[:16], "text", 132),
    Column("what", late("customers", "What happened"), event_words, "two_line", 200, stretch=True),
    Column("about", late("customers", "Record"), about_words, "text", 300),
)


def _related(one: RelatedCustomer) -> tuple[Text, Text]:
    words = RELATED.get(one.why, one.why)
    if one.in_reach:
        return one.customer.name, late(
            "customers", "{why} · {phone}", why=str(words), phone=one.customer.phone_masked
        )
    return one.customer.name, late("customers", "{why} · at another branch", why=str(words))


RELATED_COLUMNS: tuple[Column[RelatedCustomer], ...] = (
    Column("who", late("customers", "Customer"), _related, "two_line", 200, stretch=True),
    Column("id", late("customers", "ID number"), lambda r: r.customer.id_masked, "text", 160),
)


def loan_look(row: LoanRow) -> RowLook:
    """What is late is tinted, what is repaid grey."""
    if row.days_past_due > 0:
        return RowLook(tint="danger")
    return RowLook(faint=not row.outstanding_fen)
