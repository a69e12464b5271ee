"""One centre for the stories of a file; each story has borrowers of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from lendesk.cli.server import sample_setup
from lendesk.connectors.bureaus.simulator import running_bureau
from lendesk.connectors.loopback import SIMULATOR_KEY
from lendesk.connectors.payments.simulator import running_bank
from lendesk.server.api.app import make_app
from lendesk.server.bootstrap import LenderSetup, bootstrap, ensure_incarnation, prepare_database
from lendesk.server.centre import open_centre
from lendesk.server.jobs.outside import open_outside
from lendesk.server.settings import ServerSettings

from .house import OFFICER_AND_SUPERVISOR, SECOND_SUPERVISOR, START, House


@pytest.fixture(scope="module")
def house_of_the_file(module_postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("centre")
    prepare_database(module_postgres_url)
    with running_bureau(data / "bureau") as bureau, running_bank(data / "bank", settle_seconds=0) as bank:
        secret = SecretStr(SIMULATOR_KEY.secret.decode())
        settings = ServerSettings(
            data=data,
            business_date=START,
            lock_timeout_seconds=5.0,
            access_minutes=60,
            bureau_address=bureau,
            bureau_key_id=SIMULATOR_KEY.key_id,
            bureau_secret=secret,
            bank_address=bank,
            bank_key_id=SIMULATOR_KEY.key_id,
            bank_secret=secret,
        )
        centre = open_centre(settings, module_postgres_url)
        ensure_incarnation(centre)
        bootstrap(centre, lender())
        with open_outside(centre) as outside, TestClient(make_app(centre)) as client:
            yield House(centre, client, outside)
        centre.engine.dispose()


def lender() -> LenderSetup:
    """The sample lender with a second supervisor, and with one person in two roles."""
    roles = {SECOND_SUPERVISOR: ("supervisor",), OFFICER_AND_SUPERVISOR: ("loan_officer", "supervisor")}
    setup = sample_setup()
    persons = tuple(replace(one, role_ids=roles.get(one.staff_number, one.role_ids)) for one in setup.persons)
    return replace(setup, persons=persons)


@pytest.fixture
def house(house_of_the_file: House) -> Iterator[House]:
    """The centre on the first business date; whatever happened, its ledger balances afterwards."""
    house_of_the_file.open_day(START)
    yield house_of_the_file
    debit, credit = house_of_the_file.balance()
    assert debit == credit
