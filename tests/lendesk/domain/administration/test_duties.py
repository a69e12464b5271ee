"""Maker and checker in one role are refused, and no role of the sample is."""

from __future__ import annotations

import pytest

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.duties import MAKER_AND_CHECKER, forbidden_pairs, require_separate
from lendesk.domain.administration.staff import Role
from lendesk.domain.errors import RuleBroken
from lendesk.sample.roles import ROLES


def role(*permissions: Permission) -> Role:
    return Role("r", "角色", "Role", tuple(Grant(one, Scope.BRANCH) for one in permissions))


@pytest.mark.parametrize(("maker", "checker"), MAKER_AND_CHECKER)
def test_a_role_does_not_check_what_it_makes(maker: Permission, checker: Permission) -> None:
    require_separate(role(maker))
    require_separate(role(checker))
    with pytest.raises(RuleBroken) as refused:
        require_separate(role(maker, checker))
    assert refused.value.code == "role.forbidden_pair"
    assert refused.value.facts == {"maker": maker.value, "checker": checker.value}
    assert forbidden_pairs(role(checker, maker)) == ((maker, checker),)


@pytest.mark.parametrize("sample", ROLES, ids=lambda one: one.key)
def test_the_sample_roles_are_separate(sample: Role) -> None:
    assert forbidden_pairs(sample) == ()
