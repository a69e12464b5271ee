"""The record classes of the domain with their tables, unique fields, checks and indexes."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.administration.staff import (
    AuthorKey,
    Branch,
    Device,
    Lender,
    Person,
    Region,
    Role,
    SettingChange,
)
from lendesk.domain.applications.application import Application, StoredDecision
from lendesk.domain.collections.contact import Contact, PaymentPromise
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.customers.customer import Consent, Customer, CustomerNote
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.intents import Intent
from lendesk.domain.limits.limit import CreditLimit, LimitDrawing
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.quotations.records import IssuedQuotation, LoanProposal
from lendesk.domain.products.product import ProductVersion
from lendesk.domain.repayments.batch import RepaymentBatch
from lendesk.domain.repayments.receipt import Receipt, Statement, StatementLine
from lendesk.storage.central.mapping import Kind, Sealing, kind_of
from lendesk.usecases.search.words import search_words

WAITING = text("status = ANY (ARRAY['waiting'::text, 'in_review'::text])")
"""A person's decision on a file is awaited. Index and query share the text, so that one serves the other."""


def _parts_of(column: str, name: str) -> Index:
    """Finds any part of a text, by its trigrams."""
    return Index(name, column, postgresql_using="gin", postgresql_ops={column: "gin_trgm_ops"})


WITH_BUSINESS = text("credit_code <> ''::text")
"""A file that names a business. Index and query share the text here too."""


def _positive(*columns: str) -> tuple[CheckConstraint, ...]:
    return tuple(CheckConstraint(f"{column} > 0", name=f"{column}_positive") for column in columns)


