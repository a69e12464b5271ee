"""The sample lender's fixed parts: branches, people, products."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lendesk.domain.administration.staff import Branch, Lender, Person, Region
from lendesk.domain.money import yuan
from lendesk.domain.products.product import LoanKind, ProductVersion

PASSWORD = "Ink-and-Seal-2026"  # noqa: S105 - of the sample lender alone; the demo prints it
"""Everybody's password at the sample lender."""

LENDER = Lender(
    key="lender",
    name="岭南小额贷款有限公司（样本）",
    credit_code="91440101MA5EXAMPX7",
    address="广东省广州市天河区样本路 1 号",
    phone="020-0000 0000",
    rate_cap_percent=Decimal(24),
)
REGIONS = (Region("south", "华南", "South"), Region("east", "华东", "East"))
BRANCHES = (
    Branch("chancheng", "south", "禅城营业部", "Chancheng branch"),
    Branch("tianhe", "south", "天河营业部", "Tianhe branch"),
    Branch("wuzhong", "east", "吴中营业部", "Wuzhong branch"),
)

# staff number, name, branch, roles
PEOPLE = (
    ("1001", "陈静怡", "chancheng", ("loan_officer",)),
    ("1002", "梁敏仪", "chancheng", ("teller",)),
    ("1003", "周文斌", "chancheng", ("supervisor",)),
    ("1004", "何志明", "chancheng", ("collector",)),
    ("1011", "吴少雄", "tianhe", ("loan_officer",)),
    ("1012", "黄玉珍", "tianhe", ("teller",)),
    ("1013", "谭永康", "tianhe", ("supervisor",)),
    ("1021", "沈嘉禾", "wuzhong", ("loan_officer",)),
    ("1022", "陆思源", "wuzhong", ("teller",)),
    ("1023", "顾明远", "wuzhong", ("supervisor",)),
    ("2001", "林子轩", "tianhe", ("risk_officer",)),
    ("2002", "黄敏", "tianhe", ("head_of_risk",)),
    ("2003", "徐若兰", "wuzhong", ("risk_officer",)),
    ("9001", "赵一帆", "tianhe", ("administrator",)),
    ("9002", "孙晓彤", "tianhe", ("administrator",)),
    ("9009", "冯立言", "tianhe", ("auditor",)),
)


def people(password_hash: str) -> tuple[Person, ...]:
    """All staff, active, with the given argon2id hash; a person's key is `p` + staff number."""
    regions = {branch.key: branch.region_id for branch in BRANCHES}
    return tuple(
        Person(
            key=f"p{number}",
            staff_number=number,
            name=name,
            branch_id=branch,
            region_id=regions[branch],
            role_ids=roles,
            password_hash=password_hash,
            active=True,
            epoch=1,
        )
        for number, name, branch, roles in PEOPLE
    )


def _product(code: str, names: tuple[str, str], kind: LoanKind, **settings: object) -> ProductVersion:
    """A first version with the settings that most of the sample products share."""
    shared: dict[str, object] = {
        "key": f"{code}-v1",
        "code": code,
        "version": 1,
        "name": names[0],
        "name_en": names[1],
        "kind": kind,
        "term_min": 3,
        "convention": "cn_monthly",
        "rate_unit": "MONTH",
        "grace_days": 3,
        "penalty_percent": Decimal(50),
        "fee_percent": Decimal(0),
        "methods": ("equal_installment", "equal_principal", "interest_only"),
        "materials": ("id_front", "id_back"),
        "effective_from": date(2025, 7, 1),
    }
    return ProductVersion(**{**shared, **settings})  # type: ignore[arg-type]


PRODUCTS = (
    _product(
        "XF",
        ("个人信用贷", "Personal credit"),
        LoanKind.PERSONAL,
        amount_min_fen=yuan(1_000).minor,
        amount_max_fen=yuan(200_000).minor,
        term_max=24,
        rate_percent=Decimal("1.2"),
        decision_table="personal-credit-v1",
        template="personal_credit",
    ),
    _product(
        "RD",
        ("随心贷（按日计息）", "Daily-interest credit"),
        LoanKind.PERSONAL,
        amount_min_fen=yuan(1_000).minor,
        amount_max_fen=yuan(50_000).minor,
        term_max=12,
        rate_percent=Decimal("0.05"),
        rate_unit="DAY",
        convention="cn_daily",
        methods=("equal_installment", "equal_principal"),
        decision_table="personal-credit-v1",
        template="personal_credit",
    ),
    _product(
        "XW",
        ("小微经营贷", "Micro-business working capital"),
        LoanKind.MICRO_BUSINESS,
        amount_min_fen=yuan(10_000).minor,
        amount_max_fen=yuan(300_000).minor,
        term_max=12,
        rate_percent=Decimal("0.95"),
        methods=("equal_installment", "interest_only", "bullet_principal_and_interest"),
        materials=("id_front", "id_back", "licence"),
        decision_table="micro-business-v1",
        template="micro_business",
    ),
    _product(
        "XJ",
        ("小微季节贷", "Seasonal micro-business credit"),
        LoanKind.MICRO_BUSINESS,
        amount_min_fen=yuan(10_000).minor,
        amount_max_fen=yuan(100_000).minor,
        term_max=6,
        rate_percent=Decimal("1.1"),
        fee_percent=Decimal("0.5"),
        methods=("bullet_principal_and_interest", "interest_only"),
        materials=("id_front", "id_back", "licence"),
        decision_table="micro-business-v1",
        template="micro_business",
    ),
)
