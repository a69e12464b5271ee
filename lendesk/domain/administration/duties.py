"""Duties that one role must not hold together: who makes a thing does not check it."""

from __future__ import annotations

from lendesk.domain.access import Permission
from lendesk.domain.administration.staff import Role
from lendesk.domain.errors import RuleBroken

P = Permission
MAKER_AND_CHECKER: tuple[tuple[Permission, Permission], ...] = (
    (P.APPLICATION_WRITE, P.APPLICATION_REVIEW),
    (P.DISBURSEMENT_PREPARE, P.DISBURSEMENT_CONFIRM),
    (P.LOAN_SERVICE, P.LOAN_APPROVE),
    (P.LIMIT_WRITE, P.LIMIT_APPROVE),
    (P.REPAYMENT_POST, P.REPAYMENT_REVERSE),
)
"""Settings are not among them: each change of theirs needs a second administrator by itself."""


def forbidden_pairs(role: Role) -> tuple[tuple[Permission, Permission], ...]:
    """The pairs of which the role holds both."""
    held = {grant.permission for grant in role.grants}
    return tuple((maker, checker) for maker, checker in MAKER_AND_CHECKER if {maker, checker} <= held)


def require_separate(role: Role) -> None:
    """Raises RuleBroken `role.forbidden_pair` with the first pair that the role holds both of."""
    for maker, checker in forbidden_pairs(role):
        raise RuleBroken("role.forbidden_pair", maker=maker.value, checker=checker.value)
