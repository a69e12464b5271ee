"""Orders around a contract: prepare, explain, sign, record the seal."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command, Route


@dataclass(frozen=True, kw_only=True)
class PrepareContract(Command):
    """Make the paper of an approved file: cost sheet, contract, plan; checked for compliance."""

    permission = Permission.CONTRACT_WRITE
    route = Route.ONLINE

    application_id: str


@dataclass(frozen=True, kw_only=True)
class ExplainKeyTerm(Command):
    """The officer has read out one key term (a clause id, or `cost_sheet`) and the borrower understood it."""

    permission = Permission.CONTRACT_WRITE
    route = Route.ONLINE

    contract_id: str
    term_id: str


@dataclass(frozen=True, kw_only=True)
class SignContract(Command):
    """The borrower signs: `signature_sha256` is the drawn signature (PNG) that travelled before.

    The lender's seal, the time stamps and the entry in the evidence log follow by a job.
    """

    permission = Permission.CONTRACT_WRITE
    route = Route.ONLINE

    contract_id: str
    signature_sha256: str


@dataclass(frozen=True, kw_only=True)
class RecordContractSigned(Command):
    """Both signatures and stamps are on the paper; it enters the evidence log."""

    permission = Permission.JOB
    route = Route.JOB

    contract_id: str
    signed_sha256: str
