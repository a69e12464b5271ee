"""Questions about people, roles, branches, products, calendars, devices and proposed changes."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.administration.staff import Branch, Region, Role
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.messages import Query


@dataclass(frozen=True, slots=True)
class UserRow:
    key: str
    staff_number: str
    name: str
    branch_id: str
    role_ids: tuple[str, ...]
    active: bool
    locked: bool


@dataclass(frozen=True, kw_only=True)
class ListUsers(Query[tuple[UserRow, ...]]):
    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, kw_only=True)
class ListRoles(Query[tuple[Role, ...]]):
    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, kw_only=True)
class ListBranches(Query[tuple[Branch, ...]]):
    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, kw_only=True)
class ListRegions(Query[tuple[Region, ...]]):
    """All regions of the lender, by name."""

    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, kw_only=True)
class ListProductVersions(Query[tuple[ProductVersion, ...]]):
    """All versions of all products, newest first within a product."""

    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, kw_only=True)
class ListCalendars(Query[tuple[CalendarYear, ...]]):
    """All versions of all years, the newest first."""

    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, slots=True)
class DeviceRow:
    key: str
    code: str
    name: str
    branch_id: str
    status: str
    last_seen_at: str


@dataclass(frozen=True, kw_only=True)
class ListDevices(Query[tuple[DeviceRow, ...]]):
    permission = Permission.SETTINGS_READ


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A proposed change; `before` and `after` are JSON texts with a password hash left out."""

    key: str
    kind: str
    subject_id: str
    before: str
    after: str
    reason: str
    status: str
    proposed_by: str
    proposed_by_name: str
    made_at: str


@dataclass(frozen=True, kw_only=True)
class ListChanges(Query[tuple[ChangeRow, ...]]):
    """Changes that wait for a second person, oldest first."""

    permission = Permission.SETTINGS_READ
