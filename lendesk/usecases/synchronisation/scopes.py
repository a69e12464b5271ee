"""How far a person's replica reaches into each table: never beyond the own branch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lendesk.domain.access import Actor, Permission, Scope


class Reach(StrEnum):
    """Which rows of a table a replica holds."""

    NONE = "none"
    OWN = "own"
    BRANCH = "branch"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class TableReach:
    """`reach` over the rows; `branch_id` and `person_id` are compared with the row's branch and owner."""

    reach: Reach
    branch_id: str = ""
    person_id: str = ""

    def holds(self, branch_id: str, owner_id: str) -> bool:
        """Whether a row of this branch and owner is in reach."""
        match self.reach:
            case Reach.ALL:
                return True
            case Reach.BRANCH:
                return branch_id == self.branch_id
            case Reach.OWN:
                return owner_id == self.person_id and branch_id == self.branch_id
            case Reach.NONE:
                return False


_PERMISSIONS = {
    "customers": Permission.CUSTOMER_READ,
    "applications": Permission.APPLICATION_READ,
    "loans": Permission.LOAN_READ,
    "receipts": Permission.LOAN_READ,
}
_OPEN_TO_ALL = frozenset({"products", "branches"})


def reach(actor: Actor, table: str) -> TableReach:
    """What of `table` the replica of this person holds. Colleagues' names are those of the own branch."""
    if table in _OPEN_TO_ALL:
        return TableReach(Reach.ALL)
    if table == "persons":
        return TableReach(Reach.BRANCH, actor.branch_id, actor.person_id)
    scope = actor.scope_of(_PERMISSIONS[table])
    if scope is None:
        return TableReach(Reach.NONE)
    kind = Reach.OWN if scope is Scope.OWN else Reach.BRANCH
    return TableReach(kind, actor.branch_id, actor.person_id)
