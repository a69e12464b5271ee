"""The figures of a bureau report that the rules look at, whichever bureau it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BureauFacts:
    """Counts end at the report's date; `score` is None when the bureau has too little to go by."""

    score: int | None
    identity_matches: bool
    dishonest: bool
    court_records: int
    current_overdue_fen: int
    overdue_months_24: int
    overdue_90_days_24: int
    enquiries_3_months: int
    lenders: int
