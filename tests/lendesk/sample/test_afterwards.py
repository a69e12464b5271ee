"""Some of the sample's loans went another way: overdue in every stage, settled early, prepaid, given up."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from lendesk.connectors.bureaus.simulator import running_bureau
from lendesk.connectors.loopback import SIMULATOR_KEY
from lendesk.connectors.payments.simulator import running_bank
from lendesk.domain.limits.limit import CreditLimit, LimitDrawing
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.quotations.records import IssuedQuotation, LoanProposal
from lendesk.sample import roles, setup
from lendesk.sample.generator import make_sample
from lendesk.sample.generator.borrowers import Fate
from lendesk.server.bootstrap import LenderSetup, bootstrap, ensure_incarnation, prepare_database
from lendesk.server.centre import open_centre
from lendesk.server.checking import check_books
from lendesk.server.passwords import hash_password
from lendesk.server.settings import ServerSettings

DAY = date(2026, 11, 20)
FATES = (
    Fate.OVERDUE_WEEK, Fate.OVERDUE_MONTH, Fate.OVERDUE_QUARTER, Fate.OVERDUE_HALF_YEAR,
    Fate.SETTLED_EARLY, Fate.PREPAID, Fate.EXTENDED, Fate.WRITTEN_OFF, Fate.LIMIT,
    Fate.PROPOSED, Fate.PROPOSED_LATE, Fate.RESCHEDULED, Fate.RATE_CHANGED, Fate.PAUSED, Fate.CREDIT,
    Fate.LIMIT_ASKED,
)  # fmt: skip


@pytest.fixture(scope="module")
def centre(module_postgres_url, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    secret = SIMULATOR_KEY.secret.decode()
    lender = LenderSetup(
        setup.LENDER, setup.REGIONS, setup.BRANCHES, roles.ROLES,
        setup.people(hash_password(setup.PASSWORD)), setup.PRODUCTS,
    )  # fmt: skip
    with running_bureau(folder / "b") as bureau, running_bank(folder / "k", settle_seconds=0) as bank:
        settings = ServerSettings(
            data=folder, bureau_address=bureau, bureau_key_id=SIMULATOR_KEY.key_id, bureau_secret=secret,
            bank_address=bank, bank_key_id=SIMULATOR_KEY.key_id, bank_secret=secret,
        )  # fmt: skip
        prepare_database(module_postgres_url)
        made = open_centre(settings, module_postgres_url)
        ensure_incarnation(made)
        bootstrap(made, lender)
        make_sample(made, business_date=DAY, customers=len(FATES), only=FATES)
        yield made
        made.engine.dispose()


def found(centre, kind):
    with centre.transaction() as (_, records):
        return records.find(kind)


def test_the_books_are_sound(centre):
    books = check_books(centre)
    assert books.sound, books.faults
    # one loan a fate, and two drawings beside the one with a limit
    assert books.loans == len(FATES) + 2


def test_each_way_was_gone_by_the_same_commands(centre):
    kinds = Counter(one.kind for one in found(centre, LoanEvent))
    assert {"PAY_OFF", "PREPAYMENT", "RESCHEDULE", "WRITE_OFF", "RECOVERY"} <= set(kinds)
    assert Counter(one.kind for one in found(centre, IssuedQuotation)) == {"settlement": 2, "prepayment": 1}
    assert all(one.used_by for one in found(centre, IssuedQuotation))
    proposals = Counter((one.kind, one.status) for one in found(centre, LoanProposal))
    approved = {kind for kind, status in proposals if status == "approved"}
    assert approved == {"extension", "write_off", "reschedule", "change_rate", "pause"}
    assert sum(count for (_, status), count in proposals.items() if status == "pending") == 2


def test_more_money_than_was_due_is_held(centre):
    books = check_books(centre)
    assert books.sound
    paused = [one for one in found(centre, LoanEvent) if "PAUSE" in one.kind]
    assert paused


def test_every_stage_of_collection_has_its_loan(centre):
    late = sorted(one.days_past_due for one in found(centre, LoanAccount) if one.status == "overdue")
    stages = Counter(min((days - 1) // 30, 3) for days in late)
    assert {0, 1, 2, 3} <= set(stages)


def test_a_limit_is_used_and_free_again(centre):
    limits = {one.status: one for one in found(centre, CreditLimit)}
    assert set(limits) == {"active", "proposed"}
    limit = limits["active"]
    drawings = {one.key: one for one in found(centre, LimitDrawing) if one.limit_id == limit.key}
    left = [one.outstanding_fen for one in found(centre, LoanAccount) if one.contract_id in drawings]
    assert sorted(left) == [0, 900_000]
