"""The lender's side of the bureau protocol: one report an intent, paid once, with price and latency."""

from __future__ import annotations

from pydantic import ValidationError

from lendesk.connectors.bureaus.protocol import BureauConsent, BureauReport, BureauSubject, ReportRequest
from lendesk.connectors.calling import SignedCaller
from lendesk.connectors.failures import CircuitBreaker, ConnectorFailed, FailureKind
from lendesk.connectors.signing import SigningKey


class BureauClient:
    """One bureau at `address`. Thread-safe; hold one, so that the circuit breaker knows its past."""

    def __init__(
        self,
        address: str,
        key_id: str,
        secret: bytes,
        timeout_seconds: float = 10.0,
        *,
        attempts: int = 3,
        breaker: CircuitBreaker | None = None,
    ) -> None:
        self._caller = SignedCaller(
            address, SigningKey(key_id, secret), timeout_seconds, attempts=attempts, breaker=breaker
        )

    def fetch(self, intent_id: str, subject: BureauSubject, consent: BureauConsent) -> BureauReport:
        """The report for this intent; asking again with the same intent costs nothing more.

        Raises ConnectorFailed, also (`refused`, `request.unreadable`) for a subject or consent that no
        bureau could read; nothing is sent then.
        """
        request = _request(intent_id, subject, consent)
        answer = self._caller.call("POST", "/reports", intent_id, request.model_dump(mode="json"))
        try:
            report = BureauReport.model_validate(answer.payload)
        except ValidationError:
            raise ConnectorFailed(FailureKind.BAD_REPLY, "shape", answer.attempts) from None
        if report.header.intent_id != intent_id:
            raise ConnectorFailed(FailureKind.BAD_REPLY, "other_report", answer.attempts)
        return report.model_copy(update={"latency_ms": answer.latency_ms, "attempts": answer.attempts})


def _request(intent_id: str, subject: BureauSubject, consent: BureauConsent) -> ReportRequest:
    try:
        return ReportRequest(
            intent_id=intent_id,
            name=subject.name,
            id_number=subject.id_number,
            phone=subject.phone,
            consent_reference=consent.reference,
            purpose=consent.purpose,
        )
    except ValidationError as errors:
        field = ".".join(str(part) for part in errors.errors()[0]["loc"])
        # `from None`: the validation error would carry personal data into a log.
        raise ConnectorFailed(FailureKind.REFUSED, f"request.unreadable.{field}") from None
