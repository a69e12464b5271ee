"""The collections workbench at the centre: queue, case, calls and promises, by the real tables."""

import importlib.util
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.collections.conduct import CHINA
from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import PromisedPart
from lendesk.domain.customers.customer import CustomerNote
from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.queries.answers import answer
from lendesk.storage.central.records import CentralRecords
from lendesk.usecases import every_handler
from lendesk.usecases.collections.commands import LogContact, PromiseToPay
from lendesk.usecases.collections.queries import CaseOrder, GetCase, GetStages, ListCases
from lendesk.usecases.handling import Context, carry_out
from lendesk.usecases.messages import Area

_SPEC = importlib.util.spec_from_file_location(
    "filled_centre_collections", Path(__file__).parent / "filled_centre.py"
)
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
centre: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(centre)
s = centre.s
P = Permission
TODAY = date(2026, 7, 20)
NOON = datetime(2026, 7, 20, 12, 0, tzinfo=CHINA)
assert every_handler.ROOMS


def _behind(n, days, due, **changed):
    figures = {"status": "overdue", "days_past_due": days, "due_fen": due, "customer_id": "c31"}
    return s.loan(n, contract_id=f"k{n}", **{**figures, **changed})


def _more():
    return (
        s.customer(31, name="罗志文", owner_id="p1"),
        s.customer(32, name="周丽华", owner_id="p2"),
        _behind(31, 18, 900),
        _behind(32, 30, 100, customer_id="c32", owner_id="p2"),
        _behind(33, 31, 500, customer_id="c32", owner_id="p2"),
        _behind(34, 200, 70, branch_id="b3", region_id="r2", owner_id="p9"),
        s.event(1, "l31", data=s.DISBURSED.replace("l1-e1", "l31-e1")),
        CustomerNote("n31", "c31", "b1", "r1", "p1", "店铺正常", s.NOON),
    )


def person(*permissions, scope=Scope.BRANCH, person_id="p1"):
    grants = tuple(Grant(one, scope, None) for one in permissions or (P.COLLECTION_WORK, P.CUSTOMER_READ))
    return Actor(person_id=person_id, branch_id="b1", region_id="r1", grants=grants)


@pytest.fixture(scope="module")
def known(module_postgres_url, keys):
    engine = make_engine(module_postgres_url)
    with engine.begin() as connection:
        centre.fill(connection, keys)
        records = CentralRecords(connection, keys)
        for each in _more():
            records.add(each)
    yield engine
    engine.dispose()


@pytest.fixture
def line(known):
    with known.connect() as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def ask(line, keys):
    def asking(query, who=None):
        return answer(query, who or person(), line, keys, TODAY, centre.LogArithmetic())

    return asking


@pytest.fixture
def order(line, keys):
    """Carries a command out; the code of its refusal, "" when it was done."""

    def ordering(command, now=NOON):
        context = Context(person(), CentralRecords(line, keys), None, now, TODAY)
        try:
            carry_out(command, context)
        except RuleBroken as broken:
            return broken.code
        assert context.touched == {Area.COLLECTIONS}
        return ""

    return ordering


def call(at=NOON, outcome=Outcome.REACHED, text="月底还款", loan="l31"):
    return LogContact(loan_id=loan, outcome=outcome, text=text, made_at=at)


def test_stages_are_counted_in_reach(ask):
    found = [(one.stage, one.count, one.due_fen) for one in ask(GetStages())]
    assert found == [("M1", 2, 1000), ("M2", 1, 500), ("M3", 0, 0), ("M3+", 0, 0)]
    mine = [(one.stage, one.count) for one in ask(GetStages(mine=True))]
    assert mine[0] == ("M1", 1)
    everywhere = ask(GetStages(), person(P.COLLECTION_WORK, scope=Scope.ALL))
    assert everywhere[-1].count == 1


