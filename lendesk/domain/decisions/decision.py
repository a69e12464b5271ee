"""What comes out of the rules: outcome, reasons, limit and price, checked before anyone relies on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.domain.errors import RuleBroken


class Outcome(StrEnum):
    """What is to be done with the file; ordered by weight in `WORST_FIRST`."""

    APPROVE = "approve"
    MANUAL = "manual"
    DECLINE = "decline"


WORST_FIRST = (Outcome.DECLINE, Outcome.MANUAL, Outcome.APPROVE)
SHAPE_OF_REASON = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+\Z")


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that applied: where it points and why (`bureau_score.below_floor`)."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The result for one file. `limit_fen` and `price_ppm` (a year) are 0 when declined.

    `reasons` are the codes that led to the outcome, the heaviest first, then those of lesser weight.
    `table_version` is the SHA-256 of the table's text; `trace` is JSON: every rule that applied and on what.
    """

    outcome: Outcome
    reasons: tuple[str, ...]
    limit_fen: int
    price_ppm: int
    table: str
    table_version: str
    trace: str


def concluded(
    inputs: DecisionInputs,
    findings: Sequence[Finding],
    offer: tuple[int, int],
    *,
    table: str,
    table_version: str,
    trace: str,
) -> Decision:
    """The decision from what the rules found; the worst finding wins, so no rule can outvote a refusal.

    `offer` is limit (fen) and price (ppm a year). Raises RuleBroken `decision.no_finding`,
    `decision.bad_result` (a limit over the product's, a price over the cap, an approval of nothing)
    or `decision.unsafe` (an approval of a dishonest debtor).
    """
    if not findings:
        raise RuleBroken("decision.no_finding", table=table)
    outcome = min((finding.outcome for finding in findings), key=WORST_FIRST.index)
    limit_fen, price_ppm = (0, 0) if outcome is Outcome.DECLINE else offer
    _check_offer(inputs, outcome, limit_fen, price_ppm)
    ordered = sorted(findings, key=lambda finding: WORST_FIRST.index(finding.outcome))
    reasons = tuple(dict.fromkeys(finding.reason for finding in ordered))
    return Decision(outcome, reasons, limit_fen, price_ppm, table, table_version, trace)


def _check_offer(inputs: DecisionInputs, outcome: Outcome, limit_fen: int, price_ppm: int) -> None:
    if outcome is Outcome.APPROVE and inputs.dishonest:
        raise RuleBroken("decision.unsafe", reason="dishonest_approved")
    least = 1 if outcome is Outcome.APPROVE else 0
    if not least <= limit_fen <= inputs.product_max_fen:
        raise RuleBroken("decision.bad_result", field="limit_fen", value=limit_fen)
    if not 0 <= price_ppm <= inputs.price_cap_ppm:
        raise RuleBroken("decision.bad_result", field="price_ppm", value=price_ppm)
