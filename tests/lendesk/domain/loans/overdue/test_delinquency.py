"""How far behind a loan is: grace, pauses, chargebacks, instalment by instalment."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.loans.overdue.delinquency import (
    NOT_BEHIND,
    Ageing,
    Arrears,
    ChargebackSeen,
    delinquency,
)
from lendesk.domain.loans.overdue.pauses import Pause
from lendesk.domain.loans.terms.conventions import RANGES

FIRST = Arrears(1, date(2025, 1, 1), date(2025, 2, 1), 0, 10_000)
SECOND = Arrears(2, date(2025, 2, 1), date(2025, 3, 1), 0, 20_000)
RANGED = Ageing(grace_days=3, buckets=RANGES)


def test_nothing_is_behind_on_the_due_date_itself() -> None:
    assert delinquency([FIRST, SECOND], date(2025, 2, 1)) == NOT_BEHIND


def test_the_day_after_is_the_first() -> None:
    found = delinquency([FIRST, SECOND], date(2025, 2, 2))
    assert (found.past_due_days, found.delinquent_days, found.bucket) == (1, 1, "M1")
    assert found.amount_fen == 10_000
    assert found.since == date(2025, 2, 1)


def test_where_the_due_day_counts_it_is_day_one() -> None:
    found = delinquency([FIRST], date(2025, 2, 1), Ageing(due_day_counts=True))
    assert (found.past_due_days, found.amount_fen) == (1, 10_000)


def test_paid_rows_are_not_behind() -> None:
    assert delinquency([FIRST._replace(paid_fen=10_000, open_fen=0)], date(2025, 5, 1)) == NOT_BEHIND


def test_grace_shifts_the_loan_but_not_its_instalments() -> None:
    found = delinquency([FIRST, SECOND], date(2025, 2, 6), RANGED)
    assert (found.past_due_days, found.delinquent_days, found.bucket) == (5, 2, "RANGE_1")
    assert found.since == date(2025, 2, 4)
    assert [(row.delinquent_days, row.bucket) for row in found.rows] == [(5, "RANGE_3")]


def test_within_the_grace_there_is_no_range() -> None:
    found = delinquency([FIRST], date(2025, 2, 3), RANGED)
    assert (found.past_due_days, found.delinquent_days, found.bucket) == (2, 0, None)


def test_instalments_add_up_by_range() -> None:
    rows = [FIRST, SECOND, Arrears(3, date(2025, 3, 1), date(2025, 3, 2), 0, 7)]
    found = delinquency(rows, date(2025, 3, 5), RANGED)
    assert found.by_bucket == (("RANGE_1", 7), ("RANGE_3", 20_000), ("RANGE_30", 10_000))


def test_a_pause_takes_its_days_off() -> None:
    pause = Pause(date(2025, 2, 10), date(2025, 2, 20))
    found = delinquency([FIRST], date(2025, 3, 1), pauses=(pause,))
    assert (found.past_due_days, found.delinquent_days) == (28, 18)


def test_a_pause_before_the_arrears_counts_only_where_asked_for() -> None:
    pause = Pause(date(2025, 1, 10), date(2025, 1, 20))
    plain = delinquency([FIRST], date(2025, 3, 1), pauses=(pause,))
    other = delinquency([FIRST], date(2025, 3, 1), Ageing(earlier_pauses_count=True), (pause,))
    assert (plain.delinquent_days, other.delinquent_days) == (28, 18)


def test_a_chargeback_puts_the_running_row_in_arrears_from_its_day() -> None:
    row = Arrears(1, date(2025, 1, 1), date(2025, 2, 1), 4_000, 6_000)
    seen = (ChargebackSeen(date(2025, 1, 15), 5_000),)
    found = delinquency([row], date(2025, 1, 20), chargebacks=seen)
    assert (found.amount_fen, found.since, found.past_due_days) == (1_000, date(2025, 1, 15), 5)


def test_a_chargeback_of_today_is_not_behind_yet() -> None:
    row = Arrears(1, date(2025, 1, 1), date(2025, 2, 1), 0, 10_000)
    seen = (ChargebackSeen(date(2025, 1, 20), 5_000),)
    assert delinquency([row], date(2025, 1, 20), chargebacks=seen) == NOT_BEHIND


def test_a_chargeback_dates_back_the_arrears_of_its_row() -> None:
    seen = (ChargebackSeen(date(2025, 1, 20), 5_000),)
    found = delinquency([FIRST], date(2025, 2, 5), chargebacks=seen)
    assert (found.since, found.past_due_days, found.amount_fen) == (date(2025, 1, 20), 16, 10_000)


@given(
    opens=st.lists(st.integers(0, 5_000), min_size=1, max_size=8),
    late=st.integers(-40, 400),
    grace=st.integers(0, 10),
)
def test_days_and_amounts_hold_together(opens: list[int], late: int, grace: int) -> None:
    start = date(2025, 1, 1)
    rows = [
        Arrears(no, start + timedelta(30 * no - 30), start + timedelta(30 * no), 0, fen)
        for no, fen in enumerate(opens, 1)
    ]
    as_of = rows[0].due_date + timedelta(late)
    found = delinquency(rows, as_of, Ageing(grace_days=grace))
    assert found.amount_fen == sum(row.open_fen for row in rows if row.due_date < as_of)
    assert 0 <= found.delinquent_days <= found.past_due_days
    assert sum(row.amount_fen for row in found.rows) == found.amount_fen
    assert (found.since is None) == (found.past_due_days == 0)
