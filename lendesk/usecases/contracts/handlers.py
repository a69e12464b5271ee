"""What happens at the centre with a contract: paper, explanation, signature, seal."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from lendesk.domain.access import Target
from lendesk.domain.administration.staff import Branch, Lender
from lendesk.domain.applications.application import Application
from lendesk.domain.applications.states import ApplicationEvent, ApplicationState
from lendesk.domain.applications.states import after as application_after
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.contracts.states import ContractEvent, ContractState
from lendesk.domain.contracts.states import after as contract_after
from lendesk.domain.customers.customer import Customer
from lendesk.domain.errors import RuleBroken
from lendesk.domain.intents import Intent
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.applications.handlers import file_target
from lendesk.usecases.contracts.commands import (
    ExplainKeyTerm,
    PrepareContract,
    RecordContractSigned,
    SignContract,
)
from lendesk.usecases.contracts.paper import contract_paper
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.messages import Area
from lendesk.usecases.offers import lenders_calendar, offered_terms

COST_SHEET = "cost_sheet"


def contract_target(contract: Contract) -> Target:
    """Where a contract belongs, for the judgement."""
    return Target(branch_id=contract.branch_id, region_id=contract.region_id, owner_id=contract.owner_id)


def _approved_file(command: PrepareContract, context: Context) -> Target:
    return file_target(context.records.get(Application, command.application_id))


def _contract_of(command: ExplainKeyTerm | SignContract, context: Context) -> Target:
    return contract_target(context.records.get(Contract, command.contract_id))


def _anywhere(_command: RecordContractSigned, _context: Context) -> Target:
    return Target()


@handles(PrepareContract, target=_approved_file)
def prepare_contract(command: PrepareContract, context: Context) -> Made:
    """Print cost sheet, contract and plan of an approved file; refused when the law would be broken."""
    application = context.records.lock(Application, command.application_id)
    state = application_after(ApplicationState(application.status), ApplicationEvent.CONTRACT_MADE)
    product = context.records.get(ProductVersion, application.product_version_id)
    customer = context.records.get(Customer, application.customer_id)
    if not customer.card_number:
        raise RuleBroken("contract.no_account")
    lender = context.records.get(Lender, "lender")
    calendar = lenders_calendar(context.records)
    terms = offered_terms(product, application.approved_fen, application.term, application.method, calendar)
    number = _number(product, context)
    branch = context.records.get(Branch, application.branch_id)
    parties = (lender, branch, customer)
    paper = contract_paper(number, parties, application.purpose, terms, context.business_date)
    printed = context.tools.print_contract(product.template, paper, lender.rate_cap_percent / 100)
    sha256 = context.tools.keep_file(
        printed.pdf, kind="contract", branch_id=application.branch_id, owner_id=application.owner_id
    )
    contract = Contract(
        key=command.command_id,
        number=number,
        application_id=application.key,
        customer_id=customer.key,
        branch_id=application.branch_id,
        region_id=application.region_id,
        owner_id=application.owner_id,
        product_version_id=product.key,
        amount_fen=application.approved_fen,
        payout_account=paper.payout_account,
        terms=json.dumps(terms_to_data(terms), ensure_ascii=False, sort_keys=True),
        template=product.template,
        template_version=printed.template_version,
        rate_disclosed=f"{(paper.annualised_rate * 100).quantize(Decimal('0.01'))}",
        status=ContractState.PRESENTED.value,
        unsigned_sha256=sha256,
        signed_sha256="",
        key_terms=printed.key_terms,
        explained=(),
        prepared_by=context.actor.person_id,
        signed_on=None,
        made_at=context.now,
    )
    context.records.add(contract)
    context.records.replace(replace(application, status=state.value))
    context.touched.update({Area.CONTRACTS, Area.APPLICATIONS})
    return {"contract_id": contract.key, "number": number}


@handles(ExplainKeyTerm, target=_contract_of)
def explain_key_term(command: ExplainKeyTerm, context: Context) -> Made:
    """One key term was read out and understood; the cost sheet comes before all others."""
    contract = context.records.lock(Contract, command.contract_id)
    if contract.status != ContractState.PRESENTED.value:
        raise RuleBroken("contract.wrong_state", state=contract.status, event="explained")
    if command.term_id not in _terms_to_explain(contract):
        raise RuleBroken("contract.unknown_term", term_id=command.term_id)
    if command.term_id != COST_SHEET and COST_SHEET not in contract.explained:
        raise RuleBroken("contract.cost_sheet_first")
    if command.term_id not in contract.explained:
        context.records.replace(replace(contract, explained=(*contract.explained, command.term_id)))
    context.touched.add(Area.CONTRACTS)
    return {}


@handles(SignContract, target=_contract_of)
def sign_contract(command: SignContract, context: Context) -> Made:
    """The borrower's drawn signature is here; the certificates, seal and stamps follow by a job."""
    contract = context.records.lock(Contract, command.contract_id)
    left = [term for term in _terms_to_explain(contract) if term not in contract.explained]
    if left:
        raise RuleBroken("contract.not_explained", term_id=left[0], left=len(left))
    state = contract_after(ContractState(contract.status), ContractEvent.BORROWER_SIGNED)
    context.tools.file(command.signature_sha256)
    intent = Intent(
        key=command.command_id, kind="signing", subject_id=contract.key, state="open", made_at=context.now
    )
    context.records.add(intent)
    context.records.replace(replace(contract, status=state.value, signed_on=context.business_date))
    context.tools.defer(
        "sign_contract",
        contract_id=contract.key,
        signature_sha256=command.signature_sha256,
        intent_id=intent.key,
    )
    context.touched.add(Area.CONTRACTS)
    return {"status": state.value}


@handles(RecordContractSigned, target=_anywhere)
def record_contract_signed(command: RecordContractSigned, context: Context) -> Made:
    """Both signatures are on the paper: it can be disbursed, and the sealer takes it into the log."""
    contract = context.records.lock(Contract, command.contract_id)
    state = contract_after(ContractState(contract.status), ContractEvent.LENDER_SEALED)
    context.records.replace(replace(contract, status=state.value, signed_sha256=command.signed_sha256))
    for intent in context.records.find(Intent, kind="signing", subject_id=contract.key, state="open"):
        context.records.replace(replace(intent, state="done"))
    context.tools.defer("seal_log")
    context.touched.add(Area.CONTRACTS)
    return {"status": state.value}


def _terms_to_explain(contract: Contract) -> tuple[str, ...]:
    return (COST_SHEET, *(clause.term_id for clause in contract.key_terms))


def _number(product: ProductVersion, context: Context) -> str:
    """Numbers run by product and year: `XF-2026-000118`."""
    series = f"{product.code}-{context.business_date.year}"
    return f"{series}-{context.records.next_number(f'contract-{series}'):06d}"
