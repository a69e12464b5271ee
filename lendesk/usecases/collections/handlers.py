"""What happens at the centre when a call or a promise is recorded."""

from __future__ import annotations

from datetime import timedelta

from lendesk.domain.access import Target
from lendesk.domain.collections.conduct import LATEST_ENTRY, check_contact, check_entry, day_in_china
from lendesk.domain.collections.contact import Contact, PaymentPromise
from lendesk.domain.collections.promises import check_promise
from lendesk.domain.customers.customer import Customer
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.overdue.of_loan import pauses_of
from lendesk.domain.loans.replay.state import LoanState
from lendesk.usecases.collections.commands import LONGEST_TEXT, LogContact, PromiseToPay
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.loan_book import state_of
from lendesk.usecases.messages import Area, new_id


def _loan_place(command: LogContact | PromiseToPay, context: Context) -> Target:
    loan = context.records.get(LoanAccount, command.loan_id)
    return Target(branch_id=loan.branch_id, region_id=loan.region_id, owner_id=loan.owner_id)


@handles(LogContact, target=_loan_place)
def log_contact(command: LogContact, context: Context) -> Made:
    """Keep a call. Raises the codes of `check_entry`, `check_contact`, and RuleBroken `note.too_long`."""
    text = command.text.strip()
    if len(text) > LONGEST_TEXT:
        raise RuleBroken("note.too_long", most=LONGEST_TEXT)
    check_entry(command.made_at, context.now)
    loan = context.records.get(LoanAccount, command.loan_id)
    context.records.lock(Customer, loan.customer_id)  # two calls at once are counted one after the other
    day = day_in_china(command.made_at)
    same_day = context.records.find(Contact, customer_id=loan.customer_id, day=day)
    state = state_of(loan, context.business_date, context)
    check_contact(
        command.made_at,
        command.outcome,
        sum(each.outcome.connected for each in same_day),
        behind=bool(state.overdue.total),
        paused=_is_paused(state),
    )
    context.records.add(
        Contact(
            key=command.command_id,
            loan_id=loan.key,
            customer_id=loan.customer_id,
            branch_id=loan.branch_id,
            region_id=loan.region_id,
            author_id=context.actor.person_id,
            outcome=command.outcome,
            text=text,
            made_at=command.made_at,
            day=day,
            posted_at=context.now,
        )
    )
    context.touched.add(Area.COLLECTIONS)
    return {"contact_id": command.command_id}


@handles(PromiseToPay, target=_loan_place)
def promise_to_pay(command: PromiseToPay, context: Context) -> Made:
    """Keep promised payments. Raises those of `check_promise`, `promise.made_on`, `contact.not_behind`."""
    check_promise(command.parts, command.made_on)
    oldest = context.business_date - timedelta(days=LATEST_ENTRY.days)
    if not oldest <= command.made_on <= context.business_date:
        raise RuleBroken("promise.made_on", day=command.made_on.isoformat())
    loan = context.records.lock(LoanAccount, command.loan_id)
    if not state_of(loan, context.business_date, context).overdue.total:
        raise RuleBroken("contact.not_behind")
    for part in command.parts:
        context.records.add(
            PaymentPromise(
                key=new_id(),
                set_id=command.command_id,
                loan_id=loan.key,
                customer_id=loan.customer_id,
                branch_id=loan.branch_id,
                region_id=loan.region_id,
                author_id=context.actor.person_id,
                made_on=command.made_on,
                due_on=part.due_on,
                amount_fen=part.amount_fen,
                posted_at=context.now,
            )
        )
    context.touched.add(Area.COLLECTIONS)
    return {"promise_id": command.command_id}


def _is_paused(state: LoanState) -> bool:
    return any(pause.active_on(state.as_of) for pause in pauses_of(state))
