"""What happens at the centre when a file is handed in, added to, claimed or decided."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.access import Target
from lendesk.domain.applications.application import Application, StoredDecision
from lendesk.domain.applications.states import ApplicationEvent, ApplicationState, after
from lendesk.domain.customers.customer import Customer, CustomerNote
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from lendesk.usecases.applications.commands import (
    LONGEST_NOTE,
    AddCustomerNote,
    AttachMaterial,
    ClaimApplication,
    DecideApplication,
    HandBackApplication,
    UnmaskCustomer,
    Verdict,
)
from lendesk.usecases.handling import Context, Made, decision_of, handles
from lendesk.usecases.messages import Area
from lendesk.usecases.wording import given_reason

MOST_PAPERS = 100
"""Documents of one file."""
SEALED_FIELDS = frozenset({"id_number", "phone", "card_number"})


def file_target(application: Application, **also: object) -> Target:
    """Where a file belongs, for the judgement; `also` adds an amount or earlier makers."""
    return Target(
        branch_id=application.branch_id,
        region_id=application.region_id,
        owner_id=application.owner_id,
        **also,  # type: ignore[arg-type]
    )


def _file_of(command: AttachMaterial | HandBackApplication, context: Context) -> Target:
    return file_target(context.records.get(Application, command.application_id))


def _reviewed_file(command: ClaimApplication | DecideApplication, context: Context) -> Target:
    """Nobody reviews the own entry; approving is also judged by amount."""
    application = context.records.get(Application, command.application_id)
    approving = isinstance(command, DecideApplication) and command.verdict is Verdict.APPROVE
    return file_target(
        application,
        makers=frozenset({application.owner_id}),
        amount=Money(max(command.approved_fen, 0)) if approving else None,  # type: ignore[union-attr]
    )


def _customer_of(command: AddCustomerNote | UnmaskCustomer, context: Context) -> Target:
    customer = context.records.get(Customer, command.customer_id)
    return Target(branch_id=customer.branch_id, region_id=customer.region_id, owner_id=customer.owner_id)


@handles(AttachMaterial, target=_file_of)
def attach_material(command: AttachMaterial, context: Context) -> Made:
    """Add a document while the file is not decided; the same document twice is one."""
    application = context.records.lock(Application, command.application_id)
    if ApplicationState(application.status).is_final:
        raise RuleBroken("application.closed", status=application.status)
    context.tools.file(command.material.sha256)
    if command.material not in application.materials:
        if len(application.materials) >= MOST_PAPERS:
            raise RuleBroken("application.too_many_papers", most=MOST_PAPERS)
        materials = (*application.materials, command.material)
        context.records.replace(replace(application, materials=materials))
    context.touched.add(Area.APPLICATIONS)
    return {}


@handles(AddCustomerNote, target=_customer_of)
def add_customer_note(command: AddCustomerNote, context: Context) -> Made:
    """Keep a remark of 1 to 2,000 characters. Raises RuleBroken `note.empty` or `note.too_long`."""
    text = command.text.strip()
    if not text:
        raise RuleBroken("note.empty")
    if len(text) > LONGEST_NOTE:
        raise RuleBroken("note.too_long", most=LONGEST_NOTE)
    customer = context.records.get(Customer, command.customer_id)
    context.records.add(
        CustomerNote(
            key=command.command_id,
            customer_id=customer.key,
            branch_id=customer.branch_id,
            region_id=customer.region_id,
            author_id=context.actor.person_id,
            text=text,
            made_at=context.now,
        )
    )
    context.touched.add(Area.CUSTOMERS)
    return {"note_id": command.command_id}


@handles(UnmaskCustomer, target=_customer_of)
def unmask_customer(command: UnmaskCustomer, context: Context) -> Made:
    """Leave the trace; the centre answers the plain text beside the stored result, once."""
    if command.field not in SEALED_FIELDS:
        raise RuleBroken("unmask.unknown_field", field=command.field)
    context.noted.update(field=command.field, reason=given_reason(command.reason))
    return {"customer_id": command.customer_id, "field": command.field}


@handles(ClaimApplication, target=_reviewed_file)
def claim_application(command: ClaimApplication, context: Context) -> Made:
    """One reviewer at a time: the second is told who has it."""
    application = context.records.lock(Application, command.application_id)
    if application.claimed_by == context.actor.person_id:
        return {}
    if application.claimed_by:
        raise RuleBroken("application.claimed", person_id=application.claimed_by)
    state = after(ApplicationState(application.status), ApplicationEvent.CLAIMED)
    context.records.replace(replace(application, status=state.value, claimed_by=context.actor.person_id))
    context.touched.add(Area.APPLICATIONS)
    return {}


@handles(HandBackApplication, target=_file_of)
def hand_back_application(command: HandBackApplication, context: Context) -> Made:
    """Only who has the file gives it back."""
    application = _own_claim(command.application_id, context)
    state = after(ApplicationState(application.status), ApplicationEvent.HANDED_BACK)
    context.records.replace(replace(application, status=state.value, claimed_by=""))
    context.touched.add(Area.APPLICATIONS)
    return {}


@handles(DecideApplication, target=_reviewed_file)
def decide_application(command: DecideApplication, context: Context) -> Made:
    """Approve within authority, decline or return; judged again on the file as it is now."""
    application = _own_claim(command.application_id, context)
    event = {
        Verdict.APPROVE: ApplicationEvent.APPROVED,
        Verdict.DECLINE: ApplicationEvent.DECLINED,
        Verdict.RETURN: ApplicationEvent.RETURNED,
    }[command.verdict]
    if command.verdict is not Verdict.APPROVE or command.reason.strip():
        given_reason(command.reason)
    if command.verdict is Verdict.APPROVE:
        _check_approval(command, application, context)
    state = after(ApplicationState(application.status), event)
    context.records.replace(
        replace(
            application,
            status=state.value,
            claimed_by="",
            decided_by=context.actor.person_id,
            approved_fen=command.approved_fen if command.verdict is Verdict.APPROVE else 0,
            remark=command.reason.strip(),
        )
    )
    context.touched.add(Area.APPLICATIONS)
    return {"status": state.value}


def _own_claim(application_id: str, context: Context) -> Application:
    application = context.records.lock(Application, application_id)
    if application.claimed_by != context.actor.person_id:
        raise RuleBroken("application.not_claimed", person_id=application.claimed_by)
    return application


def _check_approval(command: DecideApplication, application: Application, context: Context) -> None:
    if not 0 < command.approved_fen <= application.amount_fen:
        raise RuleBroken("application.approved_amount", most_fen=application.amount_fen)
    decision: StoredDecision | None = decision_of(context.records, application.key, application.revision)
    if decision is None:
        raise RuleBroken("application.undecided")
