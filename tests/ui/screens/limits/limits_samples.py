"""Credit limits in their states for the tests of the screen."""

from __future__ import annotations

from dataclasses import replace

from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.servicing.queries import DrawingRow, LimitFile, LimitRow

ACTIVE = LimitRow(
    key="m-1",
    number="SX-RD-2026-000001",
    customer_id="c-1",
    customer_name="宋红明",
    product_version_id="RD-v1",
    product_name="随心贷",
    product_name_en="Daily-interest credit",
    amount_fen=3_000_000,
    used_fen=800_000,
    available_fen=2_200_000,
    valid_from="2026-06-01",
    valid_to="2027-06-01",
    review_on="2026-12-01",
    status="active",
    blocked="",
    reason="",
    proposed_by="p-chen",
)
PROPOSED = replace(
    ACTIVE, key="m-2", status="proposed", used_fen=0, available_fen=0, blocked="limit.not_active"
)
OWN = replace(PROPOSED, key="m-3", proposed_by="p-huang")
FROZEN = replace(ACTIVE, key="m-4", status="frozen", available_fen=0, blocked="limit.frozen", reason="涉诉")
OVERDUE = replace(ACTIVE, key="m-5", available_fen=0, blocked="limit.drawing_overdue")
UNUSED = replace(ACTIVE, key="m-6", used_fen=0, available_fen=3_000_000)
REPAID = DrawingRow("k-1", "SX-RD-2026-000001-01", "signed", "l-1", 1_200_000, 0, "2026-07-01", 0, True)
RUNNING = DrawingRow("k-2", "SX-RD-2026-000001-02", "signed", "l-2", 800_000, 800_000, "2026-10-01", 0, False)
NOTE = DrawingRow("k-3", "SX-RD-2026-000001-03", "presented", "", 500_000, 500_000, "2026-11-20", 0, False)


def file_of(row: LimitRow, *drawings: DrawingRow) -> LimitFile:
    """A limit in full, with one other loan beside it."""
    return LimitFile(
        row=row,
        basis="XF-2026-000008 还款记录良好",
        proposed_by_name="陈静怡",
        decided_by_name="" if row.status == "proposed" else "林国栋",
        drawings=drawings,
        exposure_drawn_fen=row.used_fen,
        exposure_undrawn_fen=row.available_fen,
        exposure_loans_fen=1_416_632,
        exposure_total_fen=row.used_fen + row.available_fen + 1_416_632,
    )


def _plain(kind: type, **known: object) -> dict[str, object]:
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return {name: "" if field.type == "str" else 0 for name, field in fields.items()} | known


PRODUCT = ProductRow(
    **_plain(  # type: ignore[arg-type]
        ProductRow,
        key="RD-v1",
        name="随心贷",
        name_en="Daily-interest credit",
        amount_min_fen=100_000,
        amount_max_fen=5_000_000,
        term_min=1,
        term_max=12,
        rate_percent="0.05",
        rate_unit="DAY",
        methods="equal_installment,interest_only",
        convention="cn_daily",
        penalty_percent="50",
        fee_percent="0",
        rest_day_shift="NONE",
    )
)
CUSTOMER = CustomerRow(
    **_plain(CustomerRow, key="c-1", name="宋红明", id_masked="4406**********3828")  # type: ignore[arg-type]
)
