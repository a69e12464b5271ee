"""The day of each role: what waits, what is late, what changed; nothing from beyond the reach."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, insert

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.administration.staff import Device
from lendesk.sample import roles
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.queries.answers import answer
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.tables import AUDIT_RECORDS
from lendesk.usecases.today.queries import GetToday, Today, TodayFigure

_SPEC = importlib.util.spec_from_file_location("filled_centre", Path(__file__).parent / "filled_centre.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
centre: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(centre)
s = centre.s
P = Permission
Ask = Callable[..., Today]


@pytest.fixture(scope="module")
def filled(module_postgres_url: str, keys: KeyRing) -> Iterator[Engine]:
    engine = make_engine(module_postgres_url)
    with engine.begin() as connection:
        centre.fill(connection, keys)
        fill_day(connection, CentralRecords(connection, keys))
    yield engine
    engine.dispose()


def fill_day(connection: Connection, records: CentralRecords) -> None:
    """A day's work in the own branch b1, and the same in b3 of the other region."""
    far = {"branch_id": "b3", "region_id": "r2"}
    for each in (
        s.application(21, status="returned", remark="缺流水"),
        s.application(22, key="a22x", status="returned", owner_id="p9", customer_id="c4", **far),
        s.contract(21, application_id="a21", status="presented"),
        s.contract(22, application_id="a22", status="signed", customer_id="c3", prepared_by="p2"),
        s.contract(23, application_id="a23", status="signed", owner_id="p9", customer_id="c4", **far),
        s.disbursement(23, contract_id="k23", customer_id="c4", prepared_by="p9", **far),
        s.disbursement(24, contract_id="k5", customer_id="c4", prepared_by="p9", status="rejected", **far),
        s.loan(21, contract_id="k21", next_due=s.TODAY, due_fen=445_000),
        s.loan(
            22, contract_id="k23", next_due=s.TODAY, due_fen=99_000, owner_id="p9", customer_id="c4", **far
        ),
        s.loan(23, contract_id="k22", status="overdue", days_past_due=45, due_fen=1_000, customer_id="c3"),
        s.loan(24, contract_id="k24", status="overdue", days_past_due=9, customer_id="c4", **far),
        s.proposal(21, loan_id="l21", proposed_by="p2"),
        s.proposal(22, loan_id="l22", proposed_by="p9", **far),
        s.limit(21, customer_id="c3", proposed_by="p2", owner_id="p2"),
        s.receipt(21, method="transfer", teller_id="p3", amount_fen=10_000),
        s.receipt(22, loan_id="l22", customer_id="c4", teller_id="p9", amount_fen=777, **far),
        Device("dev9", "D9", "b1", "旧柜台", "active", s.NOON, s.NOON),
    ):
        records.add(each)
    now = datetime.now(UTC)
    for n, (person, action, subject, at) in enumerate(
        [
            ("p1", "SignIn", "p1", now - timedelta(days=3)),
            ("p1", "SignIn", "p1", now),
            ("p2", "DecideApplication", "a21", now - timedelta(days=2)),
            ("p2", "DecideApplication", "a22x", now - timedelta(days=2)),
            ("p2", "ClaimApplication", "a1", now - timedelta(days=6)),
            ("p2", "DecideApplication", "a4", datetime(2026, 3, 2, 9, tzinfo=UTC)),
            ("p1", "SubmitApplication", "a21", now - timedelta(hours=1)),
        ],
        start=21,
    ):
        connection.execute(
            insert(AUDIT_RECORDS).values(
                key=f"x{n}", at=at, person_id=person, device_id="dev1", branch_id="b1", region_id="r1",
                action=action, subject=subject, outcome="done", facts='{"reason": "缺流水"}',
            )
        )  # fmt: skip


