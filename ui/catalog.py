"""Every screen of the desktop, in menu order, with the permission that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from ui.texts import LateText, late


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """`room` is the module below `ui.screens` whose `build(surroundings)` makes the screen, when opened.

    A person sees the screen with any one of `permissions`.
    """

    key: str
    title: LateText
    short: LateText
    icon: str
    room: str
    permissions: tuple[Permission, ...]
    at_foot: bool = False


P = Permission

CATALOG: tuple[CatalogEntry, ...] = (
    CatalogEntry("today", late("catalog", "Today"), late("catalog", "Today"), "today", "today", (P.SELF,)),
    CatalogEntry(
        "intake",
        late("catalog", "New application"),
        late("catalog", "Intake"),
        "intake",
        "intake",
        (P.APPLICATION_WRITE,),
    ),
    CatalogEntry(
        "review",
        late("catalog", "Review"),
        late("catalog", "Review"),
        "review",
        "review",
        (P.APPLICATION_REVIEW,),
    ),
    CatalogEntry(
        "contracts",
        late("catalog", "Contracts and signing"),
        late("catalog", "Contracts"),
        "contracts",
        "contracts",
        (P.CONTRACT_READ,),
    ),
    CatalogEntry(
        "disbursements",
        late("catalog", "Disbursement"),
        late("catalog", "Disburse"),
        "payout",
        "disbursements",
        (P.DISBURSEMENT_PREPARE, P.DISBURSEMENT_CONFIRM),
    ),
    CatalogEntry(
        "counter",
        late("catalog", "Counter posting"),
        late("catalog", "Counter"),
        "cashier",
        "counter",
        (P.REPAYMENT_POST,),
    ),
    CatalogEntry(
        "statements",
        late("catalog", "Bank statements"),
        late("catalog", "Statements"),
        "statements",
        "statements",
        (P.STATEMENT_IMPORT,),
    ),
    CatalogEntry(
        "collections",
        late("catalog", "Collections"),
        late("catalog", "Collect"),
        "collections",
        "collections",
        (P.COLLECTION_WORK,),
    ),
    CatalogEntry(
        "bulk",
        late("catalog", "Bulk posting"),
        late("catalog", "Bulk"),
        "bulk",
        "bulk",
        (P.REPAYMENT_POST, P.REPAYMENT_REVERSE),
    ),
    CatalogEntry(
        "customers",
        late("catalog", "Customers"),
        late("catalog", "Customers"),
        "customers",
        "customers",
        (P.CUSTOMER_READ,),
    ),
    CatalogEntry(
        "loans", late("catalog", "Loans"), late("catalog", "Loans"), "loans", "loans", (P.LOAN_READ,)
    ),
    CatalogEntry(
        "limits",
        late("catalog", "Credit limits"),
        late("catalog", "Limits"),
        "credit-card",
        "limits",
        (P.LIMIT_WRITE, P.LIMIT_APPROVE),
    ),
    CatalogEntry(
        "proposals",
        late("catalog", "Loan changes"),
        late("catalog", "Changes"),
        "compare",
        "proposals",
        (P.LOAN_SERVICE, P.LOAN_APPROVE),
    ),
    CatalogEntry(
        "reports",
        late("catalog", "Reports"),
        late("catalog", "Reports"),
        "reports",
        "reports",
        (P.REPORT_READ,),
    ),
    CatalogEntry(
        "audit",
        late("catalog", "Audit"),
        late("catalog", "Audit"),
        "audit",
        "audit",
        (P.AUDIT_READ,),
    ),
    CatalogEntry("sync", late("catalog", "Sync"), late("catalog", "Sync"), "sync", "sync", (P.SELF,)),
    CatalogEntry(
        "settings",
        late("catalog", "Settings"),
        late("catalog", "Settings"),
        "settings",
        "settings",
        (P.SETTINGS_READ,),
        at_foot=True,
    ),
)
