"""What happens when settings are proposed, approved or turned down: never the own proposal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from lendesk.domain.access import Permission, Target
from lendesk.domain.administration.duties import require_separate
from lendesk.domain.administration.rest_days import CalendarYear, check_calendar
from lendesk.domain.administration.staff import Branch, Device, Person, Region, Role, SettingChange
from lendesk.domain.errors import RuleBroken
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.administration.commands import (
    ApproveChange,
    RejectChange,
    SaveBranch,
    SaveCalendar,
    SaveProduct,
    SaveRole,
    SaveUser,
    StopDevice,
)
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.messages import Area, Command
from lendesk.usecases.plain import from_plain, to_plain_text
from lendesk.usecases.wording import given_reason

KINDS: dict[str, type[Any]] = {
    "user": Person,
    "role": Role,
    "branch": Branch,
    "product": ProductVersion,
    "calendar": CalendarYear,
}
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
"""No sign-in reads a longer one."""


def _everywhere(_command: Command, _context: Context) -> Target:
    """Settings belong to the lender as a whole: only the widest scope reaches them."""
    return Target()


def _proposal(command: ApproveChange, context: Context) -> Target:
    """Neither who proposed a change nor the person whom it is about puts it into force."""
    change = context.records.get(SettingChange, command.change_id)
    subject = {change.subject_id} if change.kind == "user" else set()
    return Target(makers=frozenset({change.proposed_by, *subject}))


@handles(SaveUser, target=_everywhere)
def save_user(command: SaveUser, context: Context) -> Made:
    """Propose a person; a new one needs a password of 12 to 200 characters."""
    known = context.records.find(Person, key=command.person_id)
    branch = context.records.get(Branch, command.branch_id)
    for role_id in command.role_ids:
        context.records.get(Role, role_id)
    if not command.staff_number.strip() or not command.name.strip():
        raise RuleBroken("user.incomplete")
    if (command.new_password or not known) and len(command.new_password) < SHORTEST_PASSWORD:
        raise RuleBroken("user.short_password", least=SHORTEST_PASSWORD)
    if len(command.new_password) > LONGEST_PASSWORD:
        raise RuleBroken("user.long_password", most=LONGEST_PASSWORD)
    password = (
        context.tools.hash_password(command.new_password) if command.new_password else known[0].password_hash
    )
    person = Person(
        key=command.person_id,
        staff_number=command.staff_number.strip(),
        name=command.name.strip(),
        branch_id=branch.key,
        region_id=branch.region_id,
        role_ids=command.role_ids,
        password_hash=password,
        active=command.active,
        epoch=known[0].epoch if known else 1,
    )
    return _propose("user", person, command.reason, command, context)


@handles(SaveRole, target=_everywhere)
def save_role(command: SaveRole, context: Context) -> Made:
    """Propose a role; nobody may hold the permission of the centre's own jobs, or check what it makes."""
    if not command.role.name.strip():
        raise RuleBroken("role.incomplete")
    if any(grant.permission in (Permission.JOB, Permission.SELF) for grant in command.role.grants):
        raise RuleBroken("role.forbidden_permission")
    if len({grant.permission for grant in command.role.grants}) != len(command.role.grants):
        raise RuleBroken("role.permission_twice")
    require_separate(command.role)
    known = context.records.find(Role, key=command.role.key)
    version = known[0].version + 1 if known else 1
    return _propose("role", replace(command.role, version=version), command.reason, command, context)


@handles(SaveBranch, target=_everywhere)
def save_branch(command: SaveBranch, context: Context) -> Made:
    """Propose a branch of a known region."""
    context.records.get(Region, command.branch.region_id)
    if not command.branch.name.strip():
        raise RuleBroken("branch.incomplete")
    return _propose("branch", command.branch, command.reason, command, context)


@handles(SaveProduct, target=_everywhere)
def save_product(command: SaveProduct, context: Context) -> Made:
    """Propose the next version of a product; loans that exist keep the version they were made from."""
    product = command.product
    if product.amount_min_fen <= 0 or product.amount_min_fen > product.amount_max_fen:
        raise RuleBroken("product.amount_range")
    if product.term_min <= 0 or product.term_min > product.term_max:
        raise RuleBroken("product.term_range")
    if product.rate_percent < 0 or not product.methods or not product.name.strip():
        raise RuleBroken("product.incomplete")
    newest = max((one.version for one in context.records.find(ProductVersion, code=product.code)), default=0)
    if product.version != newest + 1:
        raise RuleBroken("product.version_taken", newest=newest)
    return _propose("product", product, command.reason, command, context)


