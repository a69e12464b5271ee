"""The sample's last day: a bank statement, remarks on customers, settings that wait for a second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.staff import Branch, Role
from lendesk.domain.customers.customer import Customer
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.money import Money, yuan
from lendesk.domain.products.product import ProductVersion
from lendesk.domain.repayments.receipt import StatementLine
from lendesk.sample.generator.collecting import collect
from lendesk.sample.generator.office import Office, statement_csv
from lendesk.sample.generator.stories import staff
from lendesk.sample.roles import COLLECTOR, LOAN_OFFICER, TELLER
from lendesk.sample.setup import PRODUCTS
from lendesk.usecases.administration.commands import (
    ApproveChange,
    RejectChange,
    SaveBranch,
    SaveProduct,
    SaveRole,
    SaveUser,
    StopDevice,
)
from lendesk.usecases.applications.commands import AddCustomerNote
from lendesk.usecases.repayments.commands import HoldStatementLine, ImportStatement, PostStatementLine

BRANCH = "chancheng"
FIRST_ADMINISTRATOR, SECOND_ADMINISTRATOR = "p9001", "p9002"
NOTES = (
    "客户称下周三前补足，已约定回访",
    "联系电话有效，工作时间方便接听",
    "店铺经营正常，存货充足",
    "近期更换工作，已补充新单位证明",
    "配偶知悉借款，可代为联系",
    "希望到期前一周提醒还款",
    "上门核实经营地址，与执照一致",
    "客户外出务工，回款日延后至月底",
)
MOST_NOTES = 60
LINES = {"chancheng": 12, "tianhe": 8, "wuzhong": 6}
"""Lines of loans in each branch's last statement."""
UNKNOWN_PAYERS = (("顺达贸易行", "6222020000000008888"), ("广佛装饰材料店", "6217000000000006666"))


def close_day(office: Office, scrapped: str) -> None:
    """All that the last day holds beside the borrowers' own stories; `scrapped` is a workstation's key."""
    for branch, count in LINES.items():
        _statement(office, branch, count)
    _notes(office)
    collect(office)
    _settings(office)
    stop = StopDevice(device_id=scrapped, reason="主机报废，已更换新机")
    office.order(FIRST_ADMINISTRATOR, stop)


def _statement(office: Office, branch: str, count: int) -> None:
    """Of its lines some are posted, one held in suspense, the others left: matched, doubtful, unmatched."""
    running = office.find(LoanAccount, branch_id=branch, status="active")
    loans = sorted(running, key=lambda one: (one.next_due or one.as_of, one.number))
    if not loans:
        return
    teller = staff(branch, TELLER.key)
    sha256 = office.keep_file(_statement_file(office, loans[:count]), branch, teller)
    name = f"{office.get(Branch, branch).name[:2]}-{office.days.day:%Y%m%d}.csv"
    made = office.order(teller, ImportStatement(sha256=sha256, name=name))
    lines = sorted(office.find(StatementLine, statement_id=made["statement_id"]), key=lambda one: one.number)
    matched = [line for line in lines if line.status == "matched"]
    for line in matched[: len(matched) // 3 or len(matched) // 2]:
        office.order(teller, PostStatementLine(line_id=line.key, loan_id=line.loan_id))
    unknown = [line for line in lines if line.status == "unmatched"]
    if len(unknown) > 1:
        office.order(teller, HoldStatementLine(line_id=unknown[0].key))


def _statement_file(office: Office, loans: list[LoanAccount]) -> bytes:
    """Most pay their next instalment and name the contract; some pay a round sum or name nothing."""
    day = office.days.day
    yesterday = day - timedelta(days=1)
    lines = []
    for number, loan in enumerate(loans):
        payer = office.get(Customer, loan.customer_id)
        amount = yuan(1_200 + 150 * number) if number % 4 == 3 else office.next_instalment(loan)
        note = f"{loan.number} 还款" if number % 3 != 2 else "还款"
        lines.append((yesterday, str(amount), payer.name, payer.card_number, note, f"YB{number:08d}"))
    for number, (name, account) in enumerate(UNKNOWN_PAYERS):
        amount = Money(yuan(800 + number * 65).minor)
        lines.append((day, str(amount), name, account, "货款", f"YB9{number:07d}"))
    return statement_csv(tuple(lines))


def _notes(office: Office) -> None:
    """On every third customer: by the collector where the branch has one, else by the officer."""
    authors = {
        branch: staff(branch, COLLECTOR.key if branch == BRANCH else LOAN_OFFICER.key) for branch in LINES
    }
    customers = sorted(office.find(Customer), key=lambda one: one.made_at)
    for number, customer in enumerate(customers[::3][:MOST_NOTES]):
        note = AddCustomerNote(customer_id=customer.key, text=NOTES[number % len(NOTES)])
        office.order(authors[customer.branch_id], note, customer.branch_id)


def _settings(office: Office) -> None:
    """One change in force, one turned down, others that wait for the second administrator."""
    branch = office.get(Branch, "wuzhong")
    renamed = replace(branch, name="吴中东路营业部", name_en="Wuzhong East Road branch")
    change = SaveBranch(branch=renamed, reason="营业部迁址")
    change_id = office.order(FIRST_ADMINISTRATOR, change)["change_id"]
    office.order(SECOND_ADMINISTRATOR, ApproveChange(change_id=change_id))
    dearer = SaveProduct(product=_next(PRODUCTS[3], Decimal("1.3"), office), reason="旺季资金紧张")
    change_id = office.order(FIRST_ADMINISTRATOR, dearer)["change_id"]
    refusal = RejectChange(change_id=change_id, reason="不符合年度定价方案")
    office.order(SECOND_ADMINISTRATOR, refusal)
    for proposal in (
        SaveProduct(product=_next(PRODUCTS[0], Decimal("1.1"), office), reason="年末利率调整"),
        SaveRole(role=_with_statements(COLLECTOR), reason="催收员需查看到账流水"),
        _new_teller(),
    ):
        office.order(FIRST_ADMINISTRATOR, proposal)


def _next(product: ProductVersion, rate_percent: Decimal, office: Office) -> ProductVersion:
    return replace(
        product,
        key=f"{product.code}-v2",
        version=2,
        rate_percent=rate_percent,
        effective_from=office.days.day + timedelta(days=10),
    )


def _with_statements(role: Role) -> Role:
    return replace(role, grants=(*role.grants, Grant(Permission.STATEMENT_IMPORT, Scope.BRANCH)))


def _new_teller() -> SaveUser:
    return SaveUser(
        person_id="p1005",
        staff_number="1005",
        name="罗子健",
        branch_id=BRANCH,
        role_ids=(TELLER.key,),
        active=True,
        reason="新员工入职",
        new_password="Welcome-Desk-2026",  # noqa: S106 - of a proposal that nobody has approved
    )
