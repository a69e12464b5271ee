"""Texts in orders have an end."""

from __future__ import annotations

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.wording import LONGEST_REASON, check_lengths, given_reason


def test_a_reason_is_given_without_blanks_around_it() -> None:
    assert given_reason("  输错金额 ") == "输错金额"
    assert given_reason("x" * LONGEST_REASON) == "x" * LONGEST_REASON


@pytest.mark.parametrize(
    ("reason", "code"),
    [("", "reason.empty"), (" \u3000\n", "reason.empty"), ("x" * (LONGEST_REASON + 1), "text.too_long")],
)
def test_no_reason_and_an_endless_one_are_refused(reason: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        given_reason(reason)
    assert refused.value.code == code


def test_the_field_that_is_too_long_is_named() -> None:
    with pytest.raises(RuleBroken) as refused:
        check_lengths({"name": "陈", "purpose": "进货" * 3}, {"name": 5, "purpose": 5})
    assert refused.value.facts == {"field": "purpose", "most": 5}
