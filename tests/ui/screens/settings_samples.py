"""Everything the settings show, with two changes that wait."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.staff import Branch, Region, Role
from lendesk.domain.money import yuan
from lendesk.domain.products.product import LoanKind, ProductVersion
from lendesk.sample.calendars import CALENDARS
from lendesk.server.house import CentralHouse
from lendesk.usecases.administration.centre_queries import (
    CentreSettings,
    Connector,
    GetCentreSettings,
    ListContractTemplates,
    ListDecisionTables,
    PreviewContract,
    PreviewRules,
    PrintedClause,
    RuleHit,
    SecurityRules,
    SpecimenContract,
    TrialResult,
)
from lendesk.usecases.administration.queries import (
    ChangeRow,
    DeviceRow,
    ListBranches,
    ListCalendars,
    ListChanges,
    ListDevices,
    ListProductVersions,
    ListRegions,
    ListRoles,
    ListUsers,
    UserRow,
)
from lendesk.usecases.plain import to_plain_text

P = Permission
OFFICER = Role(
    "loan_officer", "信贷员", "Loan officer",
    (Grant(P.APPLICATION_WRITE, Scope.OWN), Grant(P.APPLICATION_READ, Scope.BRANCH)),
)  # fmt: skip
SUPERVISOR = Role(
    "supervisor", "主管", "Supervisor",
    (Grant(P.APPLICATION_REVIEW, Scope.BRANCH, yuan(100_000)), Grant(P.LOAN_READ, Scope.BRANCH),
     Grant(P.REPAYMENT_REVERSE, Scope.BRANCH, yuan(20_000))), version=3,
)  # fmt: skip
OTHERS = (
    Role(
        "risk_officer",
        "风控专员",
        "Risk officer",
        (Grant(P.APPLICATION_REVIEW, Scope.REGION, yuan(100_000)),),
    ),
    Role("head_of_risk", "风控负责人", "Head of risk", (Grant(P.SETTINGS_APPROVE, Scope.ALL),)),
    Role(
        "teller",
        "综合柜员",
        "Teller",
        (Grant(P.REPAYMENT_POST, Scope.BRANCH), Grant(P.LOAN_READ, Scope.BRANCH)),
    ),
    Role("collector", "催收员", "Collector", (Grant(P.COLLECTION_WORK, Scope.OWN),)),
    Role("auditor", "审计", "Auditor", (Grant(P.AUDIT_READ, Scope.ALL),)),
    Role("administrator", "系统管理员", "Administrator", (Grant(P.ROLE_WRITE, Scope.ALL),)),
)
ROLES = (OFFICER, *OTHERS[:2], SUPERVISOR, *OTHERS[2:])
REGIONS = (Region("foshan", "佛山", "Foshan"), Region("guangzhou", "广州", "Guangzhou"))
BRANCHES = (
    Branch("b-1", "foshan", "禅城营业部", "Chancheng branch"),
    Branch("b-2", "foshan", "南海营业部", "Nanhai branch"),
    Branch("b-3", "guangzhou", "番禺营业部", "Panyu branch", active=False),
)
USERS = (
    UserRow("p-chen", "10011", "陈静怡", "b-1", ("loan_officer",), True, False),
    UserRow("p-lin", "10002", "林国栋", "b-1", ("supervisor", "risk_officer"), True, False),
    UserRow("p-he", "10007", "何绍基", "b-2", ("teller",), True, True),
    UserRow("p-su", "10005", "苏婉如", "b-2", ("collector",), False, False),
)
PRODUCT = ProductVersion(
    key="XF-v2", code="XF", version=2, name="个人信用贷", name_en="Personal credit", kind=LoanKind.PERSONAL,
    amount_min_fen=100_000, amount_max_fen=20_000_000, term_min=3, term_max=24, rate_percent=Decimal("1.1"),
    rate_unit="MONTH", methods=("equal_installment", "equal_principal"), convention="cn_monthly",
    grace_days=3, penalty_percent=Decimal(50), fee_percent=Decimal("0.5"), materials=("id_front", "id_back"),
    decision_table="personal-credit-v1", template="personal_credit", effective_from=date(2026, 6, 1),
)  # fmt: skip
FIRST = ProductVersion(
    key="XF-v1", code="XF", version=1, name="个人信用贷", name_en="Personal credit", kind=LoanKind.PERSONAL,
    amount_min_fen=100_000, amount_max_fen=20_000_000, term_min=3, term_max=24, rate_percent=Decimal("1.2"),
    rate_unit="MONTH", methods=("equal_installment",), convention="cn_monthly", grace_days=3,
    penalty_percent=Decimal(50), fee_percent=Decimal(0), materials=("id_front", "id_back"),
    decision_table="personal-credit-v1", template="personal_credit", effective_from=date(2026, 1, 1),
)  # fmt: skip
DEVICES = (
    DeviceRow("d-1", "07", "禅城柜台 07", "b-1", "active", "2026-11-21T06:20:00+00:00"),
    DeviceRow("d-2", "08", "禅城柜台 08", "b-1", "revoked", "2026-11-02T06:20:00+00:00"),
    DeviceRow("d-3", "11", "南海柜台 11", "b-2", "stopped", "2026-11-20T06:20:00+00:00"),
)
RAISED = Role("supervisor", "主管", "Supervisor", (*SUPERVISOR.grants[:2],
              Grant(P.REPAYMENT_REVERSE, Scope.BRANCH, yuan(50_000))), version=4)  # fmt: skip
THEIRS = ChangeRow(
    "g-1", "role", "supervisor", to_plain_text(SUPERVISOR), to_plain_text(RAISED),
    "近 90 天有 6 笔 2–5 万元冲正须等风控负责人", "pending", "p-lin", "林国栋", "2026-11-21T06:20:00+00:00",
)  # fmt: skip
OWN = ChangeRow(
    "g-2", "product", "XF-v2", to_plain_text(FIRST), to_plain_text(PRODUCT),
    "降低利率", "pending", "p-huang", "黄敏", "2026-11-21T06:30:00+00:00",
)  # fmt: skip
HOUSE = CentralHouse(None)  # type: ignore[arg-type]  # rules and templates need no centre
TABLES, TEMPLATES = HOUSE.decision_tables(), HOUSE.templates()
CENTRE = CentreSettings(
    lender="恒信消费金融（样本）", credit_code="91440600MA4UTEST00", address="佛山市禅城区",
    phone="0757-80000000",
    rate_cap_percent="24", business_date="2026-11-21", fixed_date=True, timeout_seconds="10", attempts=3,
    security=SecurityRules(10, 12, 7, 5, 15, 12, 200),
    connectors=(
        Connector("bureau", "http://127.0.0.1:9001", "lendesk-simulator", True, False,
                  "2026-11-21T06:20:00+00:00", "2026-11-21T06:20:00+00:00", 1),
        Connector("payment", "", "", False, False, "", "", 0),
        Connector("signing", "", "", False, True, "2026-11-20T06:20:00+00:00", "", 0),
    ),
)  # fmt: skip
TRIED = TrialResult(
    "manual", ("score.middle", "income.below_floor"), 8_000_000, 132_000, 90_000,
    (RuleHit("额度与定价", "offer-3"), RuleHit("规则", "band-manual"), RuleHit("规则", "income")),
)  # fmt: skip
SPECIMEN = SpecimenContract(
    TEMPLATES[1].title, TEMPLATES[1].version, "样本借款人", 20_000_000, 24, "13.20",
    tuple(
        PrintedClause(at, one.title, one.text, one.explained)
        for at, one in enumerate(TEMPLATES[1].clauses, 1)
    ),
)  # fmt: skip
ANSWERS = {
    ListDecisionTables: TABLES,
    ListContractTemplates: TEMPLATES,
    GetCentreSettings: CENTRE,
    PreviewRules: TRIED,
    PreviewContract: SPECIMEN,
    ListUsers: USERS,
    ListRoles: ROLES,
    ListBranches: BRANCHES,
    ListRegions: REGIONS,
    ListProductVersions: (PRODUCT, FIRST),
    ListCalendars: CALENDARS[::-1],
    ListDevices: DEVICES,
    ListChanges: (THEIRS, OWN),
}
