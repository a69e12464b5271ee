"""One plain customer with one waiting file, for measurements that need rows and no story."""

from __future__ import annotations

from datetime import date, datetime

from lendesk.domain.applications.application import Application
from lendesk.domain.applications.states import ApplicationState
from lendesk.domain.customers.customer import Customer
from lendesk.domain.customers.identity import with_check_digit
from lendesk.sample.setup import BRANCHES, PRODUCTS


def customer_and_file(at: datetime) -> tuple[Customer, Application]:
    """Both belong to the first branch and officer of the sample lender."""
    branch = BRANCHES[0]
    customer = Customer(
        key="specimen",
        branch_id=branch.key,
        region_id=branch.region_id,
        owner_id="p1001",
        name="样本",
        id_number=with_check_digit("44060419900307100"),
        phone="13812340680",
        card_number="",
        sex="男",
        ethnicity="汉",
        birth=date(1990, 3, 7),
        address="广东省佛山市禅城区样本路 1 号",
        id_valid_from=date(2020, 1, 1),
        id_valid_to=date(2040, 1, 1),
        monthly_income_fen=1_850_000,
        made_at=at,
    )
    file = Application(
        key="bench-000001",
        number="B1",
        branch_id=branch.key,
        region_id=branch.region_id,
        owner_id="p1001",
        customer_id=customer.key,
        product_version_id=PRODUCTS[0].key,
        amount_fen=5_000_000,
        term=12,
        method="equal_installment",
        purpose="样本",
        business_name="",
        credit_code="",
        status=ApplicationState.WAITING.value,
        revision=1,
        materials=(),
        readings=(),
        channel="counter",
        submitted_at=at,
    )
    return customer, file
