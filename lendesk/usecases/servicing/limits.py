"""What happens at the centre with credit limits: granted by two, drawn on, frozen, closed."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from lendesk.domain.access import Target
from lendesk.domain.administration.staff import Branch, Lender
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.contracts.states import ContractEvent, ContractState
from lendesk.domain.contracts.states import after as contract_after
from lendesk.domain.customers.customer import Customer
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.errors import RuleBroken
from lendesk.domain.limits.limit import (
    CreditLimit,
    Drawn,
    LimitChange,
    LimitDrawing,
    LimitStatus,
    after,
    check_closing,
    check_drawing,
    check_grant,
)
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.money import LARGEST_MINOR, Money
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.contracts.handlers import contract_target
from lendesk.usecases.contracts.paper import contract_paper
from lendesk.usecases.disbursements.handlers import ENDED
from lendesk.usecases.handling import Context, Made, Records, handles
from lendesk.usecases.messages import Area
from lendesk.usecases.offers import lenders_calendar, offered_terms
from lendesk.usecases.servicing.commands import (
    ApproveLimit,
    CancelDrawing,
    CloseLimit,
    DrawLimit,
    FreezeLimit,
    GrantLimit,
    RejectLimit,
    UnfreezeLimit,
)
from lendesk.usecases.wording import check_lengths, given_reason

LONGEST = {"basis": 200, "purpose": 200}
LIVING = frozenset({LimitStatus.PROPOSED, LimitStatus.ACTIVE, LimitStatus.FROZEN})


def _customer(command: GrantLimit, context: Context) -> Target:
    customer = context.records.get(Customer, command.customer_id)
    return Target(branch_id=customer.branch_id, region_id=customer.region_id, owner_id=customer.owner_id)


def _limit_of(command: RejectLimit | DrawLimit | FreezeLimit | CloseLimit, context: Context) -> Target:
    return _place(context.records.get(CreditLimit, command.limit_id))


def _drawing(command: CancelDrawing, context: Context) -> Target:
    return contract_target(context.records.get(Contract, command.contract_id))


def _limit_of_another(command: ApproveLimit | UnfreezeLimit, context: Context) -> Target:
    """Neither who proposed a limit nor who froze it lets money out under it."""
    limit = context.records.get(CreditLimit, command.limit_id)
    makers = {limit.proposed_by} if isinstance(command, ApproveLimit) else {limit.decided_by}
    return replace(_place(limit), amount=Money(limit.amount_fen), makers=frozenset(makers))


def _place(limit: CreditLimit) -> Target:
    return Target(branch_id=limit.branch_id, region_id=limit.region_id, owner_id=limit.owner_id)


@handles(GrantLimit, target=_customer)
def grant_limit(command: GrantLimit, context: Context) -> Made:
    """One living limit for a customer and product, within what the product allows."""
    customer = context.records.get(Customer, command.customer_id)
    product = context.records.get(ProductVersion, command.product_version_id)
    amount = Money(min(max(command.amount_fen, 0), LARGEST_MINOR))
    check_grant(amount, product.amount_max_fen, command.valid_from, command.valid_to, command.review_on)
    if command.valid_to < context.business_date:
        raise RuleBroken("limit.expired", valid_to=command.valid_to.isoformat())
    if not command.basis.strip():
        raise RuleBroken("limit.no_basis")
    check_lengths({"basis": command.basis}, {"basis": LONGEST["basis"]})
    for other in context.records.find(CreditLimit, customer_id=customer.key):
        if other.product_version_id == product.key and other.status in LIVING:
            raise RuleBroken("limit.exists", number=other.number)
    limit = CreditLimit(
        key=command.command_id,
        number=_number(product, context),
        customer_id=customer.key,
        product_version_id=product.key,
        branch_id=customer.branch_id,
        region_id=customer.region_id,
        owner_id=customer.owner_id,
        amount_fen=amount.minor,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        review_on=command.review_on,
        basis=command.basis.strip(),
        status=LimitStatus.PROPOSED.value,
        reason="",
        proposed_by=context.actor.person_id,
        decided_by="",
        made_at=context.now,
    )
    context.records.add(limit)
    context.touched.add(Area.LIMITS)
    return {"limit_id": limit.key, "number": limit.number}


@handles(ApproveLimit, target=_limit_of_another)
def approve_limit(command: ApproveLimit, context: Context) -> Made:
    """From now on the customer may draw."""
    return _move(command.limit_id, LimitChange.APPROVED, "", context)


@handles(RejectLimit, target=_limit_of)
def reject_limit(command: RejectLimit, context: Context) -> Made:
    return _move(command.limit_id, LimitChange.REJECTED, given_reason(command.reason), context)


@handles(FreezeLimit, target=_limit_of)
def freeze_limit(command: FreezeLimit, context: Context) -> Made:
    return _move(command.limit_id, LimitChange.FROZEN, given_reason(command.reason), context)


@handles(UnfreezeLimit, target=_limit_of_another)
def unfreeze_limit(command: UnfreezeLimit, context: Context) -> Made:
    return _move(command.limit_id, LimitChange.UNFROZEN, given_reason(command.reason), context)


@handles(CloseLimit, target=_limit_of)
def close_limit(command: CloseLimit, context: Context) -> Made:
    """Only when every drawing under it is repaid or cancelled."""
    limit = context.records.lock(CreditLimit, command.limit_id)
    check_closing(drawn_under(limit, context.records))
    return _move(command.limit_id, LimitChange.CLOSED, given_reason(command.reason), context)


@handles(DrawLimit, target=_limit_of)
def draw_limit(command: DrawLimit, context: Context) -> Made:
    """A drawing note (借据) under the limit: printed, checked and later signed and paid as any contract."""
    limit = context.records.lock(CreditLimit, command.limit_id)
    amount = Money(min(max(command.amount_fen, 0), LARGEST_MINOR))
    earlier = drawn_under(limit, context.records)
    check_drawing(limit, earlier, amount, context.business_date)
    product = context.records.get(ProductVersion, limit.product_version_id)
    _check_request(product, command)
    calendar = lenders_calendar(context.records)
    terms = offered_terms(product, amount.minor, command.term, command.method, calendar)
    contract = _drawing_note(limit, product, terms, len(earlier) + 1, command, context)
    context.records.add(contract)
    context.records.add(
        LimitDrawing(
            key=contract.key,
            limit_id=limit.key,
            customer_id=limit.customer_id,
            branch_id=limit.branch_id,
            amount_fen=amount.minor,
            drawn_on=context.business_date,
            made_at=context.now,
        )
    )
    context.touched.update({Area.LIMITS, Area.CONTRACTS})
    return {"contract_id": contract.key, "number": contract.number}


@handles(CancelDrawing, target=_drawing)
def cancel_drawing(command: CancelDrawing, context: Context) -> Made:
    """The customer does not want the money after all."""
    reason = given_reason(command.reason)
    context.records.get(LimitDrawing, command.contract_id)
    contract = context.records.lock(Contract, command.contract_id)
    for payment in context.records.find(Disbursement, contract_id=contract.key):
        if payment.status not in ENDED:
            raise RuleBroken("disbursement.exists", status=payment.status)
    state = contract_after(ContractState(contract.status), ContractEvent.VOIDED)
    context.records.replace(replace(contract, status=state.value))
    context.noted["reason"] = reason
    context.touched.update({Area.LIMITS, Area.CONTRACTS})
    return {"status": state.value}


def drawn_under(limit: CreditLimit, records: Records) -> tuple[Drawn, ...]:
    """The drawings of a limit as they stand now."""
    drawings = records.find(LimitDrawing, limit_id=limit.key)
    return tuple(_drawn(drawing, records) for drawing in drawings)


def _drawn(drawing: LimitDrawing, records: Records) -> Drawn:
    loans = records.find(LoanAccount, contract_id=drawing.key)
    if loans:
        loan = loans[0]
        ended = loan.outstanding_fen == 0
        return Drawn(drawing, loan.outstanding_fen, ended, loan.days_past_due)
    void = records.get(Contract, drawing.key).status == ContractState.VOID.value
    return Drawn(drawing, 0 if void else drawing.amount_fen, void)


def _check_request(product: ProductVersion, command: DrawLimit) -> None:
    """As for an application, without its least amount: a drawing may be small."""
    if not product.term_min <= command.term <= product.term_max:
        raise RuleBroken("product.term_out_of_range", least=product.term_min, most=product.term_max)
    if command.method not in product.methods:
        raise RuleBroken("product.method_not_offered", method=command.method[:40])
    if not command.purpose.strip():
        raise RuleBroken("application.no_purpose")
    check_lengths({"purpose": command.purpose}, {"purpose": LONGEST["purpose"]})


def _drawing_note(
    limit: CreditLimit,
    product: ProductVersion,
    terms: LoanTerms,
    ordinal: int,
    command: DrawLimit,
    context: Context,
) -> Contract:
    customer = context.records.get(Customer, limit.customer_id)
    if not customer.card_number:
        raise RuleBroken("contract.no_account")
    lender = context.records.get(Lender, "lender")
    parties = (lender, context.records.get(Branch, limit.branch_id), customer)
    number = f"{limit.number}-{ordinal:02d}"
    paper = contract_paper(number, parties, command.purpose.strip(), terms, context.business_date)
    printed = context.tools.print_contract(product.template, paper, lender.rate_cap_percent / 100)
    sha256 = context.tools.keep_file(
        printed.pdf, kind="contract", branch_id=limit.branch_id, owner_id=limit.owner_id
    )
    return Contract(
        key=command.command_id,
        number=number,
        # A drawing has no file of its own; its own key keeps "one living contract a file" true.
        application_id=command.command_id,
        customer_id=customer.key,
        branch_id=limit.branch_id,
        region_id=limit.region_id,
        owner_id=limit.owner_id,
        product_version_id=product.key,
        amount_fen=terms.principal.minor,
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


def _move(limit_id: str, change: LimitChange, reason: str, context: Context) -> Made:
    limit = context.records.lock(CreditLimit, limit_id)
    status = after(limit.status, change)
    context.records.replace(replace(limit, status=status, reason=reason, decided_by=context.actor.person_id))
    if reason:
        context.noted["reason"] = reason
    context.touched.add(Area.LIMITS)
    return {"status": status}


def _number(product: ProductVersion, context: Context) -> str:
    """Numbers run by product and year: `SX-RD-2026-000007` (授信)."""
    series = f"SX-{product.code}-{context.business_date.year}"
    return f"{series}-{context.records.next_number(f'limit-{series}'):06d}"
