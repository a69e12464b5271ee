"""A queue and a file for the tests of review."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.applications.application import FieldReading, Material
from lendesk.usecases.applications.queries import HistoryLine, PlanLine, ReportSection, ReviewFile, RuleLine
from lendesk.usecases.projections import ApplicationRow, CustomerRow

FIRST = ApplicationRow(
    key="a-1",
    branch_id="b-1",
    owner_id="p-chen",
    number="SQ-2026-000118",
    customer_id="c-1",
    customer_name="李秀芳",
    product_name="小微经营贷",
    product_name_en="Micro business loan",
    amount_fen=12_000_000,
    term=12,
    method="equal_installment",
    status="waiting",
    revision=1,
    claimed_by="",
    score=702,
    submitted_at="2026-11-21T03:10:00+00:00",
    remark="",
    approved_fen=0,
)
SECOND = replace(
    FIRST,
    key="a-2",
    customer_id="c-2",
    customer_name="佛山市南海区盛达五金制品有限公司",
    amount_fen=30_000_000,
    score=641,
    status="in_review",
)
THIRD = replace(FIRST, key="a-3", customer_id="c-3", customer_name="司徒美玲", amount_fen=5_000_000, score=-1)
ROWS = (FIRST, SECOND, THIRD)
CUSTOMER = CustomerRow(
    key="c-1",
    branch_id="b-1",
    owner_id="p-chen",
    name="李秀芳",
    search_words="  李秀芳  lxf",
    id_masked="4406**********3828",
    id_tail="3828",
    phone_masked="138****2210",
    phone_tail="2210",
    card_masked="**** 4471",
    sex="女",
    birth="1987-03-15",
    address="广东省佛山市禅城区",
    id_valid_to="2036-01-01",
    monthly_income_fen=1_850_000,
)
PLAN = tuple(
    PlanLine(no, f"2026-12-{20 + no:02d}" if no < 9 else "2027-08-21", 950_000, 100_000, 0, 1_050_000, 0)
    for no in range(1, 13)
)
FILE = ReviewFile(
    application=FIRST,
    customer=CUSTOMER,
    purpose="采购五金原材料，备货三个月",
    business_name="家兴五金批发部",
    credit_code="92440604MA4UXXXXXX",
    materials=(
        Material("id_front", "sha-id", "front.png"),
        Material("licence", "sha-licence", "licence.png"),
        Material("statement", "sha-statement", "statement.pdf"),
        Material("bank_card", "sha-card", "card.png"),
    ),
    readings=(FieldReading("name", "李秀芳", "李秀芳", 985), FieldReading("address", "广", "广东省", 710)),
    entered_by="陈静怡",
    outcome="manual",
    rules=(
        RuleLine("score.middle", "702", "600–750", "manual"),
        RuleLine("income.below_floor", "1.74", "≥ 2.00", "manual"),
        RuleLine("lenders.many", "3", "≤ 3", "manual"),
        RuleLine("court.dishonest_debtor", "0", "0", "approve"),
        RuleLine("price.above_cap", "11.40 %", "≤ 24 %", "approve"),
        RuleLine("some.new_rule", "5", "", "decline"),
    ),
    report=(
        ReportSection(
            "summary",
            (
                ("accounts_open", "3"),
                ("lenders", "3"),
                ("balance_fen", "8640000"),
                ("current_overdue_fen", "0"),
                ("overdue_months_24", "1"),
                ("enquiries_3_months", "7"),
            ),
        ),
        ReportSection("identity", (("name_matches", "True"), ("marital_status", "已婚"))),
        ReportSection("score", (("value", "684"), ("position", "61"))),
    ),
    table_version="3.2",
    limit_fen=15_000_000,
    rate_percent="10.8000",
    irr_percent="11.4000",
    instalment_fen=1_062_820,
    total_interest_fen=753_842,
    exposure_fen=0,
    plan=PLAN,
    history=(
        HistoryLine("2026-11-21T03:10:00+00:00", "陈静怡", "submitted"),
        HistoryLine("2026-11-21T03:10:04+00:00", "", "referred", "score.middle"),
    ),
    may_decide_fen=30_000_000,
    blocked="",
)
MINE = replace(FILE, application=replace(FIRST, status="in_review", claimed_by="p-huang"))
