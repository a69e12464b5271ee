"""All parts on pages, drawn to PNG in both themes and languages: `python -m ui.widgets.gallery OUT`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from lendesk.usecases.ports import Box
from ui import texts, tokens
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.chip import Chip
from ui.widgets.choices import Choice, ChoiceCards, ComboField, DateField, TickBox
from ui.widgets.comparison import Compared, Comparison
from ui.widgets.facts import Fact, FactList, FactStrip, KpiTile, MaskedValue
from ui.widgets.fields import PasswordField, TextArea, TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.id_field import IdField
from ui.widgets.label import Label
from ui.widgets.money_field import CapitalsLine, MoneyField
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import ActionBar, Avatar, Panel, SectionHeader
from ui.widgets.picture_viewer import Framed, PictureViewer
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook, Toned
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.states import DeniedState, EmptyState, ErrorState, OfflineState
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import StepsBar, Tab, Tabs
from ui.widgets.timeline import Timeline, TimelineEntry

Row = tuple[str, str, str, int | None, Toned, ChipSpec, bool]
ROWS: tuple[Row, ...] = (
    (
        "退回补件",
        "盛达五金制品有限公司",
        "小微经营贷 · 12 期",
        30_000_000,
        Toned("超 2:05", "danger", "deadline"),
        ChipSpec("待补件", "warning"),
        False,
    ),
    (
        "新进件",
        "李秀芳",
        "小微经营贷 · 柜面",
        12_000_000,
        Toned("剩 2:55", None, "deadline"),
        ChipSpec("录入中 82 %", "info"),
        False,
    ),
    (
        "下户记录",
        "王建国",
        "个人信用贷 · 离线录入",
        4_500_000,
        Toned("剩 3:10", None, "deadline"),
        ChipSpec("待服务器确认", "pending", "pending"),
        True,
    ),
    (
        "提前结清",
        "郑国华",
        "个人信用贷 · 报价有效至 11-23",
        None,
        Toned("2 天", None, "deadline"),
        ChipSpec("已报价", "accent"),
        False,
    ),
)
COLUMNS: tuple[Column[Row], ...] = (
    Column("item", "事项", lambda r: Toned(r[0], None, "intake"), "icon_text", 120),
    Column("name", "客户 / 产品", lambda r: (r[1], r[2]), "two_line", 200, stretch=True),
    Column("amount", "金额", lambda r: r[3], "money", 110, sortable=True),
    Column("due", "时限", lambda r: r[4], "text", 90, sortable=True),
    Column("state", "状态", lambda r: r[5], "chip", 130),
    Column("next", "下一步", lambda _r: "继续录入", "link", 90),
)


def buttons() -> QWidget:
    """Every kind of button and chip."""
    made = Panel(margin=16, gap=10)
    row = Panel(across=True, gap=8)
    for button in (
        Button("主要", "primary", icon="print", key="F9"),
        Button("次要", key="Esc"),
        Button("柔和", "soft", key="Ctrl+Return"),
        Button("危险", "danger", icon="x"),
        Button("链接", "link", icon="unmask"),
        Button("停用"),
    ):
        row.add(button)
    button.refuse("需联网")
    row.box.addStretch(1)
    chips = Panel(across=True, gap=8)
    for kind in tokens.KINDS:
        chips.add(Chip(ChipSpec(kind, kind, "warning" if kind in ("danger", "warning") else "")))
    chips.box.addStretch(1)
    made.add(row)
    made.add(chips)
    made.add(MaskedValue("4406**********3828", lambda show: show("440604198703153828")))
    made.add(
        SealStrip(
            (
                Seal("made", "陈静怡", "11-21 14:08", "done"),
                Seal("checked", "林国栋", "本月额度内", "now"),
                Seal("authorised", "不需要", "≤ 500.00"),
            )
        )
    )
    return made


def form() -> QWidget:
    """Fields of every kind with checks and messages."""
    made = FormGrid()
    amount = MoneyField("申请金额")
    amount.set_amount(Money(12_000_000))
    number = IdField("证件号码")
    number.set_number("440604198703158828", doubtful=(14,))
    doubtful = FormRow("证件号码", number, ChipSpec("71 %", "warning", "warning"))
    doubtful.message(
        "第 15 位看不清：读作 8 时校验不通过，读作 3 时通过", "warning", ("用 3", lambda: None, "Alt+1")
    )
    name = TextField("姓名")
    name.set_text("李秀芳")
    day = DateField("出生日期")
    day.set_text("1987-03-15")
    secret = PasswordField("密码")
    secret.set_text("secret-secret")
    made.add(FormRow("贷款产品", ComboField("贷款产品", [("a", "小微经营贷 v7"), ("b", "消费分期")])))
    made.add(FormRow("申请金额", amount))
    made.add(FormRow("姓名", name, ChipSpec("99 %", "success", "ok")))
    made.add(FormRow("出生日期", day, ChipSpec("手填", "neutral")))
    made.add(doubtful, 2)
    made.add(FormRow("密码", secret))
    made.add(FormRow("期限", TextField("期限", unit="个月", align_right=True)))
    large = MoneyField("收款金额", large=True)
    large.set_amount(Money(538_971))
    made.add(FormRow("收款金额", large))
    made.add(CapitalsLine(large))
    made.add(FormRow("理由", TextArea("理由", placeholder="写入审计")), 2)
    made.add(TickBox("只看我的"))
    return made


def table() -> QWidget:
    """Tabs, table, foot."""
    model = FrozenRowsModel(COLUMNS, look=lambda row: RowLook(pending=row[6]))
    model.show_rows(ROWS)
    shown = DataTable(model, "我的事项")
    shown.show_sort("due", True)
    shown.select_line(1)
    tabs = Tabs([Tab("a", "待我处理", 12), Tab("b", "超时", 3), Tab("c", "今日", 9)])
    return Panel(tabs, shown, TableFoot("共 4 件", "465,000.00", "金额合计"))


def queue() -> QWidget:
    """The narrow queue."""
    made = QueueList("待审")
    names = ("顺德永丰模具厂", "李秀芳", "广州市番禺区恒泰电子元件经营部")
    late = ("超 0:18", "剩 0:22", "剩 1:15")
    kinds: tuple[tokens.Kind | None, ...] = ("danger", "warning", None)
    made.show_items(
        [
            QueueItem(
                str(n),
                name,
                f"{score} 分 · 小微经营贷",
                "120,000.00",
                "权限内",
                Toned(due, kind),
                pending=n == 2,
            )
            for n, (name, score, due, kind) in enumerate(
                zip(names, (661, 702, 716), late, kinds, strict=True)
            )
        ]
    )
    made.select_key("1")
    return made


def facts() -> QWidget:
    """KPI tiles, strips, lists."""
    tiles = Panel(across=True)
    tiles.add(
        KpiTile(Fact("待我处理", "12", "3 件已超时", unit="件"), chip=ChipSpec("3 超时", "danger", "warning"))
    )
    tiles.add(KpiTile(Fact("本月放款", "¥2,860,000.00", "目标 ¥4,000,000.00"), spark=(1, 2, 2, 4, 5, 5, 7)))
    strip = FactStrip(
        (
            Fact("申请", "120,000.00", "12 期"),
            Fact("年化（IRR）", "11.40 %", "上限 24 %", strong=True),
            Fact("月供 / 收入", "57 %", "10,628.20", "warning"),
        )
    )
    listed = FactList((Fact("合同号", "XF-2026-00291"), Fact("状态", "正常", kind="success")))
    month = FactList((Fact("受理 / 放款", "38 / 24 笔", "+4", "success"),), spread=True)
    return Panel(tiles, strip, SectionHeader("我的本月", note="与本机构平均比较"), listed, month)


def side() -> QWidget:
    """Timeline, checklist, cards, steps."""
    line = Timeline(
        (
            TimelineEntry("柜面收款 1,500.00", "终端 07 离线录入", "14:02", "pending", pending=True),
            TimelineEntry("转逾期，停用宽限", "罚息起算", "11-10", "warning", "danger"),
            TimelineEntry("第 8 期自动扣款", "匹配 100 %", "10-18", "ok", "success"),
        )
    )
    checks = Checklist(
        (
            CheckLine("出生日期与号码一致", "ok"),
            CheckLine("号码第 15 位待确认", "warning"),
            CheckLine("申请人", "now", "82 %"),
            CheckLine("授权与提交"),
        )
    )
    cards = ChoiceCards([Choice("a", "两笔都真实", "转暂存"), Choice("b", "重复录入", "作废")])
    cards.take("a")
    return Panel(
        StepsBar(["成本明示", "合规检查", "签名"], 1), SectionHeader("事件", count=3), line, checks, cards
    )


def banners() -> QWidget:
    """Banners and the action bar."""
    made = Panel()
    made.add(
        Banner(
            "pending",
            "离线：这笔收款先开临时收据，服务器确认后才算入账",
            "今日离线收款 3 笔",
            icon="offline",
            buttons=[Button("重试连接", icon="sync")],
        )
    )
    made.add(Banner("info", "疑似同一客户：李秀芳", buttons=[Button("比对")]))
    made.add(Banner("warning", "新地点登录：需主管确认。"))
    made.add(Banner("danger", "收款人命中失信名单"))
    made.add(
        ActionBar(
            [Avatar("陈静怡"), Label("客户当面点清后再打印", "caption", "ink2")],
            [Button("清空", "link", key="Esc"), Button("收款", "primary", key="F9")],
        )
    )
    made.add(Comparison([Compared("罚息（第 9 期）", "52.30", "0.00"), Compared("逾期天数", "12", "12")]))
    made.box.addStretch(1)
    return made


def states() -> QWidget:
    """Empty, error, denied, off line."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.addWidget(Panel(EmptyState("没有待审的件", "新件到达时会出现在这里。", Button("看全部申请"))))
    row.addWidget(Panel(ErrorState.of(RuleBroken("picture.unreadable"), Button("重试"))))
    row.addWidget(Panel(DeniedState("征信报告对您的角色不可见", "可向林国栋申请。", Button("申请查看"))))
    row.addWidget(Panel(OfflineState("放款需要连接服务器", "申请已保存。")))
    return made


