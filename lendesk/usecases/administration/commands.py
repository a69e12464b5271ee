"""Orders around settings: each is proposed by one person and takes force when another approves."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.administration.staff import Branch, Role
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.messages import Command, Route


@dataclass(frozen=True, kw_only=True)
class SaveUser(Command):
    """Propose a new or changed person. `new_password` is empty when it stays as it is.

    Only the argon2id hash of a new password is stored, also in the proposal and in the audit.
    """

    permission = Permission.USER_WRITE
    route = Route.ONLINE

    person_id: str
    staff_number: str
    name: str
    branch_id: str
    role_ids: tuple[str, ...]
    active: bool
    reason: str
    new_password: str = ""


@dataclass(frozen=True, kw_only=True)
class SaveRole(Command):
    """Propose a new or changed role."""

    permission = Permission.ROLE_WRITE
    route = Route.ONLINE

    role: Role
    reason: str


@dataclass(frozen=True, kw_only=True)
class SaveBranch(Command):
    """Propose a new or changed branch."""

    permission = Permission.BRANCH_WRITE
    route = Route.ONLINE

    branch: Branch
    reason: str


@dataclass(frozen=True, kw_only=True)
class SaveProduct(Command):
    """Propose a new version of a product; loans that exist keep theirs."""

    permission = Permission.PRODUCT_WRITE
    route = Route.ONLINE

    product: ProductVersion
    reason: str


@dataclass(frozen=True, kw_only=True)
class SaveCalendar(Command):
    """Propose a new version of a year's rest days; plans that exist keep theirs."""

    permission = Permission.CALENDAR_WRITE
    route = Route.ONLINE

    calendar: CalendarYear
    reason: str


@dataclass(frozen=True, kw_only=True)
class ApproveChange(Command):
    """Put a proposed change into force: never the own one."""

    permission = Permission.SETTINGS_APPROVE
    route = Route.ONLINE

    change_id: str


@dataclass(frozen=True, kw_only=True)
class RejectChange(Command):
    """Turn a proposed change down (or withdraw the own one)."""

    permission = Permission.SETTINGS_APPROVE
    route = Route.ONLINE

    change_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class StopDevice(Command):
    """Revoke a workstation: it signs in no more until it is registered again."""

    permission = Permission.DEVICE_WRITE
    route = Route.ONLINE

    device_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReleaseQuarantined(Command):
    """Run a quarantined command again (`again` true), or refuse it for good with a reason."""

    permission = Permission.SYNC_SOLVE
    route = Route.ONLINE

    quarantined_id: str
    again: bool
    reason: str
