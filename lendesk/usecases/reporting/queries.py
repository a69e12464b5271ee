"""Questions of the auditor and of whoever follows up: audit, ledger, quarantine, own results."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import CommandResult, Query
from lendesk.usecases.paging import Page


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One audit record; `leaf_index` -1 while the sealer has not chained it; `facts` JSON text, masked."""

    key: str
    at: str
    person_id: str
    person_name: str
    device_code: str
    action: str
    subject: str
    outcome: str
    facts: str
    leaf_index: int
    leaf_hash: str


@dataclass(frozen=True, kw_only=True)
class ListAudit(Query[Page[AuditRow]]):
    """Audit records, newest first, by person, action or subject (exact, "" for any)."""

    permission = Permission.AUDIT_READ

    person_id: str = ""
    action: str = ""
    subject: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """The log checked from its first leaf: `sound`, or the first record that does not fit."""

    sound: bool
    size: int
    unsealed: int
    root: str
    first_bad: str


@dataclass(frozen=True, kw_only=True)
class CheckAudit(Query[AuditCheck]):
    permission = Permission.AUDIT_READ


@dataclass(frozen=True, slots=True)
class BalanceLine:
    account: str
    name: str
    debit_fen: int
    credit_fen: int


@dataclass(frozen=True, kw_only=True)
class GetTrialBalance(Query[tuple[BalanceLine, ...]]):
    permission = Permission.LEDGER_READ


@dataclass(frozen=True, kw_only=True)
class GetCommandResult(Query[CommandResult | None]):
    """The stored result of an own command; None when it never arrived."""

    permission = Permission.SELF

    command_id: str


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    key: str
    command: str
    device_code: str
    person_name: str
    at: str
    error_id: str


@dataclass(frozen=True, kw_only=True)
class ListQuarantined(Query[tuple[QuarantinedRow, ...]]):
    """Commands that failed unexpectedly and wait for a person."""

    permission = Permission.SYNC_SOLVE
