"""Changes of a loan: form, before and after, proposal or act; undoing; paying by a quotation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from desk import FakeDesk
from loans_samples import FILE, TODAY
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lendesk.domain.access import Permission
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.servicing import commands as orders
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.derivations import loan_detail
from lendesk.usecases.servicing.queries import PreviewLoanEvent
from ui.screens.asking import ReasonSheet
from ui.screens.change_wanted import ChangeWanted
from ui.screens.loans.change_form import ChangeForm
from ui.screens.loans.changes import FIELDS, OFFERED, Intent, command_of, hindrance, needs
from ui.screens.loans.view import LoansScreen

K = ChangeKind


def form_of(screen: LoansScreen, kind: ChangeKind) -> ChangeForm:
    screen.flow.start(kind)
    form = screen.flow.form
    assert form is not None
    return form


def fill(form: ChangeForm, **texts: str) -> None:
    for name, text in texts.items():
        field: Any = form.fields[name]
        field.setText(text)
    form.reason.setPlainText("提醒未送达")


def test_a_waiver_is_compared_then_proposed(
    screen: LoansScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    form = form_of(screen, K.WAIVE_DEBT)
    assert "5.97" in form.rows["penalty_fen"].message_text()
    fill(form, penalty_fen="5.97")
    form.go_on.click()
    sheet = screen.flow.comparison
    assert sheet is not None
    assert form.isHidden()
    assert sheet.isVisible()
    assert "未还罚息: 5.97 → 0.00" in sheet.totals.spoken()
    assert sheet.rows.rows_model.rowCount() == 1
    assert [row.account for row in sheet.ledger.rows_model.rows]
    assert "另一人" in sheet.seals.spoken()
    assert not desk.sent
    sheet.confirm.click()
    (sent,) = desk.sent
    assert isinstance(sent, orders.WaiveDebt)
    assert (sent.penalty_fen, sent.reason, sent.value_date) == (597, "提醒未送达", TODAY)
    assert told["said"] == ["已提交复核：减免罚息、费用或利息"]
    assert screen.flow.form is None


def test_what_is_wrong_is_told_in_the_form(screen: LoansScreen, desk: FakeDesk) -> None:
    form = form_of(screen, K.WAIVE_DEBT)
    fill(form, penalty_fen="x")
    form.submit()
    assert "不是" in form.rows["penalty_fen"].message_text()
    fill(form, penalty_fen="900")
    form.submit()
    assert form.isVisible()
    assert "5.97" in form.refusal.title.text()
    form.reason.setPlainText(" ")
    form.submit()
    assert form.reason_row.message_text()
    assert sum(isinstance(one, PreviewLoanEvent) for one in desk.asked) == 1


def test_a_refused_order_stays_in_the_comparison_and_the_form_can_be_reached(
    screen: LoansScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    desk.results[orders.AddCharge] = lambda c: CommandResult(
        c.command_id, Outcome.REFUSED, code="access.scope"
    )
    form = form_of(screen, K.ADD_CHARGE)
    fill(form, name="上门费", amount_fen="80")
    form.submit()
    sheet = screen.flow.comparison
    assert sheet is not None
    sheet.confirm.click()
    assert sheet.isVisible()
    assert sheet.refusal.isVisible()
    assert sheet.confirm.isEnabled()
    sheet.back.click()
    assert form.isVisible()
    assert sheet.isHidden()
    assert told["said"] == []


def test_undoing_shows_before_and_after_and_needs_a_reason(
    screen: LoansScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    screen.page.tabs.choose("events")
    screen.page.events.table.select_line(8)
    screen.page.events.undo.click()
    form = screen.flow.form
    assert form is not None
    form.submit()
    assert form.reason_row.message_text()
    form.reason.setPlainText("入错合同")
    form.submit()
    sheet = screen.flow.comparison
    assert sheet is not None
    assert sheet.confirm.kind == "danger"
    assert "逾期天数: 3 → 34" in sheet.totals.spoken()
    sheet.confirm.click()
    (sent,) = desk.sent
    assert isinstance(sent, orders.ReverseEvent)
    assert (sent.event_id, sent.reason) == ("e-8", "入错合同")
    assert told["said"] == ["已完成：冲正"]


def test_changes_are_opened_by_enter_and_offered_by_state(screen: LoansScreen, qtbot: QtBot) -> None:
    tab = screen.page.changes
    screen.page.head.changing.click()
    qtbot.keyClick(tab.offers, Qt.Key.Key_Return)
    assert screen.flow.form is not None
    screen.flow.end()
    offers = {row.kind: row.hindrance for row in tab.offers.rows_model.rows}
    assert offers[K.EXTENSION] == ""
    assert offers[K.RECOVERY] == "not_written_off"
    assert offers[K.REFUND_CREDIT] == "nothing_held"
    assert offers[K.RESUME] == "not_paused"


def test_an_own_proposal_is_taken_back(screen: LoansScreen, desk: FakeDesk, host: Any) -> None:
    tab = screen.page.changes
    screen.page.tabs.choose("changes")
    assert tab.withdraw.isVisible()
    tab.withdraw.click()
    sheet = host.findChildren(ReasonSheet)[0]
    sheet.reason.setPlainText("重提")
    sheet.confirm.click()
    (sent,) = desk.sent
    assert isinstance(sent, orders.WithdrawLoanChange)
    assert sent.proposal_id == "g-1"


DRAFTS: dict[ChangeKind, tuple[type, dict[str, Any]]] = {
    K.WAIVE_CHARGE: (orders.WaiveCharge, {"target": "c-1"}),
    K.CHANGE_RATE: (orders.ChangeRate, {"rate_percent": "1"}),
    K.EXTENSION: (orders.ExtendLoan, {"extra_terms": 2}),
    K.RESCHEDULE: (orders.RescheduleLoan, {"from_date": TODAY, "grace_principal": 1}),
    K.WRITE_OFF: (orders.WriteOffLoan, {}),
    K.PAUSE: (orders.PauseDelinquency, {"until": date(2026, 12, 31)}),
    K.RESUME: (orders.ResumeDelinquency, {}),
    K.DEPOSIT: (orders.DrawDeposit, {"amount_fen": 5}),
    K.RECOVERY: (orders.RecordRecovery, {"amount_fen": 5}),
    K.REFUND_CREDIT: (orders.RefundCredit, {"amount_fen": 5}),
    K.SETTLEMENT: (orders.SettleLoan, {}),
    K.PREPAYMENT: (orders.PrepayLoan, {}),
}


@pytest.mark.parametrize("kind", DRAFTS)
def test_each_change_has_its_order(kind: ChangeKind) -> None:
    makes, values = DRAFTS[kind]
    draft = ChangeDraft(kind=kind, value_date=TODAY, **values)
    made: Any = command_of(Intent("l-1", draft, "理由", "周丽华", "q-1"))
    assert isinstance(made, makes)
    assert made.loan_id == "l-1"
    for name, value in values.items():
        own = {"target": "charge_id", "until": "end"}.get(name, name)
        assert getattr(made, own) == value
    if hasattr(made, "quotation_id"):
        assert (made.quotation_id, made.payer) == ("q-1", "周丽华")


@pytest.mark.parametrize("kind", OFFERED)
def test_every_form_opens_in_both_languages(screen: LoansScreen, kind: ChangeKind) -> None:
    form = form_of(screen, kind)
    assert tuple(form.rows) == FIELDS[kind]
    assert form.paper.height() <= 640
    screen.flow.end()


def test_what_hinders_a_change_is_named() -> None:
    detail = loan_detail(FILE.row, TODAY)
    assert hindrance(K.WAIVE_DEBT, detail, from_replica=True) == "line"
    assert hindrance(K.WAIVE_DEBT, None, from_replica=False) == "unread"
    assert hindrance(K.WAIVE_DEBT, detail, from_replica=False) == ""
    assert hindrance(K.WAIVE_CHARGE, detail, from_replica=False) == "no_charge"
    assert needs(K.REVERSAL) is Permission.REPAYMENT_REVERSE
    assert needs(K.RECOVERY) is Permission.REPAYMENT_POST
    assert needs(K.EXTENSION) is Permission.LOAN_SERVICE


def test_another_screen_asks_for_a_waiver_and_its_form_opens_once(screen: LoansScreen) -> None:
    key = FILE.row.key
    screen.shown(ChangeWanted(key, K.WAIVE_DEBT))
    form = screen.flow.form
    assert form is not None
    assert form.isVisible()
    assert tuple(form.fields) == FIELDS[K.WAIVE_DEBT]
    assert screen.page.tabs.value() == "changes"
    form.close()
    screen.flow.end()
    screen.presenter.choose(key)
    assert screen.flow.form is None, "asked for once"


def test_a_change_that_is_not_possible_is_only_shown_with_its_reason(screen: LoansScreen) -> None:
    screen.shown(ChangeWanted(FILE.row.key, K.RECOVERY))
    assert screen.flow.form is None
    assert screen.page.tabs.value() == "changes"
