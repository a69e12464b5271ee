"""What happens at the centre with money that goes out: two persons, one payment, the bank's word."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.access import Target
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.contracts.states import ContractState
from lendesk.domain.customers.customer import Customer
from lendesk.domain.disbursements.disbursement import Disbursement, moved
from lendesk.domain.errors import RuleBroken
from lendesk.domain.intents import Intent
from lendesk.domain.money import Money
from lendesk.usecases.contracts.handlers import contract_target
from lendesk.usecases.disbursements.commands import (
    CancelDisbursement,
    ConfirmDisbursement,
    PrepareDisbursement,
    RecordPayment,
)
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.loan_book import open_loan
from lendesk.usecases.messages import Area, new_id
from lendesk.usecases.wording import given_reason

ENDED = frozenset({"cancelled"})


def _signed_contract(command: PrepareDisbursement, context: Context) -> Target:
    return contract_target(context.records.get(Contract, command.contract_id))


def _prepared_by_another(command: ConfirmDisbursement, context: Context) -> Target:
    """Neither who prepared the payment nor who prepared the contract releases the money."""
    payment = context.records.get(Disbursement, command.disbursement_id)
    contract = context.records.get(Contract, payment.contract_id)
    return Target(
        branch_id=payment.branch_id,
        region_id=payment.region_id,
        owner_id=payment.prepared_by,
        amount=Money(payment.amount_fen),
        makers=frozenset({payment.prepared_by, contract.prepared_by}),
    )


def _payment_of(command: CancelDisbursement, context: Context) -> Target:
    payment = context.records.get(Disbursement, command.disbursement_id)
    return Target(branch_id=payment.branch_id, region_id=payment.region_id, owner_id=payment.prepared_by)


def _anywhere(_command: RecordPayment, _context: Context) -> Target:
    return Target()


@handles(PrepareDisbursement, target=_signed_contract)
def prepare_disbursement(command: PrepareDisbursement, context: Context) -> Made:
    """One open payment for one signed contract, to the card that it names, in full."""
    contract = context.records.lock(Contract, command.contract_id)
    if contract.status != ContractState.SIGNED.value:
        raise RuleBroken("disbursement.contract_not_signed", state=contract.status)
    for other in context.records.find(Disbursement, contract_id=contract.key):
        if other.status not in ENDED:
            raise RuleBroken("disbursement.exists", status=other.status)
    _check_account(contract, context)
    payment = Disbursement(
        key=command.command_id,
        contract_id=contract.key,
        customer_id=contract.customer_id,
        branch_id=contract.branch_id,
        region_id=contract.region_id,
        amount_fen=contract.amount_fen,
        account=contract.payout_account,
        bank="",
        status="prepared",
        intent_id=new_id(),
        prepared_by=context.actor.person_id,
        confirmed_by="",
        bank_reference="",
        remark="",
        made_at=context.now,
    )
    context.records.add(payment)
    context.touched.add(Area.DISBURSEMENTS)
    return {"disbursement_id": payment.key}


@handles(ConfirmDisbursement, target=_prepared_by_another)
def confirm_disbursement(command: ConfirmDisbursement, context: Context) -> Made:
    """Release the payment: judged again on contract and account as they are now."""
    payment = context.records.lock(Disbursement, command.disbursement_id)
    contract = context.records.lock(Contract, payment.contract_id)
    if contract.status != ContractState.SIGNED.value or contract.amount_fen != payment.amount_fen:
        raise RuleBroken("disbursement.contract_changed", state=contract.status)
    _check_account(contract, context)
    # A rejected payment is final at the bank under its old key; a new try needs a new one.
    intent_id = new_id() if payment.status == "rejected" else payment.intent_id
    status = moved(payment.status, "instructed")
    intent = Intent(key=intent_id, kind="payment", subject_id=payment.key, state="open", made_at=context.now)
    context.records.add(intent)
    context.records.replace(
        replace(payment, status=status, intent_id=intent_id, confirmed_by=context.actor.person_id, remark="")
    )
    context.tools.defer("pay", disbursement_id=payment.key, intent_id=intent_id)
    context.touched.add(Area.DISBURSEMENTS)
    return {"status": status}


def _check_account(contract: Contract, context: Context) -> None:
    """Whoever changes a customer's card must not turn the money of a signed contract to it."""
    if context.records.get(Customer, contract.customer_id).card_number != contract.payout_account:
        raise RuleBroken("disbursement.account_changed")


@handles(CancelDisbursement, target=_payment_of)
def cancel_disbursement(command: CancelDisbursement, context: Context) -> Made:
    """Nothing that the bank may have is cancelled: only a prepared or a rejected payment."""
    reason = given_reason(command.reason)
    payment = context.records.lock(Disbursement, command.disbursement_id)
    status = moved(payment.status, "cancelled")
    context.records.replace(replace(payment, status=status, remark=reason))
    context.touched.add(Area.DISBURSEMENTS)
    return {"status": status}


@handles(RecordPayment, target=_anywhere)
def record_payment(command: RecordPayment, context: Context) -> Made:
    """The bank's final word: paid makes the loan, rejected lets a person look."""
    payment = context.records.lock(Disbursement, command.disbursement_id)
    intent = context.records.lock(Intent, command.intent_id)
    if intent.state != "open" or payment.intent_id != command.intent_id:
        return {}
    context.records.replace(replace(intent, state="done"))
    status = moved(payment.status, command.outcome)
    context.records.replace(
        replace(payment, status=status, bank_reference=command.bank_reference, remark=command.reason)
    )
    context.touched.update({Area.DISBURSEMENTS, Area.LOANS})
    if status != "paid":
        return {"status": status}
    contract = context.records.get(Contract, payment.contract_id)
    loan = open_loan(contract, command.command_id, context)
    return {"status": status, "loan_id": loan.key, "number": loan.number}
