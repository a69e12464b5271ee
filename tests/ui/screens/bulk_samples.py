"""A list of payments in every state, for the tests of bulk posting."""

from __future__ import annotations

from lendesk.usecases.repayments.queries import BatchView, CheckedRow, CheckPostings

HEAD = "序号\t合同号\t户名\t入账日\t金额\t渠道\t备注\n"
ROWS = (
    ("XF-2026-0440604-00412", "黄玉珍", "2026-11-21", "877.63", "银行代扣"),
    ("XF-2026-0440604-00377", "何淑仪", "2026-11-21", "2,208.19", "银行代扣"),
    ("JY-2026-0440604-00981", "佛山市南海区盛达五金制品有限公司", "2026-11-21", "26540.12", "对公转账"),
    ("XF-2026-0440604-0053", "黎小燕", "2026-11-21", "4880.65", "微信"),
    ("XF-2025-0440604-00291", "王建国", "2026-11-20", "4512.08", "现金"),
    ("CD-2026-0440604-01873", "周丽华", "2026-11-21", "4,125.86", "银行代扣"),
    ("XF-2026-0440604-00620", "吴少雄", "2026-11-21", "3,300.00", "支付宝"),
    ("JY-2026-0440604-00774", "广州市番禺区恒泰电子元件经营部", "2026-11-21", "18,112.90", "对公转账"),
    ("XF-2026-0440604-00467", "罗志强", "2026-11-21", "12,630.75", "银行代扣"),
    ("XF-2026-0440604-00549", "黎小燕", "2026-11-31", "4,880.65", "微信"),
    ("XF-2026-0440604-00412", "黄玉珍", "2026-11-21", "877.63", "银行代扣"),
    ("XF-2026-0440604-00581", "谭永康", "2026-11-21", "13,980.50", "支付宝"),
)
TEXT = HEAD + "".join("\t".join((str(n), *row, "")) + "\n" for n, row in enumerate(ROWS, 1))
SPECIAL: dict[str, dict[str, object]] = {
    "XF-2026-0440604-00377": {"closes": 12, "settles_loan": True},
    "XF-2026-0440604-0053": {"code": "batch.no_such_loan", "suggestions": ("XF-2026-0440604-00549",)},
    "XF-2025-0440604-00291": {"code": "batch.back_dated", "days_back": 1},
    "CD-2026-0440604-01873": {"part_of": 9, "left_fen": 5_230},
    "XF-2026-0440604-00620": {"closes": 6, "surplus_fen": 11_836},
    "XF-2026-0440604-00467": {"code": "batch.other_name", "name_masked": "罗**"},
}
BATCHES = (
    BatchView(
        "b-2", "PL-20261121-02", "梁敏仪", "2026-11-21T03:20:00+00:00", 1_482, 520_811_462, 1_482, 1_500
    ),
    BatchView("b-1", "PL-20261121-01", "梁敏仪", "2026-11-21T01:20:00+00:00", 60, 9_120_000, 0, 60),
)


def checked(query: CheckPostings) -> tuple[CheckedRow, ...]:
    """What the centre would say."""
    made = []
    for row in query.rows:
        told: dict[str, object] = {"code": "", "closes": 3, **SPECIAL.get(row.loan_number, {})}
        made.append(CheckedRow(row=row.row, **told))  # type: ignore[arg-type]  # fields by name
    return tuple(made)
