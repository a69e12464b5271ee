"""Who would see and do what: grants put together, judged as the centre judges them; knows no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lendesk.domain.access import Actor, Grant, Permission, Scope, Target, judge
from lendesk.domain.administration.staff import Branch, Role
from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.money import Money
from lendesk.usecases.catalog import COMMANDS, QUERIES
from ui.screens.refusing import breach_of

NOBODY, OTHER = "simulated", "another"
COMMANDS_OF = Counter(command.permission for command in COMMANDS.values())
QUERIES_OF = Counter(query.permission for query in QUERIES.values())


@dataclass(frozen=True, slots=True)
class Act:
    """A sample act. `own`: the file is the person's own; `made`: the person took an earlier step on it."""

    permission: Permission
    place: Branch
    amount: Money | None
    own: bool
    made: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A permission as held: the widest reach, and the highest limit in it (None: without a cap)."""

    permission: Permission
    scope: Scope | None
    limit: Money | None
    commands: int
    queries: int


def actor_of(roles: Iterable[Role], branch: Branch) -> Actor:
    """Somebody who holds these roles and works there."""
    grants = tuple(grant for role in roles for grant in role.grants)
    return Actor(NOBODY, branch.key, branch.region_id, grants)


def held(actor: Actor) -> tuple[Held, ...]:
    """Every permission that can be given, as this actor has it."""
    givable = (one for one in Permission if one not in (Permission.SELF, Permission.JOB))
    return tuple(_held(actor, permission) for permission in givable)


def verdict(actor: Actor, act: Act) -> Breach | None:
    """None if the act would pass, else what the centre would refuse it with."""
    target = Target(
        branch_id=act.place.key,
        region_id=act.place.region_id,
        owner_id=actor.person_id if act.own else OTHER,
        amount=act.amount,
        makers=frozenset({actor.person_id}) if act.made else frozenset(),
    )
    try:
        judge(actor, act.permission, target)
    except RuleBroken as broken:
        return breach_of(broken)
    return None


def _held(actor: Actor, permission: Permission) -> Held:
    scope = actor.scope_of(permission)
    return Held(
        permission,
        scope,
        _highest(grant for grant in actor.grants_for(permission) if grant.scope is scope),
        COMMANDS_OF[permission],
        QUERIES_OF[permission],
    )


def _highest(grants: Iterable[Grant]) -> Money | None:
    limits = [grant.limit for grant in grants]
    found = [limit for limit in limits if limit is not None]
    return max(found) if len(found) == len(limits) and found else None
