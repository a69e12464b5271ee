"""The words of review: reasons of the rules, outcomes, sections of the credit report, steps of a file."""

from __future__ import annotations

import re

from ui.formatting import money
from ui.screens.figures import full_moment
from ui.screens.orders import order_name
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

OFFER = "offer"
"""What begins the names of rows that set limit and price; they judge nothing."""
REASONS: dict[str, LateText] = {
    "age.old_at_end": late("review", "Age at maturity"),
    "age.too_old": late("review", "Age: upper limit"),
    "age.too_young": late("review", "Age: lower limit"),
    "bureau_score.below_floor": late("review", "Credit score"),
    "court.dishonest_debtor": late("review", "Dishonest-debtor list"),
    "court.records": late("review", "Court records"),
    "enquiries.many": late("review", "Enquiries in 3 months"),
    "exposure.large": late("review", "Exposure"),
    "identity.mismatch": late("review", "Identity"),
    "income.below_floor": late("review", "Income ÷ instalment"),
    "lenders.many": late("review", "Lenders at the same time"),
    "limit.below_amount": late("review", "Limit against amount"),
    "overdue.current": late("review", "Overdue now"),
    "overdue.ninety_days": late("review", "Overdue 90 days or more"),
    "overdue.repeated": late("review", "Times overdue in 24 months"),
    "price.above_cap": late("review", "Price against the cap"),
    "score.good": late("review", "Score: good"),
    "score.middle": late("review", "Score: middle"),
    "score.low": late("review", "Score: low"),
    "score.missing": late("review", "No score"),
    OFFER: late("review", "Limit and price by score"),
}
RULE_REASONS: dict[str, str] = {
    "band-approve": "score.good",
    "band-manual": "score.middle",
    "band-decline": "score.low",
    "no-score": "score.missing",
    "dishonest": "court.dishonest_debtor",
    "identity": "identity.mismatch",
    "age-low": "age.too_young",
    "age-high": "age.too_old",
    "age-end": "age.old_at_end",
    "bureau-floor": "bureau_score.below_floor",
    "income": "income.below_floor",
    "overdue-now": "overdue.current",
    "overdue-90": "overdue.ninety_days",
    "overdue-often": "overdue.repeated",
    "court": "court.records",
    "enquiries": "enquiries.many",
    "lenders": "lenders.many",
    "limit": "limit.below_amount",
    "price-cap": "price.above_cap",
    "large": "exposure.large",
}
"""The rows of the lender's own tables, by their name in the table: the reason that each gives."""
OUTCOMES: dict[str, tuple[LateText, Kind, str]] = {
    "approve": (late("review", "passed"), "success", "ok"),
    "manual": (late("review", "manual"), "warning", "warning"),
    "decline": (late("review", "refused"), "danger", "error"),
    OFFER: (late("review", "sets limit"), "neutral", ""),
}
SECTIONS: dict[str, LateText] = {
    "header": late("review", "Report"),
    "identity": late("review", "Identity"),
    "summary": late("review", "Summary"),
    "credit_detail": late("review", "Credit accounts"),
    "non_credit": late("review", "Other accounts"),
    "public": late("review", "Public records"),
    "statements": late("review", "Statements"),
    "enquiries": late("review", "Enquiries"),
    "score": late("review", "Score of the bureau"),
}
ITEMS: dict[str, LateText] = {
    "report_number": late("review", "Report number"),
    "source": late("review", "Source"),
    "made_at": late("review", "Made at"),
    "price_fen": late("review", "Price of the report"),
    "id_number_masked": late("review", "ID number"),
    "sex": late("review", "Sex"),
    "birth": late("review", "Date of birth"),
    "name_matches": late("review", "Name matches"),
    "phone_matches": late("review", "Mobile matches"),
    "marital_status": late("review", "Marital status"),
    "residence": late("review", "Residence"),
    "employer": late("review", "Employer"),
    "accounts_open": late("review", "Open accounts"),
    "lenders": late("review", "Lenders"),
    "balance_fen": late("review", "Balance"),
    "current_overdue_fen": late("review", "Overdue now"),
    "overdue_months_24": late("review", "Months overdue in 24"),
    "overdue_90_days_24": late("review", "90 days overdue in 24 months"),
    "enquiries_3_months": late("review", "Enquiries in 3 months"),
    "enquiries_12_months": late("review", "Enquiries in 12 months"),
    "amount_fen": late("review", "Amount"),
    "exposure_fen": late("review", "Exposure"),
    "value": late("review", "Score"),
    "position": late("review", "Better than (%)"),
    "factors": late("review", "What weighs"),
    "court_records": late("review", "Court records"),
    "dishonest": late("review", "Dishonest debtor"),
    "identity_matches": late("review", "Identity matches"),
}
STEPS: dict[str, tuple[LateText, Kind, str]] = {
    "submitted": (late("review", "Handed in"), "accent", "intake"),
    "rules_approved": (late("review", "Approved by the rules"), "success", "ok"),
    "rules_declined": (late("review", "Declined by the rules"), "danger", "error"),
    "referred": (late("review", "Referred to a person"), "warning", "review"),
    "claimed": (late("review", "Claimed"), "neutral", "review"),
    "handed_back": (late("review", "Handed back"), "neutral", "returned"),
    "approved": (late("review", "Approved"), "success", "ok"),
    "declined": (late("review", "Declined"), "danger", "error"),
    "returned": (late("review", "Returned for more"), "warning", "returned"),
    "contract_made": (late("review", "Contract made"), "neutral", "contracts"),
    "contract_voided": (late("review", "Contract voided"), "warning", "contracts"),
}
_STEP_OF_ORDER = {
    "SubmitApplication": "submitted",
    "ClaimApplication": "claimed",
    "HandBackApplication": "handed_back",
    "PrepareContract": "contract_made",
}
STATES: dict[str, tuple[LateText, Kind]] = {
    "deciding": (late("review", "rules at work"), "info"),
    "waiting": (late("review", "waiting"), "accent"),
    "in_review": (late("review", "in review"), "warning"),
    "returned": (late("review", "returned"), "warning"),
    "approved": (late("review", "approved"), "success"),
    "declined": (late("review", "declined"), "danger"),
    "contracted": (late("review", "contract made"), "success"),
}
METHODS: dict[str, LateText] = {
    "equal_installment": late("review", "equal instalments"),
    "equal_principal": late("review", "equal principal"),
    "interest_only": late("review", "interest first"),
    "bullet_principal_and_interest": late("review", "all at maturity"),
}
MATERIALS: dict[str, LateText] = {
    "id_front": late("review", "ID card, front"),
    "id_back": late("review", "ID card, back"),
    "bank_card": late("review", "Bank card"),
    "licence": late("review", "Business licence"),
    "statement": late("review", "Bank statements"),
    "other": late("review", "Other document"),
}
RATES: dict[str, LateText] = {
    "day": late("review", "daily rate"),
    "month": late("review", "monthly rate"),
    "year": late("review", "yearly rate"),
}
VERDICTS: dict[str, LateText] = {
    "approve": late("review", "Approved"),
    "decline": late("review", "Declined"),
    "return": late("review", "Returned for more"),
}
SHORT_REFUSALS: dict[str, LateText] = {
    "access.four_eyes": late("review", "own entry"),
    "access.amount": late("review", "above your limit"),
    "access.scope": late("review", "another branch"),
    "access.permission": late("review", "not your role"),
}


