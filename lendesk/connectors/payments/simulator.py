"""银行模拟器: a bank on loopback that keeps its orders in a file and pays each intent at most once.

How an order ends is decided by the last four digits of the payee's account: `0000` is rejected at once
(`account.closed`), `0001` is accepted and rejected on settling (`account.name_mismatch`), `0002` stays
accepted for ever; all others are confirmed `settle_seconds` after they were accepted.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lendesk.connectors.journal import Intent, IntentJournal
from lendesk.connectors.loopback import FaultSwitch, Incoming, Simulation, SimulatorRefused, serving
from lendesk.connectors.payments.protocol import (
    AccountStatus,
    PaymentOrder,
    PaymentState,
    PaymentStatus,
)
from lendesk.connectors.signing import body_hash

SOURCE = "银行模拟器"
OPENING_FEN = 5_000_000_000
PAYMENT_LIMIT_FEN = 500_000_000
JOURNAL_NAME = "bank.sqlite"
CLOSED, MISMATCH, SLOW = "0000", "0001", "0002"


class BankSimulator:
    """The simulated bank over the journal in `data`; the same folder continues where it was."""

    def __init__(
        self,
        data: Path,
        opening_fen: int = OPENING_FEN,
        payment_limit_fen: int = PAYMENT_LIMIT_FEN,
        settle_seconds: float = 0.2,
    ) -> None:
        self.journal = IntentJournal(data / JOURNAL_NAME)
        self._opening_fen = opening_fen
        self._payment_limit_fen = payment_limit_fen
        self._settle_seconds = settle_seconds

    def answer(self, incoming: Incoming) -> dict[str, Any]:
        """The reply to a verified request. Raises SimulatorRefused."""
        if incoming.method == "POST" and incoming.path == "/payments":
            return self._pay(incoming).model_dump(mode="json")
        if incoming.method == "GET" and incoming.path == "/account":
            return self._account().model_dump(mode="json")
        if incoming.method == "GET" and incoming.path.startswith("/payments/"):
            return self._look(incoming.path.removeprefix("/payments/")).model_dump(mode="json")
        raise SimulatorRefused(404, "path.unknown")

    def balance_fen(self) -> int:
        """What is left: opening less paid plus returned."""
        return self._opening_fen - self.journal.sum_fen("paid") + self.journal.sum_fen("returned")

    def _account(self) -> AccountStatus:
        return AccountStatus(
            account="1100000000000000000",
            balance_fen=self.balance_fen(),
            payment_limit_fen=self._payment_limit_fen,
        )

    def _pay(self, incoming: Incoming) -> PaymentStatus:
        try:
            order = PaymentOrder.model_validate(incoming.payload)
        except ValidationError:
            raise SimulatorRefused(422, "payment.unreadable") from None
        if order.intent_id != incoming.intent_id:
            raise SimulatorRefused(422, "payment.intent_differs")
        with self.journal.writing():
            known = self.journal.find(order.intent_id)
            if known is None:
                return self._accept(order, body_hash(incoming.body))
            if known.body_hash != body_hash(incoming.body):
                raise SimulatorRefused(409, "payment.altered")
            return self._settled(known)

    def _look(self, intent_id: str) -> PaymentStatus:
        with self.journal.writing():
            known = self.journal.find(intent_id)
            if known is None:
                raise SimulatorRefused(404, "payment.unknown")
            return self._settled(known)

    def _accept(self, order: PaymentOrder, digest: str) -> PaymentStatus:
        code = self._rejection(order)
        status = PaymentStatus(
            intent_id=order.intent_id,
            state=PaymentState.REJECTED if code else PaymentState.ACCEPTED,
            amount_fen=order.amount_fen,
            code=code,
            bank_reference="SIM" + hashlib.sha256(order.intent_id.encode()).hexdigest()[:16].upper(),
        )
        if not code:
            self.journal.add_effect(order.intent_id, "paid", order.amount_fen)
        self._keep(digest, status, order.account[-4:], time.time())
        return status

    def _rejection(self, order: PaymentOrder) -> str:
        if order.account.endswith(CLOSED):
            return "account.closed"
        if order.amount_fen > self._payment_limit_fen:
            return "payment.over_limit"
        return "account.insufficient" if order.amount_fen > self.balance_fen() else ""

    def _settled(self, known: Intent) -> PaymentStatus:
        status = PaymentStatus.model_validate(known.content["status"])
        accepted_seconds, ending = known.content["accepted_seconds"], known.content["ending"]
        due = time.time() - accepted_seconds >= self._settle_seconds
        if status.state is not PaymentState.ACCEPTED or ending == SLOW or not due:
            return status
        if ending == MISMATCH:
            self.journal.add_effect(status.intent_id, "returned", status.amount_fen)
            after = {"state": PaymentState.REJECTED, "code": "account.name_mismatch"}
        else:
            after = {"state": PaymentState.CONFIRMED}
        status = status.model_copy(update=after)
        self._keep(known.body_hash, status, ending, accepted_seconds)
        return status

    def _keep(self, digest: str, status: PaymentStatus, ending: str, accepted_seconds: float) -> None:
        content = {
            "status": status.model_dump(mode="json"),
            "ending": ending,
            "accepted_seconds": accepted_seconds,
        }
        self.journal.keep(Intent(status.intent_id, digest, content))


@contextmanager
def running_bank(
    data: Path,
    port: int = 0,
    switch: FaultSwitch | None = None,
    *,
    opening_fen: int = OPENING_FEN,
    payment_limit_fen: int = PAYMENT_LIMIT_FEN,
    settle_seconds: float = 0.2,
) -> Iterator[str]:
    """Serve the simulated bank on loopback; yields its address. Raises OSError if the port is taken."""
    bank = BankSimulator(data, opening_fen, payment_limit_fen, settle_seconds)
    try:
        simulation = Simulation(SOURCE, bank.answer, bank.journal.counts, switch or FaultSwitch())
        with serving(simulation, port) as address:
            yield address
    finally:
        bank.journal.close()
