"""The customer screen by hand and keyboard: list, page, notes with undo, reveal, documents, ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from customers_samples import COPY, CUSTOMER, FILE, LINES, LOAN, OTHER, QUIET, SETTLED
from desk import FakeDesk
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.customers.queries import (
    CustomerFilter,
    CustomerLine,
    GetCustomer,
    ListCustomerNotes,
    ListCustomers,
    NoteLine,
)
from lendesk.usecases.paging import Page
from ui.actions import actions_for
from ui.screens.asking import ReasonSheet
from ui.screens.customers.screen import build
from ui.screens.customers.view import CustomersScreen
from ui.screens.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.facts import MaskedValue
from ui.widgets.label import Label
from ui.widgets.toast import Toaster

FILES = {"c-zhou": FILE, "c-he": QUIET}
Gone = list[tuple[str, object]]


@pytest.fixture
def gone() -> Gone:
    return []


@pytest.fixture
def screen(
    desk: FakeDesk, around: Surroundings, gone: Gone, put_in: Callable[[QWidget], None]
) -> CustomersScreen:
    desk.answers = {ListCustomers: Page(LINES), GetCustomer: lambda query: FILES[query.customer_id]}
    rights = frozenset({*desk.me.permissions, "customer.note", "limit.write"})
    desk.me = replace(desk.me, permissions=rights)
    around.signed_in = desk.me
    around.go = lambda where, what: gone.append((where, what)) is None
    made = build(around)
    assert isinstance(made, CustomersScreen)
    put_in(made)
    return made


def toasts(host: QWidget) -> list[str]:
    return [one.accessibleName() for one in host.findChildren(QWidget) if type(one).__name__ == "_Toast"]


def button(place: QWidget, words: str) -> Button:
    return next(one for one in place.findChildren(Button) if one.shown_text() == words)


def test_the_first_customer_is_on_the_page(screen: CustomersScreen) -> None:
    page = screen.page
    assert page.head.name.text() == "周丽华"
    assert screen.crumb() == "周丽华"
    assert page.head.overdue.isVisible()
    assert not page.head.listed.isVisible()
    assert "授权 2026-11-20" in page.head.consent.spoken()
    for figure in ("98,700.67", "60,700.67", "4,131.83", "12", "2024-05-10"):
        assert figure in page.figures.spoken()
    assert "女 · 39 岁" in page.head.person.text()
    assert "佛山市丽华汽配店" in page.overview.business.spoken()


def test_arrows_in_the_list_turn_the_page(screen: CustomersScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.list.list, Qt.Key.Key_Down)
    assert screen.page.head.name.text() == "何伟强"
    assert not screen.page.head.pay.isEnabled()
    assert "无授权" in screen.page.head.consent.spoken()
    qtbot.keyClick(screen.list.list, Qt.Key.Key_Return)
    assert screen.page.tabs.hasFocus()
    qtbot.keyClick(screen.page.tabs, Qt.Key.Key_Right)
    assert screen.page.tabs.value() == "loans"
    assert screen.page.loans.body.currentIndex() == 1


def test_search_and_filters_ask_anew(screen: CustomersScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    screen.act("find")
    assert screen.list.search.hasFocus()
    qtbot.keyClicks(screen.list.search, "zlh")
    qtbot.keyClick(screen.list.search, Qt.Key.Key_Return)
    screen.list.filters.choose("overdue")
    asked = [one for one in desk.asked if isinstance(one, ListCustomers)]
    assert (asked[-1].text, asked[-1].only) == ("zlh", CustomerFilter.OVERDUE)


def test_nobody_found_says_what_to_do(screen: CustomersScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.answers[ListCustomers] = Page(())
    screen.list.search.insert("查无此人")
    qtbot.keyClick(screen.list.search, Qt.Key.Key_Return)
    texts = [label.text() for label in screen.list.place.currentWidget().findChildren(Label)]
    assert "没有找到客户" in texts
    assert screen.page.head.name.text() == "周丽华"


def test_a_list_that_fails_can_be_asked_again(screen: CustomersScreen, desk: FakeDesk) -> None:
    desk.answers[ListCustomers] = RuleBroken("line.needs_connection")
    screen.list.filters.choose("with_limit")
    again = screen.list.place.currentWidget().findChild(Button)
    assert again is not None
    desk.answers[ListCustomers] = Page(LINES)
    again.click()
    assert screen.list.place.currentWidget() is screen.list.list


def test_more_customers_come_at_the_foot_of_the_list(screen: CustomersScreen, desk: FakeDesk) -> None:
    more = CustomerLine("c-9", "b", "郑国华", "4406**********0927", "137****0927", 0, 0, 0)
    desk.answers[ListCustomers] = lambda query: Page((more,)) if query.after else Page(LINES, "c-4")
    screen.shown(None)
    assert screen.list.more.isVisible()
    screen.list.more.click()
    assert screen.list.list.items[-1].title == "郑国华"
    assert not screen.list.more.isVisible()


def test_the_page_opens_with_the_customer_it_was_asked_for(screen: CustomersScreen) -> None:
    screen.shown("c-he")
    assert screen.page.head.name.text() == "何伟强"
    assert screen.list.list.current_key() == "c-he"


def test_every_record_opens_where_it_belongs(screen: CustomersScreen, gone: Gone, qtbot: QtBot) -> None:
    page = screen.page
    for tab, table in (
        ("loans", page.loans.table),
        ("applications", page.applications.table),
        ("contracts", page.contracts.table),
        ("limits", page.limits.table),
    ):
        page.tabs.choose(tab)
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert gone == [("loans", LOAN.key), ("review", "a-2"), ("contracts", "k-1"), ("limits", "m-1")]


def test_a_step_opens_its_record_and_one_on_the_customer_does_not(
    screen: CustomersScreen, gone: Gone
) -> None:
    page = screen.page
    page.tabs.choose("events")
    assert not page.events.open.isEnabled()
    page.events.table.select_line(1)
    page.events.open.click()
    assert gone == [("loans", LOAN.key)]


def test_records_that_the_role_cannot_open_are_only_read(
    around: Surroundings, desk: FakeDesk, gone: Gone, put_in: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    around.signed_in = replace(desk.me, permissions=frozenset({"customer.read", "loan.read"}))
    around.go = lambda where, what: gone.append((where, what)) is None
    desk.answers = {ListCustomers: Page(LINES), GetCustomer: FILE}
    made = build(around)
    assert isinstance(made, CustomersScreen)
    put_in(made)
    page = made.page
    page.tabs.choose("applications")
    qtbot.keyClick(page.applications.table, Qt.Key.Key_Return)
    assert gone == []
    assert not page.applications.open.isVisible()
    for absent in (page.head.pay, page.head.apply, page.head.noting):
        assert not absent.isVisible()
    assert made.findChildren(MaskedValue) == []
    for action in ("note", "apply", "pay"):
        made.act(action)
    assert gone == []


def test_money_is_taken_for_the_worst_loan_or_the_marked_one(screen: CustomersScreen, gone: Gone) -> None:
    young = replace(LOAN, key="loan-young", days_past_due=0, status="active", due_fen=0)
    screen.show_customer(replace(FILE, loans=(young, LOAN, SETTLED)))
    screen.act("pay")
    assert gone[-1] == ("counter", LOAN)
    screen.page.tabs.choose("loans")
    screen.page.loans.table.select_line(0)
    screen.page.head.pay.click()
    assert gone[-1] == ("counter", young)
    screen.page.loans.table.select_line(2)
    screen.page.head.pay.click()
    assert gone[-1] == ("counter", LOAN)


def test_a_new_application_begins_with_this_customer(screen: CustomersScreen, gone: Gone) -> None:
    screen.act("apply")
    assert gone == [("intake", CUSTOMER)]


def test_actions_of_the_list_are_all_known_to_the_screen(screen: CustomersScreen, gone: Gone) -> None:
    for action in actions_for("customers"):
        screen.act(action.key)
    assert [where for where, _ in gone] == ["intake", "counter"]
    assert screen.page.notes.field.hasFocus()


# -- notes ---------------------------------------------------------------------------------------------


def write(screen: CustomersScreen, qtbot: QtBot, words: str) -> None:
    """As a person does: the key of the button, the words, Ctrl Enter."""
    screen.act("note")
    assert screen.page.notes.field.hasFocus()
    screen.page.notes.field.insertPlainText(words)
    qtbot.keyClick(screen.page.notes.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_note_is_hatched_and_can_be_taken_back(
    screen: CustomersScreen, desk: FakeDesk, around: Surroundings, host: QWidget, qtbot: QtBot
) -> None:
    write(screen, qtbot, "客户明日到店")
    assert desk.sent == []
    assert screen.page.notes.field.text() == ""
    assert "可撤回" in [
        chip.spoken() for chip in screen.page.notes.entries[0].findChildren(type(screen.page.head.overdue))
    ]
    assert "客户明日到店" in screen.page.overview.notes.spoken()
    button(host, "撤销").click()
    assert desk.sent == []
    assert screen.page.notes.field.text() == "客户明日到店"
    assert "客户明日到店" not in screen.page.overview.notes.spoken()
    assert isinstance(around.toaster, Toaster)


def test_taking_back_does_not_overwrite_what_is_being_written(
    screen: CustomersScreen, host: QWidget, qtbot: QtBot
) -> None:
    write(screen, qtbot, "第一条")
    screen.page.notes.field.insertPlainText("第二条")
    button(host, "撤销").click()
    assert screen.page.notes.field.text() == "第二条"


def test_a_note_without_words_is_told_at_the_field(
    screen: CustomersScreen, desk: FakeDesk, qtbot: QtBot
) -> None:
    write(screen, qtbot, "   ")
    labels = [label.text() for label in screen.page.notes.row.findChildren(Label)]
    assert "请输入备注。" in labels or any("备注" in text and text != "新备注" for text in labels)
    assert screen.page.notes.field.hasFocus()
    assert desk.kept_drafts == {}
    qtbot.keyClicks(screen.page.notes.field, "x")
    assert all("请输入" not in label.text() for label in screen.page.notes.row.findChildren(Label))


def test_a_note_of_many_lines_is_shown_in_full(screen: CustomersScreen) -> None:
    long = "第一行\n" + "很长的说明，" * 40
    screen.show_notes((NoteLine("n", "2026-11-20T06:32:00+00:00", "何伟", long),), (), False)
    [entry] = screen.page.notes.entries
    assert any(label.text() == long and label.wordWrap() for label in entry.findChildren(Label))


def test_older_notes_follow(screen: CustomersScreen, desk: FakeDesk) -> None:
    desk.answers[ListCustomerNotes] = Page((NoteLine("n-0", "2026-01-02T00:00:00+00:00", "何伟", "首访"),))
    screen.page.tabs.choose("notes")
    screen.page.notes.older.click()
    assert len(screen.page.notes.entries) == 3
    assert not screen.page.notes.older.isVisible()


def test_what_is_being_written_survives_a_look_at_the_same_customer(screen: CustomersScreen) -> None:
    screen.page.go_note()
    screen.page.notes.field.insertPlainText("写到一半")
    screen.page.tabs.choose("loans")
    screen.presenter.choose("c-zhou")
    assert screen.page.notes.field.text() == "写到一半"
    assert screen.page.tabs.value() == "loans"
    screen.presenter.choose("c-he")
    assert screen.page.notes.field.text() == ""


# -- sealed numbers, related customers, documents ------------------------------------------------------


def test_a_number_is_shown_with_a_reason_and_never_without(
    screen: CustomersScreen, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    desk.clear = {"phone": "13800006620"}
    phone = screen.page.head.sealed["phone"]
    assert isinstance(phone, MaskedValue)
    phone.findChild(Button).click()
    sheet = host.findChild(ReasonSheet)
    assert sheet is not None
    sheet.confirm.click()
    assert desk.unmasked == []
    sheet.reason.insertPlainText("电话回访")
    sheet.confirm.click()
    assert desk.unmasked == [("c-zhou", "phone", "电话回访")]
    assert phone.text() == "13800006620"
    screen.presenter.choose("c-zhou")
    assert phone.text() == "13800006620"
    screen.presenter.choose("c-he")
    assert screen.page.head.sealed["phone"] is not phone


def test_a_related_customer_is_a_click_away_unless_out_of_reach(screen: CustomersScreen) -> None:
    overview = screen.page.overview
    assert overview.related.current_row().customer.key == OTHER.key
    overview.related.select_line(1)
    assert not overview.open_related.isVisible()
    overview.related.opened.emit(overview.related.current_row())
    assert screen.page.head.name.text() == "周丽华"
    overview.related.select_line(0)
    overview.open_related.click()
    assert screen.page.head.name.text() == "何伟强"


def png() -> bytes:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub wants bytes for the format
    return bytes(buffer.data().data())


def test_a_document_opens_beside_the_page_and_esc_closes_it(
    screen: CustomersScreen, desk: FakeDesk, host: QWidget
) -> None:
    desk.files["sha-front"] = png()
    desk.files["sha-licence"] = b"%PDF-1.7"
    screen.page.tabs.choose("papers")
    screen.page.papers.open.click()
    assert screen.viewer_side.isVisible()
    assert screen.escape()
    assert not screen.viewer_side.isVisible()
    assert not screen.escape()
    screen.page.papers.table.select_line(1)
    screen.page.papers.open.click()
    assert not screen.viewer_side.isVisible()
    assert any("picture.not_an_image" in words for words in toasts(host))


# -- states --------------------------------------------------------------------------------------------


def test_a_copy_says_what_it_lacks(screen: CustomersScreen) -> None:
    screen.show_customer(COPY)
    screen.show_notes((), (), False)
    page = screen.page
    assert page.copy_note.isVisible()
    assert "需要联网" in page.figures.spoken()
    assert page.contracts.body.currentIndex() == 3
    assert page.notes.body.currentIndex() == 2
    assert "授权 需要联网" in page.overview.consent.spoken().replace(": ", " ")
    assert screen.findChildren(MaskedValue) == [] or not page.head.sealed["phone"].findChildren(Button)


def test_what_the_role_does_not_see_is_said(screen: CustomersScreen) -> None:
    screen.show_customer(replace(FILE, figures=None, loans=(), limits=(), hidden=("loans", "limits")))
    page = screen.page
    assert page.loans.body.currentIndex() == 2
    assert page.applications.body.currentIndex() == 0
    assert "您的角色无权查看" in page.figures.spoken()
    assert not page.head.pay.isEnabled()


def test_records_elsewhere_are_counted(screen: CustomersScreen) -> None:
    assert "其他营业部另有 1 笔" in screen.page.loans.foot.spoken()
    assert "其他" not in screen.page.contracts.foot.spoken()


def test_one_on_a_list_and_of_another_branch_is_marked(screen: CustomersScreen) -> None:
    away = replace(
        FILE,
        row=replace(CUSTOMER, branch_id="b-tianhe"),
        branch_name="天河营业部",
        watch_lists=("court.dishonest_debtor",),
    )
    screen.show_customer(away)
    assert screen.page.head.listed.isVisible()
    assert screen.page.head.branch.spoken() == "天河营业部"
    assert "失信" in screen.page.overview.consent.spoken()


def test_a_customer_that_cannot_be_read_is_refused_aloud(
    screen: CustomersScreen, desk: FakeDesk, host: QWidget
) -> None:
    def missing(_query: Any) -> Any:
        raise RuleBroken("record.missing", kind="customers", key="c-x")

    desk.answers[GetCustomer] = missing
    screen.shown("c-x")
    assert any("record.missing" in words for words in toasts(host))
    assert screen.page.head.name.text() == "周丽华"
