"""Cumulative plans without regard to payments."""

from __future__ import annotations

from lendesk.domain.loans.cumulative.inputs import CumulativeRow, Deal
from lendesk.domain.loans.cumulative.making import Making


def cumulative_rows(deal: Deal) -> list[CumulativeRow]:
    """The whole plan from all tranches and changes agreed so far, as published for the cumulative engine.

    Rows of down payments come before the row of the period in which they fall. Raises RuleBroken
    `terms.impossible` or `reschedule.before_the_period` when dates leave all bounds.
    """
    return Making(deal).make()