@pytest.fixture
def day_of(filled: Engine, keys: KeyRing) -> Iterator[Ask]:
    with filled.connect() as connection:

        def asking(*grants: Grant, **place: str) -> Today:
            where = {"person_id": "p1", "branch_id": "b1", "region_id": "r1", "device_id": "dev1", **place}
            of = Actor(grants=grants, **where)
            return answer(GetToday(), of, connection, keys, s.TODAY, centre.LogArithmetic())

        yield asking
        connection.rollback()


def work(day: Today, *, mine: bool = True) -> set[tuple[str, str]]:
    return {(item.kind, item.key) for item in day.items if item.mine is mine}


def figure(day: Today, key: str) -> TodayFigure:
    return next(one for one in day.figures if one.key == key)


def test_an_officer_sees_the_own_work_and_what_others_have_of_it(day_of: Ask) -> None:
    day = day_of(*roles.LOAN_OFFICER.grants)
    assert work(day) == {
        ("file.returned", "a21"),
        ("contract.sign", "k21"),
        ("payment.prepare", "k22"),
    }
    assert work(day, mine=False) == {
        ("file.waiting", "a1"),
        ("proposal.pending", "lp1"),
        ("limit.pending", "cl1"),
    }
    [returned] = [item for item in day.items if item.kind == "file.returned"]
    assert (returned.note, returned.title, returned.product_name) == ("缺流水", "陈小明", "个人信用贷")
    assert datetime.fromisoformat(returned.due) - datetime.fromisoformat(returned.since) == timedelta(days=1)
    assert [one.key for one in day.figures][:3] == ["todo", "due", "disbursed"]
    assert (figure(day, "todo").count, figure(day, "due").count, figure(day, "due").fen) == (3, 1, 445_000)
    assert (figure(day, "due").part_count, figure(day, "due").part_fen) == (2, 455_000)
    assert figure(day, "disbursed").days == (150_000,)
    assert (figure(day, "par30").fen, figure(day, "par30").part_fen) == (5_000_000, 15_000_000)
    assert [loan.number for loan in day.due] == ["L000021"]
    assert {one.key for one in day.month} == {"submitted", "returned", "disbursed", "overdue30"}


def test_news_are_what_others_did_with_the_own_work_since_the_visit_before(day_of: Ask) -> None:
    day = day_of(*roles.LOAN_OFFICER.grants)
    [told] = day.news
    assert (told.kind, told.key, told.action, told.by_name) == ("file", "a21", "DecideApplication", "员工2")
    assert (told.status, told.note, told.title) == ("returned", "缺流水", "陈小明")
    age = datetime.now(UTC) - datetime.fromisoformat(day.since)
    assert timedelta(days=2, hours=23) < age < timedelta(days=3, hours=1)


def test_nobody_is_told_more_than_a_week_and_a_newcomer_a_day(day_of: Ask) -> None:
    newcomer = day_of(*roles.LOAN_OFFICER.grants, person_id="p3")
    age = datetime.now(UTC) - datetime.fromisoformat(newcomer.since)
    assert timedelta(hours=23) < age < timedelta(hours=25)


def test_a_reviewer_never_gets_the_own_entry_nor_what_another_has(day_of: Ask) -> None:
    review = roles.RISK_OFFICER.grants
    first = day_of(*review)
    assert work(first) == {("review.waiting", "a2"), ("review.mine", "a3")}
    second = day_of(*review, person_id="p2")
    assert work(second) == {("review.waiting", "a1"), ("review.waiting", "a2")}
    assert (figure(second, "review.decided").count, figure(second, "review.decided").part_count) == (3, 1)
    assert figure(first, "review.mine").count == 1


def test_a_supervisor_gets_what_waits_for_a_second_person(day_of: Ask) -> None:
    day = day_of(*roles.SUPERVISOR.grants, person_id="p7")
    assert work(day) >= {
        ("payment.confirm", "o1"),
        ("proposal.decide", "lp1"),
        ("proposal.decide", "lp21"),
        ("limit.decide", "cl21"),
        ("order.held", "q1"),
    }
    assert {key for kind, key in work(day) if kind.startswith("payment")} == {"o1"}
    assert figure(day, "proposals").count == 4
    maker = day_of(*roles.SUPERVISOR.grants, person_id="p2")
    assert ("payment.confirm", "o1") not in work(maker)
    assert ("proposal.pending", "lp21") in work(maker, mine=False)


