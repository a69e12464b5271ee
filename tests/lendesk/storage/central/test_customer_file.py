"""What is told of a customer: to whom, how far, and what is masked."""

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.applications.application import Material
from lendesk.domain.customers.customer import Consent, CustomerNote
from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.queries.answers import answer
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.tables import AUDIT_RECORDS
from lendesk.usecases.customers.queries import (
    UNTOLD,
    CustomerFile,
    CustomerFilter,
    GetCustomer,
    ListCustomerEvents,
    ListCustomerNotes,
    ListCustomers,
)

_SPEC = importlib.util.spec_from_file_location(
    "filled_centre_360", Path(__file__).parent / "filled_centre.py"
)
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
centre: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(centre)
s = centre.s
P = Permission
ALL_READING = (P.CUSTOMER_READ, P.APPLICATION_READ, P.CONTRACT_READ, P.LOAN_READ)
CODE = "91440604MA51ABCD0X"


def _more() -> tuple[Any, ...]:
    """To customer 1 of branch b1: a loan, a file and a limit elsewhere, notes, a neighbour by phone."""
    return (
        s.customer(21, branch_id="b3", region_id="r2", owner_id="p9", name="孙七", phone="13812340001"),
        s.customer(22, name="周八", owner_id="p2"),
        s.application(21, customer_id="c1", branch_id="b3", region_id="r2", owner_id="p9"),
        s.application(
            22,
            customer_id="c1",
            business_name="朝阳小吃店",
            credit_code=CODE,
            status="declined",
            decided_by="p2",
            materials=(Material("licence", "e" * 64, "licence.jpg"),),
        ),
        s.application(23, customer_id="c22", business_name="朝阳小吃店", credit_code=CODE),
        s.decision(
            22,
            application_id="a22",
            outcome="decline",
            reasons=("court.dishonest_debtor",),
            inputs='{"bureau_score": 510, "dishonest": true, "court_records": 0}',
            made_at=s.NOON + timedelta(days=1),
        ),
        s.loan(
            21,
            contract_id="k21",
            customer_id="c1",
            branch_id="b3",
            region_id="r2",
            owner_id="p9",
            status="overdue",
            outstanding_fen=700_000,
            due_fen=90_000,
            days_past_due=12,
        ),
        s.limit(21, status="active", product_version_id="pv2"),
        *(
            CustomerNote(f"n{n}", "c1", "b1", "r1", "p2", f"第 {n} 次来访", s.NOON + timedelta(days=n))
            for n in range(2, 6)
        ),
        Consent("cs2", "c1", "a22", "2026-07", ("bureau", "sharing"), s.NOON + timedelta(days=3)),
    )


@pytest.fixture(scope="module")
def known(module_postgres_url: str, keys: KeyRing) -> Iterator[Engine]:
    engine = make_engine(module_postgres_url)
    with engine.begin() as connection:
        centre.fill(connection, keys)
        records = CentralRecords(connection, keys)
        for each in _more():
            records.add(each)
        for n, (subject, action) in enumerate(
            [("c1", "UnmaskCustomer"), ("l1", "PrepayLoan"), ("l21", "PrepayLoan"), ("t1", "PostRepayment")]
        ):
            connection.execute(
                insert(AUDIT_RECORDS).values(
                    key=f"y{n}", at=s.NOON + timedelta(hours=n + 1), person_id="p2", device_id="dev1",
                    branch_id="b1", region_id="r1", action=action, subject=subject, outcome="done",
                    facts='{"reason": "回访"}',
                )
            )  # fmt: skip
    yield engine
    engine.dispose()


def person(scope: Scope, *permissions: Permission, **place: str) -> Actor:
    where = {"person_id": "p1", "branch_id": "b1", "region_id": "r1", "device_id": "dev1", **place}
    return Actor(grants=tuple(Grant(one, scope, None) for one in permissions), **where)


@pytest.fixture
def line(known: Engine) -> Iterator[Connection]:
    with known.connect() as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def ask(line: Connection, keys: KeyRing) -> Any:
    def asking(query: Any, scope: Scope = Scope.BRANCH, *permissions: Permission, **place: str) -> Any:
        of = person(scope, *(permissions or ALL_READING), **place)
        return answer(query, of, line, keys, s.TODAY, centre.LogArithmetic())

    return asking


