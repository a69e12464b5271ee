"""Loan terms as plain JSON-able data, in the format of docs/formats/loan-case.md."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lendesk.domain.calendars import WEEKDAYS
from lendesk.domain.loans.terms.rules import (
    AllocationRule,
    Fee,
    Holidays,
    Penalty,
    PrepaymentFee,
    Reckoning,
    RoundingRule,
)
from lendesk.domain.loans.terms.servicing import ProductCharge, Servicing
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money


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
        "penalty": _penalty_data(terms.penalty),
        "payment_allocation": [
            _rule_data("DEFAULT", terms.allocation),
            *(_rule_data(own.transaction, own.rule) for own in terms.allocations),
        ],
        "processing": terms.allocation.processing.value,
    }
    return data | _agreed_data(terms) | _reckoning_data(terms.reckoning) | _servicing_data(terms.servicing)


def _agreed_data(terms: LoanTerms) -> dict[str, Any]:
    """What only some loans have; left out by the others."""
    optional: dict[str, Any] = {
        "disbursement_date": terms.disbursement_date and terms.disbursement_date.isoformat(),
        "first_due": terms.first_due and terms.first_due.isoformat(),
        "due_dates_from": terms.due_dates_from and terms.due_dates_from.isoformat(),
        "due_date_rule": terms.due_rule.value,
        "due_day": terms.due_day,
        "interest_free": terms.interest_free or None,
        "instalment_amount": terms.instalment_amount and str(terms.instalment_amount),
        "prepayment_fee": terms.prepayment_fee and _prepayment_data(terms.prepayment_fee),
        "balloon": None if terms.balloon is None else str(terms.balloon),
        "fixed_length_days": terms.fixed_length_days,
        "shares": [
            {"no": no, "principal_share": format(share.principal, "f")}
            | ({} if share.interest is None else {"interest_share": format(share.interest, "f")})
            for no, share in enumerate(terms.shares, 1)
        ],
        "periods": [{"from": it.start.isoformat(), "due": it.due.isoformat()} for it in terms.periods],
        "tranches": [{"date": it.day.isoformat(), "amount": str(it.amount)} for it in terms.tranches],
        "rate_changes": [
            {"from": it.start.isoformat(), "rate_pct": format(it.rate_pct, "f")} for it in terms.rate_steps
        ],
    }
    return {key: value for key, value in optional.items() if value not in (None, [])}


def _penalty_data(penalty: Penalty) -> dict[str, Any]:
    data: dict[str, Any] = {
        "markup_pct": format(penalty.markup_pct, "f"),
        "grace_days": penalty.grace_days,
        "base": penalty.base.value,
    }
    if penalty.rate_pct is not None:
        data["rate_pct"] = format(penalty.rate_pct, "f")
    for name in ("compound_markup_pct", "cap_pct"):
        value = getattr(penalty, name)
        if value is not None:
            data[name] = format(value, "f")
    if penalty.stops_after_days is not None:
        data["stops_after_days"] = penalty.stops_after_days
    if penalty.rate_per.value != "YEAR":
        data["per"] = penalty.rate_per.value
    return data


def _prepayment_data(rule: PrepaymentFee) -> dict[str, Any]:
    told = {
        "rate_pct": None if rule.rate_pct is None else format(rule.rate_pct, "f"),
        "months": rule.months,
        "free_after_instalments": rule.free_after_instalments,
    }
    return {"base": rule.base.value} | {key: value for key, value in told.items() if value is not None}


def _rule_data(transaction: str, rule: AllocationRule) -> dict[str, Any]:
    return {
        "transaction": transaction,
        "order": list(rule.order),
        "future_installment_rule": rule.surplus.value,
    }


def _reckoning_data(rule: Reckoning) -> dict[str, Any]:
    return {
        "reckoning": {
            "instalment_from": rule.instalment_from.value,
            "period_days": rule.period_days.value,
            "leap_year": rule.leap_year.value,
            "scale_moved_first": rule.scale_moved_first,
            "nominal_periods": rule.nominal_periods,
        }
    }


def _servicing_data(rule: Servicing) -> dict[str, Any]:
    data: dict[str, Any] = {
        "schedule_engine": rule.engine.value,
        "charge_off_behaviour": rule.charge_off.value,
        "interest_refund_for": list(rule.interest_refund_for),
        "credit_allocation": list(rule.credit_allocation),
        "grace_on_arrears_days": rule.arrears_grace_days,
        "delinquency_buckets": [
            {"name": it.name, "from_day": it.from_day} | ({} if it.to_day is None else {"to_day": it.to_day})
            for it in rule.buckets
        ],
        "allow_partial_period_interest": rule.partial_periods,
        "product_charges": [_product_charge(it) for it in rule.product_charges],
        "dpd_rule": rule.dpd_rule.value,
        "accrual": rule.accrual.value,
        "accrual_activity": rule.accrual_activity,
        "charges_accrue": rule.charges_accrue.value,
    }
    if rule.strategy:
        data["allocation_strategy"] = rule.strategy
    if rule.recalculation is not None:
        data["interest_recalculation"] = {
            "rest_frequency": rule.recalculation.rest.value,
            "reschedule_strategy": rule.recalculation.reschedule.value,
            "preclose": rule.recalculation.preclose.value,
            "compounding": rule.recalculation.compounding.value,
        }
    if rule.down_payment is not None:
        data["down_payment"] = {
            "pct": format(rule.down_payment.pct, "f"),
            "auto": rule.down_payment.auto,
        }
    return data


def _rounding_data(rule: RoundingRule) -> dict[str, Any]:
    multiple = rule.installment_multiple_of
    return {
        "mode": rule.mode.name,
        "decimals": rule.decimals,
        "installment_multiple_of": None if multiple is None else str(multiple),
        "remainder": rule.remainder.value,
        "display_only": rule.display_only,
    } | {
        key: value
        for key, value in {
            "instalment_mode": rule.instalment_mode and rule.instalment_mode.name,
            "working_precision_digits": rule.working_digits,
        }.items()
        if value is not None
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


def _product_charge(rule: ProductCharge) -> dict[str, Any]:
    data: dict[str, Any] = {"name": rule.name, "is_penalty": rule.is_penalty}
    if rule.amount_fen is not None:
        return data | {"amount": str(Money(rule.amount_fen))}
    return data | {"percent": format(rule.percent or Decimal(0), "f"), "percent_of": rule.percent_of}
