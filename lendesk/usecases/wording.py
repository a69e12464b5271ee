"""Texts that people write into orders: never longer than a record should carry for ever."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken

LONGEST_REASON = 1_000


def check_lengths(texts: dict[str, str], most: dict[str, int]) -> None:
    """Raises RuleBroken `text.too_long` (field, most) for the first text that is longer than its most."""
    for field, longest in most.items():
        if len(texts[field]) > longest:
            raise RuleBroken("text.too_long", field=field, most=longest)


def given_reason(reason: str) -> str:
    """The reason without blanks around it. Raises RuleBroken `reason.empty`, `text.too_long`."""
    plain = reason.strip()
    if not plain:
        raise RuleBroken("reason.empty")
    check_lengths({"reason": plain}, {"reason": LONGEST_REASON})
    return plain
