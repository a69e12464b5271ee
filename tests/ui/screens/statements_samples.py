"""A statement with lines in every state, for the tests of the statement screen."""

from __future__ import annotations

from lendesk.usecases.repayments.queries import StatementFileView, StatementLineRow, StatementRow

ROW = StatementRow(
    key="s-1",
    name="ICBC_20261121.xlsx",
    source="icbc",
    line_count=6,
    skipped_count=2,
    posted_count=1,
    open_count=4,
    total_fen=4_642_459,
    imported_by="p-1",
    made_at="2026-11-21T01:20:00+00:00",
)
OLDER = StatementRow(
    "s-2", "CCB_20261120.csv", "ccb", 41, 0, 41, 0, 9_120_000, "p-1", "2026-11-20T01:20:00+00:00"
)
WANG = (("l-1", "XF-2025-00291", "王建国", 451_208), ("l-2", "FQ-2026-00118", "王建国", 87_763))


def _line(
    number: int,
    payer: str,
    fen: int,
    status: str,
    *reasons: str,
    loan: tuple[str, str] = ("", ""),
    candidates: tuple[tuple[str, str, str, int], ...] = (),
    note: str = "",
) -> StatementLineRow:
    return StatementLineRow(
        f"n-{number}", number, "2026-11-21", fen, payer, note, status, loan[0], loan[1], reasons, candidates
    )


LINES = (
    _line(1, "黄玉珍", 87_763, "matched", "note.contract_number", "amount.due",
          loan=("l-5", "XF-2026-00412"),
          candidates=(("l-5", "XF-2026-00412", "黄玉珍", 87_763),), note="还款 XF-2026-00412"),
    _line(2, "佛山市南海区盛达五金制品有限公司", 2_654_012, "matched", "payer.account", "amount.due",
          loan=("l-6", "JY-2026-00981"),
          candidates=(("l-6", "JY-2026-00981", "盛达五金", 2_654_012),), note="货款"),
    _line(3, "王建国", 451_208, "doubtful", "payer.name", "match.several", candidates=WANG),
    _line(4, "林**", 200_000, "unmatched"),
    _line(5, "何淑仪", 220_819, "posted", "payer.account", "amount.due", loan=("l-7", "XF-2026-00377"),
          candidates=(("l-7", "XF-2026-00377", "何淑仪", 220_819),)),
    _line(6, "支付宝（中国）网络技术", 1_397_750, "doubtful", "note.virtual_account", "amount.over_payoff",
          loan=("l-8", "XF-2026-00801"), candidates=(("l-8", "XF-2026-00801", "谭永康", 1_398_050),)),
)  # fmt: skip
FILE = StatementFileView(ROW, LINES)
