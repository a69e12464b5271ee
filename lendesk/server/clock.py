"""The centre's time: UTC for what happens, the day in China for business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class CentralClock:
    """`fixed` is the business date of demo and tests; None takes the calendar day in China."""

    fixed: date | None = None

    def now(self) -> datetime:
        """Now in UTC."""
        return datetime.now(UTC)

    def business_date(self) -> date:
        """The lender's open day."""
        return self.fixed or datetime.now(CHINA).date()
