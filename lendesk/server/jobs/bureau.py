"""Ask the credit bureau about an application, and record what it said or that it cannot be had."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.connectors.bureaus.client import BureauClient
from lendesk.connectors.bureaus.facts import bureau_facts
from lendesk.connectors.bureaus.protocol import BureauConsent, BureauReport, BureauSubject
from lendesk.connectors.failures import ConnectorFailed, FailureKind
from lendesk.domain.applications.application import Application
from lendesk.domain.customers.customer import Customer
from lendesk.domain.intents import Intent
from lendesk.server.centre import Centre
from lendesk.server.faults import reach
from lendesk.server.jobs.recording import carry_out_job, outcome_id
from lendesk.usecases.decisions.commands import RecordBureauFailure, RecordBureauReport
from lendesk.usecases.decisions.handlers import standing_consent
from lendesk.usecases.messages import Outcome


@dataclass(frozen=True, slots=True)
class _Enquiry:
    subject: BureauSubject
    consent: BureauConsent | None


def query_bureau(
    centre: Centre, bureau: BureauClient | None, application_id: str, intent_id: str, *, last_try: bool
) -> None:
    """One try under the intent's own id. Raises ConnectorFailed while another try may help.

    After a final failure the file goes to a person: nobody waits for ever for a bureau.
    """
    enquiry = _enquiry(centre, application_id, intent_id)
    if enquiry is None:
        return
    if enquiry.consent is None:
        _record_failure(centre, application_id, intent_id, "consent_withdrawn")
        return
    if bureau is None:
        _record_failure(centre, application_id, intent_id, "not_configured")
        return
    try:
        report = bureau.fetch(intent_id, enquiry.subject, enquiry.consent)
    except ConnectorFailed as failure:
        if failure.kind is not FailureKind.REFUSED and not last_try:
            raise
        reach("after_external", RecordBureauFailure.__name__)
        _record_failure(centre, application_id, intent_id, failure.kind.value)
        return
    reach("after_external", RecordBureauReport.__name__)
    _record_report(centre, application_id, intent_id, report)


def _enquiry(centre: Centre, application_id: str, intent_id: str) -> _Enquiry | None:
    """What to ask; None when the answer was recorded already."""
    with centre.transaction() as (_, records):
        if records.get(Intent, intent_id).state != "open":
            return None
        customer = records.get(Customer, records.get(Application, application_id).customer_id)
        consent = standing_consent(application_id, records)
    subject = BureauSubject(customer.name, customer.id_number, customer.phone)
    return _Enquiry(subject, BureauConsent(consent.key) if consent else None)


def _record_report(centre: Centre, application_id: str, intent_id: str, report: BureauReport) -> None:
    command = RecordBureauReport(
        command_id=outcome_id(intent_id, RecordBureauReport),
        application_id=application_id,
        intent_id=intent_id,
        facts=bureau_facts(report),
        report=report.model_dump_json(),
        latency_ms=report.latency_ms,
    )
    result = carry_out_job(centre, command)
    if result.outcome is Outcome.REFUSED:
        # The rules themselves could not decide (a broken table): a person looks, and sees why.
        _record_failure(centre, application_id, intent_id, result.code)


def _record_failure(centre: Centre, application_id: str, intent_id: str, failure: str) -> None:
    command = RecordBureauFailure(
        command_id=outcome_id(intent_id, RecordBureauFailure),
        application_id=application_id,
        intent_id=intent_id,
        failure=failure,
    )
    carry_out_job(centre, command)
