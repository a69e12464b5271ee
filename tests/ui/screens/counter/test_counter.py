"""The counter: search, amount, split, posting and voiding, driven by keyboard over a fake desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from counter_samples import LOAN, OTHER, RECEIPT, RECEIPTS, WAITING, CounterDesk
from desk import Recorder, run_at_once
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import Breach
from lendesk.domain.money import Money, yuan
from lendesk.usecases.messages import Area, Changes
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.commands import VoidRepayment
from lendesk.usecases.repayments.queries import ListLoans, ListReceipts
from lendesk.usecases.synchronisation.state import LineState, OutboxRow
from ui.screens.asking import ReasonSheet
from ui.screens.counter.presenter import CounterPresenter
from ui.screens.counter.receipt_paper import ReceiptContent, draw_receipt, paper_height
from ui.screens.counter.side_panel import waiting_words
from ui.screens.counter.view import CounterScreen

TODAY = date(2026, 11, 21)


@pytest.fixture
def till() -> CounterDesk:
    desk = CounterDesk(rows=(WAITING,))
    desk.answers = {ListLoans: Page((LOAN, OTHER)), ListReceipts: Page(RECEIPTS)}
    return desk


@pytest.fixture
def told() -> dict[str, list[Any]]:
    return {"refused": [], "said": [], "printed": []}


@pytest.fixture
def screen(till: CounterDesk, host: QWidget, told: dict[str, list[Any]], qtbot: QtBot) -> CounterScreen:
    view = CounterScreen(
        till.me,
        lambda breach, _title: told["refused"].append(breach.code),
        lambda title, detail: told["said"].append(f"{title} {detail}"),
        told["printed"].append,
    )
    view.setParent(host)
    view.resize(host.size())
    view.bind(CounterPresenter(till, view, run_at_once, TODAY))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    return view


def find(screen: CounterScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.finding.search, "wjg")
    qtbot.keyClick(screen.finding.search, Qt.Key.Key_Return)


def test_search_enter_enter_f9_takes_the_amount_due(
    screen: CounterScreen, till: CounterDesk, told: dict[str, list[Any]], qtbot: QtBot
) -> None:
    find(screen, qtbot)
    qtbot.keyClick(screen.finding.table, Qt.Key.Key_Return)
    assert screen.payment.amount.text() == "4,512.08"
    assert screen.split.table.rows_model.rowCount() == 2
    assert screen.payment.capitals.value.text() == "肆仟伍佰壹拾贰元零捌分"
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert till.posted == [("l-1", 451_208, "cash", 451_208, "王建国")]
    assert told["said"] == ["已收 王建国 ¥4,512.08 收据 07-20261121-0004"]
    assert [content.number for content in told["printed"]] == ["07-20261121-0004"]
    assert not told["printed"][0].provisional
    assert screen.presenter.loan is None


def test_a_settled_loan_takes_no_payment(screen: CounterScreen, till: CounterDesk, qtbot: QtBot) -> None:
    till.answers[ListLoans] = Page((replace(OTHER, status="settled"), LOAN))
    find(screen, qtbot)
    assert screen.presenter.loan == LOAN  # the only one left is taken at once


def test_change_is_reckoned_and_too_little_cash_is_refused(
    screen: CounterScreen, till: CounterDesk, qtbot: QtBot
) -> None:
    screen.presenter.choose(LOAN)
    qtbot.keyClicks(screen.payment.tendered, "4600")
    assert screen.payment.change.value.text() == "87.92"
    screen.payment.tendered.clear()
    qtbot.keyClicks(screen.payment.tendered, "4500")
    screen.post.click()
    assert till.posted == []
    assert screen.payment.rows["tendered"].message_text() != ""


def test_a_transfer_needs_no_cash(screen: CounterScreen, till: CounterDesk, qtbot: QtBot) -> None:
    screen.presenter.choose(LOAN)
    qtbot.keyClicks(screen.payment.tendered, "1")
    screen.payment.method.set_value("transfer")
    screen.payment.method.chosen.emit("transfer")
    assert not screen.payment.rows["tendered"].isVisible()
    screen.post.click()
    assert till.posted == [("l-1", 451_208, "transfer", 451_208, "王建国")]


def test_off_line_the_receipt_is_provisional_and_retry_asks_the_line(
    screen: CounterScreen, till: CounterDesk, told: dict[str, list[Any]]
) -> None:
    till.state = LineState(online=False, outbox_count=1, outbox_sum_fen=87_763)
    screen.presenter.open()
    screen.presenter.choose(LOAN)
    assert screen.banner.isVisible()
    assert "临时" in screen.post.shown_text()
    screen.presenter.retry()
    assert till.synced == 1
    screen.post.click()
    assert told["printed"][0].provisional


def test_the_mark_goes_when_the_centre_knows_the_receipt(screen: CounterScreen, till: CounterDesk) -> None:
    screen.presenter.choose(LOAN)
    screen.presenter.post()
    assert screen.side.paper.content is not None
    assert screen.side.paper.content.provisional
    till.answers[ListReceipts] = Page((replace(RECEIPT, key="r-new", number="07-20261121-0004"), *RECEIPTS))
    screen.presenter.changed(Changes(frozenset({Area.REPAYMENTS})))
    assert not screen.side.paper.content.provisional


def test_escape_gives_up_and_a_new_search_leaves_no_loan_to_post_to(
    screen: CounterScreen, till: CounterDesk, qtbot: QtBot
) -> None:
    screen.presenter.choose(LOAN)
    find(screen, qtbot)
    assert screen.presenter.loan is None
    assert not screen.post.isEnabled()
    assert screen.finding.table.rows_model.rowCount() == 2
    assert screen.escape()
    assert not screen.escape()
    assert till.posted == []


def test_void_asks_for_a_reason(screen: CounterScreen, till: CounterDesk, host: QWidget) -> None:
    screen.side.today.select_line(0)
    screen.side.void.click()
    sheet = host.findChildren(ReasonSheet)[0]
    sheet.confirm.click()
    assert till.sent == []
    sheet.reason.setPlainText("金额录错")
    sheet.confirm.click()
    sent = till.sent[0]
    assert isinstance(sent, VoidRepayment)
    assert (sent.receipt_id, sent.reason) == ("r-1", "金额录错")
    screen.side.today.select_line(2)
    assert not screen.side.void.isEnabled()


def test_a_late_split_of_another_amount_is_not_shown(till: CounterDesk) -> None:
    view = Recorder()
    waiting: list[Callable[[], None]] = []

    def run_later(work: Any, done: Any = None, failed: Any = None, *, lane: str = "") -> None:
        del failed, lane
        waiting.append(lambda: done(work()))

    presenter = CounterPresenter(till, view, run_later, TODAY)  # type: ignore[arg-type]
    presenter.loan = LOAN
    presenter.type_amount("100")
    presenter.type_amount("200")
    for one in waiting:
        one()
    assert [call[1] for call in view.calls["show_split"]] == ["贰佰元整"]


def test_faults_are_told_where_they_are(till: CounterDesk) -> None:
    view = Recorder()
    presenter = CounterPresenter(till, view, run_at_once, TODAY)  # type: ignore[arg-type]
    presenter.loan = LOAN
    presenter.type_amount("12,3a")
    field, breach = view.last("show_fault")
    assert (field, breach.code) == ("amount", "amount.not_a_number")
    presenter.amount, presenter._tendered = yuan("10"), Money(1)
    presenter.post()
    assert view.last("show_fault") == ("tendered", Breach("counter.tendered_too_little"))
    presenter.void("r-1", "  ")
    assert view.last("show_refusal") == Breach("reason.empty")


def test_the_receipt_is_drawn_on_paper() -> None:
    content = ReceiptContent("0004", "禅城营业部", (("金额", "¥1.00"),), provisional=True)
    image = QImage(300, paper_height(content), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_receipt(painter, QRect(0, 0, 300, image.height()), content)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(image.height())}
    assert {"#ffffff", "#6b42a6"} <= colours


def test_a_waiting_posting_begins_with_the_name() -> None:
    row = OutboxRow(
        number=1,
        command_id="c-1",
        command="PostRepayment",
        subject="XF-2026-000005 许新",
        amount_fen=4_000,
        author_id="p-1",
        author_name="梁敏仪",
        at="2026-11-21T06:26:40+00:00",
        status="waiting",
    )
    name, below = waiting_words(row)
    assert name == "许新"
    assert below.endswith(" XF-2026-000005")
    assert str(waiting_words(replace(row, subject=""))[0]) == "柜面收款"
