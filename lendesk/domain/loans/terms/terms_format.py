"""Loan terms read from plain JSON-able data in the format of docs/formats/loan-case.md; strict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lendesk.domain.calendars import NO_REST, WEEKDAYS, Calendar, Shift, Weekday
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.terms.conventions import CN_MONTHLY, PRESETS
from lendesk.domain.loans.terms.reading import Fields
from lendesk.domain.loans.terms.rules import (
    STEPS,
    AllocationRule,
    Amortization,
    DayCount,
    Fee,
    FeeBase,
    FeeDue,
    Holidays,
    InterestCalc,
    InterestType,
    MonthDays,
    Payer,
    Penalty,
    PenaltyBase,
    Processing,
    RatePer,
    RemainderRow,
    RoundingRule,
    Unit,
    YearDays,
)
from lendesk.domain.loans.terms.terms import MOST_INSTALMENTS, LoanTerms
from lendesk.domain.money import Rounding

MOST_FEES = 50


def terms_from_data(data: object) -> LoanTerms:
    """Terms from the dict of the format; what is left out comes from the preset named by `convention`.

    Raises RuleBroken `terms.unknown_key`, `.missing_key`, `.bad_value` or `.impossible`, with the `key`.
    """
    fields = Fields(data)
    name = fields.text("convention") if fields.has("convention") else CN_MONTHLY
    if name not in PRESETS:
        raise fields.bad("convention", name)
    preset = PRESETS[name]
    every, unit = _frequency(fields)
    has = fields.has
    terms = LoanTerms(
        principal=fields.money("principal", least_fen=1),
        rate_pct=fields.decimal("rate_pct", 0, 10_000),
        rate_per=fields.choice("rate_per", RatePer),
        n=fields.whole("n", 1, MOST_INSTALMENTS),
        every=every,
        unit=unit,
        amortization=fields.choice("amortization", Amortization)
        if has("amortization")
        else Amortization.EQUAL_INSTALLMENT,
        interest_type=fields.choice("interest_type", InterestType)
        if has("interest_type")
        else InterestType.DECLINING,
        convention=name,
        interest_calc=fields.choice("interest_calc", InterestCalc)
        if has("interest_calc")
        else preset.interest_calc,
        day_count=_day_count(fields, preset.day_count),
        rounding=_rounding(fields, preset.rounding),
        holidays=_holidays(fields, preset.holidays),
        grace_principal=fields.whole("grace_principal", 0, MOST_INSTALMENTS) if has("grace_principal") else 0,
        grace_interest=fields.whole("grace_interest", 0, MOST_INSTALMENTS) if has("grace_interest") else 0,
        fees=_fees(fields),
        penalty=_penalty(fields),
        allocation=_allocation(fields),
        disbursement_date=fields.day("disbursement_date") if has("disbursement_date") else None,
        first_due=fields.day("first_due") if has("first_due") else None,
    )
    fields.done()
    return terms


def _frequency(fields: Fields) -> tuple[int, Unit]:
    if not fields.has("frequency"):
        return 1, Unit.MONTH
    part = fields.part("frequency")
    every = part.whole("every", 1, 36_525) if part.has("every") else 1
    unit = part.choice("unit", Unit)
    part.done()
    return every, unit


def _day_count(fields: Fields, preset: DayCount) -> DayCount:
    if not fields.has("day_count"):
        return preset
    part = fields.part("day_count")
    year = part.choice("days_in_year", YearDays) if part.has("days_in_year") else preset.days_in_year
    month = part.choice("days_in_month", MonthDays) if part.has("days_in_month") else preset.days_in_month
    part.done()
    return DayCount(year, month)


def _rounding(fields: Fields, preset: RoundingRule) -> RoundingRule:
    if not fields.has("rounding"):
        return preset
    part, rule = fields.part("rounding"), preset
    if part.has("mode"):
        rule = replace(rule, mode=_mode(part))
    if part.has("decimals"):
        rule = replace(rule, decimals=part.whole("decimals", 0, 2))
    if part.has("installment_multiple_of"):
        rule = replace(rule, installment_multiple_of=part.money("installment_multiple_of", least_fen=1))
    if part.has("remainder"):
        rule = replace(rule, remainder=part.choice("remainder", RemainderRow))
    if part.has("display_only"):
        rule = replace(rule, display_only=part.flag("display_only"))
    part.done()
    return rule


def _mode(part: Fields) -> Rounding:
    name = part.text("mode")
    if name not in Rounding.__members__:
        raise part.bad("mode", name)
    return Rounding[name]


def _holidays(fields: Fields, preset: Holidays) -> Holidays:
    if not fields.has("calendar"):
        return preset
    part = fields.part("calendar")
    shift = part.choice("shift", Shift) if part.has("shift") else preset.shift
    runs = part.flag("interest_runs") if part.has("interest_runs") else preset.interest_runs
    weekend = (
        frozenset(_weekday(part, day) for day in part.items("weekend", 7))
        if part.has("weekend")
        else frozenset()
    )
    rest = part.days("rest_days") if part.has("rest_days") else frozenset()
    work = part.days("work_days") if part.has("work_days") else frozenset()
    part.done()
    return Holidays(shift, runs, Calendar(weekend, rest, work) if weekend or rest or work else NO_REST)


def _weekday(part: Fields, value: object) -> Weekday:
    if not isinstance(value, str) or value not in WEEKDAYS:
        raise part.bad("weekend", value)
    return Weekday(value)


def _fees(fields: Fields) -> tuple[Fee, ...]:
    if not fields.has("fees"):
        return ()
    items = fields.items("fees", MOST_FEES)
    return tuple(_fee(Fields(item, f"fees[{index}]")) for index, item in enumerate(items))


def _fee(part: Fields) -> Fee:
    fee = Fee(
        name=part.text("name"),
        due=part.choice("due", FeeDue) if part.has("due") else FeeDue.DISBURSEMENT,
        amount=part.money("amount") if part.has("amount") else None,
        rate_pct=part.decimal("rate_pct", 0, 1000) if part.has("rate_pct") else None,
        percent_of=part.choice("percent_of", FeeBase) if part.has("percent_of") else FeeBase.PRINCIPAL,
        payer=part.choice("payer", Payer) if part.has("payer") else Payer.BORROWER,
        collector=part.text("collector") if part.has("collector") else "",
    )
    part.done()
    return fee


def _penalty(fields: Fields) -> Penalty:
    if not fields.has("penalty"):
        return Penalty()
    part = fields.part("penalty")
    penalty = Penalty(
        markup_pct=part.decimal("markup_pct", 0, 1000) if part.has("markup_pct") else Decimal(50),
        grace_days=part.whole("grace_days", 0, 366) if part.has("grace_days") else 0,
        base=part.choice("base", PenaltyBase) if part.has("base") else PenaltyBase.PRINCIPAL,
    )
    part.done()
    return penalty


def _allocation(fields: Fields) -> AllocationRule:
    rule = AllocationRule()
    if fields.has("payment_allocation"):
        items = fields.items("payment_allocation", 1)
        for item in items:
            part = Fields(item, "payment_allocation[0]")
            if part.has("transaction") and part.text("transaction") != "DEFAULT":
                raise RuleBroken("terms.bad_value", key="payment_allocation[0].transaction", value="")
            order = part.items("order", len(STEPS))
            if not all(isinstance(step, str) and step in STEPS for step in order):
                raise part.bad("order", order)
            part.done()
            rule = replace(rule, order=tuple(order))
    if fields.has("processing"):
        rule = replace(rule, processing=fields.choice("processing", Processing))
    return rule