def reason_name(code: str) -> LateText | str:
    """The reason's words, or its code."""
    return REASONS.get(code, code)


def outcome_chip(outcome: str) -> ChipSpec | None:
    """How a rule came out; None for one that says nothing."""
    known = OUTCOMES.get(outcome)
    return ChipSpec(*known) if known else (ChipSpec(outcome) if outcome else None)


def rate_name(unit: str) -> LateText:
    """What the contract's own rate is called, by its unit: never to be taken for the annualised one."""
    return RATES.get(unit.lower(), late("review", "contract rate"))


def threshold_text(text: str) -> str:
    """A cell of a decision table as people write it: ≥ 600 for ">= 600", 600–750 for "[600..750]"."""
    within = re.fullmatch(r"[\[(](.+)\.\.(.+)[\])]", text.strip())
    if within:
        return f"{within[1]}–{within[2]}"
    return text.replace(">=", "≥").replace("<=", "≤") or "—"


def state_chip(status: str) -> ChipSpec:
    """Where a file stands."""
    known = STATES.get(status)
    return ChipSpec(*known) if known else ChipSpec(status)


def step(what: str) -> tuple[Text, Kind, str]:
    """Words, kind and icon of a step in the life of a file."""
    return STEPS.get(_STEP_OF_ORDER.get(what, what), (order_name(what), "neutral", "info"))


def item_value(item: str, value: str) -> Text:
    """A value of the credit report as it is read: money, yes and no, all else as it came."""
    if item.endswith("_fen") and value.lstrip("-").isdecimal():
        return money(int(value))
    if item == "made_at":
        return full_moment(value)
    if value.lower() in ("true", "false"):
        return late("review", "yes") if value.lower() == "true" else late("review", "no")
    return value or "—"


def short_refusal(code: str) -> LateText:
    """Why a button is off, in two words."""
    return SHORT_REFUSALS.get(code, late("review", "not allowed"))
