"""Orders around money that goes out: prepare, confirm, record what the bank said."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command, Route


@dataclass(frozen=True, kw_only=True)
class PrepareDisbursement(Command):
    """Set up the payment of a signed contract to the borrower's own card."""

    permission = Permission.DISBURSEMENT_PREPARE
    route = Route.ONLINE

    contract_id: str


@dataclass(frozen=True, kw_only=True)
class ConfirmDisbursement(Command):
    """A second person releases the payment; all is judged again on what holds now."""

    permission = Permission.DISBURSEMENT_CONFIRM
    route = Route.ONLINE

    disbursement_id: str


@dataclass(frozen=True, kw_only=True)
class CancelDisbursement(Command):
    """Take a prepared or rejected payment back; the contract can be prepared again."""

    permission = Permission.DISBURSEMENT_PREPARE
    route = Route.ONLINE

    disbursement_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordPayment(Command):
    """The bank's final word on an instruction: `paid` or `rejected`."""

    permission = Permission.JOB
    route = Route.JOB

    disbursement_id: str
    intent_id: str
    outcome: str
    bank_reference: str
    reason: str = ""
