"""What the decision rules need of a bureau report, under the names of `DecisionInputs`."""

from __future__ import annotations

from typing import TypedDict

from lendesk.connectors.bureaus.protocol import BureauReport


class BureauFacts(TypedDict):
    """The part of `DecisionInputs` that comes from a bureau; amounts in fen."""

    bureau_score: int | None
    identity_matches: bool
    dishonest: bool
    court_records: int
    current_overdue_fen: int
    overdue_months_24: int
    overdue_90_days_24: int
    enquiries_3_months: int
    lenders: int


def bureau_facts(report: BureauReport) -> BureauFacts:
    """The facts of this report; whoever has no scorecard takes `bureau_score` as `score` too."""
    summary = report.summary
    return BureauFacts(
        bureau_score=report.score.value,
        identity_matches=report.identity.name_matches,
        dishonest=report.dishonest,
        court_records=report.court_records,
        current_overdue_fen=summary.current_overdue_fen,
        overdue_months_24=summary.overdue_months_24,
        overdue_90_days_24=summary.overdue_90_days_24,
        enquiries_3_months=summary.enquiries_3_months,
        lenders=summary.lenders,
    )
