"""What the decision rules need of a bureau report."""

from __future__ import annotations

from lendesk.connectors.bureaus.protocol import BureauReport
from lendesk.domain.decisions.bureau import BureauFacts


def bureau_facts(report: BureauReport) -> BureauFacts:
    """The facts of this report, counts and fen."""
    summary = report.summary
    return BureauFacts(
        score=report.score.value,
        identity_matches=report.identity.name_matches,
        dishonest=report.dishonest,
        court_records=report.court_records,
        current_overdue_fen=summary.current_overdue_fen,
        overdue_months_24=summary.overdue_months_24,
        overdue_90_days_24=summary.overdue_90_days_24,
        enquiries_3_months=summary.enquiries_3_months,
        lenders=summary.lenders,
    )
