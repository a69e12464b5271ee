"""The day of a branch at the window, by keyboard alone, in composed Chinese."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QComboBox, QTableView

from lendesk.domain.administration.staff import Role
from lendesk.domain.applications.application import Application
from lendesk.domain.customers.customer import Customer
from lendesk.domain.customers.identity import with_check_digit
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.money import yuan
from lendesk.domain.repayments.receipt import Receipt
from ui.widgets.queue_list import QueueList
from ui.widgets.tabs import Tabs

from ..house import ADMINISTRATOR, OFFICER, SECOND_ADMINISTRATOR, SUPERVISOR, TELLER, House
from ..people import REFERRED, borrower, card
from .hands import Hands
from .seat import Seat

RISK_OFFICER = "2001"
NAME = "苏婉清"


def _type_facts(hands: Hands, number: str) -> None:
    """What the pictures did not give, field by field with Enter; letters are what the pinyin input gets."""
    for name, text, letters in (
        ("姓名", NAME, "suwanqing"),
        ("性别", "女", "nv"),
        ("证件号码", number, ""),
        ("民族", "汉", "han"),
        ("出生日期", "1992-05-18", ""),
        ("有效期起", "2020-01-01", ""),
        ("有效期止", "2040-01-01", ""),
        ("住址", "广东省佛山市禅城区样本路", "guangdong"),
        ("手机号码", "13900010780", ""),
        ("月收入", "20000", ""),
        ("银行卡", card(7001), ""),
    ):
        assert hands.name() == name
        if letters:
            hands.compose(text, letters)
        else:
            hands.fill(text)
        hands.key("Return")


def test_an_officer_takes_an_application(house: House, seat: Seat, tmp_path: Path) -> None:
    hands = seat.hands
    seat.sign_in(OFFICER)
    hands.go("新建进件", "xinjian")
    hands.await_name("金额")
    hands.key("Shift+Tab")
    assert hands.name() == "产品"
    choose(seat, "个人信用贷")
    hands.key("Tab")
    for text in ("12000", "12"):
        hands.fill(text)
        hands.key("Return")
    assert hands.name() == "还款方式"
    choose(seat, "等额本息")
    hands.key("Tab")
    assert hands.name() == "用途"
    hands.compose("装修", "zhuangxiu")
    hands.await_words("综合年化（IRR）", "首期应还")
    _paste_pictures(seat, tmp_path)
    hands.tab_to("姓名")
    number = with_check_digit("44010619920518002")
    _type_facts(hands, number)
    hands.key("F10")
    hands.await_words("授权")
    assert not house.records(Application, purpose="装修"), "nothing goes without the consent"
    hands.wait(lambda: "客户已阅读" in hands.name(), "the consent")
    hands.key("Space", "F10")
    hands.await_words("进件已提交")
    hands.wait(lambda: house.records(Application, purpose="装修"), "the file at the centre")
    [file] = house.records(Application, purpose="装修")
    customer = house.record(Customer, file.customer_id)
    assert (customer.name, customer.id_number) == (NAME, number)
    assert (file.amount_fen, file.term, file.owner_id) == (1_200_000, 12, f"p{OFFICER}")
    assert {one.kind for one in file.materials} == {"id_front", "id_back"}


def test_a_reviewer_returns_one_file_and_approves_the_next(house: House, seat: Seat) -> None:
    returned = seat.elsewhere(lambda: house.hand_in(house.form(borrower(REFERRED, name="任可欣"))))
    approved = seat.elsewhere(lambda: house.hand_in(house.form(borrower(REFERRED, name="邓若溪"))))
    hands = seat.hands
    seat.sign_in(RISK_OFFICER)
    _open_file(seat, returned, "任可欣")
    hands.key("Alt+0")
    hands.await_words("退回补件")
    hands.key("Alt+2")
    hands.await_name("理由")
    hands.key("Ctrl+Return")
    hands.await_name("理由")
    hands.compose("缺少收入证明", "queshao")
    hands.key("Ctrl+Return")
    hands.await_words("已退回补件")
    assert house.file(returned.key).status == "returned"
    _open_file(seat, approved, "邓若溪")
    hands.key("Alt+0")
    hands.await_words("通过 12,000.00")
    hands.key("Alt+1")
    hands.await_words("已通过")
    assert house.file(approved.key).status == "approved"


def test_a_supervisor_approves_within_the_own_authority(house: House, seat: Seat) -> None:
    applied = house.form(borrower(REFERRED, name="谭伟明"), amount_fen=yuan(150_000).minor, term=24)
    file = seat.elsewhere(lambda: house.hand_in(applied))
    hands = seat.hands
    seat.sign_in(SUPERVISOR)
    _open_file(seat, file, "谭伟明")
    hands.key("Alt+0")
    hands.await_words("通过 150,000.00")
    hands.tab_to("批准金额")
    hands.fill("120000")
    hands.key("Alt+1")
    hands.await_words("超出权限")
    assert house.file(file.key).status == "in_review"
    hands.fill("80000")
    hands.await_words("通过 80,000.00")
    hands.key("Alt+1")
    hands.await_words("已通过")
    assert house.file(file.key).approved_fen == yuan(80_000).minor


def test_a_supervisor_reverses_what_a_teller_posted(house: House, seat: Seat) -> None:
    loan = seat.elsewhere(lambda: house.loan(house.form(borrower(name="萧雅文"))))
    house.take(loan, 50_000)
    seat.watch.forget()
    hands = seat.hands
    seat.sign_in(SUPERVISOR)
    _open_loan(seat, loan, "萧雅文")
    hands.tab_to("还款计划", kind=Tabs)
    hands.key("Right")
    hands.await_words("共 2 笔")
    hands.tab_to("流水", kind=QTableView)
    hands.key("End")
    hands.key("Alt+U")
    hands.await_words("冲正")
    hands.tab_to("理由")
    hands.compose("重复入账", "chongfu")
    hands.key("Ctrl+Return")
    hands.await_words("将过账的分录")
    hands.key("Ctrl+Return")
    hands.await_words("已完成：冲正")
    [receipt] = house.records(Receipt, loan_id=loan.key)
    assert receipt.status == "reversed"


def test_a_teller_takes_money_on_line_and_off(house: House, seat: Seat) -> None:
    loan = seat.elsewhere(lambda: house.loan(house.form(borrower(name="汤慧琳"))))
    hands = seat.hands
    seat.sign_in(TELLER)
    _choose_at_the_counter(seat, "汤慧琳")
    hands.fill("500")
    hands.key("Return")
    assert hands.name() == "实收现金"
    hands.write("600")
    hands.await_words("100.00")
    hands.key("F9")
    _close_the_preview(seat, "收据")
    hands.wait(lambda: len(house.records(Receipt, loan_id=loan.key)) == 1, "the receipt at the centre")
    seat.cable.pull()
    hands.await_words("离线")
    _choose_at_the_counter(seat, "汤慧琳")
    hands.fill("300")
    hands.await_words("收款并打印临时收据")
    hands.key("F9")
    _close_the_preview(seat, "收据")
    hands.await_words("待同步 1 笔")
    assert len(house.records(Receipt, loan_id=loan.key)) == 1
    seat.cable.plug_in()
    hands.tab_to("重试连接")
    hands.key("Space")
    hands.wait(lambda: len(house.records(Receipt, loan_id=loan.key)) == 2, "the second receipt")
    hands.await_words("全部已同步")
    amounts = sorted(one.amount_fen for one in house.records(Receipt, loan_id=loan.key))
    assert amounts == [30_000, 50_000]


def test_an_administrator_makes_a_role_and_another_puts_it_in_force(house: House, seat: Seat) -> None:
    hands = seat.hands
    seat.sign_in(ADMINISTRATOR)
    hands.go("新建角色", "xinjian")
    hands.await_name("名称")
    hands.compose("夜间柜员", "yejian")
    hands.key("Tab")
    hands.write("Night teller")
    hands.tab_to("新建角色")
    hands.key("Space")
    hands.tab_to("角色与权限", kind=QTableView)
    hands.key("End")
    for _ in range(40):
        if "夜间柜员 · 柜面收款" in hands.reads():
            break
        hands.key("Down")
    hands.key("2", "Return")
    hands.await_name("金额上限")
    hands.write("5000")
    hands.key("Return")
    _try_the_role(seat)
    hands.go("角色与权限", "juese")
    hands.key("F10")
    hands.await_name("理由")
    hands.compose("夜间延时服务", "yejian")
    hands.key("Ctrl+Return")
    hands.await_words("已提交复核")
    assert not house.records(Role, name="夜间柜员")
    seat.sign_out()
    seat.sign_in(SECOND_ADMINISTRATOR)
    hands.go("待批准的设置变更", "daipizhun")
    hands.await_words("夜间柜员", "夜间延时服务")
    hands.key("Ctrl+Return")
    hands.await_words("已处理")
    [role] = house.records(Role, name="夜间柜员")
    [grant] = role.grants
    assert (grant.permission.value, grant.limit) == ("repayment.post", yuan(5_000))


def _try_the_role(seat: Seat) -> None:
    """As it stands in the matrix, before anybody has it: within its amount, and above."""
    hands = seat.hands
    hands.key("F8")
    hands.tab_to("操作")
    choose(seat, "柜面收款")
    hands.key("Tab")
    assert hands.name() == "金额"
    for amount, verdict in (("4000", "允许"), ("6000", "拒绝")):
        hands.fill(amount)
        hands.key("Return")
        hands.await_words(verdict)


def choose(seat: Seat, words: str) -> None:
    """In a drop-down, by the arrows."""
    box = seat.hands.at()
    assert isinstance(box, QComboBox)
    seat.hands.wait(box.count, "the choices")
    seat.hands.key("Home")
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        seat.hands.key("Down")
    raise AssertionError(f"{words} is not offered")


def _paste_pictures(seat: Seat, folder: Path) -> None:
    """Two files copied in the file manager, pasted by key."""
    brought = QMimeData()
    paths = [folder / "正面.png", folder / "背面.png"]
    for path in paths:
        path.write_bytes(path.name.encode())
    brought.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.clipboard().setMimeData(brought)
    seat.hands.key("Ctrl+V")
    seat.hands.await_words("2 / 2")


def _open_file(seat: Seat, file: Application, name: str) -> None:
    """In the queue, by the arrows."""
    hands = seat.hands
    hands.key("Ctrl+2")
    hands.wait(lambda: isinstance(hands.at(), QueueList), "the queue")
    queue = hands.at()
    assert isinstance(queue, QueueList)
    hands.wait(lambda: name in _spoken(queue), f"{name} in the queue")
    hands.key("Home")
    for _ in range(queue.model().rowCount()):
        if queue.current_key() == file.key:
            break
        hands.key("Down")
    hands.await_words(name, "领取")


def _spoken(queue: QueueList) -> str:
    model = queue.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return " ".join(str(model.index(row, 0).data(role)) for row in range(model.rowCount()))


def _open_loan(seat: Seat, loan: LoanAccount, name: str) -> None:
    hands = seat.hands
    hands.key("Ctrl+K")
    hands.write(loan.number)
    session = seat.entrance.session
    assert session is not None
    palette = session.desktop.window.palette_box
    hands.wait(lambda: any(loan.number in f"{hit.title} {hit.detail}" for hit in palette.hits()), loan.number)
    hands.key("Return")
    hands.await_words(name, loan.number)


def _choose_at_the_counter(seat: Seat, name: str) -> None:
    hands = seat.hands
    hands.go("柜面收款", "guimian")
    hands.await_name("搜索客户")
    for _ in range(20):
        hands.fill("")
        hands.compose(name, "xm")
        hands.key("Return")
        hands.wait(lambda: hands.name() == "收款金额" or "没有找到" in hands.reads(), "an answer")
        if hands.name() == "收款金额":
            return
    raise AssertionError(f"{name} is not found at the counter")


def _close_the_preview(seat: Seat, words: str) -> None:
    """The print preview is a window of its own; Esc closes it and the work goes on."""
    hands = seat.hands
    hands.wait(lambda: words in _title(), "the preview")
    hands.key("Escape")
    hands.wait(lambda: "LenDesk" in _title(), "the window in front")


def _title() -> str:
    window = QApplication.activeWindow()
    return window.windowTitle() if window is not None else ""
