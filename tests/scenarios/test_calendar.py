"""The lender's calendar: proposed by one, put in force by another, heard by the plans that are made after."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from lendesk.domain.administration.rest_days import CalendarYear, SpecialDay, calendar_of
from lendesk.domain.calendars import Shift
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.administration.commands import ApproveChange, SaveCalendar, SaveProduct
from lendesk.usecases.administration.queries import ListCalendars
from lendesk.usecases.repayments.queries import GetLoan

from .house import ADMINISTRATOR, OFFICER, SECOND_ADMINISTRATOR, TELLER, House


def put_in_force(house: House, command: SaveCalendar | SaveProduct) -> None:
    change = house.did(ADMINISTRATOR, command)["change_id"]
    own = house.order(ADMINISTRATOR, ApproveChange(change_id=change))
    assert (own.outcome, own.code) == ("refused", "access.four_eyes")
    house.did(SECOND_ADMINISTRATOR, ApproveChange(change_id=change))


def moving_product(house: House) -> str:
    """The usual product, with due dates that go to the next working day."""
    old = house.record(ProductVersion, "XF-v1")
    moving = replace(old, key="XF-v2", version=2, rest_day_shift=Shift.FORWARD, rest_day_interest=False)
    put_in_force(house, SaveProduct(product=moving, reason="还款日遇节假日顺延"))
    return moving.key


def dues(house: House, loan: LoanAccount) -> list[date]:
    return [date.fromisoformat(row.due_date) for row in house.ask(TELLER, GetLoan(loan_id=loan.key)).plan]


def next_version(house: House, day: date) -> CalendarYear:
    """The calendar of that day's year with this day at rest."""
    known = [one for one in house.ask(ADMINISTRATOR, ListCalendars()) if one.year == day.year]
    newest = known[0] if known else CalendarYear("", day.year, 0, "公司通知", ())
    version = newest.version + 1
    added = (*newest.days, SpecialDay(day, False, "店庆"))
    return replace(newest, key=f"{day.year}-v{version}", version=version, days=added)


def test_a_new_plan_takes_the_calendar_in_force_and_a_loan_keeps_its_own(house: House) -> None:
    product = moving_product(house)
    plain, moving = house.loan(), house.loan(house.form(product_version_id=product))
    calendar = calendar_of(house.ask(ADMINISTRATOR, ListCalendars()))
    assert json.loads(plain.terms)["calendar"]["shift"] == "NONE", "a product that moves nothing"
    assert dues(house, moving) == [calendar.shifted(day, Shift.FORWARD) for day in dues(house, plain)]
    assert dues(house, moving) != dues(house, plain), "some due date lies on a rest day"

    before = dues(house, moving)
    put_in_force(house, SaveCalendar(calendar=next_version(house, before[0]), reason="店庆"))
    house.open_day(house.today + timedelta(days=1))
    assert dues(house, moving) == before, "what was signed stays"
    later = house.loan(house.form(product_version_id=product))
    rest = json.loads(later.terms)["calendar"]["rest_days"]
    assert before[0].isoformat() in rest


def test_a_version_is_proposed_once_and_follows_the_newest(house: House) -> None:
    calendar = next_version(house, date(2031, 1, 1))
    house.did(ADMINISTRATOR, SaveCalendar(calendar=calendar, reason="新年度"))
    again = house.order(SECOND_ADMINISTRATOR, SaveCalendar(calendar=calendar, reason="新年度"))
    assert again.code == "change.pending_already"
    third = replace(calendar, key="2031-v3", version=3)
    taken = house.order(ADMINISTRATOR, SaveCalendar(calendar=third, reason="新年度"))
    assert (taken.code, taken.facts) == ("calendar.version_taken", {"newest": 0})
    wrong = replace(calendar, days=())
    assert house.order(ADMINISTRATOR, SaveCalendar(calendar=wrong, reason="x")).code == "calendar.incomplete"
    assert house.order(OFFICER, SaveCalendar(calendar=calendar, reason="x")).code == "access.permission"