@handles(SaveCalendar, target=_everywhere)
def save_calendar(command: SaveCalendar, context: Context) -> Made:
    """Propose the next version of a year; contracts that exist keep the days they were made with."""
    calendar = command.calendar
    check_calendar(calendar)
    newest = max((one.version for one in context.records.find(CalendarYear, year=calendar.year)), default=0)
    if calendar.version != newest + 1 or calendar.key != f"{calendar.year}-v{calendar.version}":
        raise RuleBroken("calendar.version_taken", newest=newest)
    return _propose("calendar", calendar, command.reason, command, context)


@handles(ApproveChange, target=_proposal)
def approve_change(command: ApproveChange, context: Context) -> Made:
    """Put a proposal into force, if what it changes is still what its proposer saw."""
    change = _pending(command.change_id, context)
    kind = KINDS[change.kind]
    proposed = from_plain(kind, json.loads(change.after))
    known = tuple(
        context.records.lock(kind, one.key) for one in context.records.find(kind, key=change.subject_id)
    )
    if _as_text(known[0] if known else None) != change.before:
        raise RuleBroken("change.outdated")
    if known:
        context.records.replace(_in_force(proposed, known[0]))
    else:
        context.records.add(proposed)
    if isinstance(proposed, Role):
        _raise_epochs(proposed.key, context)
    context.records.replace(replace(change, status="approved", decided_by=context.actor.person_id))
    context.touched.add(Area.SETTINGS)
    return {"subject_id": change.subject_id}


@handles(RejectChange, target=_everywhere)
def reject_change(command: RejectChange, context: Context) -> Made:
    """Turn a proposal down; the proposer may withdraw the own one this way."""
    reason = given_reason(command.reason)
    change = _pending(command.change_id, context)
    context.records.replace(replace(change, status="rejected", decided_by=context.actor.person_id))
    context.noted["reason"] = reason
    context.touched.add(Area.SETTINGS)
    return {}


@handles(StopDevice, target=_everywhere)
def stop_device(command: StopDevice, context: Context) -> Made:
    """Revoke a workstation."""
    context.noted["reason"] = given_reason(command.reason)
    device = context.records.lock(Device, command.device_id)
    context.records.replace(replace(device, status="revoked"))
    context.touched.add(Area.SETTINGS)
    return {}


def _propose(kind: str, record: Any, reason: str, command: Command, context: Context) -> Made:
    plain_reason = given_reason(reason)
    pending = context.records.find(SettingChange, kind=kind, subject_id=record.key, status="pending")
    if pending:
        raise RuleBroken("change.pending_already")
    known = context.records.find(type(record), key=record.key)
    context.records.add(
        SettingChange(
            key=command.command_id,
            kind=kind,
            subject_id=record.key,
            before=_as_text(known[0] if known else None),
            after=_as_text(record),
            reason=plain_reason,
            status="pending",
            proposed_by=context.actor.person_id,
            decided_by="",
            made_at=context.now,
        )
    )
    context.touched.add(Area.SETTINGS)
    return {"change_id": command.command_id}


def _pending(change_id: str, context: Context) -> SettingChange:
    change = context.records.lock(SettingChange, change_id)
    if change.status != "pending":
        raise RuleBroken("change.decided", status=change.status)
    return change


def _as_text(record: Any) -> str:
    """A record as JSON text; of a person without what signing in changes by itself."""
    if record is None:
        return ""
    if isinstance(record, Person):
        record = replace(record, failed_sign_ins=0, locked_until=None, epoch=0)
    return to_plain_text(record)


def _in_force(proposed: Any, known: Any) -> Any:
    """A person's epoch rises with every approved change: the workstation re-reads what it may hold."""
    return replace(proposed, epoch=known.epoch + 1) if isinstance(proposed, Person) else proposed


def _raise_epochs(role_id: str, context: Context) -> None:
    for person in context.records.find(Person):
        if role_id in person.role_ids:
            # Read again under its lock: a person dismissed a moment ago must not come back by this.
            locked = context.records.lock(Person, person.key)
            context.records.replace(replace(locked, epoch=locked.epoch + 1))
