"""The roles that a lender starts with: permission, reach and amount, as practice in a branch has them."""

from __future__ import annotations

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.staff import Role
from lendesk.domain.money import Money, yuan

P, OWN, BRANCH, REGION, ALL = Permission, Scope.OWN, Scope.BRANCH, Scope.REGION, Scope.ALL


def _grants(scope: Scope, *permissions: Permission, limit: Money | None = None) -> tuple[Grant, ...]:
    return tuple(Grant(permission, scope, limit) for permission in permissions)


LOAN_OFFICER = Role(
    "loan_officer",
    "信贷员",
    "Loan officer",
    _grants(
        BRANCH,
        P.APPLICATION_WRITE,
        P.APPLICATION_READ,
        P.CUSTOMER_READ,
        P.CUSTOMER_NOTE,
        P.CONTRACT_WRITE,
        P.CONTRACT_READ,
        P.DISBURSEMENT_PREPARE,
        P.LOAN_READ,
        P.LOAN_QUOTE,
        P.LOAN_SERVICE,
        P.LIMIT_WRITE,
    ),
)
RISK_OFFICER = Role(
    "risk_officer",
    "风控专员",
    "Risk officer",
    _grants(REGION, P.APPLICATION_REVIEW, limit=yuan(100_000))
    + _grants(REGION, P.APPLICATION_READ, P.CUSTOMER_READ, P.CUSTOMER_UNMASK, P.CUSTOMER_NOTE, P.LOAN_READ),
)
HEAD_OF_RISK = Role(
    "head_of_risk",
    "风控负责人",
    "Head of risk",
    _grants(ALL, P.APPLICATION_REVIEW, P.LOAN_APPROVE, P.LIMIT_APPROVE, limit=yuan(300_000))
    + _grants(
        ALL,
        P.APPLICATION_READ,
        P.CUSTOMER_READ,
        P.CUSTOMER_UNMASK,
        P.CUSTOMER_NOTE,
        P.CONTRACT_READ,
        P.LOAN_READ,
        P.REPORT_READ,
        P.SETTINGS_READ,
        P.SETTINGS_APPROVE,
    ),
)
SUPERVISOR = Role(
    "supervisor",
    "主管",
    "Supervisor",
    _grants(
        BRANCH,
        P.APPLICATION_REVIEW,
        P.REPAYMENT_REVERSE,
        P.LOAN_APPROVE,
        P.LIMIT_APPROVE,
        limit=yuan(100_000),
    )
    + _grants(BRANCH, P.DISBURSEMENT_CONFIRM, limit=yuan(500_000))
    + _grants(
        BRANCH,
        P.APPLICATION_READ,
        P.CUSTOMER_READ,
        P.CUSTOMER_NOTE,
        P.CONTRACT_READ,
        P.LOAN_READ,
        P.LOAN_QUOTE,
        P.LEDGER_READ,
        P.REPORT_READ,
        P.SYNC_SOLVE,
    ),
)
TELLER = Role(
    "teller",
    "综合柜员",
    "Teller",
    _grants(
        BRANCH,
        P.REPAYMENT_POST,
        P.STATEMENT_IMPORT,
        P.LOAN_READ,
        P.LOAN_QUOTE,
        P.CUSTOMER_READ,
        P.CUSTOMER_NOTE,
    ),
)
COLLECTOR = Role(
    "collector",
    "催收员",
    "Collector",
    _grants(
        BRANCH,
        P.COLLECTION_WORK,
        P.LOAN_READ,
        P.LOAN_QUOTE,
        P.LOAN_SERVICE,
        P.CUSTOMER_READ,
        P.CUSTOMER_NOTE,
    ),
)
ADMINISTRATOR = Role(
    "administrator",
    "系统管理员",
    "Administrator",
    _grants(
        ALL,
        P.SETTINGS_READ,
        P.SETTINGS_APPROVE,
        P.USER_WRITE,
        P.ROLE_WRITE,
        P.BRANCH_WRITE,
        P.PRODUCT_WRITE,
        P.CALENDAR_WRITE,
        P.DEVICE_WRITE,
        P.SYNC_SOLVE,
    ),
)
AUDITOR = Role(
    "auditor",
    "审计员",
    "Auditor",
    _grants(
        ALL,
        P.AUDIT_READ,
        P.REPORT_READ,
        P.LEDGER_READ,
        P.APPLICATION_READ,
        P.CUSTOMER_READ,
        P.CONTRACT_READ,
        P.LOAN_READ,
        P.SETTINGS_READ,
    ),
)

ROLES = (
    LOAN_OFFICER,
    RISK_OFFICER,
    HEAD_OF_RISK,
    SUPERVISOR,
    TELLER,
    COLLECTOR,
    ADMINISTRATOR,
    AUDITOR,
)
