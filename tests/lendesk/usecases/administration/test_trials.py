"""Trials: the rules see what they would see of a real file, the specimen paper is one of the product."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.administration.staff import Branch
from lendesk.domain.calendars import NO_REST
from lendesk.domain.decisions.decision import Outcome
from lendesk.domain.errors import RuleBroken
from lendesk.insight.decision_tables import decide, shipped_table
from lendesk.sample.setup import LENDER, PRODUCTS
from lendesk.usecases.administration.centre_queries import RuleHit, TrialFile
from lendesk.usecases.administration.trials import specimen_paper, trial_inputs, trial_result

DAY = date(2026, 3, 2)
PRODUCT = PRODUCTS[0]
GOOD = TrialFile(amount_fen=1_000_000, term=6, age=35, income_fen=2_000_000, score=800)


def test_a_trial_is_judged_by_the_products_own_table() -> None:
    inputs = trial_inputs(GOOD, PRODUCT, LENDER, DAY, NO_REST)
    assert inputs.bureau_score == 800
    assert inputs.instalment_fen * GOOD.term > GOOD.amount_fen
    decision = decide(shipped_table(PRODUCT.decision_table), inputs)
    result = trial_result(inputs, decision)
    assert (result.outcome, result.limit_fen) == (Outcome.APPROVE.value, decision.limit_fen)
    assert RuleHit("额度与定价", "offer-2") in result.hits
    assert RuleHit("规则", "band-approve") in result.hits


def test_a_term_of_nothing_is_refused() -> None:
    file = TrialFile(amount_fen=1_000_000, term=0, age=35, income_fen=1)
    with pytest.raises(RuleBroken):
        trial_inputs(file, PRODUCT, LENDER, DAY, NO_REST)


def test_the_specimen_is_the_largest_loan_of_the_product() -> None:
    paper = specimen_paper(PRODUCT, LENDER, Branch("b", "r", "营业部", "Branch"), DAY, NO_REST)
    assert (paper.principal.minor, len(paper.plan)) == (PRODUCT.amount_max_fen, PRODUCT.term_max)
    assert paper.choices["rate_cap"] == LENDER.rate_cap_percent
    assert paper.annualised_rate > Decimal(0)
