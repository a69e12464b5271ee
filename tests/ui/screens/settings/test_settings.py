"""The settings: forms, the matrix by keyboard, proposals with a reason, approval by another person."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from desk import FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from settings_samples import ANSWERS, FIRST, PRODUCT, SUPERVISOR, THEIRS

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.calendars import NO_REST
from lendesk.domain.errors import Breach
from lendesk.domain.money import yuan
from lendesk.usecases.administration.commands import (
    ApproveChange,
    RejectChange,
    SaveBranch,
    SaveProduct,
    SaveRole,
    SaveUser,
    StopDevice,
)
from lendesk.usecases.plain import to_plain_text
from ui import texts
from ui.screens.asking import ReasonSheet
from ui.screens.settings.comparing import differences, version_before
from ui.screens.settings.presenter import SettingsPresenter
from ui.screens.settings.product_form import number_in
from ui.screens.settings.product_sample import sample
from ui.screens.settings.role_draft import RoleDraft
from ui.screens.settings.view import SettingsScreen
from ui.widgets.choices import TickBox

P = Permission
USERS, ROLES, MAY, BRANCHES, DEVICES, PRODUCTS = range(6)
CHANGES = 11


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def screen(desk: FakeDesk, host: QWidget, told: list[str], qtbot: QtBot, around: Any) -> SettingsScreen:
    desk.answers = dict(ANSWERS)
    me = replace(desk.me, permissions=frozenset(one.value for one in P))
    view = SettingsScreen(
        me,
        around.today,
        lambda breach, _title: told.append(breach.code),
        lambda title, _detail: told.append(str(title)),
    )
    view.setParent(host)
    view.resize(host.size())
    view.bind(SettingsPresenter(desk, view, run_at_once, desk.me.person_id))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    return view


def give_reason(host: QWidget, reason: str) -> None:
    sheet = next(one for one in host.findChildren(ReasonSheet) if one.isVisible())
    sheet.reason.setPlainText(reason)
    sheet.confirm.click()


def test_who_may_only_read_gets_forms_that_only_show(
    desk: FakeDesk, host: QWidget, told: list[str], around: Any, qtbot: QtBot
) -> None:
    desk.answers = dict(ANSWERS)
    view = SettingsScreen(
        replace(desk.me, permissions=frozenset({P.SETTINGS_READ.value})),
        around.today,
        lambda breach, _title: told.append(breach.code),
        lambda title, _detail: told.append(str(title)),
    )
    view.setParent(host)
    view.bind(SettingsPresenter(desk, view, run_at_once, desk.me.person_id))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    for page in (view.users, view.branches, view.products):
        qtbot.keyClick(view, Qt.Key.Key_F10)
        assert not page.submit.isVisible()
        assert not page.add_new.isVisible()
    name = view.users.name
    assert name.text() == "陈静怡"
    qtbot.keyClicks(name, "other")
    assert name.text() == "陈静怡"
    assert not view.users.branch.isEnabled()
    assert not view.users.rows["password"].isVisible()
    boxes = view.users.roles.findChildren(TickBox)
    assert boxes
    assert not any(box.isEnabled() for box in boxes)
    assert str(view.products.title.note.text()) == f"v{PRODUCT.version}"
    assert desk.sent == []


def test_a_user_is_changed_with_f10_and_a_reason(
    screen: SettingsScreen, desk: FakeDesk, host: QWidget, told: list[str], qtbot: QtBot
) -> None:
    assert screen.users.name.text() == "陈静怡"
    screen.users.roles.tick(("loan_officer", "teller"))
    qtbot.keyClick(screen, Qt.Key.Key_F10)
    give_reason(host, "兼柜员")
    sent = desk.sent[0]
    assert isinstance(sent, SaveUser)
    assert (sent.person_id, sent.role_ids, sent.reason) == ("p-chen", ("loan_officer", "teller"), "兼柜员")
    assert told == ["已提交复核"]


def test_a_new_user_needs_number_name_and_a_long_password(
    screen: SettingsScreen, desk: FakeDesk, host: QWidget
) -> None:
    screen.users.begin_new()
    screen.users.submit.click()
    assert all(row.message_text() for row in screen.users.rows.values())
    screen.users.staff_number.setText("10099")
    screen.users.name.setText("钟文")
    screen.users.password.setText("correct horse battery")
    screen.users.submit.click()
    give_reason(host, "新入职")
    sent = desk.sent[0]
    assert isinstance(sent, SaveUser)
    assert (sent.staff_number, sent.branch_id, sent.active) == ("10099", "b-1", True)


def test_fresh_rows_do_not_overwrite_what_is_typed(screen: SettingsScreen) -> None:
    screen.users.name.setText("陈静仪")
    screen.presenter.open()
    assert screen.users.name.text() == "陈静仪"


def test_the_language_switch_reaches_what_is_composed(screen: SettingsScreen, qapp: QApplication) -> None:
    texts.switch(qapp, "en")
    qapp.processEvents()
    assert screen.users.branch.currentText() == "Chancheng branch"
    screen.sections.choose(CHANGES)
    assert screen.changes.title.title.text().startswith("Role")
    texts.switch(qapp, "zh_CN")
    qapp.processEvents()
    assert screen.users.branch.currentText() == "禅城营业部"


def test_the_matrix_takes_scopes_by_digit_and_proposes_whole_roles(
    screen: SettingsScreen, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    screen.sections.choose(ROLES)
    matrix = screen.roles.matrix
    matrix.setCurrentIndex(matrix.model().index(3, 4))
    assert screen.roles.cell.title.text() == "主管 · 审批通过"
    qtbot.keyClick(matrix, Qt.Key.Key_4)
    qtbot.keyClick(matrix, Qt.Key.Key_Down)  # over the heading of the next group is no cell
    matrix.setCurrentIndex(matrix.model().index(1, 4))
    qtbot.keyClick(matrix, Qt.Key.Key_2)
    qtbot.keyClick(matrix, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.roles.changes_head.note.text() == "1"
    qtbot.keyClick(screen, Qt.Key.Key_F10)
    give_reason(host, "扩大范围")
    sent = desk.sent[0]
    assert isinstance(sent, SaveRole)
    assert sent.role.key == "supervisor"
    assert Grant(P.APPLICATION_REVIEW, Scope.ALL, yuan(100_000)) in sent.role.grants
    assert len(sent.role.grants) == len(SUPERVISOR.grants)
    assert screen.roles.draft.changes() == []


def test_a_role_draft_keeps_limits_and_clears() -> None:
    draft = RoleDraft()
    draft.take((SUPERVISOR,))
    draft.set_limit(SUPERVISOR, P.REPAYMENT_REVERSE, yuan(50_000))
    draft.set_scope(SUPERVISOR, P.LOAN_READ, None)
    draft.add_role("客服", "Service")
    made = {role.name: role for role in draft.proposals()}
    assert Grant(P.REPAYMENT_REVERSE, Scope.BRANCH, yuan(50_000)) in made["主管"].grants
    assert all(grant.permission is not P.LOAN_READ for grant in made["主管"].grants)
    assert made["客服"].grants == ()
    draft.forget()
    assert draft.proposals() == []


def test_a_branch_is_proposed(screen: SettingsScreen, desk: FakeDesk, host: QWidget) -> None:
    screen.sections.choose(BRANCHES)
    screen.branches.begin_new()
    screen.branches.submit.click()
    assert screen.branches.name_row.message_text() != ""
    screen.branches.name.setText("顺德营业部")
    screen.branches.submit.click()
    give_reason(host, "新设")
    sent = desk.sent[0]
    assert isinstance(sent, SaveBranch)
    assert (sent.branch.name, sent.branch.region_id, sent.branch.active) == ("顺德营业部", "foshan", True)


def test_a_product_gets_its_next_version_and_a_sample(
    screen: SettingsScreen, desk: FakeDesk, host: QWidget
) -> None:
    screen.sections.choose(PRODUCTS)
    assert "13.70 %" in screen.products.sample.spoken()
    rate = screen.products.form.rows["rate_percent"].control
    rate.setText("abc")  # type: ignore[attr-defined]
    screen.products.submit.click()
    assert screen.products.form.rows["rate_percent"].message_text() != ""
    rate.setText("1.05")  # type: ignore[attr-defined]
    screen.products.submit.click()
    give_reason(host, "降价")
    sent = desk.sent[0]
    assert isinstance(sent, SaveProduct)
    assert (sent.product.key, sent.product.version) == ("XF-v3", 3)
    assert sent.product.rate_percent == Decimal("1.05")
    assert sent.product.methods == PRODUCT.methods


def test_a_device_is_stopped_with_a_reason(screen: SettingsScreen, desk: FakeDesk, host: QWidget) -> None:
    screen.sections.choose(DEVICES)
    screen.devices.table.select_line(1)
    assert not screen.devices.stop.isEnabled()
    screen.devices.table.select_line(0)
    screen.devices.stop.click()
    give_reason(host, "遗失")
    sent = desk.sent[0]
    assert isinstance(sent, StopDevice)
    assert (sent.device_id, sent.reason) == ("d-1", "遗失")


def test_anothers_change_is_approved_the_own_one_only_withdrawn(
    screen: SettingsScreen, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    screen.sections.choose(CHANGES)
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.change_id for one in desk.sent if isinstance(one, ApproveChange)] == ["g-1"]
    screen.changes.list.select_key("g-2")
    assert not screen.changes.approve.isEnabled()
    assert "本人提交" in screen.changes.approve.shown_text()
    screen.changes.reject.click()
    give_reason(host, "写错了")
    sent = desk.sent[-1]
    assert isinstance(sent, RejectChange)
    assert (sent.change_id, sent.reason) == ("g-2", "写错了")


def test_a_comparison_names_each_grant_changed_ones_first() -> None:
    rows = differences(THEIRS.before, THEIRS.after, {})
    assert next((str(row.item), row.before, row.after) for row in rows if row.changed) == (
        "冲正",
        "本机构 ≤ 20,000.00",
        "本机构 ≤ 50,000.00",
    )
    assert [row.changed for row in rows] == sorted((row.changed for row in rows), reverse=True)
    assert differences("", "not json", {}) == ()


def test_numbers_and_samples_refuse_what_is_none() -> None:
    assert number_in("1.2 %") == Decimal("1.2")
    assert [number_in(text) for text in ("", "-1", "NaN", "Infinity", "x")] == [None] * 5
    assert number_in("3.5", whole=True) is None
    assert sample(replace(FIRST, methods=()), NO_REST) == Breach("product.incomplete")


def test_without_a_reason_nothing_is_proposed(desk: FakeDesk) -> None:
    view = Recorder()
    presenter = SettingsPresenter(desk, view, run_at_once, desk.me.person_id)  # type: ignore[arg-type]
    presenter.propose(SaveRole(role=SUPERVISOR, reason=" "))
    assert view.last("show_refusal") == Breach("reason.empty")
    assert desk.sent == []


def test_a_new_version_is_held_against_the_newest_of_its_code() -> None:
    proposed = to_plain_text(replace(PRODUCT, version=3, rate_percent=Decimal("1.05")))
    rows = differences(version_before(proposed, (FIRST, PRODUCT)), proposed, {})
    assert {(row.before, row.after) for row in rows if row.changed} == {("2", "3"), ("1.1 %", "1.05 %")}
    assert version_before(to_plain_text(replace(PRODUCT, code="NEW")), (FIRST, PRODUCT)) == ""
