"""Order a payment at the bank under its intent's id, until the bank's word is final."""

from __future__ import annotations

import time

from lendesk.connectors.failures import ConnectorFailed, FailureKind
from lendesk.connectors.payments.client import BankClient
from lendesk.connectors.payments.protocol import PaymentState, PaymentStatus
from lendesk.domain.customers.customer import Customer
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.intents import Intent
from lendesk.domain.money import Money
from lendesk.server.centre import Centre
from lendesk.server.faults import reach
from lendesk.server.jobs.recording import carry_out_job, outcome_id
from lendesk.usecases.disbursements.commands import RecordPayment

POLL_SECONDS = 0.2
POLLS = 25


class StillOpen(Exception):
    """The bank has taken the order and has not settled it yet: ask again later."""


def pay(centre: Centre, bank: BankClient | None, disbursement_id: str, intent_id: str) -> None:
    """Order, follow and record one payment; again at any point, it is still paid once.

    Raises ConnectorFailed and StillOpen: the job is to be tried again, for as long as it takes, as money
    may be on its way.
    """
    found = _open_payment(centre, disbursement_id, intent_id)
    if found is None:
        return
    payment, name = found
    if bank is None:
        raise ConnectorFailed(FailureKind.REFUSED, "not_configured")
    amount = Money(payment.amount_fen)
    status = bank.pay(intent_id, amount, payment.account, name, bank=payment.bank)
    reach("after_external", RecordPayment.__name__)
    status = _settled(bank, status)
    paid = status.state is PaymentState.CONFIRMED
    command = RecordPayment(
        command_id=outcome_id(intent_id, RecordPayment),
        disbursement_id=disbursement_id,
        intent_id=intent_id,
        outcome="paid" if paid else "rejected",
        bank_reference=status.bank_reference,
        reason=status.code,
    )
    carry_out_job(centre, command, happened=True)


def _open_payment(centre: Centre, disbursement_id: str, intent_id: str) -> tuple[Disbursement, str] | None:
    """The payment and the payee's name; None when the bank's word is recorded or the intent is past."""
    with centre.transaction() as (_, records):
        payment = records.get(Disbursement, disbursement_id)
        if records.get(Intent, intent_id).state != "open" or payment.intent_id != intent_id:
            return None
        return payment, records.get(Customer, payment.customer_id).name


def _settled(bank: BankClient, status: PaymentStatus) -> PaymentStatus:
    for _ in range(POLLS):
        if status.state.final:
            return status
        time.sleep(POLL_SECONDS)
        status = bank.status(status.intent_id)
    raise StillOpen(status.intent_id)
