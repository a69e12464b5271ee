"""The lender's side of the bank protocol: pay once whatever is repeated, ask how it stands."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from lendesk.connectors.calling import SignedCaller
from lendesk.connectors.failures import CircuitBreaker, ConnectorFailed, FailureKind
from lendesk.connectors.payments.protocol import (
    SHAPE_OF_INTENT,
    AccountStatus,
    PaymentOrder,
    PaymentState,
    PaymentStatus,
)
from lendesk.connectors.signing import SigningKey
from lendesk.domain.money import Money

Reply = TypeVar("Reply", bound=BaseModel)


class BankClient:
    """One bank at `address`. Thread-safe; hold one, so that the circuit breaker knows its past."""

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

    def pay(
        self, intent_id: str, amount: Money, account: str, name: str, *, bank: str = "", note: str = ""
    ) -> PaymentStatus:
        """Order the payment, or learn how it stands if this intent was ordered before.

        Raises ConnectorFailed: unless `refused`, the order may have arrived; send the same intent id again
        or ask `status`. Raises ValueError for an order that no bank could read.
        """
        order = PaymentOrder(
            intent_id=intent_id, amount_fen=amount.minor, account=account, name=name, bank=bank, note=note
        )
        answer = self._caller.call("POST", "/payments", intent_id, order.model_dump())
        return self._status(answer.payload, intent_id, amount.minor)

    def status(self, intent_id: str) -> PaymentStatus:
        """How the order stands; state UNKNOWN if it never arrived. Raises ConnectorFailed."""
        if not SHAPE_OF_INTENT.match(intent_id):
            raise ValueError(f"not an intent id: {intent_id!r}")
        try:
            answer = self._caller.call("GET", f"/payments/{intent_id}", intent_id)
        except ConnectorFailed as failure:
            if failure.code == "payment.unknown":
                return PaymentStatus(intent_id=intent_id, state=PaymentState.UNKNOWN)
            raise
        return self._status(answer.payload, intent_id, None)

    def account(self) -> AccountStatus:
        """Balance and limit of the paying account now. Raises ConnectorFailed."""
        return _read(AccountStatus, self._caller.call("GET", "/account", "account").payload)

    def _status(self, payload: dict[str, Any], intent_id: str, amount_fen: int | None) -> PaymentStatus:
        status = _read(PaymentStatus, payload)
        if status.intent_id != intent_id or (amount_fen is not None and status.amount_fen != amount_fen):
            raise ConnectorFailed(FailureKind.BAD_REPLY, "other_payment", attempts=1)
        return status


def _read(kind: type[Reply], payload: dict[str, Any]) -> Reply:
    try:
        return kind.model_validate(payload)
    except ValidationError:
        raise ConnectorFailed(FailureKind.BAD_REPLY, "shape", attempts=1) from None
