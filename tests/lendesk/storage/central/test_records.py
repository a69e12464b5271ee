"""Every kind of record is stored and read back exactly, found, locked, numbered, and refused twice."""

import importlib.util
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select, text

from lendesk.domain.administration.staff import Person
from lendesk.domain.applications.application import Application
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.customers.customer import Customer
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.repayments.receipt import StatementLine
from lendesk.storage.central.kinds import KINDS
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.tables import FEED

_SPEC = importlib.util.spec_from_file_location("central_specimens", Path(__file__).parent / "specimens.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
s: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(s)


def feed_of(connection: Connection) -> list[tuple[str, str, str, str]]:
    rows = connection.execute(
        select(FEED.c.table_name, FEED.c.key, FEED.c.branch_id, FEED.c.previous_branch_id).order_by(
            FEED.c.seq
        )
    )
    return [tuple(row) for row in rows]  # type: ignore[misc]


def test_every_kind_comes_back_exactly(records: CentralRecords) -> None:
    written = s.everything()
    assert {type(each) for each in written} == set(KINDS)
    for each in written:
        records.add(each)
    for each in written:
        assert records.get(type(each), each.key) == each
        assert records.lock(type(each), each.key) == each
        assert each in records.find(type(each))


def test_sealed_fields_are_sealed_in_the_database(records: CentralRecords, connection: Connection) -> None:
    for each in s.everything():
        records.add(each)
    whole = " ".join(
        str(connection.scalars(text(f"SELECT {kind.table.name}::text FROM {kind.table.name}")).all())
        for kind in KINDS.values()
    )
    one = s.customer()
    for secret in (
        one.id_number,
        one.phone,
        one.card_number,
        s.line().payer_account,
        s.disbursement().account,
    ):
        assert secret not in whole
        assert secret.encode().hex() not in whole


def test_what_is_missing_is_refused(records: CentralRecords) -> None:
    with pytest.raises(RuleBroken) as missing:
        records.get(Customer, "nobody")
    assert (missing.value.code, missing.value.facts) == (
        "record.missing",
        {"kind": "Customer", "key": "nobody"},
    )
    with pytest.raises(RuleBroken, match=r"record\.missing"):
        records.replace(s.customer())


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        (s.customer(1), s.customer(1, name="又一个"), "pkey"),
        (s.receipt(1), s.receipt(2, number="D1-000001"), "number"),
        (s.line(1), s.line(2, fingerprint="fp1"), "fingerprint"),
        (s.statement(1), s.statement(2, sha256=f"{1:064d}"), "sha256"),
        (s.disbursement(1), s.disbursement(2, intent_id="i1"), "intent"),
        (s.disbursement(1), s.disbursement(2, contract_id="k1"), "living"),
        (s.loan(1), s.loan(2, contract_id="k1"), "contract"),
        (s.event(1), s.event(1, key="other"), "sequence"),
        (s.contract(1), s.contract(2, application_id="a1"), "living"),
        (s.line(1, receipt_id="t1"), s.line(2, receipt_id="t1"), "receipt"),
    ],
)
def test_nothing_is_there_twice(records: CentralRecords, first: Any, second: Any, field: str) -> None:
    records.add(first)
    with pytest.raises(RuleBroken) as twice:
        records.add(second)
    assert twice.value.code == "record.exists"
    assert twice.value.facts["field"] == field
    assert records.get(type(first), first.key) == first  # the transaction lives on


def test_a_voided_contract_leaves_room_for_another(records: CentralRecords) -> None:
    records.add(s.contract(1, status="void"))
    records.add(s.contract(2, application_id="a1"))
    assert len(records.find(Contract, application_id="a1")) == 2


