"""What is printed for signing: within the cap, explained term by term, under the version that was agreed."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from lendesk.domain.applications.application import Application
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.administration.commands import ApproveChange, SaveProduct
from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.repayments.queries import GetLoan
from lendesk.wire import paths
from lendesk.wire.codec import encode_command

from .house import ADMINISTRATOR, OFFICER, SECOND_ADMINISTRATOR, TELLER, House


def priced(house: House, monthly: str, fee: str = "0") -> Application:
    """A file under a product of this monthly rate and fee, in percent, after the rules."""
    product = house.record(ProductVersion, "XF-v1")
    key = f"K{monthly}-{fee}"
    house.keep(replace(product, key=key, code=key, rate_percent=Decimal(monthly), fee_percent=Decimal(fee)))
    return house.hand_in(house.form(product_version_id=key))


@pytest.mark.parametrize("monthly", ["2.0000", "2.0004"])
def test_a_total_cost_of_24_00_percent_passes(house: House, monthly: str) -> None:
    file = priced(house, monthly)
    assert file.status == "approved"
    contract = house.did(OFFICER, PrepareContract(application_id=file.key))["contract_id"]
    assert house.record(Contract, contract).rate_disclosed == "24.00"


def test_a_total_cost_of_24_01_percent_is_declined_by_the_rules(house: House) -> None:
    file = priced(house, "2.0005")
    assert (file.status, file.outcome_reasons) == ("declined", ("price.above_cap", "score.good"))


def test_a_total_cost_that_a_fee_lifts_to_24_01_percent_is_refused_before_anything_is_printed(
    house: House,
) -> None:
    file = priced(house, "2.0000", "0.004")
    assert file.status == "approved", "the rules see the rate, the paper sees every fee"
    result = house.order(OFFICER, PrepareContract(application_id=file.key))
    assert (result.code, result.facts) == ("contract.rate_over_cap", {"rate": "24.01", "cap": "24.00"})
    assert house.file(file.key).status == "approved"
    assert not house.records(Contract, application_id=file.key)


def test_nobody_signs_what_was_not_explained_and_the_cost_sheet_comes_first(house: House) -> None:
    file = house.hand_in(house.form())
    key = house.did(OFFICER, PrepareContract(application_id=file.key))["contract_id"]
    clause = house.record(Contract, key).key_terms[0]
    early = house.order(OFFICER, ExplainKeyTerm(contract_id=key, term_id=clause.term_id))
    assert early.code == "contract.cost_sheet_first"
    house.did(OFFICER, ExplainKeyTerm(contract_id=key, term_id="cost_sheet"))
    drawn = house.upload(OFFICER, b"a drawn name")
    unsigned = house.order(OFFICER, SignContract(contract_id=key, signature_sha256=drawn))
    assert unsigned.code == "contract.not_explained"


def test_a_file_has_one_contract(house: House) -> None:
    file = house.hand_in(house.form())
    house.did(OFFICER, PrepareContract(application_id=file.key))
    again = house.order(OFFICER, PrepareContract(application_id=file.key))
    assert (again.outcome, again.code) == ("refused", "application.wrong_state")


def test_a_contract_that_finds_the_disk_full_is_printed_under_the_same_order_once_there_is_room(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = house.hand_in(house.form())
    command = PrepareContract(application_id=file.key)

    def no_room(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_room)
        reply = house.post(paths.COMMANDS, {"body": encode_command(command)}, house.token(OFFICER))
    assert (reply.status_code, reply.json()["code"]) == (503, "centre.disk_full")
    assert house.file(file.key).status == "approved"
    assert house.order(OFFICER, command).outcome == "done"


def test_when_a_product_changes_in_mid_loan_the_old_version_applies_to_it(house: House) -> None:
    loan = house.loan()
    before = house.ask(TELLER, GetLoan(loan_id=loan.key)).plan
    old = house.record(ProductVersion, "XF-v1")
    dearer = replace(old, key="XF-v2", version=2, rate_percent=Decimal("1.8"), effective_from=house.today)
    change = house.did(ADMINISTRATOR, SaveProduct(product=dearer, reason="调整利率"))["change_id"]
    own = house.order(ADMINISTRATOR, ApproveChange(change_id=change))
    assert (own.outcome, own.code) == ("refused", "access.four_eyes")
    house.did(SECOND_ADMINISTRATOR, ApproveChange(change_id=change))
    house.open_day(house.today + timedelta(days=1))
    assert house.ask(TELLER, GetLoan(loan_id=loan.key)).plan == before
    house.take(loan, before[0].due_fen)
    kept = house.record(LoanAccount, loan.key)
    assert (kept.product_version_id, json.loads(kept.terms)["rate_pct"]) == ("XF-v1", "1.2")
    newer = house.loan(house.form(product_version_id="XF-v2"))
    assert json.loads(newer.terms)["rate_pct"] == "1.8"
    assert json.loads(house.record(LoanAccount, loan.key).terms) == json.loads(loan.terms)
