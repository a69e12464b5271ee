"""Sample rows of the collections workbench."""

from __future__ import annotations

from lendesk.usecases.collections.queries import ArrearsLine, CaseEvent, CaseFile, CaseLine, StageSum

STAGES = (
    StageSum("M1", 64, 41_280_631),
    StageSum("M2", 23, 30_112_050),
    StageSum("M3", 9, 11_200_400),
    StageSum("M3+", 4, 9_870_015),
)


def line(n: int, name: str, due_fen: int, days: int, step: str = "call", step_on: str = "") -> CaseLine:
    return CaseLine(
        key=f"l-{n}",
        number=f"XF-20260403-00{n:03}",
        customer_id=f"c-{n}",
        customer_name=name,
        phone_tail=f"{4418 + n * 37}",
        product_name="个人信用贷",
        product_name_en="Personal credit",
        due_fen=due_fen,
        days_past_due=days,
        step=step,
        step_on=step_on,
    )


ROWS = (
    line(1, "潘启明", 3_348_000, 29, "promised", "2026-11-25"),
    line(2, "冯少芬", 640_211, 27, "limit_reached"),
    line(3, "佛山市顺德区永丰模具厂", 5_820_466, 24, "promise_today", "2026-11-21"),
    line(4, "郑国华", 931_820, 21),
    line(5, "罗志文", 1_263_075, 18, "promise_broken", "2026-11-15"),
    line(6, "杜伟强", 263_289, 15),
    line(7, "周丽华", 417_816, 12, "paused"),
    line(8, "卢惠珊", 771_604, 11),
)
EVENTS = (
    CaseEvent(
        "e1",
        "2026-11-21T02:12:00+00:00",
        "contact",
        "reached",
        "车子月底才结账，25 号发工资先还一半",
        author_name="何伟",
    ),
    CaseEvent("e2", "2026-11-18T10:30:00+00:00", "contact", "no_answer", author_name="何伟"),
    CaseEvent("e3", "2026-11-17T11:05:00+00:00", "contact", "busy", author_name="何伟"),
    CaseEvent("e4", "2026-11-12T02:00:00+00:00", "promise", "broken", "", 630_000, 0, "2026-11-15", "何伟"),
    CaseEvent("e5", "2026-11-12T01:55:00+00:00", "contact", "reached", "承诺 15 号还款", author_name="何伟"),
    CaseEvent(
        "e6", "2026-11-04T03:00:00+00:00", "note", "", "联系电话有效，工作时间方便接听", author_name="林晓"
    ),
    CaseEvent("e7", "2026-10-03T01:00:00+00:00", "repayment", "transfer", "07-20261003-0004", 1_249_830),
)
FILE = CaseFile(
    line=ROWS[4],
    term=12,
    next_no=7,
    due_fen=1_263_075,
    arrears=(ArrearsLine(7, "2026-11-03", 1_120_418, 129_412, 0, 13_245, 1_263_075),),
    connected_today=1,
    connected_this_week=1,
    paused_until="",
    events=EVENTS,
)