CUSTOMERS = kind_of(
    Customer,
    "customers",
    Index("customers_by_branch", "branch_id", "key"),
    Index("customers_by_name", "name"),
    _parts_of("search_words", "customers_by_words"),
    Index("customers_by_id_number", "id_number_index", unique=True),
    Index("customers_by_id_tail", "id_number_tail"),
    Index("customers_by_phone", "phone_index"),
    Index("customers_by_phone_tail", "phone_tail"),
    sealed={"id_number": Sealing(), "phone": Sealing(), "card_number": Sealing()},
    derived={"search_words": lambda customer: search_words(customer.name)},
)
CUSTOMER_NOTES = kind_of(CustomerNote, "customer_notes", Index("customer_notes_by_customer", "customer_id"))
CONSENTS = kind_of(
    Consent,
    "consents",
    Index("consents_by_customer", "customer_id"),
    Index("consents_by_application", "application_id"),
)
PRODUCT_VERSIONS = kind_of(
    ProductVersion,
    "product_versions",
    UniqueConstraint("code", "version", name="product_versions_code_version"),
    CheckConstraint("amount_min_fen <= amount_max_fen", name="amounts_ordered"),
    CheckConstraint("term_min <= term_max", name="terms_ordered"),
)
APPLICATIONS = kind_of(
    Application,
    "applications",
    UniqueConstraint("number", name="applications_number"),
    *_positive("amount_fen"),
    Index("applications_by_branch", "branch_id", "key"),
    Index("applications_by_status", "status", "key"),
    Index("applications_by_customer", "customer_id"),
    Index("applications_by_business", "credit_code", postgresql_where=WITH_BUSINESS),
    _parts_of("number", "applications_by_number_part"),
    Index("applications_waiting", "submitted_at", "key", postgresql_where=WAITING),
    Index("applications_waiting_by_branch", "branch_id", "submitted_at", "key", postgresql_where=WAITING),
    Index("applications_claimed", "claimed_by", "submitted_at", "key", postgresql_where=WAITING),
    sealed={"readings": Sealing(indexed=False)},
)
DECISIONS = kind_of(
    StoredDecision,
    "stored_decisions",
    UniqueConstraint("application_id", "revision", name="stored_decisions_revision"),
    sealed={"report": Sealing(indexed=False)},
)
CONTRACTS = kind_of(
    Contract,
    "contracts",
    UniqueConstraint("number", name="contracts_number"),
    *_positive("amount_fen"),
    Index("contracts_by_application", "application_id"),
    Index("contracts_by_customer", "customer_id"),
    _parts_of("number", "contracts_by_number_part"),
    Index(
        "contracts_living",
        "application_id",
        unique=True,
        postgresql_where=text("status <> 'void'::text"),
    ),
    Index("contracts_by_branch", "branch_id", "key"),
    Index("contracts_to_seal", "key", postgresql_where=text("status = 'signed'::text AND leaf_index < 0")),
    sealed={"payout_account": Sealing(indexed=False)},
)
DISBURSEMENTS = kind_of(
    Disbursement,
    "disbursements",
    UniqueConstraint("intent_id", name="disbursements_intent"),
    *_positive("amount_fen"),
    Index(
        "disbursements_living",
        "contract_id",
        unique=True,
        postgresql_where=text("status <> 'cancelled'::text"),
    ),
    Index("disbursements_by_branch", "branch_id", "key"),
    sealed={"account": Sealing()},
)
LOAN_ACCOUNTS = kind_of(
    LoanAccount,
    "loan_accounts",
    UniqueConstraint("number", name="loan_accounts_number"),
    UniqueConstraint("contract_id", name="loan_accounts_contract"),
    *_positive("principal_fen"),
    CheckConstraint("outstanding_fen >= 0 AND due_fen >= 0", name="figures_not_negative"),
    Index("loan_accounts_by_branch", "branch_id", "key"),
    Index("loan_accounts_by_customer", "customer_id"),
    Index("loan_accounts_newest", "disbursed_on", "key"),
    Index("loan_accounts_newest_of_branch", "branch_id", "disbursed_on", "key"),
    _parts_of("number", "loan_accounts_by_number_part"),
)
LOAN_EVENTS = kind_of(
    LoanEvent,
    "loan_events",
    UniqueConstraint("loan_id", "sequence", name="loan_events_sequence"),
    *_positive("sequence"),
)
ISSUED_QUOTATIONS = kind_of(
    IssuedQuotation,
    "issued_quotations",
    UniqueConstraint("number", name="issued_quotations_number"),
    Index("issued_quotations_by_loan", "loan_id"),
)
LOAN_PROPOSALS = kind_of(
    LoanProposal,
    "loan_proposals",
    Index("loan_proposals_by_loan", "loan_id"),
    Index(
        "loan_proposals_pending",
        "loan_id",
        "kind",
        unique=True,
        postgresql_where=text("status = 'pending'::text"),
    ),
    Index("loan_proposals_by_branch", "branch_id", "key"),
)
CREDIT_LIMITS = kind_of(
    CreditLimit,
    "credit_limits",
    UniqueConstraint("number", name="credit_limits_number"),
    *_positive("amount_fen"),
    CheckConstraint("valid_from <= valid_to", name="validity_ordered"),
    Index("credit_limits_by_branch", "branch_id", "key"),
    Index("credit_limits_by_customer", "customer_id"),
    Index(
        "credit_limits_living",
        "customer_id",
        "product_version_id",
        unique=True,
        postgresql_where=text("status = ANY (ARRAY['proposed'::text, 'active'::text, 'frozen'::text])"),
    ),
)
LIMIT_DRAWINGS = kind_of(
    LimitDrawing,
    "limit_drawings",
    *_positive("amount_fen"),
    Index("limit_drawings_by_limit", "limit_id"),
    Index("limit_drawings_by_customer", "customer_id"),
)
RECEIPTS = kind_of(
    Receipt,
    "receipts",
    UniqueConstraint("number", name="receipts_number"),
    *_positive("amount_fen"),
    Index("receipts_by_loan", "loan_id"),
    Index("receipts_by_customer", "customer_id"),
    Index("receipts_by_branch", "branch_id", "key"),
    Index("receipts_by_day", "value_date"),
)
REPAYMENT_BATCHES = kind_of(
    RepaymentBatch,
    "repayment_batches",
    UniqueConstraint("number", name="repayment_batches_number"),
    Index("repayment_batches_by_branch", "branch_id", "key"),
)
STATEMENTS = kind_of(Statement, "statements", UniqueConstraint("sha256", name="statements_sha256"))
STATEMENT_LINES = kind_of(
    StatementLine,
    "statement_lines",
    UniqueConstraint("fingerprint", name="statement_lines_fingerprint"),
    *_positive("amount_fen"),
    Index("statement_lines_by_statement", "statement_id", "number"),
    Index(
        "statement_lines_receipt",
        "receipt_id",
        unique=True,
        postgresql_where=text("receipt_id <> ''::text"),
    ),
    sealed={"payer_account": Sealing()},
)
LENDERS = kind_of(Lender, "lenders")
REGIONS = kind_of(Region, "regions")
BRANCHES = kind_of(Branch, "branches")
ROLES = kind_of(Role, "roles")
PERSONS = kind_of(
    Person,
    "persons",
    UniqueConstraint("staff_number", name="persons_staff_number"),
    Index("persons_by_branch", "branch_id"),
)
DEVICES = kind_of(Device, "devices", UniqueConstraint("code", name="devices_code"))
AUTHOR_KEYS = kind_of(AuthorKey, "author_keys", Index("author_keys_by_device", "device_id", "person_id"))
CALENDAR_YEARS = kind_of(
    CalendarYear,
    "calendar_years",
    UniqueConstraint("year", "version", name="calendar_years_year_version"),
    *_positive("version"),
)
SETTING_CHANGES = kind_of(
    SettingChange,
    "setting_changes",
    Index(
        "setting_changes_pending",
        "kind",
        "subject_id",
        unique=True,
        postgresql_where=text("status = 'pending'::text"),
    ),
)
CONTACTS = kind_of(
    Contact,
    "contacts",
    Index("contacts_by_loan", "loan_id", "author_id"),
    Index("contacts_by_customer", "customer_id", "day"),
)
PAYMENT_PROMISES = kind_of(
    PaymentPromise,
    "payment_promises",
    *_positive("amount_fen"),
    CheckConstraint("made_on <= due_on", name="promised_ahead"),
    Index("payment_promises_by_loan", "loan_id"),
)
INTENTS = kind_of(Intent, "intents", Index("intents_by_subject", "kind", "subject_id"))

KINDS: dict[type, Kind] = {
    each.record: each
    for each in (
        CUSTOMERS,
        CUSTOMER_NOTES,
        CONSENTS,
        PRODUCT_VERSIONS,
        APPLICATIONS,
        DECISIONS,
        CONTRACTS,
        DISBURSEMENTS,
        LOAN_ACCOUNTS,
        LOAN_EVENTS,
        ISSUED_QUOTATIONS,
        LOAN_PROPOSALS,
        CREDIT_LIMITS,
        LIMIT_DRAWINGS,
        RECEIPTS,
        REPAYMENT_BATCHES,
        STATEMENTS,
        STATEMENT_LINES,
        LENDERS,
        REGIONS,
        BRANCHES,
        ROLES,
        PERSONS,
        DEVICES,
        AUTHOR_KEYS,
        CALENDAR_YEARS,
        SETTING_CHANGES,
        CONTACTS,
        PAYMENT_PROMISES,
        INTENTS,
    )
}
