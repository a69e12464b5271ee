"""The day-end brings every loan to the day as a replay would, books it, and is done once whatever happens."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from lendesk.domain.ledger.accruals import Booked, booked_for
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.segments.earning import reached_by
from lendesk.domain.loans.segments.writing import segments_of
from lendesk.server.checking import check_books
from lendesk.server.clock import CentralClock
from lendesk.server.jobs.day_end.running import days_to_run, run_chunk, run_day_end, run_days
from lendesk.storage.central.book_tables import ACCRUAL_ROWS, BOOKED, DAY_END_SUMS, LOAN_BOOKS
from lendesk.storage.central.books import booked_in_all, stored_book
from lendesk.storage.central.ledger import turnover
from lendesk.usecases.handling import Context
from lendesk.usecases.loan_book import bring_to_date, post_repayment_event, terms_of
from lendesk.usecases.loan_events import in_order

_PATH = Path(__file__).parents[3] / "storage" / "central" / "specimens.py"
_SPEC = importlib.util.spec_from_file_location("day_end_specimens", _PATH)
specimens: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(specimens)

PLACE = {"branch_id": "chancheng", "region_id": "south"}
START = specimens.TODAY  # 2 March 2026
DUE = date(2026, 4, 2)
METHODS = ("equal_installment", "equal_principal", "interest_only", "bullet", "bullet_principal_and_interest")


def context(centre, records, day):
    from lendesk.server.actors import jobs_actor

    return Context(jobs_actor(), records, None, centre.clock.now(), day)


def terms(method: str, n: int) -> str:
    more = ',"convention":"cn_daily"' if n % 2 else ""
    return (
        f'{{"principal":"{50_000 + n}.00","rate_pct":"12.6","rate_per":"YEAR","n":6,'
        f'"disbursement_date":"2026-03-02","amortization":"{method}"{more}}}'
    )


def given(centre, count=6):
    """Loans of every method, alive since 2 March."""
    with centre.transaction() as (_, records):
        records.add(specimens.customer(**PLACE))
        for n in range(1, count + 1):
            method = METHODS[n % len(METHODS)]
            fen = (50_000 + n) * 100
            records.add(
                specimens.loan(
                    n, product_version_id="XF-v1", terms=terms(method, n), principal_fen=fen,
                    outstanding_fen=fen, **PLACE,
                )
            )  # fmt: skip
            data = f'{{"amount":"{50_000 + n}.00","channel":"bank","key":"l{n}-e1"}}'
            records.add(specimens.event(1, loan_id=f"l{n}", data=data))
            bring_to_date(records.get(LoanAccount, f"l{n}"), context(centre, records, START))


def pay(centre, loan_id, fen, value_date, day):
    with centre.transaction() as (_, records):
        loan = records.lock(LoanAccount, loan_id)
        post_repayment_event(
            loan, fen, value_date, "transfer", f"m-{loan_id}-{day}", context(centre, records, day)
        )


def on(centre, day):
    return replace(centre, clock=CentralClock(day))


def sound(centre, day):
    books = check_books(on(centre, day))
    assert books.sound, books.faults


def picture(centre):
    """Everything that the day-end writes, without times and feed numbers."""
    with centre.engine.connect() as connection:
        tables = {
            "loan_books": "SELECT * FROM loan_books ORDER BY loan_id",
            "accrual_rows": "SELECT * FROM accrual_rows ORDER BY business_date, loan_id",
            "sums": "SELECT business_date, branch_id, sum(loans), sum(interest_fen), sum(penalty_fen),"
            " sum(provision_fen) FROM day_end_sums GROUP BY 1, 2 ORDER BY 1, 2",
            "loans": "SELECT key, status, due_fen, days_past_due, as_of FROM loan_accounts ORDER BY key",
            "entries": "SELECT e.key, p.line, p.account, p.debit_fen, p.credit_fen FROM ledger_entries e"
            " JOIN ledger_postings p ON p.entry_key = e.key WHERE e.kind = 'day_end' ORDER BY 1, 2",
            "runs": "SELECT business_date, finished_at IS NOT NULL FROM day_end_runs ORDER BY 1",
            "feed": "SELECT key, count(*) FROM feed WHERE table_name = 'loans' GROUP BY 1 ORDER BY 1",
        }
        return {name: [tuple(row) for row in connection.execute(text(sql))] for name, sql in tables.items()}


def equals_the_domain(centre, day):
    with centre.transaction() as (connection, records):
        for loan in records.find(LoanAccount):
            events = in_order(records.find(LoanEvent, loan_id=loan.key))
            state = replay(terms_of(loan), events, day)
            standing, _ = segments_of(state)
            told = reached_by(state)
            book = stored_book(connection, loan.key)
            assert book.booked == booked_for(standing, told), loan.key
            row = connection.execute(select(LOAN_BOOKS).where(LOAN_BOOKS.c.loan_id == loan.key)).one()
            assert (row.due_fen, row.days_past_due) == (told.due_fen, told.days_past_due)
            now = records.get(LoanAccount, loan.key)
            assert (now.due_fen, now.days_past_due) == (told.due_fen, told.days_past_due)
            assert now.status == state.status.value


@pytest.mark.parametrize("days", [0, 1, 30, 31, 32, 60, 130, 200, 400, 600])
def test_a_day_end_gives_what_the_domain_gives(centre, days):
    given(centre)
    day = START + timedelta(days=days)
    done = run_day_end(on(centre, day), day, size=4)
    assert sum(one.loans for one in done) == 6
    equals_the_domain(centre, day)
    sound(centre, day)


def test_day_by_day_is_the_same_as_all_at_once(centre):
    given(centre)
    for days in range(0, 40, 3):
        run_day_end(centre, START + timedelta(days=days))
        if days == 33:
            pay(centre, "l1", 300_000, START + timedelta(days=20), START + timedelta(days=days))
            pay(centre, "l2", 900_000, START + timedelta(days=days), START + timedelta(days=days))
    equals_the_domain(centre, START + timedelta(days=39))
    sound(centre, START + timedelta(days=39))


def test_twice_on_a_day_does_nothing(centre):
    given(centre)
    run_day_end(centre, DUE)
    before = picture(centre)
    again = run_day_end(centre, DUE)
    assert sum(one.loans for one in again) == 0
    assert picture(centre) == before


def test_a_loan_falls_behind_when_nobody_touches_it(centre):
    given(centre, 1)

    def loan_of():
        with centre.transaction() as (_, records):
            return records.get(LoanAccount, "l1")

    run_day_end(centre, DUE - timedelta(days=1))
    assert loan_of().as_of == START, "nothing that people see has changed"
    run_day_end(centre, DUE)
    due = loan_of()
    assert (due.status, due.days_past_due, due.as_of) == ("active", 0, DUE)
    run_day_end(centre, DUE + timedelta(days=10))
    late = loan_of()
    assert (late.status, late.days_past_due) == ("overdue", 10)
    assert late.due_fen > due.due_fen, "penalty has grown"


def test_held_credit_that_meets_a_due_date_reaches_the_ledger(centre):
    given(centre, 1)
    pay(centre, "l1", 100_000, date(2026, 3, 20), date(2026, 3, 20))
    run_day_end(centre, DUE - timedelta(days=1))
    run_day_end(centre, DUE)
    with centre.transaction() as (_, records):
        position = records.loan_position("l1")
    assert "2241.02" not in position, "nothing is held any more"
    equals_the_domain(centre, DUE)
    sound(centre, DUE)


def test_income_is_earned_by_the_day_and_suspended_after_ninety(centre):
    given(centre, 1)
    run_day_end(centre, DUE)

    def balances(day):
        with centre.engine.connect() as connection:
            return {code: debit - credit for code, debit, credit in turnover(connection, on=day)}

    earned = balances(DUE)
    assert earned["1132"] == -earned["6011.01"] > 0
    assert earned["6702"] == -earned["1304"] == 50_001_00 // 100
    run_day_end(centre, DUE + timedelta(days=91))
    late = balances(DUE + timedelta(days=91))
    assert late.get("1132", 0) == late.get("6011.01", 0) == late.get("1132.02", 0) == 0
    assert late["9001"] == -late["9999"] > 0
    assert balances(DUE) == earned, "the trial balance of an earlier day stays"
    pay(centre, "l1", 6_000_000, DUE + timedelta(days=92), DUE + timedelta(days=92))
    run_day_end(centre, DUE + timedelta(days=93))
    equals_the_domain(centre, DUE + timedelta(days=93))
    cured = balances(DUE + timedelta(days=93))
    assert cured.get("9001", 0) == 0
    assert cured["6011.01"] < 0


def test_sums_of_chunks_rows_and_books_agree(centre):
    given(centre)
    for days in (1, 32, 60):
        run_day_end(centre, START + timedelta(days=days), size=2)
    with centre.engine.connect() as connection:
        every = [booked_in_all(connection, table) for table in (LOAN_BOOKS, ACCRUAL_ROWS, DAY_END_SUMS)]
    assert every[0] == every[1] == every[2]
    assert every[0] != Booked()
    assert len(BOOKED) == len(Booked._fields)


def test_missed_days_are_run_one_by_one_the_last_month_of_them(centre):
    with centre.engine.connect() as connection:
        assert days_to_run(connection, START) == [], "no loans"
    given(centre)
    assert run_days(centre, START) == 1
    assert run_days(centre, START) == 0
    assert run_days(centre, START + timedelta(days=3)) == 3
    assert run_days(centre, START + timedelta(days=200)) == 32
    equals_the_domain(centre, START + timedelta(days=200))


def test_a_settled_loan_is_booked_for_the_last_time(centre):
    given(centre, 1)
    run_day_end(centre, DUE)
    pay(centre, "l1", 60_000_00, DUE, DUE)
    for days in (200, 220, 240):
        run_day_end(centre, DUE + timedelta(days=days))
    equals_the_domain(centre, DUE + timedelta(days=240))
    with centre.engine.connect() as connection:
        assert stored_book(connection, "l1").final
        assert connection.scalar(text("SELECT count(*) FROM accrual_segments")) == 0
    sound(centre, DUE + timedelta(days=240))


def test_an_event_of_the_same_day_before_and_after_its_chunk(centre):
    given(centre)
    day = DUE + timedelta(days=5)
    pay(centre, "l1", 200_000, day, day)
    run_day_end(centre, day)
    pay(centre, "l2", 200_000, DUE, day)
    sound(centre, day)
    run_day_end(centre, day + timedelta(days=1))
    equals_the_domain(centre, day + timedelta(days=1))
    sound(centre, day + timedelta(days=1))


def test_a_chunk_that_another_worker_holds_is_passed_over(centre):
    given(centre)
    from lendesk.server.jobs.day_end.chunks import plan_run, take_chunk

    assert plan_run(centre, DUE, 3)
    assert not plan_run(centre, DUE, 3)
    with centre.transaction() as (connection, _):
        held = take_chunk(connection, DUE)
        mine = run_chunk(centre, DUE)
        assert mine.loans == 3
        assert run_chunk(centre, DUE) is None
        assert held.no == 1
    run_day_end(centre, DUE)
    equals_the_domain(centre, DUE)


def test_rates_of_the_policy_are_whole_parts_per_million():
    from lendesk.domain.ledger.accruals import CATEGORIES, USUAL_POLICY

    assert [USUAL_POLICY.provision_ppm(one) for one in CATEGORIES] == [
        int(Decimal(pct) * 10_000) for pct in (1, 2, 25, 50, 100)
    ]
