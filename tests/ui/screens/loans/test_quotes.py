"""Quotations on the loan page: asked, explained, issued, paid, copied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desk import FakeDesk
from loans_samples import FILE, LOAN, TODAY, quote
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.servicing import commands as orders
from lendesk.usecases.servicing.queries import GetLoanQuote, ListQuotations
from ui.screens.loans.quote_paper import WIDTH, draw, paper_of
from ui.screens.loans.view import LoansScreen

ISSUED = replace(
    quote(GetLoanQuote(loan_id="l-1", kind="settlement", on=TODAY)), key="q-1", number="Q-00000007"
)


def test_a_settlement_is_quoted_with_its_lines_and_days(screen: LoansScreen, qtbot: QtBot) -> None:
    tab = screen.page.quotes
    screen.page.head.quoting.click()
    qtbot.keyClick(tab.valid, Qt.Key.Key_Return)
    assert tab.quote is not None
    assert "60,700.67" in tab.foot.spoken()
    assert tab.days.rows_model.rowCount() == 6
    assert "节省利息" in tab.facts.spoken()
    sums = sum(row.amount_fen for row in tab.lines.rows_model.rows)
    assert sums == FILE.payoff_fen
    assert not tab.pay.isEnabled()


def test_fields_follow_the_kind_and_are_checked(screen: LoansScreen, desk: FakeDesk) -> None:
    tab = screen.page.quotes
    screen.page.tabs.choose("quotes")
    assert not tab.rows["amount"].isVisible()
    tab.kind.set_value("prepayment")
    tab.kind.chosen.emit("prepayment")
    assert tab.rows["amount"].isVisible()
    tab.submit()
    assert tab.rows["amount"].message_text()
    tab.amount.setText("20000")
    tab.mode.set_value("LOWER_INSTALMENT")
    tab.submit()
    asked = [one for one in desk.asked if isinstance(one, GetLoanQuote)]
    assert (asked[-1].amount_fen, asked[-1].mode) == (2_000_000, "LOWER_INSTALMENT")
    assert "→" in tab.facts.spoken()
    tab.amount.setText("100")
    tab.submit()
    assert tab.refusal.isVisible()
    assert tab.quote is None


def test_an_extension_needs_more_instalments_or_a_day(screen: LoansScreen) -> None:
    tab = screen.page.quotes
    screen.page.tabs.choose("quotes")
    tab.kind.set_value("extension")
    tab.kind.chosen.emit("extension")
    tab.submit()
    assert tab.refusal.isVisible()
    tab.extra_terms.setText("2")
    tab.submit()
    assert tab.quote is not None
    assert tab.quote.kind == "extension"
    assert not tab.refusal.isVisible()


def test_a_quotation_is_issued_and_paid_by(
    screen: LoansScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    tab = screen.page.quotes
    screen.page.tabs.choose("quotes")
    tab.submit()
    desk.results[orders.IssueQuotation] = lambda c: CommandResult(
        c.command_id, Outcome.DONE, made={"number": "Q-00000007"}
    )
    desk.answers[ListQuotations] = (ISSUED,)
    tab.issue.click()
    assert told["said"] == ["报价单 Q-00000007 已出具"]
    assert tab.issued.current_row() == ISSUED
    tab.pay.click()
    form = screen.flow.form
    assert form is not None
    payer: Any = form.fields["payer"]
    assert payer.text() == LOAN.customer_name
    day: Any = form.fields["value_date"]
    day.setText("2027-03-01")
    form.submit()
    assert "2026-11-26" in form.refusal.title.text()
    day.setText(TODAY.isoformat())
    form.submit()
    sheet = screen.flow.comparison
    assert sheet is not None
    assert "60,700.67" in sheet.confirm.shown_text()
    desk.results[orders.SettleLoan] = lambda c: CommandResult(
        c.command_id, Outcome.DONE, made={"receipt_number": "O-00000001"}
    )
    sheet.confirm.click()
    sent = desk.sent[-1]
    assert isinstance(sent, orders.SettleLoan)
    assert (sent.quotation_id, sent.method) == ("q-1", "transfer")


def test_a_quotation_is_copied_and_drawn(screen: LoansScreen) -> None:
    tab = screen.page.quotes
    screen.page.tabs.choose("quotes")
    tab.submit()
    tab.copy.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "结清"
    assert LOAN.number in lines[1]
    assert any(line.startswith("合计\t60,700.67") for line in lines)
    page = QPixmap(WIDTH, 900)
    page.fill(Qt.GlobalColor.white)
    blank = page.toImage()
    painter = QPainter(page)
    draw(painter, paper_of(ISSUED, LOAN))
    painter.end()
    assert page.toImage() != blank
