"""What happens at the centre when a file is handed in, the first time or again."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.access import Target
from lendesk.domain.applications.application import Applicant, Application
from lendesk.domain.applications.states import ApplicationEvent, ApplicationState, after
from lendesk.domain.customers.customer import Consent, Customer
from lendesk.domain.customers.identity import (
    check_id_number,
    contradictions,
    luhn_ok,
    normalise_id_number,
    usable_mobile,
)
from lendesk.domain.errors import RuleBroken
from lendesk.domain.intents import Intent
from lendesk.domain.money import LARGEST_MINOR
from lendesk.domain.products.product import LoanKind, ProductVersion, check_request
from lendesk.usecases.applications.commands import SubmitApplication
from lendesk.usecases.applications.handlers import MOST_PAPERS, file_target
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.messages import Area, new_id
from lendesk.usecases.wording import check_lengths

BUREAU_PURPOSE = "bureau"
LONGEST = {"name": 120, "address": 300, "purpose": 1_000, "business_name": 200, "credit_code": 40}
"""Characters of the texts of a form."""


def _new_or_returned_file(command: SubmitApplication, context: Context) -> Target:
    earlier = context.records.find(Application, key=command.application_id)
    if earlier:
        return file_target(earlier[0])
    actor = context.actor
    return Target(branch_id=actor.branch_id, region_id=actor.region_id, owner_id=actor.person_id)


@handles(SubmitApplication, target=_new_or_returned_file)
def submit_application(command: SubmitApplication, context: Context) -> Made:
    """Check the form, keep customer, consent and file, and mean to ask the bureau."""
    check_sizes(command)
    product = context.records.get(ProductVersion, command.product_version_id)
    check_form(command, product, context)
    customer = _keep_customer(command.applicant, context)
    application = _keep_file(command, customer, context)
    _keep_consent(command, customer, context)
    intent = Intent(
        key=new_id(),
        kind="bureau",
        subject_id=application.key,
        state="open",
        made_at=context.now,
    )
    context.records.add(intent)
    context.tools.defer("query_bureau", application_id=application.key, intent_id=intent.key)
    context.touched.update({Area.APPLICATIONS, Area.CUSTOMERS})
    return {"application_id": application.key, "number": application.number, "customer_id": customer.key}


def check_form(command: SubmitApplication, product: ProductVersion, context: Context) -> None:
    """All that a form must hold. Raises RuleBroken at the first thing that is wrong.

    `application.expired_id`, `.no_consent`, `.missing_material` (kind), `.no_business`,
    `.unconfirmed_reading` (field) beside the codes of identity and product.
    """
    check_applicant(command.applicant, context)
    check_request(product, product.methods, command.amount_fen, command.term, command.method)
    if not command.consent_version or BUREAU_PURPOSE not in command.consent_purposes:
        raise RuleBroken("application.no_consent")
    if not command.purpose.strip():
        raise RuleBroken("application.no_purpose")
    if product.kind is LoanKind.MICRO_BUSINESS and not command.business_name.strip():
        raise RuleBroken("application.no_business")
    present = {material.kind for material in command.materials}
    for kind in product.materials:
        if kind not in present:
            raise RuleBroken("application.missing_material", kind=kind)
    for material in command.materials:
        context.tools.file(material.sha256)


def check_sizes(command: SubmitApplication) -> None:
    """Every workstation of the branch gets a copy. Raises `text.too_long`, `application.too_many_papers`."""
    applicant = command.applicant
    texts = {
        "name": applicant.name,
        "address": applicant.address,
        "purpose": command.purpose,
        "business_name": command.business_name,
        "credit_code": command.credit_code,
    }
    check_lengths(texts, LONGEST)
    if max(len(command.materials), len(command.readings)) > MOST_PAPERS:
        raise RuleBroken("application.too_many_papers", most=MOST_PAPERS)


def check_applicant(applicant: Applicant, context: Context) -> None:
    """The person's papers: number, printed facts against it, expiry, telephone, card."""
    if not applicant.name.strip():
        raise RuleBroken("applicant.no_name")
    failed = check_id_number(applicant.id_number) or contradictions(
        applicant.id_number, birth=applicant.birth.isoformat(), sex=applicant.sex
    )
    if failed:
        raise RuleBroken(failed[0], tail=applicant.id_number[-4:])
    if applicant.id_valid_to is not None and applicant.id_valid_to < context.business_date:
        raise RuleBroken("application.expired_id", valid_to=applicant.id_valid_to.isoformat())
    if not usable_mobile(applicant.phone):
        raise RuleBroken("applicant.phone")
    if applicant.card_number and not luhn_ok(applicant.card_number):
        raise RuleBroken("bank_card.luhn", tail=applicant.card_number[-4:])
    if applicant.monthly_income_fen < 0:
        raise RuleBroken("amount.not_positive")
    if applicant.monthly_income_fen >= LARGEST_MINOR:
        raise RuleBroken("amount.too_large")


