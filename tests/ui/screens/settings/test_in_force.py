"""What is in force: a role put to the test, the rules in words and tried, templates, ways out, security."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from desk import FakeDesk, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from settings_samples import ANSWERS, BRANCHES, SPECIMEN, SUPERVISOR, TABLES, TRIED

from lendesk.domain.access import Permission, Scope
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money, yuan
from lendesk.usecases.administration.centre_queries import PreviewContract, PreviewRules
from ui.screens.settings.presenter import SettingsPresenter
from ui.screens.settings.rules.words import condition_words, conditions_words, limit_words, price_words
from ui.screens.settings.simulation.judging import Act, actor_of, held, verdict
from ui.screens.settings.view import SettingsScreen
from ui.screens.settings.words import SECTIONS

P = Permission
PLACES = {key: number for number, (key, _name, _icon) in enumerate(SECTIONS)}


@pytest.fixture
def screen(desk: FakeDesk, host: QWidget, qtbot: QtBot, around: Any) -> SettingsScreen:
    desk.answers = dict(ANSWERS)
    me = replace(desk.me, permissions=frozenset(one.value for one in P))
    view = SettingsScreen(me, around.today, lambda *_: None, lambda *_: None)
    view.setParent(host)
    view.resize(host.size())
    view.bind(SettingsPresenter(desk, view, run_at_once, desk.me.person_id))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    return view


def act(permission: Permission, amount: Money | None = None, **more: Any) -> Act:
    return Act(
        permission, more.get("place", BRANCHES[0]), amount, more.get("own", False), more.get("made", False)
    )


def test_the_judgement_is_the_centres_own() -> None:
    actor = actor_of([SUPERVISOR], BRANCHES[0])
    assert verdict(actor, act(P.APPLICATION_REVIEW, yuan(80_000))) is None
    codes = [
        verdict(actor, act(P.APPLICATION_REVIEW, yuan(180_000))),
        verdict(actor, act(P.APPLICATION_REVIEW, yuan(80_000), place=BRANCHES[1])),
        verdict(actor, act(P.APPLICATION_REVIEW, yuan(80_000), made=True)),
        verdict(actor, act(P.ROLE_WRITE)),
    ]
    assert [one.code for one in codes if one] == [
        "access.amount", "access.scope", "access.four_eyes", "access.permission",
    ]  # fmt: skip


def test_what_is_held_tells_reach_and_limit() -> None:
    rows = {row.permission: row for row in held(actor_of([SUPERVISOR], BRANCHES[0]))}
    assert (rows[P.APPLICATION_REVIEW].scope, rows[P.APPLICATION_REVIEW].limit) == (
        Scope.BRANCH,
        yuan(100_000),
    )
    assert rows[P.APPLICATION_REVIEW].commands > 0
    assert (rows[P.LOAN_READ].limit, rows[P.ROLE_WRITE].scope) == (None, None)
    assert P.SELF not in rows


def test_a_draft_is_put_to_the_test_by_f8_before_it_is_handed_in(
    screen: SettingsScreen, qtbot: QtBot
) -> None:
    screen.sections.choose(PLACES["roles"])
    matrix = screen.roles.matrix
    matrix.setCurrentIndex(matrix.model().index(3, 4))
    qtbot.keyClick(matrix, Qt.Key.Key_4)
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    may = screen.may
    assert screen.sections.at == PLACES["may"]
    assert may.who.currentText() == "主管 · 草稿"
    assert may.draft_note.text()
    may.permission.set_value(P.APPLICATION_REVIEW.value)
    may.place.set_value("b-2")
    may.amount.setFocus()
    qtbot.keyClicks(may.amount, "80000")
    qtbot.keyClick(may.amount, Qt.Key.Key_Return)
    assert may.allowed.isVisible()
    may.made.click()
    assert may.refused.isVisible()
    assert not may.allowed.isVisible()


def test_a_person_is_tried_with_all_roles_in_the_own_branch(screen: SettingsScreen) -> None:
    screen.sections.choose(PLACES["may"])
    screen.may.who.set_value("person:p-lin")
    screen.may.who.chosen.emit("person:p-lin")
    assert not screen.may.branch.isEnabled()
    shown = {row.permission: row.scope for row in screen.may.held_table.rows_model.rows}
    assert shown[P.APPLICATION_REVIEW] is Scope.REGION
    assert shown[P.REPAYMENT_REVERSE] is Scope.BRANCH
    screens = {row.key for row in screen.may.screens_table.rows_model.rows if screen.may._screen_seen(row)}
    assert {"today", "review", "loans"} <= screens
    assert "settings" not in screens
    assert all(one.screen in screens for one in screen.may.actions_table.rows_model.rows)


def test_a_forbidden_pair_is_named_and_not_handed_in(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.sections.choose(PLACES["roles"])
    matrix = screen.roles.matrix
    matrix.setCurrentIndex(matrix.model().index(1, 4))
    qtbot.keyClick(matrix, Qt.Key.Key_2)
    assert screen.roles.forbidden.isVisible()
    assert "录入申请" in screen.roles.forbidden.detail.text()
    assert not screen.roles.submit.isEnabled()
    qtbot.keyClick(matrix, Qt.Key.Key_0)
    assert not screen.roles.forbidden.isVisible()


def test_rules_are_told_in_words() -> None:
    assert condition_words("score in [600..750]") == "评分 600–750"
    assert condition_words("income_fen < 2 * instalment_fen") == "月收入 < 2 × 月供"
    assert condition_words("amount_fen + exposure_fen > 50000000") == "申请金额 + 在贷余额 > 500,000"
    assert conditions_words(()) == "任意"
    assert conditions_words(("score > 750", "has_score")) == "评分 > 750"
    offer = TABLES[1].steps[0].rows[0].gives
    assert str(limit_words(offer["limit_fen"])) == "月收入 × 18，不超过产品最高额度，按 100 取整"
    assert str(price_words(offer["price_ppm"])) == "产品利率的 90 %，不超过利率上限"


def test_a_trial_marks_the_rows_that_apply(screen: SettingsScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    screen.sections.choose(PLACES["rules"])
    page = screen.rules
    assert page.choice.value() == "personal-credit-v1"
    page.form.controls["age"].set_text("abc")
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    assert page.form.rows["age"].message_text()
    page.form.controls["age"].set_text("41")
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    asked = [one for one in desk.asked if isinstance(one, PreviewRules)]
    assert [(one.product_version_id, one.file.age, one.file.lenders) for one in asked] == [("XF-v2", 41, 0)]
    hits = [line.row.key for line in page.table.rows_model.rows if page._applies(line)]
    assert hits == [hit.row for hit in TRIED.hits]
    assert page.facts.isVisible()
    page.clear.click()
    assert not page.facts.isVisible()


def test_a_refused_trial_says_why(screen: SettingsScreen, desk: FakeDesk) -> None:
    desk.answers[PreviewRules] = RuleBroken("decision.failed", table="personal-credit-v1")
    screen.sections.choose(PLACES["rules"])
    screen.rules.run.click()
    assert screen.rules.refused.isVisible()


def test_a_template_is_filled_with_a_specimen(screen: SettingsScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    screen.sections.choose(PLACES["templates"])
    page = screen.templates
    page.template.set_value("personal_credit")
    page.template.chosen.emit("personal_credit")
    assert "借款金额与期限: 通过" in page.checks.spoken()
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    assert any(isinstance(one, PreviewContract) and one.product_version_id == "XF-v2" for one in desk.asked)
    assert page.tabs.value() == "printed"
    assert page._sheet.column.count() == len(SPECIMEN.clauses) + 2
    desk.answers[PreviewContract] = RuleBroken("template.malformed", place="x")
    page.preview.click()
    assert page.refused.isVisible()


def test_ways_out_and_security_are_shown_as_the_centre_has_them(screen: SettingsScreen) -> None:
    rows = screen.connectors.table.rows_model.rows
    assert [row.kind for row in rows] == ["bureau", "payment", "signing"]
    screen.sections.choose(PLACES["security"])
    assert "12 位" in screen.security.password.spoken()
    assert "24.00 %" in screen.security.lender.spoken()


def test_in_a_narrow_window_the_editor_is_a_drawer(
    screen: SettingsScreen, host: QWidget, qtbot: QtBot
) -> None:
    screen.sections.choose(PLACES["roles"])
    page = screen.roles
    host.resize(900, 600)
    screen.resize(900, 600)
    qtbot.waitUntil(lambda: not page.editor.isVisible())
    assert page.submit.isVisible()
    page.matrix.setCurrentIndex(page.matrix.model().index(3, 4))
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    assert page.editor.isVisible()
    assert page.limit.hasFocus()
    assert screen.escape()
    assert not page.editor.isVisible()
    assert page.matrix.hasFocus()
    host.resize(1400, 800)
    screen.resize(1400, 800)
    qtbot.waitUntil(page.editor.isVisible)
    assert not screen.escape()
