"""The part of loan terms that says what happens after the money is out, read from plain data."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.terms.reading import Fields
from lendesk.domain.loans.terms.rules import (
    CIVIL_CODE_ORDER,
    PARTS,
    STEPS,
    USUAL_PENALTY,
    AllocationRule,
    PaymentRule,
    Penalty,
    PenaltyBase,
    Processing,
    RatePer,
)
from lendesk.domain.loans.terms.servicing import (
    Accrual,
    Bucket,
    ChargeOffBehaviour,
    ChargesAccrue,
    Compounding,
    DownPayment,
    DpdRule,
    Engine,
    Preclose,
    ProductCharge,
    Recalculation,
    Reschedule,
    Rest,
    Servicing,
    Surplus,
)
from lendesk.domain.loans.terms.strategies import STRATEGIES, order_of_words

MOST_RULES = 20
MOST_NAMES = 50
DEFAULT = "DEFAULT"

PENALTY_BASE_WORDS = {
    "overdue principal": PenaltyBase.PRINCIPAL,
    "overdue instalment total": PenaltyBase.INSTALMENT,
}
DPD_WORDS = {"due day itself counts as day 1 until fully paid": DpdRule.DUE_DAY_COUNTS}
PRODUCT_CHARGES = {
    "LOAN_PERCENTAGE_LATE_FEE_AMOUNT_PLUS_INTEREST": ProductCharge(
        "% Late fee amount+interest", percent=Decimal("1.5"), percent_of="loan amount + interest"
    ),
    "LOAN_PERCENTAGE_LATE_FEE": ProductCharge("% Late fee", percent=Decimal("1.5"), percent_of="loan amount"),
    "LOAN_FIXED_LATE_FEE": ProductCharge("Fixed Late fee", amount_fen=25_00),
}
"""Charges that published cases name only, as their source sets them up."""
ACCRUAL_WORDS = {"daily, each day rounded to 2 decimals": Accrual.EACH_DAY_ROUNDED}
REFUND_WORDS = {
    "supportedInterestRefundTypes": ("MERCHANT_ISSUED_REFUND", "PAYOUT_REFUND"),
    "new ArrayList<>()": (),
}
"""How published cases write which refunds give interest back → the kinds of refund."""


def allocation_of(fields: Fields) -> tuple[AllocationRule, tuple[PaymentRule, ...]]:
    """The default order, and those of single kinds of transactions.

    From `payment_allocation[]`, `allocation_order[]` (words), else the order named by
    `allocation_strategy`; `processing` holds for all of them. RuleBroken `terms.…`.
    """
    default = CIVIL_CODE_ORDER
    own: tuple[PaymentRule, ...] = ()
    if fields.has("allocation_strategy"):
        name = fields.text("allocation_strategy")
        if name not in STRATEGIES:
            raise fields.bad("allocation_strategy", name)
        default = STRATEGIES[name]
        fields.keep("allocation_strategy", name)
    if fields.has("allocation_order"):
        default = replace(default, order=_words(fields))
    if fields.has("payment_allocation"):
        default, own = _rules(fields, default)
    if fields.has("processing"):
        processing = fields.choice("processing", Processing)
        default = replace(default, processing=processing)
        own = tuple(PaymentRule(it.transaction, replace(it.rule, processing=processing)) for it in own)
    return default, own


def _words(fields: Fields) -> tuple[str, ...]:
    words = fields.texts("allocation_order", len(STEPS))
    try:
        return order_of_words(words)
    except KeyError as unknown:
        raise fields.bad("allocation_order", unknown.args[0]) from None


def _rules(fields: Fields, default: AllocationRule) -> tuple[AllocationRule, tuple[PaymentRule, ...]]:
    own: dict[str, AllocationRule] = {}
    for part in fields.parts("payment_allocation", MOST_RULES):
        transaction = part.text("transaction", 40) if part.has("transaction") else DEFAULT
        if transaction in own:
            raise part.bad("transaction", transaction)
        order = part.items("order", len(STEPS))
        if not all(isinstance(step, str) and step in STEPS for step in order):
            raise part.bad("order", order)
        surplus = (
            part.choice("future_installment_rule", Surplus)
            if part.has("future_installment_rule")
            else Surplus.NEXT_INSTALLMENT
        )
        part.done()
        own[transaction] = replace(default, order=tuple(order), surplus=surplus)
    default = own.pop(DEFAULT, default)
    return default, tuple(PaymentRule(name, rule) for name, rule in own.items())


def penalty_of(fields: Fields, preset: Penalty = USUAL_PENALTY) -> Penalty:
    """`penalty {markup_pct, grace_days, base, rate_pct, per, …}`; `days` is only a note."""
    if not fields.has("penalty"):
        return preset
    part = fields.part("penalty")
    part.ignore("days", "note")
    base = part.choice("base", PenaltyBase, PENALTY_BASE_WORDS) if part.has("base") else PenaltyBase.PRINCIPAL
    penalty = Penalty(
        markup_pct=part.decimal("markup_pct", 0, 1000) if part.has("markup_pct") else Decimal(50),
        grace_days=part.whole("grace_days", 0, 366) if part.has("grace_days") else 0,
        base=base,
        rate_pct=part.decimal("rate_pct", 0, 10_000) if part.has("rate_pct") else None,
        rate_per=part.choice("per", RatePer) if part.has("per") else RatePer.YEAR,
        compound_markup_pct=part.decimal("compound_markup_pct", 0, 1000)
        if part.has("compound_markup_pct")
        else None,
        cap_pct=part.decimal("cap_pct", 0, 1000) if part.has("cap_pct") else None,
        stops_after_days=part.whole("stops_after_days", 0, 36_525) if part.has("stops_after_days") else None,
    )
    if penalty.rate_per in (RatePer.INSTALLMENT, RatePer.WHOLE_TERM):
        raise part.bad("per", penalty.rate_per)
    part.done()
    return penalty


FLAGS = {
    "allow_partial_period_interest": "partial_periods",
    "accrual_activity": "accrual_activity",
}
"""Keys that are true or false → the fields of `Servicing` that they set."""


def servicing_of(fields: Fields, preset: Servicing) -> Servicing:
    """Everything else that follows the disbursement; what is left out comes from the preset."""
    set_: dict[str, Any] = {}
    has = fields.has
    if has("schedule_engine"):
        set_["engine"] = fields.choice("schedule_engine", Engine)
    if has("interest_recalculation"):
        set_["recalculation"] = _recalculation(fields.part("interest_recalculation"))
    if has("down_payment"):
        set_["down_payment"] = _down_payment(fields.part("down_payment"))
    if has("charge_off_behaviour"):
        set_["charge_off"] = fields.choice("charge_off_behaviour", ChargeOffBehaviour)
    if has("interest_refund_for"):
        set_["interest_refund_for"] = _refunds(fields)
    if has("credit_allocation"):
        set_["credit_allocation"] = _credit_allocation(fields)
    if has("grace_on_arrears_days"):
        set_["arrears_grace_days"] = fields.whole("grace_on_arrears_days", 0, 366)
    if has("delinquency_buckets"):
        set_["buckets"] = _buckets(fields)
    if has("product_charges"):
        set_["product_charges"] = _product_charges(fields)
    set_ |= _income(fields)
    return replace(preset, strategy=fields.kept("allocation_strategy") or "", **set_)


def _income(fields: Fields) -> dict[str, Any]:
    """How days past due and income are counted."""
    set_: dict[str, Any] = {}
    for key, name in FLAGS.items():
        if fields.has(key):
            set_[name] = fields.flag(key)
    if fields.has("dpd_rule"):
        set_["dpd_rule"] = fields.choice("dpd_rule", DpdRule, DPD_WORDS)
    if fields.has("accrual"):
        set_["accrual"] = fields.choice("accrual", Accrual, ACCRUAL_WORDS)
    if fields.has("charges_accrue"):
        set_["charges_accrue"] = fields.choice("charges_accrue", ChargesAccrue)
    return set_


def _recalculation(part: Fields) -> Recalculation:
    made = Recalculation(
        rest=part.choice("rest_frequency", Rest) if part.has("rest_frequency") else Rest.DAILY,
        reschedule=part.choice("reschedule_strategy", Reschedule)
        if part.has("reschedule_strategy")
        else Reschedule.ADJUST_LAST_UNPAID_PERIOD,
        preclose=part.choice("preclose", Preclose) if part.has("preclose") else Preclose.TILL_PRE_CLOSE_DATE,
        compounding=part.choice("compounding", Compounding) if part.has("compounding") else Compounding.NONE,
    )
    part.done()
    return made


def _down_payment(part: Fields) -> DownPayment:
    made = DownPayment(part.decimal("pct", 0, 100), part.flag("auto") if part.has("auto") else False)
    part.done()
    return made


def _refunds(fields: Fields) -> tuple[str, ...]:
    """A list of kinds, or one of the ways in which published cases write it."""
    value = fields.take("interest_refund_for")
    if isinstance(value, str):
        if value in REFUND_WORDS:
            return REFUND_WORDS[value]
        value = [value]
    if not isinstance(value, list) or not all(isinstance(kind, str) and len(kind) <= 40 for kind in value):
        raise fields.bad("interest_refund_for", value)
    return tuple(value)


def _credit_allocation(fields: Fields) -> tuple[str, ...]:
    """The order of parts; the first word may name the transaction (CHARGEBACK)."""
    order = [part for part in fields.texts("credit_allocation", 5) if part != "CHARGEBACK"]
    if order and sorted(order) != sorted(PARTS):
        raise fields.bad("credit_allocation", order)
    return tuple(order)


def _product_charges(fields: Fields) -> tuple[ProductCharge, ...]:
    """A list of charges `{name, amount or percent, percent_of, is_penalty}`, or of names that are known."""
    made = []
    for index, item in enumerate(fields.items("product_charges", MOST_NAMES)):
        if isinstance(item, str):
            if item not in PRODUCT_CHARGES:
                raise fields.bad("product_charges", item)
            made.append(PRODUCT_CHARGES[item])
            continue
        part = Fields(item, f"{fields.key('product_charges')}[{index}]")
        charge = ProductCharge(
            part.text("name", 80),
            amount_fen=part.money("amount", least_fen=1).minor if part.has("amount") else None,
            percent=part.decimal("percent", 0, 1000) if part.has("percent") else None,
            percent_of=part.text("percent_of", 80) if part.has("percent_of") else "",
            is_penalty=part.flag("is_penalty") if part.has("is_penalty") else True,
        )
        part.done()
        if (charge.amount_fen is None) == (charge.percent is None):
            raise RuleBroken("terms.missing_key", key=part.key("amount"))
        made.append(charge)
    return tuple(made)


def _buckets(fields: Fields) -> tuple[Bucket, ...]:
    buckets: list[Bucket] = []
    for part in fields.parts("delinquency_buckets", MOST_NAMES):
        bucket = Bucket(
            part.text("name", 40),
            part.whole("from_day", 0, 36_525),
            part.whole("to_day", 0, 36_525) if part.has("to_day") else None,
        )
        part.done()
        buckets.append(bucket)
    for before, after in pairwise(buckets):
        if before.to_day is None or after.from_day <= before.to_day:
            raise RuleBroken("terms.impossible", key=fields.key("delinquency_buckets"), reason="not_in_order")
    return tuple(buckets)
