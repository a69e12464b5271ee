"""Loan terms as plain JSON-able data, in the format of docs/formats/loan-case.md."""

from __future__ import annotations

from typing import Any

from lendesk.domain.calendars import WEEKDAYS
from lendesk.domain.loans.terms.rules import Fee, Holidays, RoundingRule
from lendesk.domain.loans.terms.terms import LoanTerms


def terms_to_data(terms: LoanTerms) -> dict[str, Any]:
    """The complete dict of the format: every part spelled out, so that no change of a preset matters."""
    data: dict[str, Any] = {
        "convention": terms.convention,
        "principal": str(terms.principal),
        "rate_pct": format(terms.rate_pct, "f"),
        "rate_per": terms.rate_per.value,
        "n": terms.n,
        "frequency": {"every": terms.every, "unit": terms.unit.value},
        "amortization": terms.amortization.value,
        "interest_type": terms.interest_type.value,
        "interest_calc": terms.interest_calc.value,
        "day_count": {
            "days_in_year": terms.day_count.days_in_year.value,
            "days_in_month": terms.day_count.days_in_month.value,
        },
        "rounding": _rounding_data(terms.rounding),
        "calendar": _calendar_data(terms.holidays),
        "grace_principal": terms.grace_principal,
        "grace_interest": terms.grace_interest,
        "fees": [_fee_data(fee) for fee in terms.fees],
        "penalty": {
            "markup_pct": format(terms.penalty.markup_pct, "f"),
            "grace_days": terms.penalty.grace_days,
            "base": terms.penalty.base.value,
        },
        "payment_allocation": [{"transaction": "DEFAULT", "order": list(terms.allocation.order)}],
        "processing": terms.allocation.processing.value,
    }
    for key, day in (("disbursement_date", terms.disbursement_date), ("first_due", terms.first_due)):
        if day is not None:
            data[key] = day.isoformat()
    return data


def _rounding_data(rule: RoundingRule) -> dict[str, Any]:
    multiple = rule.installment_multiple_of
    return {
        "mode": rule.mode.name,
        "decimals": rule.decimals,
        "installment_multiple_of": None if multiple is None else str(multiple),
        "remainder": rule.remainder.value,
        "display_only": rule.display_only,
    }


def _calendar_data(rule: Holidays) -> dict[str, Any]:
    return {
        "shift": rule.shift.value,
        "interest_runs": rule.interest_runs,
        "weekend": [day.value for day in WEEKDAYS if day in rule.calendar.weekend],
        "rest_days": [day.isoformat() for day in sorted(rule.calendar.rest_days)],
        "work_days": [day.isoformat() for day in sorted(rule.calendar.work_days)],
    }


def _fee_data(fee: Fee) -> dict[str, Any]:
    data: dict[str, Any] = {"name": fee.name, "due": fee.due.value, "payer": fee.payer.value}
    if fee.amount is not None:
        data["amount"] = str(fee.amount)
    if fee.rate_pct is not None:
        data |= {"rate_pct": format(fee.rate_pct, "f"), "percent_of": fee.percent_of.value}
    return data | {"collector": fee.collector}
