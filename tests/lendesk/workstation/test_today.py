"""The day from the workstation's copy: open files, loans due, takings; and the same question on line."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from lendesk.storage.replica.replica import open_replica
from lendesk.usecases.projections import TABLES
from lendesk.usecases.synchronisation.state import SignedIn
from lendesk.usecases.today.queries import GetToday
from lendesk.workstation.today import OfflineDay

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
TERMS = (
    '{"principal":"1200.00","rate_pct":"12","rate_per":"YEAR","n":12,'
    '"disbursement_date":"2026-02-02","convention":"cn_monthly"}'
)
EVENTS = '[{"amount":"1200.00","channel":"bank","key":"e1","type":"DISBURSEMENT","date":"2026-02-02"}]'
INSTALMENT_FEN = 10_662
ME = SignedIn("p1", "1001", "员工", "b1", "营业部", (), frozenset(), "L01", DAY.isoformat())


def row(table: str, key: str, **named: object):
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(TABLES[table])}
    return TABLES[table](**{**blank, "key": key, **named})


def file(n: int, status: str, **named: object):
    at = f"2026-03-02T0{n}:00:00+00:00"
    given = {"owner_id": "p1", "amount_fen": 100, "submitted_at": at, "customer_name": f"客户{n}"}
    return row("applications", f"a{n}", status=status, **{**given, **named})


@pytest.fixture
def replica(tmp_path):
    made = open_replica(tmp_path / "replica.db", bytes(range(32)))
    with made.begin() as writing:
        writing.put(
            "applications",
            (
                file(1, "returned", remark="缺流水"),
                file(2, "waiting", owner_id="p2"),
                file(3, "in_review", owner_id="p2", claimed_by="p9"),
                file(4, "approved"),
                file(5, "deciding"),
                file(6, "approved", owner_id="p2"),
            ),
        )
        loans = {"customer_name": "某", "terms": TERMS, "events": EVENTS, "status": "active"}
        writing.put(
            "loans",
            (
                row("loans", "l1", next_due="2026-03-02", due_fen=500, **loans),
                row("loans", "l2", next_due="2026-03-03", due_fen=900, **loans),
                row("loans", "l3", **{**loans, "status": "overdue"}, days_past_due=40, due_fen=70),
            ),
        )
        taken = {"value_date": "2026-03-02", "status": "posted", "amount_fen": 30}
        writing.put(
            "receipts",
            (
                row("receipts", "r1", method="cash", **taken),
                row("receipts", "r2", method="transfer", **taken),
                row("receipts", "r3", method="cash", **{**taken, "status": "voided"}),
                row("receipts", "r4", method="cash", **{**taken, "value_date": "2026-03-01"}),
            ),
        )
    yield made
    made.close()


def day_of(replica, *permissions: str):
    return OfflineDay(replica, replace(ME, permissions=frozenset(permissions)), DAY, lambda: NOW).answer()


def test_the_own_files_of_an_officer_with_their_next_step(replica):
    day = day_of(replica, "application.write", "application.read", "contract.write", "loan.service")
    assert [(one.kind, one.key, one.mine) for one in day.items] == [
        ("file.returned", "a1", True),
        ("contract.prepare", "a4", True),
        ("file.deciding", "a5", False),
    ]
    assert day.items[0].note == "缺流水"
    assert day.from_replica
    assert [(loan.key, loan.due_fen) for loan in day.due] == [("l1", INSTALMENT_FEN)]
    figures = {one.key: one for one in day.figures}
    assert (figures["todo"].count, figures["todo"].fen) == (2, 200)
    assert (figures["due"].count, figures["due"].part_count, figures["due"].part_fen) == (1, 2, 60)


def test_a_reviewer_sees_files_of_others_that_nobody_has(replica):
    day = day_of(replica, "application.review", "application.read")
    assert [(one.kind, one.key) for one in day.items if one.mine] == [("review.waiting", "a2")]
    assert day.due == ()


def test_takings_are_the_branchs_off_line(replica):
    figures = {one.key: one for one in day_of(replica, "repayment.post").figures}
    cash, other = figures["received.cash"], figures["received.transfer"]
    assert (cash.count, cash.part_count, cash.part_fen, other.part_fen) == (0, 1, 30, 30)


def test_a_collector_sees_who_is_behind_and_in_which_stage(replica):
    day = day_of(replica, "collection.work")
    assert [(one.key, one.count) for one in day.items] == [("l3", 40)]
    [stages] = [one for one in day.figures if one.key == "overdue"]
    assert (stages.count, stages.fen, stages.days) == (1, 70, (0, 1, 0, 0))


def test_nothing_is_told_without_a_permission(replica):
    day = day_of(replica)
    assert day.items == ()
    assert (day.figures, day.due, day.alerts) == ((), (), ())


def test_the_question_is_answered_on_line_and_with_the_line_cut(desk, make_application, relay):
    desk.send(make_application(desk))
    desk.sync_now()
    on_line = desk.ask(GetToday())
    assert not on_line.from_replica
    assert [one.title for one in on_line.items] == ["样本客户"]
    relay.cut()
    desk.sync_now()
    off_line = desk.ask(GetToday())
    assert off_line.from_replica
    assert [(one.kind, one.key) for one in off_line.items] == [(one.kind, one.key) for one in on_line.items]
