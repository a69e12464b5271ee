"""The sample's last day: a bank statement, remarks on customers, settings that wait for a second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from lendesk.domain.administration.staff import Branch
from lendesk.domain.customers.customer import Customer
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.money import Money, yuan
from lendesk.domain.repayments.receipt import StatementLine
from lendesk.sample.generator.office import Office, statement_csv
from lendesk.sample.generator.stories import staff
from lendesk.sample.roles import COLLECTOR, TELLER
from lendesk.sample.setup import PRODUCTS
from lendesk.usecases.administration.commands import ApproveChange, SaveBranch, SaveProduct, SaveUser
from lendesk.usecases.applications.commands import AddCustomerNote
from lendesk.usecases.repayments.commands import HoldStatementLine, ImportStatement, PostStatementLine

BRANCH = "chancheng"
FIRST_ADMINISTRATOR, SECOND_ADMINISTRATOR = "p9001", "p9002"
NOTES = ("客户称下周三前补足，已约定回访", "联系电话有效，工作时间方便接听", "店铺经营正常，存货充足")
UNKNOWN_PAYER = ("顺达贸易行", "6222020000000008888")


def close_day(office: Office) -> None:
    """All that the last day holds beside the borrowers' own stories."""
    _statement(office)
    _notes(office)
    _settings(office)


def _statement(office: Office) -> None:
    """Of its lines one is posted, one held in suspense, the others left: matched, doubtful, unmatched."""
    loans = [one for one in office.find(LoanAccount, branch_id=BRANCH) if one.status != "settled"]
    loans.sort(key=lambda one: one.number)
    teller = staff(BRANCH, TELLER.key)
    sha256 = office.keep_file(_statement_file(office, loans), BRANCH, teller)
    name = f"禅城-{office.days.day:%Y%m%d}.csv"
    made = office.order(teller, ImportStatement(sha256=sha256, name=name))
    lines = sorted(office.find(StatementLine, statement_id=made["statement_id"]), key=lambda one: one.number)
    matched = [line for line in lines if line.status == "matched"]
    if len(matched) > 1:
        office.order(teller, PostStatementLine(line_id=matched[0].key, loan_id=matched[0].loan_id))
    unknown = [line for line in lines if line.status == "unmatched"]
    if len(unknown) > 1:
        office.order(teller, HoldStatementLine(line_id=unknown[0].key))


def _statement_file(office: Office, loans: list[LoanAccount]) -> bytes:
    day = office.days.day
    yesterday = day - timedelta(days=1)
    lines = []
    for number, loan in enumerate(loans[:6]):
        payer = office.get(Customer, loan.customer_id)
        amount = str(Money(yuan(1_200 + 150 * number).minor))
        note = f"{loan.number} 还款" if number % 3 != 2 else "还款"
        lines.append((yesterday, amount, payer.name, payer.card_number, note, f"YB{number:08d}"))
    for number in range(2):
        amount = str(Money(yuan(800 + number * 65).minor))
        lines.append((day, amount, *UNKNOWN_PAYER, "货款", f"YB9{number:07d}"))
    return statement_csv(tuple(lines))


def _notes(office: Office) -> None:
    customers = sorted(office.find(Customer, branch_id=BRANCH), key=lambda one: one.made_at)
    for customer, text in zip(customers, NOTES, strict=False):
        author = staff(BRANCH, COLLECTOR.key)
        office.order(author, AddCustomerNote(customer_id=customer.key, text=text), BRANCH)


def _settings(office: Office) -> None:
    """One change in force, two that wait for the second administrator."""
    branch = office.get(Branch, "wuzhong")
    renamed = replace(branch, name="吴中东路营业部", name_en="Wuzhong East Road branch")
    change = SaveBranch(branch=renamed, reason="营业部迁址")
    change_id = office.order(FIRST_ADMINISTRATOR, change)["change_id"]
    office.order(SECOND_ADMINISTRATOR, ApproveChange(change_id=change_id))
    product = replace(
        PRODUCTS[0],
        key=f"{PRODUCTS[0].code}-v2",
        version=2,
        rate_percent=Decimal("1.1"),
        effective_from=office.days.day + timedelta(days=10),
    )
    office.order(FIRST_ADMINISTRATOR, SaveProduct(product=product, reason="年末利率调整"))
    office.order(
        FIRST_ADMINISTRATOR,
        SaveUser(
            person_id="p1005",
            staff_number="1005",
            name="罗子健",
            branch_id=BRANCH,
            role_ids=(TELLER.key,),
            active=True,
            reason="新员工入职",
            new_password="Welcome-Desk-2026",  # noqa: S106 - of a proposal that nobody has approved
        ),
    )
