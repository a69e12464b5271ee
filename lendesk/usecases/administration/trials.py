"""Files and borrowers that do not exist: what rules and papers are tried on, nothing of them is kept."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

from lendesk.domain.administration.staff import Branch, Lender
from lendesk.domain.calendars import Calendar
from lendesk.domain.contracts.paper import ContractPaper
from lendesk.domain.customers.customer import Customer
from lendesk.domain.decisions.decision import Decision
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.administration.centre_queries import RuleHit, TrialFile, TrialResult
from lendesk.usecases.contracts.paper import contract_paper
from lendesk.usecases.offers import offered_terms, percent_ppm, yearly_ppm

SPECIMEN_NUMBER = "SPECIMEN-0001"


def trial_inputs(
    file: TrialFile, product: ProductVersion, lender: Lender, on: date, calendar: Calendar
) -> DecisionInputs:
    """What the rules would see of the file. Raises RuleBroken `terms.…`, `decision.input_…`."""
    terms = offered_terms(product, file.amount_fen, file.term, product.methods[0], calendar)
    return DecisionInputs(
        product=product.kind.value,
        amount_fen=file.amount_fen,
        term=file.term,
        age=file.age,
        income_fen=file.income_fen,
        instalment_fen=max(row.due.minor for row in plan(terms, on).rows),
        product_max_fen=product.amount_max_fen,
        base_price_ppm=yearly_ppm(product.rate_percent, product.rate_unit),
        price_cap_ppm=percent_ppm(lender.rate_cap_percent),
        score=file.score,
        bureau_score=file.score,
        identity_matches=file.identity_matches,
        dishonest=file.dishonest,
        court_records=file.court_records,
        current_overdue_fen=file.current_overdue_fen,
        overdue_months_24=file.overdue_months_24,
        overdue_90_days_24=file.overdue_90_days_24,
        enquiries_3_months=file.enquiries_3_months,
        lenders=file.lenders,
        exposure_fen=file.exposure_fen,
    )


def trial_result(inputs: DecisionInputs, decision: Decision) -> TrialResult:
    """The decision with the rows that applied, in the order in which they ran."""
    rules = json.loads(decision.trace)["rules"]
    return TrialResult(
        outcome=decision.outcome.value,
        reasons=decision.reasons,
        limit_fen=decision.limit_fen,
        price_ppm=decision.price_ppm,
        instalment_fen=inputs.instalment_fen,
        hits=tuple(RuleHit(str(one["table"]), str(one["rule"])) for one in rules),
    )


def specimen_paper(
    product: ProductVersion, lender: Lender, branch: Branch, on: date, calendar: Calendar
) -> ContractPaper:
    """The paper of the product's largest and longest loan to nobody. Raises RuleBroken `terms.…`."""
    terms = offered_terms(product, product.amount_max_fen, product.term_max, product.methods[0], calendar)
    return contract_paper(SPECIMEN_NUMBER, (lender, branch, _specimen(branch, on)), "样本用途", terms, on)


def _specimen(branch: Branch, on: date) -> Customer:
    return Customer(
        key="",
        branch_id=branch.key,
        region_id=branch.region_id,
        owner_id="",
        name="样本借款人",
        id_number="110101199001010007",
        phone="13800000000",
        card_number="6222020000000000000",
        sex="",
        ethnicity="",
        birth=date(1990, 1, 1),
        address="样本地址",
        id_valid_from=None,
        id_valid_to=None,
        monthly_income_fen=0,
        made_at=datetime.combine(on, time(), UTC),
    )
