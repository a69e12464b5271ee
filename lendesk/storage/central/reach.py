"""How far a person sees, as a condition in SQL."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, true

from lendesk.domain.access import Actor, Permission, Scope
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.synchronisation.scopes import Reach as ReplicaReach
from lendesk.usecases.synchronisation.scopes import TableReach

Text = ColumnElement[str]


@dataclass(frozen=True, slots=True)
class Place:
    """The columns that say where a row belongs."""

    branch: Text
    region: Text
    owner: Text


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose rows a query may show: those of the own person, branch or region, or all."""

    scope: Scope
    person_id: str = ""
    branch_id: str = ""
    region_id: str = ""

    def covers(self, place: Place) -> ColumnElement[bool]:
        """The condition that keeps the rows in reach."""
        match self.scope:
            case Scope.ALL:
                return true()
            case Scope.REGION:
                return place.region == self.region_id
            case Scope.BRANCH:
                return place.branch == self.branch_id
            case Scope.OWN:
                return place.owner == self.person_id


EVERYTHING = Reach(Scope.ALL)


def reach_of(actor: Actor, permission: Permission) -> Reach:
    """The widest reach of this person's grants. Raises RuleBroken `access.permission` without one."""
    scope = actor.scope_of(permission)
    if scope is None:
        raise RuleBroken("access.permission", permission=permission.value)
    return Reach(scope, actor.person_id, actor.branch_id, actor.region_id)


def replica_covers(reach: TableReach, place: Place) -> ColumnElement[bool]:
    """The condition for a replica: never beyond the own branch."""
    match reach.reach:
        case ReplicaReach.ALL:
            return true()
        case ReplicaReach.BRANCH:
            return place.branch == reach.branch_id
        case ReplicaReach.OWN:
            return and_(place.owner == reach.person_id, place.branch == reach.branch_id)
        case ReplicaReach.NONE:
            return false()
