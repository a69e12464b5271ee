"""A small sample lender is made through the real commands, and its books are sound."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from lendesk.connectors.bureaus.simulator import running_bureau
from lendesk.connectors.loopback import SIMULATOR_KEY
from lendesk.connectors.payments.simulator import running_bank
from lendesk.domain.administration.staff import Device, SettingChange
from lendesk.domain.applications.application import Application
from lendesk.domain.collections.contact import Contact, PaymentPromise
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.repayments.receipt import Receipt, StatementLine
from lendesk.sample import roles, setup
from lendesk.sample.generator import make_sample
from lendesk.sample.generator.borrowers import SHARES, borrowers
from lendesk.server.bootstrap import LenderSetup, bootstrap, ensure_incarnation, prepare_database
from lendesk.server.centre import open_centre
from lendesk.server.checking import check_books
from lendesk.server.passwords import hash_password
from lendesk.server.settings import ServerSettings

DAY = date(2026, 11, 20)


def people() -> LenderSetup:
    return LenderSetup(
        lender=setup.LENDER,
        regions=setup.REGIONS,
        branches=setup.BRANCHES,
        roles=roles.ROLES,
        persons=setup.people(hash_password(setup.PASSWORD)),
        products=setup.PRODUCTS,
    )


@pytest.fixture(scope="module")
def centre(module_postgres_url, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    secret = SIMULATOR_KEY.secret.decode()
    with running_bureau(folder / "b") as bureau, running_bank(folder / "k", settle_seconds=0) as bank:
        settings = ServerSettings(
            data=folder,
            bureau_address=bureau,
            bureau_key_id=SIMULATOR_KEY.key_id,
            bureau_secret=secret,
            bank_address=bank,
            bank_key_id=SIMULATOR_KEY.key_id,
            bank_secret=secret,
        )
        prepare_database(module_postgres_url)
        made = open_centre(settings, module_postgres_url)
        ensure_incarnation(made)
        bootstrap(made, people())
        make_sample(made, business_date=DAY, customers=6)
        yield made
        made.engine.dispose()


def count(centre, kind, field="status"):
    with centre.transaction() as (_, records):
        return Counter(getattr(one, field) for one in records.find(kind))


def test_the_books_are_sound(centre):
    books = check_books(centre)
    assert books.sound, books.faults
    assert books.loans == 4
    assert books.debit_fen > 0


def test_the_first_fates_are_met(centre):
    assert count(centre, LoanAccount) == {"active": 2, "overdue": 1, "settled": 1}
    assert count(centre, Application) == {"contracted": 5, "waiting": 1}
    assert count(centre, Contract) == {"signed": 5}
    assert count(centre, Disbursement) == {"paid": 4, "prepared": 1}
    assert count(centre, Receipt)["voided"] == 1
    assert count(centre, SettingChange) == {"approved": 1, "rejected": 1, "pending": 3}
    assert count(centre, Device) == {"active": 3, "revoked": 1}


def test_the_collector_called_on_the_arrears_of_the_branch(centre):
    with centre.transaction() as (_, records):
        behind = records.find(LoanAccount, branch_id="chancheng", status="overdue")
        calls = records.find(Contact)
        promises = records.find(PaymentPromise)
    assert len(calls) == 2 * len(behind)
    assert len(promises) == (len(behind) + 1) // 2
    assert {one.loan_id for one in calls} == {one.key for one in behind}


def test_a_statement_leaves_lines_to_a_person(centre):
    found = count(centre, StatementLine)
    assert found["suspense"] == 1
    assert found["unmatched"] == 1
    assert found["matched"] + found["posted"] >= 1


def test_time_runs_with_the_business_dates(centre):
    with centre.transaction() as (_, records):
        counter = [one for one in records.find(Receipt) if one.number.startswith("L")]
        receipts = sorted(counter, key=lambda one: one.posted_at)
        applications = records.find(Application)
    assert [one.value_date for one in receipts] == sorted(one.value_date for one in receipts)
    assert receipts[-1].value_date <= DAY
    assert min(one.submitted_at.date() for one in applications) < date(2026, 9, 1)
    assert all(one.posted_at.date() == one.value_date for one in receipts)


def test_a_centre_with_loans_is_left_alone(centre):
    with pytest.raises(RuleBroken, match=r"sample\.not_empty"):
        make_sample(centre, business_date=DAY, customers=6)


def test_the_same_seed_gives_the_same_people():
    assert borrowers(1, DAY, 60) == borrowers(1, DAY, 60)
    assert borrowers(1, DAY, 60) != borrowers(2, DAY, 60)


def test_four_hundred_borrowers_meet_every_fate_as_often_as_planned():
    people = borrowers(1, DAY, 400)
    assert sum(SHARES.values()) == 80
    assert Counter(one.fate for one in people) == {fate: 5 * share for fate, share in SHARES.items()}
    assert {one.branch for one in people} == {"chancheng", "tianhe", "wuzhong"}
    assert len({(one.fate, one.product.code) for one in people}) > 2 * len(SHARES)
    assert len({one.front["id_number"] for one in people}) == 400
    months = Counter((one.opened.year, one.opened.month) for one in people)
    assert len(months) >= 13
    assert DAY - min(one.opened for one in people) < timedelta(days=31 * 16)


def test_sixty_borrowers_meet_every_fate():
    assert {one.fate for one in borrowers(1, DAY, 60)} == set(SHARES)
