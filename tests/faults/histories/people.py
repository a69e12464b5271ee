"""The people of a history: what they may do, and a signature that is quick to make and to check."""

from __future__ import annotations

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.usecases.synchronisation.chain import hash_of


def sign(person_id: str, text: str) -> str:
    return hash_of(f"public-{person_id}{text}")


def signature_fits(public_pem: str, text: str, signature: str) -> bool:
    return hash_of(public_pem + text) == signature


def actor(person_id: str, branch_id: str, *, customers: bool = True) -> Actor:
    permissions = [Permission.LOAN_READ, Permission.REPAYMENT_POST]
    permissions += [Permission.CUSTOMER_READ] if customers else []
    return Actor(person_id, branch_id, "r", tuple(Grant(each, Scope.BRANCH) for each in permissions))