def test_the_queue_is_paged_by_key_in_each_order(ask):
    for order_by, wanted in ((CaseOrder.DAYS, ["l32", "l31"]), (CaseOrder.ARREARS, ["l31", "l32"])):
        first = ask(ListCases(order=order_by, limit=1))
        rest = ask(ListCases(order=order_by, limit=1, after=first.after))
        assert [first.rows[0].key, rest.rows[0].key] == wanted
        assert rest.after == ""
    assert ask(ListCases(stage="M2")).rows[0].key == "l33"
    with pytest.raises(RuleBroken, match=r"page\.unknown_mark"):
        ask(ListCases(after="x"))


def test_a_line_tells_customer_tail_and_next_step(ask, order):
    line = ask(ListCases()).rows[1]
    assert (line.customer_name, len(line.phone_tail), line.step) == ("罗志文", 4, "call")
    assert order(PromiseToPay(loan_id="l31", parts=(PromisedPart(TODAY, 500),), made_on=TODAY)) == ""
    assert ask(ListCases()).rows[1].step == "promise_today"
    for _ in range(3):
        assert order(call()) == ""
    assert ask(ListCases()).rows[1].step == "limit_reached"


def test_a_case_has_arrears_counts_and_history(ask, order):
    assert order(call(outcome=Outcome.NO_ANSWER, text="")) == ""
    assert order(call(at=NOON - timedelta(hours=1))) == ""
    parts = (PromisedPart(TODAY + timedelta(days=3), 300), PromisedPart(TODAY + timedelta(days=9), 600))
    assert order(PromiseToPay(loan_id="l31", parts=parts, made_on=TODAY)) == ""
    file = ask(GetCase(loan_id="l31"))
    assert (file.connected_today, file.connected_this_week, file.paused_until) == (1, 1, "")
    assert file.due_fen == sum(one.total_fen for one in file.arrears) > 0
    assert file.arrears[0].no == file.next_no == 1
    kinds = [one.kind for one in file.events]
    assert sorted(kinds) == ["contact", "contact", "note", "promise", "promise"]
    assert {one.what for one in file.events if one.kind == "promise"} == {"open"}
    assert (file.line.step, file.line.step_on) == ("promised", "2026-07-23")
    without = ask(GetCase(loan_id="l31"), person(P.COLLECTION_WORK))
    assert "note" not in [one.kind for one in without.events]


def test_calls_are_judged_by_the_time_they_were_made(order):
    assert order(call(at=NOON.replace(hour=7))) == "contact.outside_hours"
    assert order(call(), now=NOON.replace(hour=23)) == ""
    assert order(call(at=NOON + timedelta(hours=1))) == "contact.in_future"
    assert order(call(text="长" * 2001)) == "note.too_long"


def test_the_limit_of_the_day_counts_all_calls_to_the_person(order):
    assert [order(call()) for _ in range(4)] == ["", "", "", "contact.too_many_a_day"]
    assert order(call(outcome=Outcome.BUSY)) == ""
    assert order(call(at=NOON - timedelta(days=1))) == ""


def test_a_loan_that_is_not_behind_is_left_alone(order):
    assert order(call(loan="l34")) == "access.scope"
    early = LogContact(loan_id="l31", outcome=Outcome.REACHED, text="", made_at=NOON)
    assert early.route.value == "queued"


def test_promises_are_checked(order):
    def promised(days, made_on=TODAY):
        parts = (PromisedPart(TODAY + timedelta(days=days), 100),)
        return order(PromiseToPay(loan_id="l31", parts=parts, made_on=made_on))

    assert promised(61) == "promise.too_far"
    assert promised(1, TODAY + timedelta(days=1)) == "promise.made_on"
    assert promised(1, TODAY - timedelta(days=8)) == "promise.made_on"
    assert promised(1) == ""


def test_out_of_reach_is_as_absent(ask):
    for key in ("l34", "nothing"):
        with pytest.raises(RuleBroken, match=r"record\.missing"):
            ask(GetCase(loan_id=key))
