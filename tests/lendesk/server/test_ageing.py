"""A loan falls due and grows overdue by itself when the business date moves, once a day."""

import importlib.util
from dataclasses import replace
from datetime import date
from pathlib import Path

from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.events.events import RepaymentPosted
from lendesk.domain.money import yuan
from lendesk.server.checking import check_books
from lendesk.server.clock import CentralClock
from lendesk.server.jobs.ageing import age_loans
from lendesk.usecases.loan_events import to_data

_PATH = Path(__file__).parents[1] / "storage" / "central" / "specimens.py"
_SPEC = importlib.util.spec_from_file_location("ageing_specimens", _PATH)
specimens = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(specimens)

PLACE = {"branch_id": "chancheng", "region_id": "south"}


def given(centre, *events):
    with centre.transaction() as (_, records):
        records.add(specimens.customer(**PLACE))
        records.add(specimens.application(product_version_id="XF-v1", **PLACE))
        records.add(specimens.contract(product_version_id="XF-v1", **PLACE))
        records.add(specimens.loan(product_version_id="XF-v1", **PLACE))
        for one in events:
            records.add(one)


def on(centre, day):
    return replace(centre, clock=CentralClock(day))


def loan_of(centre):
    with centre.transaction() as (_, records):
        return records.get(LoanAccount, "l1")


def test_a_loan_falls_behind_when_nobody_touches_it(centre):
    given(centre, specimens.event())
    due_day, later = date(2026, 4, 2), date(2026, 4, 12)
    assert age_loans(on(centre, date(2026, 4, 1))) == 0
    assert age_loans(on(centre, due_day)) == 1
    due = loan_of(centre)
    assert (due.status, due.days_past_due, due.as_of) == ("active", 0, due_day)
    assert due.due_fen > 0
    assert age_loans(on(centre, later)) == 1
    late = loan_of(centre)
    assert (late.status, late.days_past_due) == ("overdue", 10)
    assert late.due_fen > due.due_fen, "penalty has grown"
    assert age_loans(on(centre, later)) == 0, "once a day"


def test_held_credit_that_meets_a_due_date_reaches_the_ledger(centre):
    paid = RepaymentPosted(key="l1-e2", value_date=date(2026, 3, 20), amount=yuan("1000.00"))
    kind, data = to_data(paid)
    event = specimens.event(2, kind=kind, data=data, value_date=paid.value_date)
    given(centre, specimens.event(), event)
    assert age_loans(on(centre, date(2026, 4, 2))) == 1
    with centre.transaction() as (_, records):
        position = records.loan_position("l1")
    assert "2241.02" not in position, "nothing is held any more"
    assert sum(position.values()) == 0
    books = check_books(on(centre, date(2026, 4, 2)))
    assert books.sound, books.faults
