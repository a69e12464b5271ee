"""Days of an officer, a teller, a reviewer and an administrator, for the tests of Today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lendesk.usecases.synchronisation.state import OutboxRow
from lendesk.usecases.today.queries import (
    NO_AMOUNT,
    DueLoan,
    MonthFigure,
    Today,
    TodayAlert,
    TodayFigure,
    TodayItem,
    TodayNews,
)

NOW = datetime(2026, 11, 21, 6, 26, tzinfo=UTC)


def ago(**span: int) -> str:
    return (NOW - timedelta(**span)).isoformat()


def ahead(**span: int) -> str:
    return (NOW + timedelta(**span)).isoformat()


def item(kind: str, key: str, title: str, fen: int = NO_AMOUNT, **named: object) -> TodayItem:
    values: dict[str, object] = {
        "kind": kind,
        "key": key,
        "customer_id": f"c-{key}",
        "title": title,
        "product_name": "小微经营贷",
        "product_name_en": "Micro business",
        "number": f"SQ-{key}",
        "amount_fen": fen,
        "count": 0,
        "since": ago(hours=3),
        "due": "",
        "by_name": "",
        "note": "",
        "mine": True,
    }
    return TodayItem(**{**values, **named})  # type: ignore[arg-type]


OFFICER_ITEMS = (
    item(
        "file.returned",
        "a1",
        "佛山市南海区盛达五金制品有限公司",
        30_000_000,
        due=ago(hours=2, minutes=5),
        note="缺近 6 个月流水",
    ),
    item(
        "contract.prepare",
        "a2",
        "司徒美玲",
        5_000_000,
        due=ago(minutes=41),
        product_name="个人信用贷",
        product_name_en="Personal credit",
    ),
    item("contract.sign", "k3", "陈嘉豪", 12_000_000, due=ahead(hours=1, minutes=4)),
    item(
        "payment.prepare",
        "k4",
        "邝志豪",
        8_600_000,
        due=ahead(hours=1, minutes=40),
        product_name="车辆抵押贷",
        product_name_en="Car loan",
    ),
    item("contract.explain", "k5", "李秀芳", 12_000_000, due=ahead(hours=2, minutes=55)),
    item("payment.rejected", "o6", "刘桂英", 6_400_000, due=ahead(hours=5, minutes=20), note="户名不符"),
    item("contract.sign", "k7", "广州市番禺区恒泰电子元件经营部", 20_000_000, due=ahead(hours=23)),
    item("contract.sign", "k8", "吴少雄", 3_500_000, due=ahead(days=2)),
    item("file.in_review", "a9", "罗美仪", 2_800_000, mine=False, by_name="冯志远"),
    item("payment.bank", "o10", "郑国华", 1_820_655, mine=False, since=ago(minutes=12)),
    item("proposal.pending", "p11", "欧阳志强", 860_000, mine=False, note="extension", since=ago(days=2)),
)
DUE = (
    DueLoan("l1", "D20260210", "黄玉珍", "个人信用贷", "Personal credit", 87_763),
    DueLoan("l2", "D20260456", "梁文杰", "小微经营贷", "Micro business", 451_208),
    DueLoan("l3", "D20268831", "谭永康", "车辆抵押贷", "Car loan", 1_398_050),
    DueLoan("l4", "D20267702", "何淑仪", "个人信用贷", "Personal credit", 220_819),
    DueLoan("l5", "D20267703", "何某", "个人信用贷", "Personal credit", 100_00),
)
NEWS = (
    TodayNews(
        ago(minutes=50),
        "冯志远",
        "DecideApplication",
        "file",
        "a1",
        "c-a1",
        "盛达五金",
        "SQ-a1",
        30_000_000,
        "returned",
        "缺近 6 个月流水",
    ),
    TodayNews(
        ago(hours=4),
        "林主管",
        "ConfirmDisbursement",
        "payment",
        "o10",
        "c-o10",
        "郑国华",
        "HT-10",
        1_820_655,
        "instructed",
        "",
    ),
)
OFFICER = Today(
    business_date="2026-11-21",
    since=ago(days=1),
    items=OFFICER_ITEMS,
    figures=(
        TodayFigure("todo", 8, 97_500_000, at=ago(days=1, hours=2)),
        TodayFigure("due", 5, 2_167_840, 26, 12_100_640),
        TodayFigure("disbursed", 24, 286_000_000, days=(120, 80, 0, 300, 260, 500, 210, 700, 690)),
        TodayFigure("par30", 6, 26_240_000, 241, 1_136_000_000),
    ),
    due=DUE,
    news=NEWS,
    alerts=(TodayAlert("limits.ending", 2),),
    month=(
        MonthFigure("submitted", 38, 0, 112, 0),
        MonthFigure("returned", 3, 0, 38, 0),
        MonthFigure("disbursed", 24, 286_000_000, 71, 804_000_000),
        MonthFigure("overdue30", 2, 3_720_000, 96, 200_000_000),
    ),
)
TELLER = Today(
    business_date="2026-11-21",
    since=ago(days=1),
    items=(
        item(
            "statement.match",
            "s1",
            "建行 6217 2026-11-20.csv",
            18_243_016,
            count=14,
            by_name="黄敏",
            due=ago(hours=1),
        ),
        item(
            "statement.match",
            "s2",
            "建行 6217 2026-11-21.csv",
            4_243_016,
            count=3,
            by_name="黄敏",
            due=ahead(hours=20),
        ),
    ),
    figures=(
        TodayFigure("received.cash", 12, 4_210_050, 31, 9_120_050),
        TodayFigure("received.transfer", 3, 1_000_000, 44, 22_120_050),
        TodayFigure("statement.lines", 17, 22_486_032),
        TodayFigure("due", 5, 2_167_840, 26, 12_100_640),
        TodayFigure("par30", 6, 26_240_000, 241, 1_136_000_000),
    ),
    due=DUE,
    news=(),
    alerts=(),
    month=(MonthFigure("receipts", 213, 88_000_000, 600, 300_000_000),),
)
REVIEWER = Today(
    business_date="2026-11-21",
    since=ago(days=1),
    items=tuple(
        item(
            "review.mine" if n == 2 else "review.waiting",
            f"r{n}",
            f"样本{'甲乙丙丁戊己庚辛'[n]}",
            (n + 1) * 2_500_000,
            since=ago(minutes=300 - 40 * n),
            due=ahead(minutes=40 * n - 60),
            by_name="陈静怡",
        )
        for n in range(8)
    ),
    figures=(
        TodayFigure("todo", 8, 90_000_000, at=ago(hours=5)),
        TodayFigure("review.mine", 1, 7_500_000, at=ago(hours=3)),
        TodayFigure("review.decided", 11, part_count=8),
        TodayFigure("par30", 6, 26_240_000, 241, 1_136_000_000),
    ),
    due=(),
    news=(),
    alerts=(),
    month=(MonthFigure("decided", 162, 0, 0, 0),),
)
ADMINISTRATOR = Today(
    business_date="2026-11-21",
    since=ago(days=1),
    items=(
        item(
            "order.held",
            "q1",
            "PostRepayment",
            number="E-7F21C",
            by_name="黄敏",
            due=ahead(hours=1),
            product_name="",
            product_name_en="",
        ),
        item(
            "setting.decide",
            "sc1",
            "loan_officer",
            number="role",
            note="旺季加人",
            by_name="周工",
            due=ahead(days=1, hours=3),
            product_name="",
            product_name_en="",
        ),
        item(
            "setting.pending",
            "sc2",
            "XF",
            number="product",
            note="利率下调",
            by_name="我",
            mine=False,
            product_name="",
            product_name_en="",
        ),
    ),
    figures=(
        TodayFigure("todo", 2, 0, at=ago(hours=23)),
        TodayFigure("orders.held", 1, 0, at=ago(hours=3)),
        TodayFigure("devices.silent", 2),
        TodayFigure("people", 41, part_count=1),
    ),
    due=(),
    news=(),
    alerts=(TodayAlert("devices.silent", 2, "L03, L11"), TodayAlert("day_end.open", 1, "2026-11-20")),
    month=(),
)
NOTHING = Today("2026-11-21", ago(days=1), (), (TodayFigure("todo"),), (), (), (), ())
OUTBOX = (
    OutboxRow(
        "m1", 7, "SubmitApplication", "王建国", 4_500_000, "p-huang", "黄敏", ago(minutes=9), "waiting"
    ),
    OutboxRow(
        "m2",
        6,
        "PostRepayment",
        "D20260210 黄玉珍",
        87_763,
        "p-huang",
        "黄敏",
        ago(minutes=19),
        "refused",
        "repayment.before_disbursement",
    ),
    OutboxRow("m3", 5, "PostRepayment", "D1 他人", 1, "p-other", "他人", ago(minutes=30), "refused"),
    OutboxRow("m4", 4, "PostRepayment", "D2 完成", 1, "p-huang", "黄敏", ago(minutes=40), "done"),
)
