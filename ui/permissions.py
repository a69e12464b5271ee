"""The permissions in words, by group in the order of the line: for the settings and for refusals.

Their Chinese stands with that of the settings (`resources/translations/zh_CN/settings.ts`).
"""

from __future__ import annotations

from lendesk.domain.access import Permission
from ui.texts import LateText, late

P = Permission
PERMISSIONS: tuple[tuple[LateText, tuple[tuple[Permission, LateText], ...]], ...] = (
    (
        late("settings", "Applications"),
        (
            (P.APPLICATION_WRITE, late("settings", "Enter applications")),
            (P.APPLICATION_READ, late("settings", "See applications")),
            (P.APPLICATION_REVIEW, late("settings", "Decide on applications")),
        ),
    ),
    (
        late("settings", "Customers"),
        (
            (P.CUSTOMER_READ, late("settings", "See customers")),
            (P.CUSTOMER_NOTE, late("settings", "Note on customers")),
            (P.CUSTOMER_UNMASK, late("settings", "See ID numbers in clear")),
        ),
    ),
    (
        late("settings", "Contracts and payout"),
        (
            (P.CONTRACT_WRITE, late("settings", "Prepare and sign contracts")),
            (P.CONTRACT_READ, late("settings", "See contracts")),
            (P.DISBURSEMENT_PREPARE, late("settings", "Prepare payout")),
            (P.DISBURSEMENT_CONFIRM, late("settings", "Release payout")),
        ),
    ),
    (
        late("settings", "Loans and money"),
        (
            (P.LOAN_READ, late("settings", "See loans")),
            (P.LOAN_QUOTE, late("settings", "Quote settlements and changes")),
            (P.LOAN_SERVICE, late("settings", "Propose loan changes")),
            (P.LOAN_APPROVE, late("settings", "Approve loan changes")),
            (P.LIMIT_WRITE, late("settings", "Propose, draw, freeze limits")),
            (P.LIMIT_APPROVE, late("settings", "Approve, reopen, close limits")),
            (P.REPAYMENT_POST, late("settings", "Take payments")),
            (P.REPAYMENT_REVERSE, late("settings", "Reverse payments")),
            (P.STATEMENT_IMPORT, late("settings", "Match bank statements")),
            (P.LEDGER_READ, late("settings", "See the ledger")),
            (P.REPORT_READ, late("settings", "See reports and the loans behind them")),
            (P.COLLECTION_WORK, late("settings", "Collections")),
        ),
    ),
    (
        late("settings", "System"),
        (
            (P.SETTINGS_READ, late("settings", "See settings")),
            (P.SETTINGS_APPROVE, late("settings", "Approve changes")),
            (P.USER_WRITE, late("settings", "Change users")),
            (P.ROLE_WRITE, late("settings", "Change roles")),
            (P.BRANCH_WRITE, late("settings", "Change branches")),
            (P.PRODUCT_WRITE, late("settings", "Change products")),
            (P.CALENDAR_WRITE, late("settings", "Change calendars")),
            (P.DEVICE_WRITE, late("settings", "Stop devices")),
            (P.SYNC_SOLVE, late("settings", "Solve held entries")),
            (P.AUDIT_READ, late("settings", "See the audit trail")),
        ),
    ),
)
PERMISSION_NAMES: dict[str, LateText] = {
    permission.value: name for _group, rows in PERMISSIONS for permission, name in rows
}


def permission_name(code: str) -> LateText | str:
    """The permission, or its code for one this version does not know."""
    return PERMISSION_NAMES.get(code, code)
