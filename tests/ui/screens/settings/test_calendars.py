"""The calendars: the year in force on screen, the next version marked by hand or read from a notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from desk import FakeDesk, run_at_once
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from settings_samples import ANSWERS

from lendesk.domain.access import Permission
from lendesk.domain.administration.rest_days import CalendarYear, SpecialDay, calendar_of
from lendesk.domain.calendars import Shift
from lendesk.domain.errors import RuleBroken
from lendesk.sample.calendars import CALENDARS, OF_2026
from lendesk.usecases.administration.commands import SaveCalendar
from lendesk.usecases.administration.queries import ChangeRow, ListCalendars, ListChanges
from lendesk.usecases.plain import to_plain_text
from ui import texts
from ui.screens.asking import ReasonSheet
from ui.screens.settings.calendars.draft import CalendarDraft, DayKind, draft_of
from ui.screens.settings.calendars.page import CalendarsPage
from ui.screens.settings.calendars.paste_sheet import PasteSheet
from ui.screens.settings.calendars.words import holiday_rows
from ui.screens.settings.comparing import differences, version_before
from ui.screens.settings.presenter import SettingsPresenter
from ui.screens.settings.product_sample import as_row
from ui.screens.settings.view import SettingsScreen
from ui.screens.settings.words import SECTIONS

OF_2025, OF_2026_V1 = CALENDARS
OCTOBER_12 = date(2026, 10, 12)


@pytest.fixture(autouse=True)
def in_chinese(qapp: QApplication) -> Iterator[None]:
    before = texts.language()
    texts.switch(qapp, "zh_CN")
    yield
    texts.switch(qapp, before)


def opened(desk: FakeDesk, host: QWidget, qtbot: QtBot, around: Any, *held: Permission) -> SettingsScreen:
    me = replace(desk.me, permissions=frozenset(one.value for one in held))
    view = SettingsScreen(me, date(2026, 11, 21), lambda *_: None, lambda *_: None)
    view.setParent(host)
    view.resize(1298, 688)
    host.resize(1298, 688)
    view.bind(SettingsPresenter(desk, view, run_at_once, desk.me.person_id))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown("calendars")
    return view


@pytest.fixture
def screen(desk: FakeDesk, host: QWidget, qtbot: QtBot, around: Any) -> SettingsScreen:
    desk.answers = dict(ANSWERS)
    return opened(desk, host, qtbot, around, *Permission)


@pytest.fixture
def page(screen: SettingsScreen) -> CalendarsPage:
    return screen.calendars


def key(widget: QWidget, which: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(widget, which)


def test_a_draft_turns_days_there_and_back() -> None:
    draft = draft_of(OF_2026_V1, CALENDARS)
    assert not draft.differs(OF_2026_V1)
    draft.turn(OCTOBER_12, " 店庆 ")
    draft.turn(date(2026, 10, 17), "")
    assert (draft.kind(OCTOBER_12), draft.name(OCTOBER_12)) == (DayKind.REST, "店庆")
    assert draft.kind(date(2026, 10, 17)) is DayKind.MADE_UP
    made = draft.version()
    assert (made.key, made.version, len(made.days)) == ("2026-v2", 2, len(OF_2026_V1.days) + 2)
    draft.turn(OCTOBER_12, "")
    draft.turn(date(2026, 10, 17), "")
    assert not draft.differs(OF_2026_V1)
    draft.source = "公司通知"
    assert draft.differs(OF_2026_V1)


def test_an_old_version_begins_the_one_after_the_newest() -> None:
    second = replace(OF_2026_V1, key="2026-v2", version=2, days=OF_2026_V1.days[:3])
    assert draft_of(OF_2026_V1, (second, OF_2026_V1)).version().version == 3


def test_a_paste_takes_all_days_anew_or_none() -> None:
    draft = CalendarDraft(2026, days={OCTOBER_12: SpecialDay(OCTOBER_12, False)})
    with pytest.raises(RuleBroken, match=r"calendar\.not_in_year"):
        draft.paste("2027-01-01 休")
    assert list(draft.days) == [OCTOBER_12]
    draft.paste(OF_2026)
    assert tuple(draft.days.values()) == OF_2026_V1.days


def test_holidays_are_told_in_runs() -> None:
    words = holiday_rows(OF_2026_V1.days)
    assert words["国庆节"] == "休 10-01 – 10-07 · 班 09-20、10-10"
    assert words["清明节"] == "休 04-04 – 04-06"


def test_the_year_in_force_is_shown(page: CalendarsPage) -> None:
    assert page.list.current_key() == "2026-v1"
    assert page.source.text() == "国办发明电〔2025〕7号"
    assert page.title.title.text() == "2026 年 第 1 版"
    assert page.legend.spoken() == "节假日 33 · 调休上班 6"
    assert page.year.words(date(2026, 10, 1)) == "2026-10-01 周四 · 节假日 · 国庆节"
    assert page.year.words(date(2026, 10, 10)) == "2026-10-10 周六 · 调休上班 · 国庆节"
    assert page.year.words(date(2026, 10, 11)) == "2026-10-11 周日 · 周末"
    assert not page.submit.isEnabled(), "nothing has changed"


def test_every_day_has_a_place_of_its_own_inside(page: CalendarsPage) -> None:
    view = page.year
    places = [view.place_of(date(2026, month, day)) for month in range(1, 13) for day in (1, 15, 28)]
    assert all(view.rect().contains(place) for place in places)
    assert len({(place.x(), place.y()) for place in places}) == len(places)
    assert view.day_at(view.place_of(OCTOBER_12).center()) == OCTOBER_12
    assert view.day_at(QPoint(-5, -5)) is None


def test_the_keyboard_walks_the_year_and_marks_a_day(
    page: CalendarsPage, screen: SettingsScreen, desk: FakeDesk, qtbot: QtBot
) -> None:
    view = page.year
    view.setFocus()
    key(view, Qt.Key.Key_PageDown, 9)
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Right, 4)
    assert view.at == OCTOBER_12
    page.name.setText("店庆")
    key(view, Qt.Key.Key_Space)
    assert page.day.text() == "2026-10-12 周一 · 节假日 · 店庆"
    assert page.title.title.text() == "2026 年 第 2 版"
    assert page.submit.isEnabled()
    key(page.submit, Qt.Key.Key_F10)
    page.submit.click()
    sheet = screen.window().findChild(ReasonSheet)
    assert sheet is not None
    sheet.reason.setPlainText("公司店庆")
    sheet.confirm.click()
    sent = desk.sent[-1]
    assert isinstance(sent, SaveCalendar)
    assert (sent.calendar.key, sent.reason) == ("2026-v2", "公司店庆")
    assert SpecialDay(OCTOBER_12, False, "店庆") in sent.calendar.days
    assert page.title.title.text() == "2026 年 第 1 版", "what was handed in is not drafted any more"


def test_the_year_ends_at_its_ends(page: CalendarsPage) -> None:
    view = page.year
    view.move(date(2026, 1, 1))
    key(view, Qt.Key.Key_Left)
    key(view, Qt.Key.Key_PageUp)
    assert view.at == date(2026, 1, 1)
    view.move(date(2026, 1, 31))
    key(view, Qt.Key.Key_PageDown)
    assert view.at == date(2026, 2, 28)


def test_the_mouse_chooses_and_a_double_click_turns(page: CalendarsPage, qtbot: QtBot) -> None:
    place = page.year.place_of(date(2026, 10, 17)).center()
    qtbot.mouseClick(page.year, Qt.MouseButton.LeftButton, pos=place)
    assert page.day.text() == "2026-10-17 周六 · 周末"
    assert page.turn.shown_text() == "设为调休上班"
    qtbot.mouseDClick(page.year, Qt.MouseButton.LeftButton, pos=place)
    assert page.day.text() == "2026-10-17 周六 · 调休上班"
    page.turn.click()
    assert page.day.text() == "2026-10-17 周六 · 周末"


def sheet_of(page: CalendarsPage) -> PasteSheet:
    page.paste.click()
    sheet = page.window().findChild(PasteSheet)
    assert sheet is not None
    return sheet


def test_a_notice_is_pasted_and_becomes_a_draft(page: CalendarsPage) -> None:
    sheet = sheet_of(page)
    assert sheet.year.text() == "2027", "the year after the newest"
    sheet.source.setText("国办发明电〔2026〕9号")
    sheet.days.setPlainText("一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。")
    sheet.confirm.click()
    assert page.title.title.text() == "2027 年 第 1 版"
    assert page.legend.spoken() == "节假日 3 · 调休上班 1"
    assert page.year.words(date(2027, 1, 9)) == "2027-01-09 周六 · 调休上班 · 元旦"
    assert page.submit.isEnabled()
    page.list.select_key("2025-v1")
    assert page.title.title.text() == "2025 年 第 1 版"


@pytest.mark.parametrize(
    ("year", "source", "days", "field", "told"),
    [
        ("二〇二七", "x", "2027-01-01 休", "year", "请输入 2000 至 2199 之间的年份。"),
        ("27", "x", "2027-01-01 休", "year", "请输入 2000 至 2199 之间的年份。"),
        ("2027", " ", "2027-01-01 休", "source", ""),
        ("2027", "x", "2027-01-01 休\n2027-01-02 什么", "days", "第 2 行无法识别。"),
        ("2027", "x", "放假通知", "days", "文本中没有找到日期。"),
        ("2027", "x", "2026-05-01 休", "days", "2026-05-01 不属于 2027 年。"),
        ("2027", "x", "2027-01-05 班", "days", "2027-01-05 本来就是工作日：只有周末才能调休上班。"),
    ],
)
def test_what_cannot_be_read_is_told_under_its_field(
    page: CalendarsPage, year: str, source: str, days: str, field: str, told: str
) -> None:
    sheet = sheet_of(page)
    sheet.year.setText(year)
    sheet.source.setText(source)
    sheet.days.setPlainText(days)
    sheet.confirm.click()
    assert sheet.isVisible()
    message = sheet.rows[field].message_text()
    assert message
    assert not told or message == told
    assert not page.submit.isEnabled(), "nothing was taken"


def test_a_draft_without_a_source_is_not_handed_in(page: CalendarsPage) -> None:
    page.source.setText(" ")
    page.source.committed.emit(" ")
    page.submit.click()
    assert page.source_row.message_text() == "日历须有依据和日期。"
    assert page.window().findChild(ReasonSheet) is None


def test_who_may_only_read_changes_nothing(desk: FakeDesk, host: QWidget, qtbot: QtBot, around: Any) -> None:
    desk.answers = dict(ANSWERS)
    page = opened(desk, host, qtbot, around, Permission.SETTINGS_READ).calendars
    page.year.move(OCTOBER_12)
    key(page.year, Qt.Key.Key_Space)
    assert page.day.text() == "2026-10-12 周一 · 工作日"
    assert page.source.isReadOnly()
    assert not any(part.isVisible() for part in (page.submit, page.paste, page.turn, page.name))


def test_without_any_calendar_the_page_says_what_holds(
    desk: FakeDesk, host: QWidget, qtbot: QtBot, around: Any
) -> None:
    desk.answers = {**ANSWERS, ListCalendars: ()}
    page = opened(desk, host, qtbot, around, *Permission).calendars
    assert page.work.currentIndex() == 1
    sheet = sheet_of(page)
    assert sheet.year.text() == "2026"


def test_both_languages(page: CalendarsPage, qapp: QApplication) -> None:
    texts.switch(qapp, "en")
    qapp.processEvents()
    assert page.title.title.text() == "2026, version 1"
    assert page.legend.spoken() == "rest day 33 · make-up workday 6"
    assert page.day.text() == "2026-01-01 Thu · rest day · 元旦"


def second_version() -> CalendarYear:
    days = tuple(one for one in OF_2026_V1.days if one.name != "清明节")
    added = (*days, SpecialDay(OCTOBER_12, False, "店庆"))
    return replace(OF_2026_V1, key="2026-v2", version=2, days=added)


def test_a_proposed_version_is_held_against_the_one_in_force() -> None:
    after = to_plain_text(second_version())
    rows = differences(version_before(after, CALENDARS), after, {})
    changed = {str(row.item): (row.before, row.after) for row in rows if row.changed}
    assert changed == {
        "版本": ("1", "2"), "清明节": ("休 04-04 – 04-06", "—"), "店庆": ("—", "休 10-12"),
    }  # fmt: skip
    assert version_before(to_plain_text(replace(OF_2026_V1, year=2031)), CALENDARS) == ""


def test_the_second_person_sees_the_days_that_change(
    desk: FakeDesk, host: QWidget, qtbot: QtBot, around: Any
) -> None:
    change = ChangeRow(
        "g-9", "calendar", "2026-v2", "", to_plain_text(second_version()), "店庆", "pending", "p-lin",
        "林国栋", "2026-11-21T06:20:00+00:00",
    )  # fmt: skip
    desk.answers = {**ANSWERS, ListChanges: (change,)}
    screen = opened(desk, host, qtbot, around, *Permission)
    screen.sections.choose([key for key, _name, _icon in SECTIONS].index("changes"))
    assert screen.changes.title.title.text() == "工作日历 · 2026-v2"
    shown = [str(row.item) for row in screen.changes.table.rows_model.rows if row.changed]
    assert {"清明节", "店庆"} <= set(shown)


def test_a_product_says_where_a_due_date_on_a_rest_day_goes(screen: SettingsScreen) -> None:
    form = screen.products.form
    assert (form.rest_day.value(), form.rest_interest.value()) == (Shift.NONE.value, True)
    form.rest_day.set_value(Shift.FORWARD.value)
    form.rest_interest.set_value(False)
    change = screen.products.collect()
    assert change is not None
    assert (change.product.rest_day_shift, change.product.rest_day_interest) == (Shift.FORWARD, False)
    row = as_row(change.product, calendar_of(CALENDARS))
    assert "-2026-10-01" in row.calendar
    assert (row.rest_day_shift, row.rest_day_interest) == ("FORWARD", 0)
