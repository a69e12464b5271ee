"""Loan terms read from plain JSON-able data in the format of docs/formats/loan-case.md; strict."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lendesk.domain.loans.terms.conventions import CN_MONTHLY, LETTERS, PRESETS, Convention
from lendesk.domain.loans.terms.dates_format import due_rule_of, holidays_of, periods_of
from lendesk.domain.loans.terms.reading import Fields
from lendesk.domain.loans.terms.rules import (
    Amortization,
    DayCount,
    Fee,
    FeeBase,
    FeeDue,
    InstalmentFrom,
    InterestCalc,
    InterestType,
    LeapYear,
    MonthDays,
    Payer,
    PeriodDays,
    PrepaymentBase,
    PrepaymentFee,
    RatePer,
    RateStep,
    Reckoning,
    RemainderRow,
    RoundingRule,
    Share,
    Tranche,
    Unit,
    YearDays,
)
from lendesk.domain.loans.terms.servicing_format import allocation_of, penalty_of, servicing_of
from lendesk.domain.loans.terms.terms import LONGEST_DAYS, MOST_INSTALMENTS, LoanTerms
from lendesk.domain.money import Money, Rounding

MOST_FEES = 50
MOST_STEPS = 1200
DEMAND_INSTALMENTS = 12
"""For how many instalments a loan without a term (repaid on demand) is planned."""

DOCUMENTARY = (
    "title",
    "name_zh",
    "note",
    "channel",
    "submitted",
    "currency_decimals",
    "loan_type",
    "product",
)
"""Keys that only tell a reader something: known, and nothing follows from them."""

STYLES = {
    "approximate": (None, None),
    "begin": (RemainderRow.FIRST, InstalmentFrom.ROWS),
    "end": (RemainderRow.LAST, InstalmentFrom.ROWS),
}
"""`rounding.style` → the row that takes the remainder, and how the instalment is made; None: the preset's."""

WHOLE_STYLES = ("begin", "end")
"""Styles that know whole units only, whatever decimals are printed beside them."""


def terms_from_data(data: object) -> LoanTerms:
    """Terms from the dict of the format; what is left out comes from the preset named by `convention`.

    Raises RuleBroken `terms.unknown_key`, `.missing_key`, `.bad_value` or `.impossible`, with the `key`.
    """
    fields = Fields(data)
    fields.ignore(*DOCUMENTARY)
    name = fields.text("convention") if fields.has("convention") else CN_MONTHLY
    name = LETTERS.get(name, name)
    if name not in PRESETS:
        raise fields.bad("convention", name)
    preset = PRESETS[name]
    parts = _amounts(fields)
    parts |= _methods(fields, preset, parts["rate_per"]) | _graces(fields) | _agreed_ahead(fields)
    rounding, reckoning = _rounding_and_reckoning(fields, preset)
    allocation, allocations = allocation_of(fields)
    terms = LoanTerms(
        **parts,
        convention=name,
        rounding=rounding,
        reckoning=reckoning,
        holidays=holidays_of(fields, preset.holidays),
        fees=tuple(_fee(part) for part in fields.parts("fees", MOST_FEES)) if fields.has("fees") else (),
        penalty=penalty_of(fields, preset.penalty),
        prepayment_fee=_prepayment_fee(fields),
        allocation=allocation,
        allocations=allocations,
        servicing=servicing_of(fields, preset.servicing),
        periods=periods_of(fields, MOST_INSTALMENTS),
        disbursement_date=_day(fields, "disbursement_date"),
        first_due=_day(fields, "first_due"),
        due_dates_from=_day(fields, "due_dates_from"),
        **due_rule_of(fields),
    )
    fields.done()
    return terms


def _day(fields: Fields, name: str) -> Any:
    return fields.day(name) if fields.has(name) else None


def _amounts(fields: Fields) -> dict[str, Any]:
    every, unit = _frequency(fields)
    amount = None
    method = fields.choice("amortization", Amortization) if fields.has("amortization") else None
    if fields.is_flag("fixed_emi"):
        fields.ignore("fixed_emi")  # that the instalment is fixed, not how high it is
    fixed = fields.has("fixed_emi")
    if fixed or fields.has("instalment_amount"):
        amount = fields.money("fixed_emi" if fixed else "instalment_amount", least_fen=1)
        method = Amortization.FIXED_INSTALMENT_AMOUNT if fixed else method
    return {
        "principal": fields.money("principal", least_fen=1),
        "rate_pct": fields.decimal("rate_pct", 0, 10_000),
        "rate_per": fields.choice("rate_per", RatePer),
        "n": _instalments(fields, method, every, unit),
        "every": every,
        "unit": unit,
        "amortization": method or Amortization.EQUAL_INSTALLMENT,
        "instalment_amount": amount,
        "balloon": fields.money("balloon") if fields.has("balloon") else None,
    }


