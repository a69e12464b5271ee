"""Money of a signed contract goes to the card that the paper names, whoever changes the customer since."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.customers.customer import Customer
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.usecases.disbursements.commands import PrepareDisbursement

from .house import OFFICER, House
from .people import card


def put(house: House, customer: Customer) -> None:
    with house.centre.transaction() as (_, records):
        records.replace(customer)


def test_a_card_changed_between_signature_and_payment_gets_no_money(house: House) -> None:
    contract = house.contract(house.hand_in(house.form()))
    house.sign_without_seals(contract)
    signed_for = house.record(Customer, contract.customer_id)
    assert contract.payout_account == signed_for.card_number
    put(house, replace(signed_for, card_number=card(9_100)))
    stopped = house.order(OFFICER, PrepareDisbursement(contract_id=contract.key))
    assert (stopped.outcome, stopped.code) == ("refused", "disbursement.account_changed")
    put(house, signed_for)
    payment = house.prepare_payment(contract)
    assert house.record(Disbursement, payment).account == contract.payout_account