def test_records_are_found_by_their_fields(records: CentralRecords) -> None:
    for n in range(1, 5):
        records.add(s.customer(n, owner_id="p1" if n % 2 else "p2"))
    assert [one.key for one in records.find(Customer, owner_id="p1")] == ["c1", "c3"]
    assert [one.key for one in records.find(Customer, id_number=s.id_number(3))] == ["c3"]
    spaced = f"{s.id_number(3)[:6]} {s.id_number(3)[6:].lower()}"
    assert [one.key for one in records.find(Customer, id_number=spaced)] == ["c3"]
    assert records.find(Customer, phone="") == ()
    assert len(records.find(Customer, id_valid_to=None, branch_id="b1")) == 4
    with pytest.raises(KeyError):
        records.find(Customer, shoe_size=43)


def test_a_person_with_nothing_to_seal_is_kept(records: CentralRecords) -> None:
    records.add(s.line(1, payer_account=""))
    records.add(s.line(2, payer_account=""))
    assert records.get(StatementLine, "sl2").payer_account == ""
    records.add(s.person(1))
    assert records.find(Person, staff_number="S001")[0].role_ids == ("officer",)


def test_money_must_be_positive(records: CentralRecords) -> None:
    with pytest.raises(Exception, match="amount_fen_positive"):
        records.add(s.receipt(1, amount_fen=0))


def test_numbers_have_no_gaps(engine: Engine, keys: KeyRing) -> None:
    """Eight threads, of which some give up: what was committed counts 1, 2, 3 …"""
    taken: list[int] = []

    def work(worker: int) -> None:
        for turn in range(10):
            with engine.connect() as connection:
                number = CentralRecords(connection, keys).next_number("S")
                if (worker + turn) % 3:
                    connection.commit()
                    taken.append(number)
                else:
                    connection.rollback()

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(1, len(taken) + 1))
    assert len(taken) > 40


def test_a_locked_record_waits_for_its_holder(engine: Engine, keys: KeyRing) -> None:
    with engine.begin() as connection:
        CentralRecords(connection, keys).add(s.loan())
    with engine.connect() as holder:
        records = CentralRecords(holder, keys)
        mine = records.lock(LoanAccount, "l1")
        with engine.connect() as other:
            other.execute(text("SET lock_timeout = '50ms'"))
            with pytest.raises(Exception, match="lock timeout"):
                CentralRecords(other, keys).lock(LoanAccount, "l1")
        records.replace(replace(mine, due_fen=7))
        holder.commit()
    with engine.connect() as connection:
        assert CentralRecords(connection, keys).get(LoanAccount, "l1").due_fen == 7


def test_the_feed_names_what_changed_where(records: CentralRecords, connection: Connection) -> None:
    records.add(s.customer())
    records.add(s.application())
    assert feed_of(connection) == [("customers", "c1", "b1", ""), ("applications", "a1", "b1", "")]
    records.replace(replace(records.get(Application, "a1"), branch_id="b2"))
    assert feed_of(connection)[-1] == ("applications", "a1", "b2", "b1")


def test_a_rename_touches_what_shows_the_name(records: CentralRecords, connection: Connection) -> None:
    for each in (s.customer(), s.application(), s.loan(), s.receipt(1), s.receipt(2)):
        records.add(each)
    before = len(feed_of(connection))
    records.replace(s.customer(name="陈晓明"))
    told = {row[:2] for row in feed_of(connection)[before:]}
    shown = {("applications", "a1"), ("loans", "l1"), ("receipts", "t1"), ("receipts", "t2")}
    assert told == {("customers", "c1")} | shown


def test_events_and_decisions_touch_the_rows_that_show_them(
    records: CentralRecords, connection: Connection
) -> None:
    for each in (s.application(), s.loan(), s.product(1)):
        records.add(each)
    before = len(feed_of(connection))
    for each in (s.event(), s.decision(), s.product(2)):
        records.add(each)
    told = [row[:2] for row in feed_of(connection)[before:]]
    assert told == [("loans", "l1"), ("applications", "a1"), ("products", "pv2"), ("products", "pv1")]