def _instalments(fields: Fields, method: Amortization | None, every: int, unit: Unit) -> int:
    """`n`; where the instalment's amount decides, the most that the bounds allow."""
    if not fields.has("n") and method is Amortization.FIXED_INSTALMENT_AMOUNT:
        days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92}[unit] * every
        return min(max(LONGEST_DAYS // days, 1), MOST_INSTALMENTS)
    if not fields.has("n") and method is Amortization.BULLET:
        return DEMAND_INSTALMENTS
    return fields.whole("n", 1, MOST_INSTALMENTS)


def _frequency(fields: Fields) -> tuple[int, Unit]:
    if not fields.has("frequency"):
        return 1, Unit.MONTH
    part = fields.part("frequency")
    every = part.whole("every", 1, 36_525) if part.has("every") else 1
    unit = part.choice("unit", Unit, {f"{unit}s".lower(): unit for unit in Unit})
    part.done()
    return every, unit


def _methods(fields: Fields, preset: Convention, per: RatePer) -> dict[str, Any]:
    kind = fields.choice("interest_type", InterestType) if fields.has("interest_type") else None
    calc = fields.choice("interest_calc", InterestCalc) if fields.has("interest_calc") else None
    day_count = _day_count(fields, preset.day_count)
    if calc is None and per is RatePer.DAY and day_count.days_in_month is not preset.day_count.days_in_month:
        # A daily rate and months as long as they are: whoever says so counts days.
        calc = InterestCalc.DAILY
    return {
        "interest_type": kind or InterestType.DECLINING,
        "interest_calc": calc or preset.interest_calc,
        "day_count": day_count,
        "shares": _shares(fields),
    }


def _day_count(fields: Fields, preset: DayCount) -> DayCount:
    if not fields.has("day_count"):
        return preset
    part = fields.part("day_count")
    part.ignore("note")
    year = part.choice("days_in_year", YearDays) if part.has("days_in_year") else preset.days_in_year
    month = part.choice("days_in_month", MonthDays) if part.has("days_in_month") else preset.days_in_month
    part.done()
    return DayCount(year, month)


def _shares(fields: Fields) -> tuple[Share, ...]:
    """The shares in the order of their `no`, which must run from 1 without a gap."""
    if not fields.has("shares"):
        return ()
    shares: dict[int, Share] = {}
    for part in fields.parts("shares", MOST_INSTALMENTS):
        no = part.whole("no", 1, MOST_INSTALMENTS)
        if no != len(shares) + 1:
            raise part.bad("no", no)
        shares[no] = Share(
            part.decimal("principal_share", 0, 1),
            part.decimal("interest_share", 0, 1) if part.has("interest_share") else None,
        )
        part.done()
    return tuple(shares.values())


def _graces(fields: Fields) -> dict[str, Any]:
    """Counts of first rows; `interest_in_grace` false frees the rows of principal grace from interest."""
    graces = {
        name: fields.whole(name, 0, MOST_INSTALMENTS) if fields.has(name) else 0
        for name in ("grace_principal", "grace_interest", "interest_free")
    }
    if fields.has("interest_in_grace") and not fields.flag("interest_in_grace"):
        graces["interest_free"] = max(graces["interest_free"], graces["grace_principal"])
    return graces


def _agreed_ahead(fields: Fields) -> dict[str, Any]:
    tranches, steps = [], []
    for part in fields.parts("tranches", MOST_STEPS) if fields.has("tranches") else ():
        tranches.append(Tranche(part.day("date"), part.money("amount", least_fen=1)))
        part.done()
    for part in fields.parts("rate_changes", MOST_STEPS) if fields.has("rate_changes") else ():
        steps.append(RateStep(part.day("from"), part.decimal("rate_pct", 0, 10_000)))
        part.done()
    length = fields.whole("fixed_length_days", 1, LONGEST_DAYS) if fields.has("fixed_length_days") else None
    return {
        "tranches": tuple(sorted(tranches, key=lambda tranche: tranche.day)),
        "rate_steps": tuple(sorted(steps, key=lambda step: step.start)),
        "fixed_length_days": length,
    }


def _rounding_and_reckoning(fields: Fields, preset: Convention) -> tuple[RoundingRule, Reckoning]:
    """Both parts; a `rounding.style` sets the remainder's row and how the instalment is made."""
    rounding, reckoning = preset.rounding, preset.reckoning
    if fields.has("rounding"):
        part = fields.part("rounding")
        style = part.text("style").lower() if part.has("style") else None
        if style is not None:
            if style not in STYLES:
                raise part.bad("style", style)
            row, instalment_from = STYLES[style]
            rounding = replace(rounding, remainder=row or rounding.remainder)
            reckoning = replace(reckoning, instalment_from=instalment_from or reckoning.instalment_from)
        rounding = _rounding(part, rounding)
        if style in WHOLE_STYLES:
            rounding = replace(rounding, decimals=0)
        part.done()
    return rounding, _reckoning(fields, reckoning)


def _rounding(part: Fields, rule: RoundingRule) -> RoundingRule:
    part.ignore("note")
    if part.has("last_instalment"):
        words = part.text("last_instalment")
        if words != "absorbs the difference":
            raise part.bad("last_instalment", words)
        rule = replace(rule, remainder=RemainderRow.LAST)
    if part.has("mode"):
        rule = replace(rule, mode=_mode(part, "mode"))
    if part.has("decimals"):
        rule = replace(rule, decimals=part.whole("decimals", 0, 2))
    if part.has("installment_multiple_of"):
        rule = replace(rule, installment_multiple_of=part.money("installment_multiple_of", least_fen=1))
    if part.has("remainder"):
        rule = replace(rule, remainder=part.choice("remainder", RemainderRow))
    if part.has("display_only"):
        rule = replace(rule, display_only=part.flag("display_only"))
    if part.has("working_precision_digits"):
        rule = replace(rule, working_digits=part.whole("working_precision_digits", 6, 40))
    return _instalment_rounding(part, rule)


def _instalment_rounding(part: Fields, rule: RoundingRule) -> RoundingRule:
    """`instalment` in words ("CEIL to whole currency unit") or `instalment_mode` by name."""
    if part.has("instalment"):
        words = part.text("instalment").split(" to ")
        if words[0] not in ("CEIL", "FLOOR", "ROUND") or words[1:] not in ([], ["whole currency unit"]):
            raise part.bad("instalment", " to ".join(words))
        mode = {"CEIL": Rounding.CEILING, "FLOOR": Rounding.FLOOR, "ROUND": None}[words[0]]
        rule = replace(rule, instalment_mode=mode)
        if words[1:]:
            rule = replace(rule, installment_multiple_of=Money(100))
    if part.has("instalment_mode"):
        rule = replace(rule, instalment_mode=_mode(part, "instalment_mode"))
    return rule


def _mode(part: Fields, name: str) -> Rounding:
    value = part.text(name)
    if value not in Rounding.__members__:
        raise part.bad(name, value)
    return Rounding[value]


def _reckoning(fields: Fields, preset: Reckoning) -> Reckoning:
    if not fields.has("reckoning"):
        return preset
    part, rule = fields.part("reckoning"), preset
    if part.has("instalment_from"):
        rule = replace(rule, instalment_from=part.choice("instalment_from", InstalmentFrom))
    if part.has("period_days"):
        rule = replace(rule, period_days=part.choice("period_days", PeriodDays))
    if part.has("leap_year"):
        rule = replace(rule, leap_year=part.choice("leap_year", LeapYear))
    if part.has("scale_moved_first"):
        rule = replace(rule, scale_moved_first=part.flag("scale_moved_first"))
    if part.has("nominal_periods"):
        rule = replace(rule, nominal_periods=part.flag("nominal_periods"))
    part.done()
    return rule


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


def _prepayment_fee(fields: Fields) -> PrepaymentFee | None:
    if not fields.has("prepayment_fee"):
        return None
    part, free = fields.part("prepayment_fee"), "free_after_instalments"
    rule = PrepaymentFee(
        base=part.choice("base", PrepaymentBase) if part.has("base") else PrepaymentBase.PRINCIPAL,
        rate_pct=part.decimal("rate_pct", 0, 100) if part.has("rate_pct") else None,
        months=part.whole("months", 1, 120) if part.has("months") else None,
        free_after_instalments=part.whole(free, 0, MOST_INSTALMENTS) if part.has(free) else None,
    )
    part.done()
    return rule
