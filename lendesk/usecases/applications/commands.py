"""Orders around a file: submit, add to it, claim, hand back, decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lendesk.domain.access import Permission
from lendesk.domain.applications.application import Applicant, FieldReading, Material
from lendesk.usecases.messages import Command, Route

LONGEST_NOTE = 2_000
"""Characters of a note on a customer."""


@dataclass(frozen=True, kw_only=True)
class SubmitApplication(Command):
    """Hand a complete file in, or hand it in again after a return (same `application_id`).

    `consent_version` names the text that the borrower agreed to; empty is refused.
    """

    permission = Permission.APPLICATION_WRITE
    route = Route.QUEUED

    application_id: str
    product_version_id: str
    applicant: Applicant
    amount_fen: int
    term: int
    method: str
    purpose: str
    materials: tuple[Material, ...]
    readings: tuple[FieldReading, ...]
    consent_version: str
    consent_purposes: tuple[str, ...]
    business_name: str = ""
    credit_code: str = ""
    channel: str = "counter"


@dataclass(frozen=True, kw_only=True)
class AttachMaterial(Command):
    """Add one document to a file that is not decided yet; its bytes travelled before."""

    permission = Permission.APPLICATION_WRITE
    route = Route.QUEUED

    application_id: str
    material: Material


@dataclass(frozen=True, kw_only=True)
class AddCustomerNote(Command):
    """Write a remark on a customer (1 to 2,000 characters)."""

    permission = Permission.CUSTOMER_NOTE
    route = Route.QUEUED

    customer_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ClaimApplication(Command):
    """Take a waiting file for review; refused if another person has it."""

    permission = Permission.APPLICATION_REVIEW
    route = Route.ONLINE

    application_id: str


@dataclass(frozen=True, kw_only=True)
class HandBackApplication(Command):
    """Give a claimed file back to the queue."""

    permission = Permission.APPLICATION_REVIEW
    route = Route.ONLINE

    application_id: str


class Verdict(StrEnum):
    APPROVE = "approve"
    DECLINE = "decline"
    RETURN = "return"


@dataclass(frozen=True, kw_only=True)
class DecideApplication(Command):
    """A person's decision on a claimed file, judged against the person's amount and four eyes.

    `approved_fen` is read for APPROVE only; DECLINE and RETURN need a `reason`.
    """

    permission = Permission.APPLICATION_REVIEW
    route = Route.ONLINE

    application_id: str
    verdict: Verdict
    approved_fen: int = 0
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class UnmaskCustomer(Command):
    """Show one sealed field (`id_number`, `phone`, `card_number`) of a customer; the reason is logged.

    The plain text is not in the stored result: the centre answers it beside, once.
    """

    permission = Permission.CUSTOMER_UNMASK
    route = Route.ONLINE

    customer_id: str
    field: str
    reason: str