def _keep_customer(applicant: Applicant, context: Context) -> Customer:
    """The customer with this ID number, brought up to date, or a new one of the acting branch."""
    number = normalise_id_number(applicant.id_number)
    # Kept as plain digits, however they were typed: the bank is sent what stands here.
    phone = normalise_id_number(applicant.phone).removeprefix("+86")
    card_number = normalise_id_number(applicant.card_number)
    known = context.records.find(Customer, id_number=number)
    if known:
        customer = replace(
            known[0],
            name=applicant.name,
            phone=phone,
            card_number=card_number or known[0].card_number,
            address=applicant.address,
            id_valid_from=applicant.id_valid_from,
            id_valid_to=applicant.id_valid_to,
            monthly_income_fen=applicant.monthly_income_fen,
        )
        context.records.replace(customer)
        return customer
    actor = context.actor
    customer = Customer(
        key=new_id(),
        branch_id=actor.branch_id,
        region_id=actor.region_id,
        owner_id=actor.person_id,
        name=applicant.name,
        id_number=number,
        phone=phone,
        card_number=card_number,
        sex=applicant.sex,
        ethnicity=applicant.ethnicity,
        birth=applicant.birth,
        address=applicant.address,
        id_valid_from=applicant.id_valid_from,
        id_valid_to=applicant.id_valid_to,
        monthly_income_fen=applicant.monthly_income_fen,
        made_at=context.now,
    )
    context.records.add(customer)
    return customer


def _keep_file(command: SubmitApplication, customer: Customer, context: Context) -> Application:
    earlier = context.records.find(Application, key=command.application_id)
    if earlier:
        return _amend(context.records.lock(Application, command.application_id), command, customer, context)
    day = context.business_date.strftime("%Y%m%d")
    ordinal = context.records.next_number(f"application-{day}")
    application = Application(
        key=command.application_id,
        number=f"JJ-{day}-{ordinal:04d}",
        branch_id=context.actor.branch_id,
        region_id=context.actor.region_id,
        owner_id=context.actor.person_id,
        customer_id=customer.key,
        product_version_id=command.product_version_id,
        amount_fen=command.amount_fen,
        term=command.term,
        method=command.method,
        purpose=command.purpose.strip(),
        business_name=command.business_name.strip(),
        credit_code=command.credit_code.strip(),
        status=after(ApplicationState.DRAFT, ApplicationEvent.SUBMITTED).value,
        revision=1,
        materials=command.materials,
        readings=command.readings,
        channel=command.channel,
        submitted_at=context.now,
    )
    context.records.add(application)
    return application


def _amend(
    application: Application, command: SubmitApplication, customer: Customer, context: Context
) -> Application:
    """A returned file comes in again: one revision more, and the rules look at it anew."""
    amended = replace(
        application,
        customer_id=customer.key,
        product_version_id=command.product_version_id,
        amount_fen=command.amount_fen,
        term=command.term,
        method=command.method,
        purpose=command.purpose.strip(),
        business_name=command.business_name.strip(),
        credit_code=command.credit_code.strip(),
        status=after(ApplicationState(application.status), ApplicationEvent.SUBMITTED).value,
        revision=application.revision + 1,
        materials=command.materials,
        readings=command.readings,
        submitted_at=context.now,
        claimed_by="",
        outcome_reasons=(),
        remark="",
    )
    context.records.replace(amended)
    return amended


def _keep_consent(command: SubmitApplication, customer: Customer, context: Context) -> None:
    context.records.add(
        Consent(
            key=command.command_id,
            customer_id=customer.key,
            application_id=command.application_id,
            text_version=command.consent_version,
            purposes=command.consent_purposes,
            given_at=context.now,
        )
    )
