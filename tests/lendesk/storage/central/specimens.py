"""Records of a small lender for the tests of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.rest_days import CalendarYear, SpecialDay
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
from lendesk.domain.applications.application import Application, FieldReading, Material, StoredDecision
from lendesk.domain.collections.contact import Contact, Outcome, PaymentPromise
from lendesk.domain.contracts.contract import Contract, KeyClause
from lendesk.domain.customers.customer import Consent, Customer, CustomerNote
from lendesk.domain.customers.identity import with_check_digit
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.intents import Intent
from lendesk.domain.limits.limit import CreditLimit, LimitDrawing
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.quotations.records import IssuedQuotation, LoanProposal
from lendesk.domain.money import Money
from lendesk.domain.products.product import LoanKind, ProductVersion
from lendesk.domain.repayments.batch import RepaymentBatch
from lendesk.domain.repayments.receipt import Receipt, Statement, StatementLine
from lendesk.usecases.plain import to_plain_text
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.queries import LoanComparison, LoanTotals

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def id_number(n: int) -> str:
    return with_check_digit(f"11010519900307{n:03d}")


def customer(n: int = 1, **changed: Any) -> Customer:
    values: dict[str, Any] = {
        "key": f"c{n}", "branch_id": "b1", "region_id": "r1", "owner_id": "p1", "name": "陈小明",
        "id_number": id_number(n), "phone": f"1381234{n:04d}", "card_number": f"622202000000000{n:04d}",
        "sex": "男", "ethnicity": "汉", "birth": date(1990, 3, 7), "address": "北京市朝阳区样本路 1 号",
        "id_valid_from": date(2020, 1, 1), "id_valid_to": None, "monthly_income_fen": 1_200_000,
        "made_at": NOON,
    }  # fmt: skip
    return Customer(**{**values, **changed})


def product(version: int = 1, **changed: Any) -> ProductVersion:
    values: dict[str, Any] = {
        "key": f"pv{version}", "code": "PC", "version": version, "name": "个人信用贷", "name_en": "Personal",
        "kind": LoanKind.PERSONAL, "amount_min_fen": 100_000, "amount_max_fen": 30_000_000, "term_min": 3,
        "term_max": 36, "rate_percent": Decimal("12.60"), "rate_unit": "YEAR",
        "methods": ("equal_installment", "equal_principal"), "convention": "cn_monthly", "grace_days": 3,
        "penalty_percent": Decimal("50"), "fee_percent": Decimal("0"), "materials": ("id_front", "id_back"),
        "decision_table": "personal", "template": "personal-equal", "effective_from": date(2026, 1, 1),
    }  # fmt: skip
    return ProductVersion(**{**values, **changed})


def application(n: int = 1, **changed: Any) -> Application:
    values: dict[str, Any] = {
        "key": f"a{n}", "number": f"A{n:06d}", "branch_id": "b1", "region_id": "r1", "owner_id": "p1",
        "customer_id": "c1", "product_version_id": "pv1", "amount_fen": 5_000_000, "term": 12,
        "method": "equal_installment", "purpose": "装修", "business_name": "", "credit_code": "",
        "status": "waiting", "revision": 1, "materials": (Material("id_front", "f" * 64, "front.jpg"),),
        "readings": (FieldReading("id_number", id_number(1), id_number(1), 990),), "channel": "counter",
        "submitted_at": NOON + timedelta(minutes=n),
    }  # fmt: skip
    return Application(**{**values, **changed})


def decision(n: int = 1, **changed: Any) -> StoredDecision:
    values: dict[str, Any] = {
        "key": f"d{n}", "application_id": f"a{n}", "revision": 1, "outcome": "manual",
        "reasons": ("score.middle",), "limit_fen": 6_000_000, "price_ppm": 126_000, "table": "personal",
        "table_version": "1", "inputs": '{"bureau_score": 702}', "report": "{}", "trace": "{}",
        "made_at": NOON,
    }  # fmt: skip
    return StoredDecision(**{**values, **changed})


def contract(n: int = 1, **changed: Any) -> Contract:
    values: dict[str, Any] = {
        "key": f"k{n}", "number": f"K{n:06d}", "application_id": f"a{n}", "customer_id": "c1",
        "branch_id": "b1", "region_id": "r1", "owner_id": "p1", "product_version_id": "pv1",
        "amount_fen": 5_000_000, "payout_account": "6222020000000000001", "terms": TERMS,
        "template": "personal-equal", "template_version": "1",
        "rate_disclosed": "12.60", "status": "signed", "unsigned_sha256": "a" * 64, "signed_sha256": "b" * 64,
        "key_terms": (KeyClause("rate", "利率", "年化利率 12.60%"),),
        "explained": ("rate",), "prepared_by": "p1", "signed_on": TODAY,
        "made_at": NOON,
    }  # fmt: skip
    return Contract(**{**values, **changed})


def disbursement(n: int = 1, **changed: Any) -> Disbursement:
    values: dict[str, Any] = {
        "key": f"o{n}", "contract_id": f"k{n}", "customer_id": "c1", "branch_id": "b1", "region_id": "r1",
        "amount_fen": 5_000_000, "account": "6222020000000000001", "bank": "样本银行", "status": "prepared",
        "intent_id": f"i{n}", "prepared_by": "p2", "confirmed_by": "", "bank_reference": "", "remark": "",
        "made_at": NOON,
    }  # fmt: skip
    return Disbursement(**{**values, **changed})


TERMS = (
    '{"principal":"50000.00","rate_pct":"12.6","rate_per":"YEAR","n":12,'
    '"disbursement_date":"2026-03-02","convention":"cn_monthly"}'
)


def loan(n: int = 1, **changed: Any) -> LoanAccount:
    values: dict[str, Any] = {
        "key": f"l{n}", "number": f"L{n:06d}", "contract_id": f"k{n}", "customer_id": "c1",
        "product_version_id": "pv1", "branch_id": "b1", "region_id": "r1", "owner_id": "p1",
        "principal_fen": 5_000_000, "terms": TERMS, "disbursed_on": TODAY, "status": "active",
        "outstanding_fen": 5_000_000, "due_fen": 0, "next_due": date(2026, 4, 2), "days_past_due": 0,
        "as_of": TODAY, "rate_disclosed": "12.60",
    }  # fmt: skip
    return LoanAccount(**{**values, **changed})


DISBURSED = '{"amount":"50000.00","channel":"bank","key":"l1-e1"}'


def event(n: int = 1, loan_id: str = "l1", **changed: Any) -> LoanEvent:
    values: dict[str, Any] = {
        "key": f"{loan_id}-e{n}", "loan_id": loan_id, "sequence": n, "kind": "DISBURSEMENT",
        "value_date": TODAY, "posted_at": NOON, "data": DISBURSED, "command_id": f"m{n}", "by": "p1",
    }  # fmt: skip
    return LoanEvent(**{**values, **changed})


def contact(n: int = 1, **changed: Any) -> Contact:
    values: dict[str, Any] = {
        "key": f"ct{n}", "loan_id": "l1", "customer_id": "c1", "branch_id": "b1", "region_id": "r1",
        "author_id": "p1", "outcome": Outcome.REACHED, "text": "月底还款", "made_at": NOON, "day": TODAY,
        "posted_at": NOON,
    }  # fmt: skip
    return Contact(**{**values, **changed})


def promise(n: int = 1, **changed: Any) -> PaymentPromise:
    values: dict[str, Any] = {
        "key": f"pp{n}", "set_id": f"ps{n}", "loan_id": "l1", "customer_id": "c1", "branch_id": "b1",
        "region_id": "r1", "author_id": "p1", "made_on": TODAY, "due_on": TODAY, "amount_fen": 50_000,
        "posted_at": NOON,
    }  # fmt: skip
    return PaymentPromise(**{**values, **changed})


def quotation(n: int = 1, **changed: Any) -> IssuedQuotation:
    values: dict[str, Any] = {
        "key": f"q{n}", "number": f"Q-{n:08d}", "loan_id": "l1", "branch_id": "b1", "region_id": "r1",
        "owner_id": "p1", "kind": "settlement", "amount_fen": 5_000_000, "made_on": TODAY,
        "valid_until": TODAY, "loan_sequence": 1, "request": "{}", "issued_by": "p1", "made_at": NOON,
        "quotation": '{"kind": "settlement", "on": "2026-03-02", "valid_until": "2026-03-02", '
        '"amount_fen": 5000000, "lines": [], "days": [], "facts": {}}',
    }  # fmt: skip
    return IssuedQuotation(**{**values, **changed})


def proposal(n: int = 1, **changed: Any) -> LoanProposal:
    draft = ChangeDraft(kind=ChangeKind.WRITE_OFF, value_date=TODAY)
    totals = LoanTotals("active", 0, "", 0, 0, 0, 0, 0, 0, 0, 0, 0)
    values: dict[str, Any] = {
        "key": f"lp{n}", "loan_id": "l1", "branch_id": "b1", "region_id": "r1", "owner_id": "p1",
        "kind": "write_off", "change": to_plain_text(draft), "given_up_fen": 1, "loan_sequence": 9,
        "comparison": to_plain_text(LoanComparison("2026-03-02", totals, totals, (), ())),
        "made_on": TODAY, "valid_until": TODAY, "reason": "x", "status": "pending", "proposed_by": "p1",
        "decided_by": "", "made_at": NOON,
    }  # fmt: skip
    return LoanProposal(**{**values, **changed})


def limit(n: int = 1, **changed: Any) -> CreditLimit:
    values: dict[str, Any] = {
        "key": f"cl{n}", "number": f"SX-{n:06d}", "customer_id": "c1", "product_version_id": "pv1",
        "branch_id": "b1", "region_id": "r1", "owner_id": "p1", "amount_fen": 1_000_000,
        "valid_from": TODAY, "valid_to": date(2027, 3, 1), "review_on": date(2026, 9, 1), "basis": "A1",
        "status": "proposed", "reason": "", "proposed_by": "p1", "decided_by": "p1", "made_at": NOON,
    }  # fmt: skip
    return CreditLimit(**{**values, **changed})


def drawing(n: int = 1, **changed: Any) -> LimitDrawing:
    values: dict[str, Any] = {
        "key": f"k{n}", "limit_id": "cl1", "customer_id": "c1", "branch_id": "b1", "amount_fen": 100_000,
        "drawn_on": TODAY, "made_at": NOON,
    }  # fmt: skip
    return LimitDrawing(**{**values, **changed})


def receipt(n: int = 1, **changed: Any) -> Receipt:
    values: dict[str, Any] = {
        "key": f"t{n}", "number": f"D1-{n:06d}", "loan_id": "l1", "customer_id": "c1", "branch_id": "b1",
        "region_id": "r1", "teller_id": "p3", "device_id": "dev1", "amount_fen": 445_000, "method": "cash",
        "payer": "陈小明", "value_date": TODAY, "posted_at": NOON + timedelta(minutes=n), "status": "posted",
        "allocation": "{}", "event_id": f"l1-e{n}",
    }  # fmt: skip
    return Receipt(**{**values, **changed})


def statement(n: int = 1, **changed: Any) -> Statement:
    values: dict[str, Any] = {
        "key": f"s{n}", "branch_id": "b1", "region_id": "r1", "sha256": f"{n:064d}", "name": "bank.csv",
        "source": "ccb", "line_count": 2, "skipped_count": 0, "total_fen": 90_000, "imported_by": "p3",
        "made_at": NOON + timedelta(minutes=n),
    }  # fmt: skip
    return Statement(**{**values, **changed})


def batch(n: int = 1, **changed: Any) -> RepaymentBatch:
    values: dict[str, Any] = {
        "key": f"pb{n}", "number": f"PL-20260302-{n:02d}", "branch_id": "b1", "region_id": "r1",
        "made_by": "p3", "made_at": NOON + timedelta(minutes=n), "posted_count": 1, "total_fen": 45_000,
        "last_row": 1,
    }  # fmt: skip
    return RepaymentBatch(**{**values, **changed})


def line(n: int = 1, **changed: Any) -> StatementLine:
    values: dict[str, Any] = {
        "key": f"sl{n}", "statement_id": "s1", "branch_id": "b1", "region_id": "r1", "number": n,
        "fingerprint": f"fp{n}", "booked_on": TODAY, "amount_fen": 45_000, "payer": "陈小明",
        "payer_account": "6222020000000000001", "note": "还款", "reference": "", "status": "matched",
        "loan_id": "l1", "reasons": ("amount",),
    }  # fmt: skip
    return StatementLine(**{**values, **changed})


def person(n: int = 1, **changed: Any) -> Person:
    values: dict[str, Any] = {
        "key": f"p{n}", "staff_number": f"S{n:03d}", "name": f"员工{n}", "branch_id": "b1",
        "region_id": "r1", "role_ids": ("officer",), "password_hash": "$argon2id$x", "active": True,
        "epoch": 1,
    }  # fmt: skip
    return Person(**{**values, **changed})


def calendar(version: int = 1, **changed: Any) -> CalendarYear:
    days = (SpecialDay(date(2026, 10, 1), False, "国庆节"), SpecialDay(date(2026, 10, 10), True, "国庆节"))
    values: dict[str, Any] = {
        "key": f"2026-v{version}", "year": 2026, "version": version, "source": "样本通知", "days": days,
    }  # fmt: skip
    return CalendarYear(**{**values, **changed})


LENDER = Lender("lender", "样本小额贷款有限公司", "91110105MA00000000", "北京", "010", Decimal("24.00"))
REGIONS = (Region("r1", "北方", "North"), Region("r2", "南方", "South"))
BRANCHES = (
    Branch("b1", "r1", "朝阳支行", "Chaoyang"),
    Branch("b2", "r1", "海淀支行", "Haidian"),
    Branch("b3", "r2", "天河支行", "Tianhe"),
)
ROLE = Role(
    "officer",
    "信贷员",
    "Loan officer",
    (Grant(Permission.LOAN_READ, Scope.BRANCH), Grant(Permission.APPLICATION_REVIEW, Scope.OWN, Money(5))),
)
DEVICE = Device("dev1", "D1", "b1", "柜台一", "active", NOON, NOON)


def everything() -> tuple[Any, ...]:
    """One or more records of every kind, in an order in which they can be written."""
    return (
        LENDER,
        *REGIONS,
        *BRANCHES,
        ROLE,
        *(person(n) for n in (1, 2, 3)),
        DEVICE,
        AuthorKey("ak1", "p1", "dev1", "PEM", NOON),
        calendar(),
        SettingChange("sc1", "role", "officer", "{}", "{}", "why", "pending", "p1", "", NOON),
        product(),
        customer(),
        CustomerNote("n1", "c1", "b1", "r1", "p1", "老客户", NOON),
        Consent("cs1", "c1", "a1", "2026-01", ("bureau",), NOON),
        application(),
        decision(),
        contract(),
        disbursement(),
        loan(),
        event(),
        quotation(),
        proposal(),
        limit(),
        drawing(),
        receipt(),
        batch(),
        statement(),
        line(),
        contact(),
        promise(),
        Intent("i1", "payment", "o1", "open", NOON),
    )
