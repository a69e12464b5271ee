"""People, roles, branches, products, calendars, devices and proposed changes."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import func, select

from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.administration.staff import Branch, Region, Role
from lendesk.domain.products.product import ProductVersion
from lendesk.storage.central.kinds import BRANCHES, DEVICES, PERSONS, SETTING_CHANGES
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked
from lendesk.storage.central.reach import Place
from lendesk.usecases.administration.queries import (
    ChangeRow,
    DeviceRow,
    ListBranches,
    ListCalendars,
    ListChanges,
    ListDevices,
    ListProductVersions,
    ListRegions,
    ListRoles,
    ListUsers,
    UserRow,
)

_P, _B, _D, _S = PERSONS.table, BRANCHES.table, DEVICES.table, SETTING_CHANGES.table
HIDDEN = "password_hash"


def list_users(_query: ListUsers, asked: Asked) -> tuple[UserRow, ...]:
    place = Place(_P.c.branch_id, _P.c.region_id, _P.c.key)
    locked = func.coalesce(_P.c.locked_until > func.now(), False)
    wanted = select(_P, locked.label("locked")).where(asked.reach.covers(place)).order_by(_P.c.staff_number)
    return tuple(
        UserRow(
            key=row.key,
            staff_number=row.staff_number,
            name=row.name,
            branch_id=row.branch_id,
            role_ids=tuple(row.role_ids),
            active=row.active,
            locked=row.locked,
        )
        for row in asked.connection.execute(wanted)
    )


def list_roles(_query: ListRoles, asked: Asked) -> tuple[Role, ...]:
    """Roles belong to the whole lender."""
    return asked.records.find(Role)


def list_branches(_query: ListBranches, asked: Asked) -> tuple[Branch, ...]:
    place = Place(_B.c.key, _B.c.region_id, _B.c.key)
    keys = select(_B.c.key).where(asked.reach.covers(place))
    held = set(asked.connection.scalars(keys))
    return tuple(branch for branch in asked.records.find(Branch) if branch.key in held)


def list_regions(_query: ListRegions, asked: Asked) -> tuple[Region, ...]:
    """Regions belong to the whole lender."""
    return tuple(sorted(asked.records.find(Region), key=lambda one: one.name))


def list_product_versions(_query: ListProductVersions, asked: Asked) -> tuple[ProductVersion, ...]:
    versions = asked.records.find(ProductVersion)
    return tuple(sorted(versions, key=lambda one: (one.code, -one.version)))


def list_calendars(_query: ListCalendars, asked: Asked) -> tuple[CalendarYear, ...]:
    """The calendar belongs to the whole lender."""
    years = asked.records.find(CalendarYear)
    return tuple(sorted(years, key=lambda one: (-one.year, -one.version)))


def list_devices(_query: ListDevices, asked: Asked) -> tuple[DeviceRow, ...]:
    place = Place(_D.c.branch_id, _B.c.region_id, _D.c.key)
    wanted = (
        select(_D).join(_B, _B.c.key == _D.c.branch_id).where(asked.reach.covers(place)).order_by(_D.c.code)
    )
    return tuple(
        DeviceRow(row.key, row.code, row.name, row.branch_id, row.status, time_text(row.last_seen_at))
        for row in asked.connection.execute(wanted)
    )


def list_changes(_query: ListChanges, asked: Asked) -> tuple[ChangeRow, ...]:
    """Those of proposers in reach, oldest first; never a password hash."""
    place = Place(_P.c.branch_id, _P.c.region_id, _P.c.key)
    wanted = (
        select(_S, _P.c.name.label("proposer"))
        .join(_P, _P.c.key == _S.c.proposed_by)
        .where(_S.c.status == "pending", asked.reach.covers(place))
        .order_by(_S.c.made_at, _S.c.key)
    )
    return tuple(
        ChangeRow(
            key=row.key,
            kind=row.kind,
            subject_id=row.subject_id,
            before=without_hash(row.before),
            after=without_hash(row.after),
            reason=row.reason,
            status=row.status,
            proposed_by=row.proposed_by,
            proposed_by_name=row.proposer,
            made_at=time_text(row.made_at),
        )
        for row in asked.connection.execute(wanted)
    )


def without_hash(text: str) -> str:
    """The JSON text without its password hash; "" stays."""
    if not text:
        return text
    return json.dumps(_cleaned(json.loads(text)), ensure_ascii=False, sort_keys=True)


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items() if name != HIDDEN}
    return [_cleaned(each) for each in value] if isinstance(value, list) else value


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListUsers: list_users,
    ListRoles: list_roles,
    ListBranches: list_branches,
    ListRegions: list_regions,
    ListProductVersions: list_product_versions,
    ListCalendars: list_calendars,
    ListDevices: list_devices,
    ListChanges: list_changes,
}
