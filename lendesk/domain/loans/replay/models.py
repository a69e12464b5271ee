"""The interest models by engine: where a new one is entered."""

from __future__ import annotations

from collections.abc import Callable

from lendesk.domain.loans.replay.cumulative_model import CumulativeModel
from lendesk.domain.loans.replay.fixed_model import FixedModel
from lendesk.domain.loans.replay.interest_model import InterestModel
from lendesk.domain.loans.replay.no_interest_model import NoInterestModel
from lendesk.domain.loans.replay.progressive_model import progressive_model
from lendesk.domain.loans.terms.servicing import Engine
from lendesk.domain.loans.terms.terms import LoanTerms

MODELS: dict[Engine, Callable[[LoanTerms], InterestModel]] = {
    Engine.FIXED: FixedModel,
    Engine.CUMULATIVE: CumulativeModel,
    Engine.PROGRESSIVE: progressive_model,
}
"""One maker an engine. Loans without interest of the engines not listed are served by NoInterestModel."""


def model_for(terms: LoanTerms) -> InterestModel:
    """A fresh model for one run."""
    return MODELS.get(terms.servicing.engine, NoInterestModel)(terms)
