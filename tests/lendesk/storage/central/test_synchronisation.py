"""What a person's replica is told: rows in scope, masked, with removals, checks and results."""

import importlib.util
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.administration.rest_days import SpecialDay, calendar_from_text, calendar_of
from lendesk.domain.calendars import Shift
from lendesk.domain.customers.customer import Customer
from lendesk.domain.loans.account import LoanAccount
from lendesk.storage.central.horizon import move_horizon
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.synchronisation import PersonView, open_reading
from lendesk.storage.central.tables import COMMAND_RESULTS, FEED, INCARNATIONS
from lendesk.usecases.projections import TABLES
from lendesk.usecases.search.words import search_words
from lendesk.usecases.synchronisation.checks import table_check
from lendesk.usecases.synchronisation.exchange import Position

_SPEC = importlib.util.spec_from_file_location("central_specimens", Path(__file__).parent / "specimens.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
s: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(s)

READ = (Permission.CUSTOMER_READ, Permission.APPLICATION_READ, Permission.LOAN_READ)


def actor(scope: Scope = Scope.BRANCH, *permissions: Permission, **place: str) -> Actor:
    values = {"person_id": "p1", "branch_id": "b1", "region_id": "r1", "device_id": "dev1", **place}
    return Actor(grants=tuple(Grant(each, scope) for each in permissions or READ), **values)


@pytest.fixture
def lender(engine: Engine, keys: KeyRing) -> Engine:
    with engine.begin() as connection:
        connection.execute(insert(INCARNATIONS).values(number=1, key="life-1", at=s.NOON))
        records = CentralRecords(connection, keys)
        for each in s.everything():
            records.add(each)
        records.add(s.customer(2, branch_id="b2", owner_id="p9", name="王五"))
        records.add(s.customer(3, owner_id="p2", name="李四"))
        records.add(s.application(2, customer_id="c3", owner_id="p2", status="declined"))
        records.add(s.application(3, status="declined"))
        records.add(s.loan(2, contract_id="k2", customer_id="c2", branch_id="b2", owner_id="p9"))
        records.add(s.loan(3, contract_id="k3", status="settled", outstanding_fen=0))
        records.add(s.product(2))
    return engine


@pytest.fixture
def view(lender: Engine, keys: KeyRing) -> Any:
    """Opens views one after the other."""

    def opened(of: Actor) -> Any:
        return open_reading(lender, keys, lambda _records: of, s.TODAY)

    return opened


def keys_of(reading: PersonView) -> dict[str, list[str]]:
    return {table: [row.key for row in reading.page(table, "", 100)] for table in TABLES}


def test_a_product_that_moves_due_dates_brings_the_calendar_in_force(lender: Engine, keys: KeyRing) -> None:
    with lender.begin() as connection:
        records = CentralRecords(connection, keys)
        records.replace(s.product(2, rest_day_shift=Shift.FORWARD, rest_day_interest=False))
        records.add(s.calendar(2, days=(*s.calendar().days, SpecialDay(date(2026, 1, 1), False))))
        records.add(s.calendar(1, key="2025-v1", year=2025, days=(SpecialDay(date(2025, 5, 1), False),)))
    with open_reading(lender, keys, lambda _records: actor(), s.TODAY) as reading:
        (row,) = reading.page("products", "", 10)
    assert row.calendar == "-2025-05-01,-2026-01-01,-2026-10-01,+2026-10-10"
    assert calendar_from_text(row.calendar) == calendar_of(
        (s.calendar(2, days=(*s.calendar().days, SpecialDay(date(2026, 1, 1), False))),
         s.calendar(1, year=2025, days=(SpecialDay(date(2025, 5, 1), False),)))
    )  # fmt: skip
    assert (row.rest_day_shift, row.rest_day_interest) == ("FORWARD", 0)


def test_a_new_calendar_is_told_to_who_holds_such_a_product_and_to_nobody_else(
    lender: Engine, keys: KeyRing
) -> None:
    def told() -> list[str]:
        with lender.connect() as connection:
            wanted = select(FEED.c.key).where(FEED.c.table_name == "products").order_by(FEED.c.seq)
            return list(connection.scalars(wanted))

    before = told()
    with lender.begin() as connection:
        CentralRecords(connection, keys).add(s.calendar(2))
    assert told() == before
    with lender.begin() as connection:
        CentralRecords(connection, keys).replace(s.product(2, rest_day_shift=Shift.BACK))
    before = told()
    with lender.begin() as connection:
        CentralRecords(connection, keys).add(s.calendar(3))
    assert told() == [*before, "pv2"]


def test_a_branch_replica_holds_the_branch(view: Any) -> None:
    with view(actor()) as reading:
        assert keys_of(reading) == {
            "customers": ["c1", "c3"],
            "applications": ["a1", "a3"],
            "loans": ["l1"],
            "receipts": ["t1"],
            "products": ["pv2"],
            "branches": ["b1", "b2", "b3"],
            "persons": ["p1", "p2", "p3"],
        }
        assert reading.incarnation() == "life-1"
        assert reading.epoch() == 1
        assert reading.business_date() == s.TODAY


def test_a_wider_scope_is_capped_to_the_own_branch_and_a_narrower_one_is_not(view: Any) -> None:
    with view(actor(Scope.ALL)) as reading:
        assert keys_of(reading)["customers"] == ["c1", "c3"]
    with view(actor(Scope.OWN)) as reading:
        assert keys_of(reading)["customers"] == ["c1"]
        assert keys_of(reading)["receipts"] == ["t1"]
    with view(actor(Scope.ALL, Permission.SETTINGS_READ)) as reading:
        held = keys_of(reading)
        assert [held[table] for table in ("customers", "applications", "loans", "receipts")] == [[]] * 4
        assert set(reading.checks()) == {"products", "branches", "persons"}


def test_rows_come_masked_and_complete(view: Any) -> None:
    with view(actor()) as reading:
        (customer,) = reading.rows("customers", ("c1", "c2", "nobody"))
        assert (customer.id_masked, customer.id_tail) == (
            f"1101**********{customer.id_tail}",
            s.id_number(1)[-4:],
        )
        assert (customer.phone_masked, customer.phone_tail) == ("138****0001", "0001")
        assert customer.card_masked.endswith("0001")
        assert customer.card_masked.count("*") == len(customer.card_masked) - 4
        assert customer.search_words == search_words("陈小明")
        assert (customer.birth, customer.id_valid_to) == ("1990-03-07", "长期")
        (file,) = reading.rows("applications", ("a1",))
        assert (file.score, file.customer_name, file.product_name_en) == (702, "陈小明", "Personal")
        assert file.submitted_at == "2026-03-02T04:01:00+00:00"
        (product,) = reading.rows("products", ("pv1", "pv2"))
        assert (product.methods, product.rate_percent) == ("equal_installment,equal_principal", "12.60")
        (loan,) = reading.rows("loans", ("l1",))
        assert '"type":"DISBURSEMENT"' in loan.events
        assert loan.next_due == "2026-04-02"


def test_pages_follow_the_bytes_of_the_keys(lender: Engine, view: Any, keys: KeyRing) -> None:
    with lender.begin() as connection:
        for n, key in enumerate(("Zoe", "_x", "c-1", "ä"), start=10):
            CentralRecords(connection, keys).add(s.customer(n, key=key))
    with view(actor()) as reading:
        seen: list[str] = []
        while page := reading.page("customers", seen[-1] if seen else "", 2):
            seen += [row.key for row in page]
    assert seen == sorted(["Zoe", "_x", "c-1", "ä", "c1", "c3"])


def test_changes_tell_what_came_and_what_left(lender: Engine, view: Any, keys: KeyRing) -> None:
    with view(actor()) as reading:
        start = reading.horizon()
    with lender.begin() as connection:
        records = CentralRecords(connection, keys)
        records.replace(replace(records.get(Customer, "c3"), branch_id="b2"))
        records.replace(replace(records.get(LoanAccount, "l1"), status="settled"))
    with view(actor()) as reading:
        told = [(change.table, change.key) for change in reading.changes(start, reading.horizon(), 100)]
        assert told == [("customers", "c3"), ("loans", "l1")]
        assert reading.rows("customers", ("c3",)) == ()
        assert reading.rows("loans", ("l1",)) == ()


def test_checks_match_what_the_pages_brought(view: Any, lender: Engine, keys: KeyRing) -> None:
    with view(actor()) as reading:
        checks = reading.checks()
        assert checks == {table: table_check(reading.page(table, "", 100)) for table in TABLES}
    with lender.connect() as slow, lender.begin() as connection:
        CentralRecords(slow, keys).add(s.customer(8))
        CentralRecords(connection, keys).add(s.customer(9))
        connection.commit()
        with view(actor()) as reading:
            assert reading.checks() is None  # the slow one hides the other: the replica cannot have it
        slow.rollback()


def test_results_come_to_their_device_once_their_rows_can(lender: Engine, view: Any) -> None:
    def store(connection: Connection, command_id: str, device_id: str) -> None:
        connection.execute(
            insert(COMMAND_RESULTS).values(
                command_id=command_id, body_hash="h", outcome="done", code="", facts={}, made={"n": "1"},
                person_id="p1", device_id=device_id, at=s.NOON,
            )
        )  # fmt: skip

    with lender.begin() as connection:
        store(connection, "m1", "dev1")
        store(connection, "m2", "dev2")
    with view(actor()) as reading:
        assert [each.command_id for each in reading.results(("m1", "m2", "m3"))] == ["m1"]
    with lender.connect() as slow:
        store(slow, "m4", "dev1")
        with lender.begin() as connection:
            store(connection, "m5", "dev1")
        with view(actor()) as reading:
            assert reading.results(("m4", "m5")) == ()


def test_a_reading_sees_one_moment(lender: Engine, view: Any, keys: KeyRing) -> None:
    with view(actor()) as reading:
        before = reading.page("customers", "", 100)
        with lender.begin() as connection:
            CentralRecords(connection, keys).add(s.customer(7))
        assert reading.page("customers", "", 100) == before


def test_what_falls_behind_the_horizon_is_told(lender: Engine, view: Any) -> None:
    with view(actor()) as reading:
        start: Position = reading.horizon()
    with lender.begin() as connection:
        move_horizon(connection, s.TODAY.replace(month=5))  # 61 days on: all is still kept
    with view(actor()) as reading:
        assert reading.rows("receipts", ("t1",)) != ()
        assert reading.changes(start, reading.horizon(), 10) == ()
    with lender.begin() as connection:
        move_horizon(connection, s.TODAY.replace(month=6))
        move_horizon(connection, s.TODAY.replace(month=4))  # never back
    with view(actor()) as reading:
        told = {(change.table, change.key) for change in reading.changes(start, reading.horizon(), 10)}
        assert told == {("receipts", "t1"), ("applications", "a2"), ("applications", "a3")}
        assert reading.rows("receipts", ("t1",)) == ()
        assert [row.key for row in reading.page("applications", "", 10)] == ["a1"]
