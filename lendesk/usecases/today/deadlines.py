"""How long a piece of work may wait before it counts as late, by its kind."""

from __future__ import annotations

from datetime import datetime, timedelta

_TWO_DAYS = timedelta(days=2)
TIME_LIMITS: dict[str, timedelta] = {
    "file.returned": timedelta(days=1),
    "review.waiting": timedelta(hours=4),
    "review.mine": timedelta(hours=4),
    "contract.prepare": timedelta(days=1),
    "contract.explain": timedelta(days=1),
    "contract.sign": _TWO_DAYS,
    "payment.prepare": timedelta(hours=4),
    "payment.confirm": timedelta(hours=4),
    "payment.rejected": timedelta(hours=4),
    "limit.decide": _TWO_DAYS,
    "setting.decide": _TWO_DAYS,
    "order.held": timedelta(hours=4),
    "statement.match": timedelta(days=1),
}
"""From the moment since which it waits; what is not here has no limit, or one of its own."""


def due_moment(kind: str, since: str) -> str:
    """The moment (ISO) by which it is to be done, "" without a limit; `since` is ISO with an offset."""
    limit = TIME_LIMITS.get(kind)
    return (datetime.fromisoformat(since) + limit).isoformat() if limit and since else ""
