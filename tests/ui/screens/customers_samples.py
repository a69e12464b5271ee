"""A customer with everything, a quiet one and a copy, for the tests of the customer screen."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from loans_samples import LOAN as CAR_LOAN

from lendesk.usecases.contracts.queries import ContractRow
from lendesk.usecases.customers.queries import (
    UNTOLD,
    Business,
    Consented,
    CustomerEvent,
    CustomerFigures,
    CustomerFile,
    CustomerLine,
    CustomerPaper,
    FiledApplication,
    NoteLine,
    RelatedCustomer,
)
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import ApplicationRow, CustomerRow
from lendesk.usecases.servicing.queries import LimitRow


def blank(kind: type, **named: Any) -> Any:
    """A row with nothing in it but what is named."""
    empty = {field.name: 0 if field.type == "int" else "" for field in fields(kind)}
    return kind(**{**empty, **named})


CUSTOMER: CustomerRow = blank(
    CustomerRow,
    key="c-zhou",
    branch_id="b-chancheng",
    owner_id="p-liang",
    name="周丽华",
    id_masked="4406**********6620",
    id_tail="6620",
    phone_masked="138****6620",
    phone_tail="6620",
    card_masked="6222 **** 0418",
    sex="女",
    birth="1987-03-15",
    address="广东省佛山市禅城区祖庙街道体育路 38 号 2 座 1204 房",
    id_valid_to="2036-08-01",
    monthly_income_fen=980_000,
)
OTHER: CustomerRow = blank(
    CustomerRow, key="c-he", branch_id="b-chancheng", name="何伟强", id_masked="4406**********7731",
    phone_masked="138****6620", birth="1985-01-20", sex="男",
)  # fmt: skip
ELSEWHERE: CustomerRow = blank(
    CustomerRow, key="c-x", branch_id="b-tianhe", name="林**", id_masked="4401**********0032",
    phone_masked="138****6620",
)  # fmt: skip
LOAN = replace(CAR_LOAN, days_past_due=12, due_fen=413_183)
SETTLED = replace(
    LOAN,
    key="loan-old",
    number="XF-2024-0440604-00912",
    product_name="个人信用贷",
    product_name_en="Personal loan",
    principal_fen=3_000_000,
    outstanding_fen=0,
    due_fen=0,
    next_due="",
    days_past_due=0,
    status="settled",
    disbursed_on="2024-05-10",
)
WAITING: ApplicationRow = blank(
    ApplicationRow, key="a-2", number="A-2026-004711", customer_id="c-zhou", customer_name="周丽华",
    product_name="个人信用贷", product_name_en="Personal loan", amount_fen=4_000_000, term=12,
    status="waiting", submitted_at="2026-11-20T02:11:00+00:00",
)  # fmt: skip
CONTRACTED: ApplicationRow = replace(
    WAITING, key="a-1", number="A-2026-000318", product_name="车辆抵押贷", product_name_en="Car loan",
    amount_fen=9_000_000, approved_fen=8_600_000, status="contracted",
    submitted_at="2026-02-11T03:40:00+00:00",
)  # fmt: skip
CONTRACT: ContractRow = blank(
    ContractRow, key="k-1", number="CD-2026-0440604-01873", application_number="A-2026-000318",
    product_name="车辆抵押贷", product_name_en="Car loan", amount_fen=8_600_000, rate_disclosed="13.92",
    status="signed", made_at="2026-02-16T03:00:00+00:00",
)  # fmt: skip
LIMIT: LimitRow = blank(
    LimitRow, key="m-1", number="SX-000031", customer_id="c-zhou", product_name="随借随还",
    product_name_en="Revolving credit", amount_fen=5_000_000, used_fen=1_200_000, available_fen=0,
    valid_from="2026-03-01", valid_to="2027-02-28", review_on="2026-12-01", status="active",
    blocked="limit.drawing_overdue",
)  # fmt: skip
NOTES = (
    NoteLine(
        "n-2",
        "2026-11-20T06:32:00+00:00",
        "何伟",
        "来电说月底车队结账，25 号发工资先还 6,300，剩下的下月 5 号。问能不能少点罚息，已说明须主管批准。",
    ),
    NoteLine("n-1", "2026-11-10T08:05:00+00:00", "梁敏仪", "提醒还款，本人接听，称工资推迟发放。"),
)
EVENTS = (
    CustomerEvent(
        "2026-11-20T06:33:00+00:00", "何伟", "AddCustomerNote", "", "customer", "", "c-zhou"
    ),
    CustomerEvent(
        "2026-11-18T02:14:00+00:00", "梁敏仪", "PostRepayment", "", "receipt", "07-000231", LOAN.key
    ),
    CustomerEvent(
        "2026-11-12T01:20:00+00:00", "黄敏", "UnmaskCustomer", "电话核实", "customer", "", "c-zhou"
    ),
    CustomerEvent(
        "2026-02-16T03:05:00+00:00", "", "RecordContractSigned", "", "contract",
        "CD-2026-0440604-01873", "k-1",
    ),
    CustomerEvent(
        "2026-02-11T03:40:00+00:00", "陈静怡", "SubmitApplication", "", "application", "A-2026-000318", "a-1"
    ),
)  # fmt: skip
FILE = CustomerFile(
    row=CUSTOMER,
    branch_name="禅城营业部",
    branch_name_en="Chancheng branch",
    owner_name="陈静怡",
    ethnicity="汉",
    known_since="2024-04-28",
    consent=Consented("2026-11-20", "2026-07", ("bureau", "sensitive", "sharing"), ""),
    business=Business("佛山市丽华汽配店", "92440604MA4W1C7X2P", "购置运输车辆", "2026-02-11"),
    watch_lists=(),
    reported_on="2026-11-20",
    figures=CustomerFigures(9_870_067, 3_800_000, 6_070_067, 413_183, 12, "2024-05-10", 2, 1),
    loans=(LOAN, SETTLED),
    applications=(
        FiledApplication(WAITING, "manual", ("score.middle", "overdue.current"), ""),
        FiledApplication(CONTRACTED, "approve", (), "黄敏"),
    ),
    contracts=(CONTRACT,),
    limits=(LIMIT,),
    papers=(
        CustomerPaper("id_front", "正面.jpg", "sha-front", "A-2026-004711", "2026-11-20"),
        CustomerPaper("licence", "执照.pdf", "sha-licence", "A-2026-000318", "2026-02-11"),
    ),
    related=(RelatedCustomer(OTHER, "phone", True), RelatedCustomer(ELSEWHERE, "business", False)),
    notes=Page(NOTES, "n-1"),
    history=Page(EVENTS),
    elsewhere=(("loans", 1),),
)
COPY = replace(
    FILE,
    ethnicity="",
    known_since="",
    consent=None,
    business=None,
    reported_on="",
    figures=CustomerFigures(UNTOLD, UNTOLD, 6_070_067, 413_183, 12, "", 1, UNTOLD),
    loans=(LOAN,),
    applications=(FiledApplication(WAITING, "", (), ""),),
    contracts=(),
    limits=(),
    papers=(),
    related=(),
    notes=Page(()),
    history=Page(()),
    elsewhere=(),
    from_replica=True,
)
QUIET = replace(
    FILE,
    row=OTHER,
    figures=CustomerFigures(0, 0, 0, 0, 0, "", 0, 0),
    consent=None,
    reported_on="",
    loans=(),
    applications=(),
    contracts=(),
    limits=(),
    papers=(),
    related=(),
    notes=Page(()),
    history=Page(()),
    elsewhere=(),
)


def line(row: CustomerRow, count: int = 0, left_fen: int = 0, days: int = 0) -> CustomerLine:
    """The row of a customer in the list."""
    return CustomerLine(
        row.key, row.branch_id, row.name, row.id_masked, row.phone_masked, count, left_fen, days
    )


LINES = (
    line(CUSTOMER, 2, 6_070_067, 12),
    line(OTHER),
    line(replace(OTHER, key="c-3", name="罗志文", phone_masked="136****4418"), 1, 3_218_400),
    line(replace(OTHER, key="c-4", name="佛山市顺德区永盛五金", phone_masked="139****7105"), 3, 5_820_466),
)