def test_a_refused_payment_comes_back_to_its_maker(day_of: Ask) -> None:
    grants = roles.LOAN_OFFICER.grants
    day = day_of(*grants, person_id="p9", branch_id="b3", region_id="r2")
    assert ("payment.rejected", "o24") in work(day)
    assert ("payment.confirming", "o23") in work(day, mine=False)


def test_a_teller_gets_takings_statements_and_the_day_of_the_branch(day_of: Ask) -> None:
    day = day_of(*roles.TELLER.grants, person_id="p3")
    assert work(day) == {("statement.match", "s1")}
    [statement] = day.items
    assert (statement.count, statement.amount_fen) == (3, 135_000)
    cash, transfer = figure(day, "received.cash"), figure(day, "received.transfer")
    assert (cash.count, cash.fen, cash.part_fen) == (1, 445_000, 445_000)
    assert (transfer.count, transfer.fen) == (1, 10_000)
    assert [loan.key for loan in day.due] == ["l21"]
    assert [(one.key, one.count, one.fen) for one in day.month] == [("receipts", 2, 455_000)]


def test_a_collector_gets_the_loans_behind_by_stage(day_of: Ask) -> None:
    day = day_of(*roles.COLLECTOR.grants)
    assert work(day) == {("loan.overdue", "l23")}
    assert (figure(day, "overdue").count, figure(day, "overdue").days) == (1, (0, 1, 0, 0))


def test_an_administrator_gets_proposals_held_commands_and_silent_workstations(day_of: Ask) -> None:
    day = day_of(*roles.ADMINISTRATOR.grants, person_id="p8")
    assert work(day) == {("setting.decide", "sc1"), *(("order.held", f"q{n}") for n in (1, 2, 3))}
    assert figure(day, "devices.silent").count == 2
    assert figure(day, "people").count == 4
    [alert] = [one for one in day.alerts if one.key == "devices.silent"]
    assert alert.names == "D1, D9"
    assert work(day_of(*roles.ADMINISTRATOR.grants), mine=False) == {("setting.pending", "sc1")}


def test_an_auditor_gets_the_state_of_the_log(day_of: Ask) -> None:
    day = day_of(*roles.AUDITOR.grants)
    assert [one.key for one in day.figures] == ["log.size", "log.unsealed", "log.records", "par30"]
    assert figure(day, "log.unsealed").count == 10
    assert [(one.key, one.count) for one in day.alerts] == [("log.unsealed", 9)]


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_nothing_of_another_branch_or_region_is_told(day_of: Ask, role: Any) -> None:
    """The role's own grants, cut to the branch: whatever lies in b3 is not in the answer."""
    grants = tuple(Grant(one.permission, min(one.scope, Scope.BRANCH)) for one in role.grants)
    day = day_of(*grants)
    told = {item.key for item in day.items} | {one.key for one in day.due} | {one.key for one in day.news}
    far = {"a5x", "a22x", "k5", "k23", "o23", "o24", "l22", "l24", "lp22", "q2", "a2", "l2"}
    assert not told & far
    assert all(one.part_fen not in (777, 99_000) for one in day.figures)


def test_without_grants_the_day_is_empty(day_of: Ask) -> None:
    day = day_of()
    assert (day.items, day.figures, day.due, day.news, day.alerts, day.month) == ((), (), (), (), (), ())


def test_the_whole_answer_takes_seven_statements(filled: Engine, day_of: Ask) -> None:
    seen: list[str] = []
    event.listen(filled, "before_cursor_execute", lambda *given: seen.append(given[2]))
    every = tuple(Grant(one, Scope.ALL) for one in Permission if one not in (P.SELF, P.JOB))
    assert day_of(*every).items
    assert len(seen) == 7