def test_the_page_holds_every_record_of_the_branch(ask: Any) -> None:
    file: CustomerFile = ask(GetCustomer(customer_id="c1"))
    assert (file.row.name, file.branch_name, file.branch_name_en) == ("陈小明", "朝阳支行", "Chaoyang")
    assert (file.owner_name, file.ethnicity, file.known_since) == ("员工1", "汉", "2026-03-02")
    assert [row.key for row in file.loans] == ["l1"]
    assert [one.row.key for one in file.applications] == ["a22", "a1"]
    assert [row.key for row in file.limits] == ["cl21", "cl1"]
    assert {row.key for row in file.contracts} == {"k1", "k6"}
    assert [paper.kind for paper in file.papers] == ["licence", "id_front"]
    assert file.hidden == ()
    assert not file.from_replica


def test_numbers_stay_masked(ask: Any) -> None:
    file: CustomerFile = ask(GetCustomer(customer_id="c1"), Scope.ALL)
    whole = repr(file)
    assert s.id_number(1) not in whole
    assert "13812340001" not in whole
    assert file.row.id_masked.endswith(s.id_number(1)[-4:])


def test_decisions_come_with_their_files(ask: Any) -> None:
    declined, waiting = ask(GetCustomer(customer_id="c1")).applications
    assert (declined.outcome, declined.reasons) == ("decline", ("court.dishonest_debtor",))
    assert declined.decided_by_name == "员工2"
    assert (waiting.outcome, waiting.decided_by_name) == ("manual", "")


def test_the_newest_report_consent_and_business_count(ask: Any) -> None:
    file: CustomerFile = ask(GetCustomer(customer_id="c1"))
    assert (file.watch_lists, file.reported_on) == (("court.dishonest_debtor",), "2026-03-03")
    assert file.consent is not None
    assert (file.consent.given_on, file.consent.text_version) == ("2026-03-05", "2026-07")
    assert file.business is not None
    assert (file.business.name, file.business.credit_code) == ("朝阳小吃店", CODE)


def test_exposure_is_the_lenders_but_records_elsewhere_are_only_counted(ask: Any) -> None:
    file: CustomerFile = ask(GetCustomer(customer_id="c1"))
    assert file.figures is not None
    assert file.figures.outstanding_fen == 5_700_000
    assert file.figures.due_fen == 90_000
    assert file.figures.days_past_due == 12
    assert (file.figures.open_loans, file.figures.first_loan_on) == (2, "2026-03-02")
    assert file.figures.exposure_fen >= file.figures.outstanding_fen
    assert dict(file.elsewhere) == {"applications": 1, "loans": 1, "contracts": 1}
    everywhere: CustomerFile = ask(GetCustomer(customer_id="c1"), Scope.ALL)
    assert {row.key for row in everywhere.loans} == {"l1", "l21"}
    assert everywhere.elsewhere == ()


def test_without_a_right_a_section_is_hidden(ask: Any) -> None:
    file: CustomerFile = ask(GetCustomer(customer_id="c1"), Scope.BRANCH, P.CUSTOMER_READ)
    assert set(file.hidden) == {"applications", "loans", "contracts", "limits"}
    assert file.figures is None
    assert file.loans == file.applications == file.contracts == file.limits == file.papers == ()
    assert (file.watch_lists, file.reported_on) == ((), "")
    assert {event.about for event in file.history.rows} == {"customer"}


@pytest.mark.parametrize(
    ("scope", "place"),
    [
        (Scope.OWN, {"person_id": "p2"}),
        (Scope.BRANCH, {"branch_id": "b2"}),
        (Scope.REGION, {"region_id": "r2"}),
    ],
)
@pytest.mark.parametrize("query", [GetCustomer, ListCustomerNotes, ListCustomerEvents])
def test_a_customer_beyond_the_reach_is_not_there(
    ask: Any, query: Any, scope: Scope, place: dict[str, str]
) -> None:
    with pytest.raises(RuleBroken) as beyond:
        ask(query(customer_id="c1"), scope, **place)
    assert beyond.value.code == "record.missing"


def test_who_shares_phone_or_business_is_told_as_far_as_the_reach(ask: Any) -> None:
    by_phone, by_business = ask(GetCustomer(customer_id="c1")).related
    assert (by_phone.why, by_phone.in_reach, by_phone.customer.key) == ("phone", False, "c21")
    assert by_phone.customer.name == "孙*"
    assert (by_phone.customer.address, by_phone.customer.birth) == ("", "")
    assert (by_business.why, by_business.in_reach, by_business.customer.name) == ("business", True, "周八")
    everywhere = ask(GetCustomer(customer_id="c1"), Scope.ALL).related
    assert [(one.customer.name, one.in_reach) for one in everywhere] == [("孙七", True), ("周八", True)]


