"""征信模拟器: a bureau on loopback that speaks the real protocol, charges an intent once and says what it is.

What a person's report holds, and how a test forces it, stands in `specimen_reports`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lendesk.connectors.bureaus.protocol import ReportRequest
from lendesk.connectors.bureaus.specimen_reports import PRICE_FEN, SOURCE, specimen_report
from lendesk.connectors.journal import Intent, IntentJournal
from lendesk.connectors.loopback import FaultSwitch, Incoming, Simulation, SimulatorRefused, serving
from lendesk.connectors.signing import body_hash

JOURNAL_NAME = "bureau.sqlite"


class BureauSimulator:
    """The simulated bureau over the journal in `data`; the same folder continues where it was."""

    def __init__(self, data: Path) -> None:
        self.journal = IntentJournal(data / JOURNAL_NAME)

    def answer(self, incoming: Incoming) -> dict[str, Any]:
        """The reply to a verified request. Raises SimulatorRefused."""
        if incoming.method != "POST" or incoming.path != "/reports":
            raise SimulatorRefused(404, "path.unknown")
        request = _read(incoming)
        digest = body_hash(incoming.body)
        with self.journal.writing():
            known = self.journal.find(request.intent_id)
            if known is None:
                return self._make(request, digest)
            if known.body_hash != digest:
                raise SimulatorRefused(409, "report.altered")
            return known.content

    def _make(self, request: ReportRequest, digest: str) -> dict[str, Any]:
        content = specimen_report(request, datetime.now(UTC)).model_dump(mode="json")
        self.journal.keep(Intent(request.intent_id, digest, content))
        self.journal.add_effect(request.intent_id, "enquiry", PRICE_FEN)
        return content


def _read(incoming: Incoming) -> ReportRequest:
    if not incoming.payload.get("consent_reference"):
        raise SimulatorRefused(403, "consent.missing")
    try:
        request = ReportRequest.model_validate(incoming.payload)
    except ValidationError:
        raise SimulatorRefused(422, "request.unreadable") from None
    if request.intent_id != incoming.intent_id:
        raise SimulatorRefused(422, "request.intent_differs")
    return request


@contextmanager
def running_bureau(data: Path, port: int = 0, switch: FaultSwitch | None = None) -> Iterator[str]:
    """Serve the simulated bureau on loopback; yields its address. Raises OSError if the port is taken."""
    bureau = BureauSimulator(data)
    try:
        with serving(
            Simulation(SOURCE, bureau.answer, bureau.journal.counts, switch or FaultSwitch()), port
        ) as address:
            yield address
    finally:
        bureau.journal.close()
