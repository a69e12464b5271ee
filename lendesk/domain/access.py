"""Who may do what: permissions, scopes, amounts, and the one judgement over them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money


class Permission(StrEnum):
    """One thing that a command does or a query shows. Every command and query names one."""

    APPLICATION_WRITE = "application.write"
    APPLICATION_READ = "application.read"
    APPLICATION_REVIEW = "application.review"
    CUSTOMER_READ = "customer.read"
    CUSTOMER_NOTE = "customer.note"
    CUSTOMER_UNMASK = "customer.unmask"
    CONTRACT_WRITE = "contract.write"
    CONTRACT_READ = "contract.read"
    DISBURSEMENT_PREPARE = "disbursement.prepare"
    DISBURSEMENT_CONFIRM = "disbursement.confirm"
    LOAN_READ = "loan.read"
    LOAN_QUOTE = "loan.quote"
    LOAN_SERVICE = "loan.service"
    LOAN_APPROVE = "loan.approve"
    LIMIT_WRITE = "limit.write"
    LIMIT_APPROVE = "limit.approve"
    REPAYMENT_POST = "repayment.post"
    REPAYMENT_REVERSE = "repayment.reverse"
    STATEMENT_IMPORT = "statement.import"
    LEDGER_READ = "ledger.read"
    COLLECTION_WORK = "collection.work"
    REPORT_READ = "report.read"
    AUDIT_READ = "audit.read"
    SETTINGS_READ = "settings.read"
    SETTINGS_APPROVE = "settings.approve"
    USER_WRITE = "user.write"
    ROLE_WRITE = "role.write"
    BRANCH_WRITE = "branch.write"
    PRODUCT_WRITE = "product.write"
    CALENDAR_WRITE = "calendar.write"
    DEVICE_WRITE = "device.write"
    SYNC_SOLVE = "sync.solve"
    SELF = "self"  # own session, own device: every signed-in person has it
    JOB = "job"  # outcomes recorded by the centre's own jobs; never granted to a person


class Scope(IntEnum):
    """How far a permission reaches; a wider one holds the narrower."""

    OWN = 1
    BRANCH = 2
    REGION = 3
    ALL = 4


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission with its reach; `limit` caps the amount of one act, None is without a cap."""

    permission: Permission
    scope: Scope
    limit: Money | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (or job) who acts, with the grants in force now."""

    person_id: str
    branch_id: str
    region_id: str
    grants: tuple[Grant, ...] = ()
    device_id: str = ""

    def grants_for(self, permission: Permission) -> tuple[Grant, ...]:
        """The grants of this permission; SELF is every signed-in person's, over the own things."""
        if permission is Permission.SELF:
            return (Grant(Permission.SELF, Scope.OWN),)
        return tuple(grant for grant in self.grants if grant.permission is permission)

    def scope_of(self, permission: Permission) -> Scope | None:
        """The widest scope in which this actor has the permission, None without it."""
        return max((grant.scope for grant in self.grants_for(permission)), default=None)


@dataclass(frozen=True, slots=True)
class Target:
    """What an act touches: where it belongs, how much it moves, and who made it before."""

    branch_id: str = ""
    region_id: str = ""
    owner_id: str = ""
    amount: Money | None = None
    makers: frozenset[str] = frozenset()
    """Persons who took an earlier step on it: none of them may take this one (four eyes)."""


def judge(actor: Actor, permission: Permission, target: Target) -> None:
    """Let the act pass or raise RuleBroken `access.permission`, `.scope`, `.four_eyes` or `.amount`."""
    grants = actor.grants_for(permission)
    if not grants:
        raise RuleBroken("access.permission", permission=permission.value)
    reaching = [grant for grant in grants if _reaches(actor, grant.scope, target)]
    if not reaching:
        raise RuleBroken("access.scope", permission=permission.value)
    if actor.person_id in target.makers:
        raise RuleBroken("access.four_eyes", permission=permission.value)
    if target.amount is not None and not any(_allows(grant, target.amount) for grant in reaching):
        limit = max(grant.limit.minor for grant in reaching if grant.limit is not None)
        raise RuleBroken("access.amount", amount_fen=target.amount.minor, limit_fen=limit)


def _reaches(actor: Actor, scope: Scope, target: Target) -> bool:
    match scope:
        case Scope.ALL:
            return True
        case Scope.REGION:
            return target.region_id == actor.region_id
        case Scope.BRANCH:
            return target.branch_id == actor.branch_id
        case Scope.OWN:
            return target.owner_id == actor.person_id


def _allows(grant: Grant, amount: Money) -> bool:
    return grant.limit is None or amount <= grant.limit