def test_notes_page_from_the_newest(ask: Any) -> None:
    first = ask(ListCustomerNotes(customer_id="c1", limit=3))
    assert [note.key for note in first.rows] == ["n5", "n4", "n3"]
    assert (first.rows[0].author_name, first.rows[0].text) == ("员工2", "第 5 次来访")
    rest = ask(ListCustomerNotes(customer_id="c1", limit=3, after=first.after))
    assert [note.key for note in rest.rows] == ["n2", "n1"]
    assert rest.after == ""


def test_what_happened_pages_and_leaves_other_branches_out(ask: Any) -> None:
    first = ask(ListCustomerEvents(customer_id="c1", limit=2))
    assert [(one.what, one.about) for one in first.rows] == [
        ("PostRepayment", "receipt"), ("PrepayLoan", "loan"),
    ]  # fmt: skip
    assert (first.rows[0].number, first.rows[0].key) == ("D1-000001", "l1")
    rest = ask(ListCustomerEvents(customer_id="c1", limit=2, after=first.after))
    assert [(one.what, one.about) for one in rest.rows] == [
        ("UnmaskCustomer", "customer"), ("SubmitApplication", "application"),
    ]  # fmt: skip
    assert rest.rows[0].remark == "回访"
    with pytest.raises(RuleBroken) as unknown:
        ask(ListCustomerEvents(customer_id="c1", after="yesterday|x"))
    assert unknown.value.code == "page.unknown_mark"


def test_the_list_finds_and_filters(ask: Any) -> None:
    assert [line.key for line in ask(ListCustomers(text="0001")).rows] == ["c1"]
    assert [line.key for line in ask(ListCustomers(text="zb")).rows] == ["c22"]
    assert ask(ListCustomers(text="查无此人")).rows == ()
    with_limit = ask(ListCustomers(only=CustomerFilter.WITH_LIMIT)).rows
    assert [line.key for line in with_limit] == ["c1"]
    assert ask(ListCustomers(only=CustomerFilter.OVERDUE)).rows == ()
    overdue = ask(ListCustomers(only=CustomerFilter.OVERDUE), Scope.ALL).rows
    assert [(line.key, line.days_past_due, line.loan_count) for line in overdue] == [("c1", 12, 2)]
    own = ask(ListCustomers(only=CustomerFilter.OWN_BRANCH), Scope.ALL).rows
    assert {line.branch_id for line in own} == {"b1"}


def test_the_list_pages_without_losing_anyone(ask: Any) -> None:
    seen: list[str] = []
    after = ""
    while True:
        page = ask(ListCustomers(limit=2, after=after), Scope.ALL)
        seen += [line.key for line in page.rows]
        after = page.after
        if not after:
            break
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {"c1", "c2", "c3", "c4", "c21", "c22"}


def test_loan_figures_of_the_list_need_their_right(ask: Any) -> None:
    [line] = ask(ListCustomers(text="0001"), Scope.BRANCH, P.CUSTOMER_READ).rows
    assert (line.loan_count, line.outstanding_fen, line.days_past_due) == (UNTOLD, UNTOLD, UNTOLD)
    with pytest.raises(RuleBroken) as refused:
        ask(ListCustomers(only=CustomerFilter.OVERDUE), Scope.BRANCH, P.CUSTOMER_READ)
    assert refused.value.code == "access.permission"


def test_scopes_of_the_parts_differ(line: Connection, keys: KeyRing) -> None:
    """Customers of the region, loans of the own branch: a loan next door is counted, not shown."""
    of = replace(
        person(Scope.REGION, P.CUSTOMER_READ),
        grants=(
            Grant(P.CUSTOMER_READ, Scope.REGION, None),
            Grant(P.LOAN_READ, Scope.BRANCH, None),
        ),
    )
    file = answer(GetCustomer(customer_id="c2"), of, line, keys, s.TODAY, centre.LogArithmetic())
    assert file.loans == ()
    assert file.elsewhere == (("loans", 1),)
    assert "applications" in file.hidden