def sample_picture() -> bytes:
    """A specimen to look at, marked 样本."""
    image = QImage(800, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(221, 233, 240))
    painter = QPainter(image)
    large = QFont(tokens.font("kpi"))
    large.setPixelSize(36)
    painter.setFont(large)
    painter.drawText(60, 80, "李秀芳    样本 SPECIMEN")
    painter.drawText(240, 240, "440604198703153828")
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def picture() -> QWidget:
    """Viewer and signature pad."""
    viewer = PictureViewer()
    viewer.show_png(sample_picture())
    number, sign = Box(290_000, 660_000, 470_000, 180_000), Box(630_000, 680_000, 26_000, 150_000)
    viewer.frame(
        [
            Framed("number", number, "证件号码", (sign,)),
            Framed("name", Box(70_000, 140_000, 150_000, 160_000)),
        ]
    )
    viewer.focus_field("number")
    return Panel(viewer, SignaturePad())


PAGES: tuple[tuple[Callable[[], QWidget], int, int, int, int], ...] = (
    (buttons, 0, 0, 1, 1),
    (form, 1, 0, 2, 1),
    (table, 0, 1, 1, 2),
    (queue, 1, 1, 1, 1),
    (facts, 1, 2, 1, 1),
    (side, 2, 1, 2, 1),
    (picture, 2, 2, 1, 1),
    (banners, 3, 0, 1, 1),
    (states, 4, 0, 1, 3),
)


def page() -> QWidget:
    """One page with all parts."""
    made = QWidget()
    grid = QGridLayout(made)
    for build, row, column, rows, columns in PAGES:
        grid.addWidget(build(), row, column, rows, columns)
    made.resize(1780, 1560)
    return made


def main(out: Path) -> None:
    """Write one PNG per theme and language."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    out.mkdir(parents=True, exist_ok=True)
    themes: tuple[tokens.ThemeName, ...] = ("light", "dark")
    for theme in themes:
        for to in texts.LANGUAGES:
            tokens.apply_theme(app, theme)
            texts.switch(app, to)
            shown = page()
            shown.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            shown.show()
            app.processEvents()
            shown.grab().save(str(out / f"parts-{theme}-{to}.png"))
            shown.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
