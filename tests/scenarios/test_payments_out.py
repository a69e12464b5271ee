"""Money goes out once, released by a second person, to the borrower's own card."""

from __future__ import annotations

import threading
from dataclasses import replace

from lendesk.connectors.journal import IntentJournal
from lendesk.domain.customers.customer import Customer
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.loans.account import LoanAccount
from lendesk.usecases.disbursements.commands import ConfirmDisbursement, PrepareDisbursement
from lendesk.usecases.messages import CommandResult

from .house import OFFICER, OFFICER_AND_SUPERVISOR, SECOND_SUPERVISOR, SUPERVISOR, House
from .people import borrower, card


def prepared(house: House) -> str:
    """A payment that waits for its second person."""
    contract = house.contract(house.hand_in(house.form()))
    house.sign_without_seals(contract)
    return house.prepare_payment(contract)


def paid_at_the_bank(house: House, intent_id: str) -> int:
    journal = IntentJournal(house.centre.settings.data / "bank" / "bank.sqlite")
    try:
        return journal.effects(intent_id, "paid")
    finally:
        journal.close()


def test_of_two_checkers_at_once_one_releases_and_the_bank_pays_once(house: House) -> None:
    payment = prepared(house)
    people = (SUPERVISOR, SECOND_SUPERVISOR)
    for who in people:
        house.token(who)
    results: list[CommandResult] = []
    threads = [
        threading.Thread(
            target=lambda who=who: results.append(
                house.order(who, ConfirmDisbursement(disbursement_id=payment))
            )
        )
        for who in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(result.outcome for result in results) == ["done", "refused"]
    assert {result.code for result in results} == {"", "disbursement.wrong_state"}
    house.work()
    paid = house.record(Disbursement, payment)
    assert (paid.status, paid_at_the_bank(house, paid.intent_id)) == ("paid", 1)
    assert len(house.records(LoanAccount, contract_id=paid.contract_id)) == 1


def test_who_prepared_a_payment_cannot_release_it(house: House) -> None:
    who = OFFICER_AND_SUPERVISOR
    file = house.hand_in(house.form(), who)
    contract = house.contract(file, who)
    house.sign_without_seals(contract, who)
    payment = house.prepare_payment(contract, who)
    result = house.order(who, ConfirmDisbursement(disbursement_id=payment))
    assert (result.outcome, result.code) == ("refused", "access.four_eyes")
    assert house.record(Disbursement, payment).status == "prepared"


def test_an_unsigned_contract_is_not_paid_and_a_signed_one_once(house: House) -> None:
    contract = house.contract(house.hand_in(house.form()))
    early = house.order(OFFICER, PrepareDisbursement(contract_id=contract.key))
    assert early.code == "disbursement.contract_not_signed"
    house.sign_without_seals(contract)
    house.prepare_payment(contract)
    again = house.order(OFFICER, PrepareDisbursement(contract_id=contract.key))
    assert again.code == "disbursement.exists"


def test_a_card_that_changed_after_the_payment_was_prepared_stops_it(house: House) -> None:
    payment = prepared(house)
    customer = house.record(Customer, house.record(Disbursement, payment).customer_id)
    with house.centre.transaction() as (_, records):
        records.replace(replace(customer, card_number=card(9_000)))
    result = house.order(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment))
    assert (result.outcome, result.code) == ("refused", "disbursement.account_changed")


def test_a_payment_that_the_bank_rejects_makes_no_loan_and_can_be_tried_again(house: House) -> None:
    rejected = "6222020000000001" + "0000"
    contract = house.contract(house.hand_in(house.form(borrower(card_number=luhn_ending(rejected)))))
    house.sign_without_seals(contract)
    payment = house.prepare_payment(contract)
    for _ in range(2):
        house.did(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment))
        house.work()
        assert house.record(Disbursement, payment).status == "rejected"
    assert not house.records(LoanAccount, contract_id=contract.key)


def luhn_ending(number: str) -> str:
    """A card whose last four digits are those given and that is right by Luhn."""
    from lendesk.domain.customers.identity import luhn_ok

    return next(made for n in range(10_000) if luhn_ok(made := f"62220200{n:04d}{number[-4:]}"))
