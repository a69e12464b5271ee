"""Persons, roles, branches, devices and the changes to settings that wait for a second person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lendesk.domain.access import Grant


@dataclass(frozen=True, slots=True)
class Lender:
    """The lender itself, as it stands on contracts; one record with key `lender`.

    `rate_cap_percent` is the most that an annualised rate may be (a setting that its lawyer confirms).
    """

    key: str
    name: str
    credit_code: str
    address: str
    phone: str
    rate_cap_percent: Decimal


@dataclass(frozen=True, slots=True)
class Region:
    key: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Branch:
    key: str
    region_id: str
    name: str
    name_en: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """A set of grants. `version` rises with each approved change."""

    key: str
    name: str
    name_en: str
    grants: tuple[Grant, ...]
    version: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff. `epoch` rises whenever what the person may see changes (roles, branch, leaving).

    `password_hash` is argon2id; it never leaves the centre except as the off-line verifier's own hash.
    """

    key: str
    staff_number: str
    name: str
    branch_id: str
    region_id: str
    role_ids: tuple[str, ...]
    password_hash: str
    active: bool
    epoch: int
    failed_sign_ins: int = 0
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Device:
    """A registered workstation; `status`: active, stopped (fork of its chain seen) or revoked."""

    key: str
    code: str
    branch_id: str
    name: str
    status: str
    made_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class AuthorKey:
    """The public P-256 key (PEM) with which one person signs queued commands on one device."""

    key: str
    person_id: str
    device_id: str
    public_pem: str
    made_at: datetime
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A proposed change of a user, role, branch, product or calendar; `before`, `after` are JSON texts."""

    key: str
    kind: str
    subject_id: str
    before: str
    after: str
    reason: str
    status: str
    proposed_by: str
    decided_by: str
    made_at: datetime
