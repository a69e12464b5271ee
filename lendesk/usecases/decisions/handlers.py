"""What happens at the centre when a bureau has answered, or has not: the rules decide, or a person will."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from lendesk.domain.access import Target
from lendesk.domain.administration.staff import Lender
from lendesk.domain.applications.application import Application, StoredDecision
from lendesk.domain.applications.states import ApplicationEvent, ApplicationState, after
from lendesk.domain.customers.customer import Consent, Customer
from lendesk.domain.decisions.bureau import BureauFacts
from lendesk.domain.decisions.decision import Decision, Outcome
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.domain.intents import Intent
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.decisions.commands import RecordBureauFailure, RecordBureauReport
from lendesk.usecases.handling import Context, Made, Records, handles
from lendesk.usecases.messages import Area
from lendesk.usecases.offers import lenders_calendar, offered_terms, percent_ppm, yearly_ppm
from lendesk.usecases.plain import to_plain_text

RULES = "rules"
EVENTS = {
    Outcome.APPROVE: ApplicationEvent.RULES_APPROVED,
    Outcome.DECLINE: ApplicationEvent.RULES_DECLINED,
    Outcome.MANUAL: ApplicationEvent.REFERRED,
}


def _anywhere(_command: object, _context: Context) -> Target:
    return Target()


@handles(RecordBureauReport, target=_anywhere)
def record_bureau_report(command: RecordBureauReport, context: Context) -> Made:
    """Decide by the product's table on what the bureau said; store version, inputs, reasons and trace."""
    application = _awaiting(command, context)
    if application is None:
        return {}
    product = context.records.get(ProductVersion, application.product_version_id)
    inputs = decision_inputs(application, product, command.facts, context)
    decision = context.tools.decide(product.decision_table, inputs)
    explained = to_plain_text(inputs), command.report
    context.records.add(_stored(command.command_id, application, decision, explained, context.now))
    approved = min(application.amount_fen, decision.limit_fen) if decision.outcome is Outcome.APPROVE else 0
    context.records.replace(
        replace(
            application,
            status=after(ApplicationState(application.status), EVENTS[decision.outcome]).value,
            decided_by=RULES if decision.outcome is not Outcome.MANUAL else "",
            approved_fen=approved,
            outcome_reasons=decision.reasons,
        )
    )
    return {"outcome": decision.outcome.value}


@handles(RecordBureauFailure, target=_anywhere)
def record_bureau_failure(command: RecordBureauFailure, context: Context) -> Made:
    """Without a report nobody is approved by itself: a person looks, and sees why."""
    application = _awaiting(command, context)
    if application is None:
        return {}
    reasons = (f"bureau.{command.failure}",)
    decision = Decision(Outcome.MANUAL, reasons, 0, 0, "", "", "{}")
    context.records.add(_stored(command.command_id, application, decision, ("{}", "{}"), context.now))
    context.records.replace(
        replace(
            application,
            status=after(ApplicationState(application.status), ApplicationEvent.REFERRED).value,
            outcome_reasons=reasons,
        )
    )
    return {"outcome": Outcome.MANUAL.value}


def standing_consent(application_id: str, records: Records) -> Consent | None:
    """The borrower's newest consent of this file that was not withdrawn: no bureau is asked without it."""
    given = [one for one in records.find(Consent, application_id=application_id) if one.withdrawn_at is None]
    return given[-1] if given else None


def decision_inputs(
    application: Application, product: ProductVersion, facts: BureauFacts, context: Context
) -> DecisionInputs:
    """The rules' view of a file: whole fen, counts, and parts per million."""
    customer = context.records.get(Customer, application.customer_id)
    lender = context.records.get(Lender, "lender")
    calendar = lenders_calendar(context.records)
    terms = offered_terms(product, application.amount_fen, application.term, application.method, calendar)
    rows = plan(terms, context.business_date).rows
    return DecisionInputs(
        product=product.kind.value,
        amount_fen=application.amount_fen,
        term=application.term,
        age=age_on(customer.birth, context.business_date),
        income_fen=customer.monthly_income_fen,
        instalment_fen=max(row.due.minor for row in rows),
        product_max_fen=product.amount_max_fen,
        base_price_ppm=yearly_ppm(product.rate_percent, product.rate_unit),
        price_cap_ppm=percent_ppm(lender.rate_cap_percent),
        score=facts.score,
        bureau_score=facts.score,
        identity_matches=facts.identity_matches,
        dishonest=facts.dishonest,
        court_records=facts.court_records,
        current_overdue_fen=facts.current_overdue_fen,
        overdue_months_24=facts.overdue_months_24,
        overdue_90_days_24=facts.overdue_90_days_24,
        enquiries_3_months=facts.enquiries_3_months,
        lenders=facts.lenders,
        exposure_fen=exposure_fen(customer.key, context),
    )


def exposure_fen(customer_id: str, context: Context) -> int:
    """What a customer owes this lender in principal, over all branches."""
    loans = context.records.find(LoanAccount, customer_id=customer_id)
    return sum(loan.outstanding_fen for loan in loans)


def age_on(birth: date, day: date) -> int:
    """Whole years of age on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _awaiting(command: RecordBureauReport | RecordBureauFailure, context: Context) -> Application | None:
    """The file that this answer is for; None if it was decided meanwhile (a late or repeated answer)."""
    intent = context.records.lock(Intent, command.intent_id)
    application = context.records.lock(Application, command.application_id)
    if intent.state != "open" or application.status != ApplicationState.DECIDING.value:
        return None
    context.records.replace(replace(intent, state="done"))
    context.touched.add(Area.APPLICATIONS)
    return application


def _stored(
    key: str, application: Application, decision: Decision, explained: tuple[str, str], at: datetime
) -> StoredDecision:
    """The decision as it is kept; `explained` is the inputs and the report, both JSON texts."""
    return StoredDecision(
        key=key,
        application_id=application.key,
        revision=application.revision,
        outcome=decision.outcome.value,
        reasons=decision.reasons,
        limit_fen=decision.limit_fen,
        price_ppm=decision.price_ppm,
        table=decision.table,
        table_version=decision.table_version,
        inputs=explained[0],
        report=explained[1],
        trace=decision.trace,
        made_at=at,
    )
