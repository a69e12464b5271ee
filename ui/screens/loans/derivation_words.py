"""The sentences of derivations: for each code of a line what it is, and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from lendesk.domain.errors import Fact
from lendesk.usecases.servicing.derivations import Derivation
from lendesk.usecases.servicing.queries import QuoteLine
from ui.formatting import NOTHING, money
from ui.texts import LateText, Text, late

NO_DETAIL = LateText("", "")
RATE_PER: dict[str, LateText] = {
    "DAY": late("loans", "a day"),
    "MONTH": late("loans", "a month"),
    "YEAR": late("loans", "a year"),
    "INSTALLMENT": late("loans", "an instalment"),
    "WHOLE_TERM": late("loans", "for the whole term"),
}
UNITS: dict[str, tuple[LateText, LateText]] = {
    "DAY": (late("loans", "{n} day", n=1), late("loans", "{n} days")),
    "WEEK": (late("loans", "{n} week", n=1), late("loans", "{n} weeks")),
    "MONTH": (late("loans", "{n} month", n=1), late("loans", "{n} months")),
    "QUARTER": (late("loans", "{n} quarter", n=1), late("loans", "{n} quarters")),
}
"""One of a unit, and several of it."""
_BY_DAYS = late("loans", "{balance_fen} × {daily_percent} % a day × {days} days, {since} to {until}")
_BY_PERIOD = late("loans", "{balance_fen} × {rate_percent} % {rate_per} × {period}")
_OVERDUE = late("loans", "{overdue_fen} × {daily_percent} % a day × {days} days, {since} to {until}")
_FEN_DAYS = late("loans", "{fen_days} yuan × days in all × {daily_percent} % a day")
_ACCRUED = late("loans", "{period_interest_fen} × {days} of {of_days} days since {since}")
_ACCRUED_PAID = late(
    "loans", "{period_interest_fen} × {days} of {of_days} days since {since}, {paid_fen} paid"
)
_FEE_AHEAD = late("loans", "{rate_percent} %, {principal_fen} of principal ahead")
_FEE_MONTHS = late("loans", "interest of {months} months, {principal_fen} of principal ahead")
LINES: dict[str, tuple[LateText, LateText]] = {
    "rate.paid_out": (late("loans", "Paid out"), late("loans", "less {fee_fen} of fees at the start")),
    "rate.paid_back": (
        late("loans", "Paid back in {count} instalments"),
        late("loans", "interest {interest_fen}, fees {fee_fen}"),
    ),
    "rate.per_period": (
        late("loans", "Rate at which both are worth the same"),
        late("loans", "{period_percent} % a period × {periods} periods a year"),
    ),
    "due.instalment": (
        late("loans", "Instalment {no}, due {due_date}"),
        late(
            "loans",
            "principal {principal_fen} · interest {interest_fen} · fee {fee_fen} · penalty {penalty_fen}",
        ),
    ),
    "overdue.instalment": (
        late("loans", "Instalment {no}, due {due_date}"),
        late("loans", "open for {days} days"),
    ),
    "principal.paid_out": (late("loans", "Paid out on {on}"), late("loans", "to the borrower")),
    "principal.paid_back": (late("loans", "Principal paid back"), late("loans", "by all payments so far")),
    "principal.let_off": (late("loans", "Principal written off"), late("loans", "given up by the lender")),
    "principal.other": (late("loans", "Owed again by later events"), late("loans", "charged back or moved")),
    "payoff.penalty": (late("loans", "Penalty interest"), late("loans", "of instalments overdue")),
    "payoff.fee": (late("loans", "Fees due"), late("loans", "of instalments due")),
    "payoff.interest_due": (
        late("loans", "Interest of instalments due"),
        late("loans", "what is open of it"),
    ),
    "payoff.interest_accrued": (
        late("loans", "Interest of the running period"),
        _ACCRUED_PAID,
    ),
    "payoff.principal_due": (
        late("loans", "Principal of instalments due"),
        late("loans", "what is open of it"),
    ),
    "payoff.principal_remaining": (
        late("loans", "Principal not yet due"),
        late("loans", "of all instalments to come"),
    ),
    "payoff.prepayment_fee": (late("loans", "Fee for paying ahead"), _FEE_AHEAD),
    "payoff.credit_held": (late("loans", "Money held for the borrower"), late("loans", "taken off")),
    "prepayment.penalty": (late("loans", "To penalty interest"), late("loans", "of instalments overdue")),
    "prepayment.fee": (late("loans", "To fees"), late("loans", "of instalments due")),
    "prepayment.interest": (
        late("loans", "To interest"),
        late("loans", "due, and of the running period so far"),
    ),
    "prepayment.prepayment_fee": (late("loans", "Fee for paying ahead"), _FEE_AHEAD),
    "prepayment.principal_due": (
        late("loans", "To principal that is due"),
        late("loans", "of instalments due"),
    ),
    "prepayment.principal_ahead": (
        late("loans", "Principal paid ahead"),
        late("loans", "what goes beyond all that is due"),
    ),
    "prepayment.held": (late("loans", "Held for the borrower"), late("loans", "until the next due date")),
    "extension.interest_then": (
        late("loans", "Interest to come with the extension"),
        late("loans", "of all instalments to come"),
    ),
    "extension.interest_now": (
        late("loans", "Interest to come without it"),
        late("loans", "of all instalments to come"),
    ),
    "open.principal": (late("loans", "Principal"), late("loans", "asked for by this instalment")),
    "open.interest": (late("loans", "Interest"), late("loans", "asked for by this instalment")),
    "open.fee": (late("loans", "Fee"), late("loans", "asked for by this instalment")),
    "open.penalty": (late("loans", "Penalty"), late("loans", "borne so far")),
    "open.paid": (late("loans", "Paid"), late("loans", "by all payments so far")),
    "open.let_off": (late("loans", "Let off"), late("loans", "waived or written off")),
    "principal.made_anew": (
        late("loans", "Principal of the plan as an event made it anew"),
        late("loans", "see the events of this loan"),
    ),
    "principal.instalment": (
        late("loans", "Equal instalment"),
        late("loans", "the same for all {count} instalments"),
    ),
    "principal.less_interest": (
        late("loans", "Less the interest of the period"),
        late("loans", "the rest of the instalment is principal"),
    ),
    "principal.equal_share": (
        late("loans", "Equal share of the principal"),
        late("loans", "{principal_fen} ÷ {count} instalments"),
    ),
    "principal.agreed": (
        late("loans", "Principal as agreed in the plan"),
        late("loans", "by the repayment method"),
    ),
    "principal.last": (
        late("loans", "The last instalment takes the rest"),
        late("loans", "so that principal comes to the amount lent"),
    ),
    "principal.rounding": (late("loans", "Rounding"), late("loans", "by the rounding of the product")),
    "interest.made_anew": (
        late("loans", "Interest of the plan as an event made it anew"),
        late("loans", "see the events of this loan"),
    ),
    "interest.by_days": (late("loans", "Interest by days"), _BY_DAYS),
    "interest.by_period": (late("loans", "Interest of the period"), _BY_PERIOD),
    "interest.flat_by_days": (late("loans", "Flat interest by days, on the first principal"), _BY_DAYS),
    "interest.flat_by_period": (late("loans", "Flat interest, on the first principal"), _BY_PERIOD),
    "interest.rounding": (late("loans", "Rounding"), late("loans", "by the rounding of the product")),
    "interest.put_off": (
        late("loans", "Put off by the interest grace"),
        late("loans", "asked for by a later instalment"),
    ),
    "interest.put_off_before": (
        late("loans", "Put off before, asked for now"),
        late("loans", "interest of the instalments in grace"),
    ),
    "interest.changes": (
        late("loans", "Changed by events within the period"),
        late("loans", "prepayment, another rate or day, settlement"),
    ),
    "fee.planned": (late("loans", "Fee of the plan"), late("loans", "agreed with the product")),
    "fee.prepayment": (late("loans", "Fee for paying ahead"), late("loans", "due {due_date}")),
    "fee.charge": (late("loans", "Charge: {name}"), late("loans", "due {due_date}")),
    "fee.other": (late("loans", "Changed by events"), late("loans", "waiver, settlement")),
    "penalty.days": (late("loans", "Penalty interest on principal"), _OVERDUE),
    "penalty.instalment_days": (late("loans", "Penalty interest on principal and interest"), _OVERDUE),
    "penalty.sum_of_days": (late("loans", "Penalty interest, all stretches together"), _FEN_DAYS),
    "penalty.compound": (late("loans", "Compound interest on unpaid interest"), _FEN_DAYS),
    "penalty.charge": (late("loans", "Penalty charge: {name}"), late("loans", "due {due_date}")),
    "penalty.other": (
        late("loans", "By the cap, a waiver or another rate"),
        late("loans", "what events changed of the penalty"),
    ),
}
FIGURES: dict[str, LateText] = {
    "rate": late("loans", "Annualised rate (IRR)"),
    "due": late("loans", "Due now"),
    "principal": late("loans", "Principal left"),
    "payoff": late("loans", "To settle today"),
    "overdue": late("loans", "Days past due"),
}
PARTS: dict[str, LateText] = {
    "principal": late("loans", "Principal"),
    "interest": late("loans", "Interest"),
    "fee": late("loans", "Fee"),
    "penalty": late("loans", "Penalty"),
    "open": late("loans", "Open"),
}


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line ready for a table: what, how, and the amount in fen (None: it is no amount)."""

    title: LateText
    detail: LateText
    amount_fen: int | None


def told(line: QuoteLine) -> ToldLine:
    """The sentences of a line; a code this version does not know is shown itself."""
    title, detail = LINES.get(line.code, (LateText("", line.code), NO_DETAIL))
    detail = _more_particular(detail, line.facts)
    shown = filled(detail, line.facts) if line.facts else NO_DETAIL
    if detail and not _names(detail):
        shown = detail
    amount = None if line.code == "rate.per_period" else line.amount_fen
    return ToldLine(filled(title, line.facts), shown, amount)


def _more_particular(detail: LateText, facts: Mapping[str, Fact]) -> LateText:
    """Another sentence where the facts are of another kind."""
    if detail is _FEE_AHEAD and "months" in facts:
        return _FEE_MONTHS
    return _ACCRUED if detail is _ACCRUED_PAID and not facts.get("paid_fen") else detail


def heading(derivation: Derivation) -> Text:
    """Which figure is explained."""
    if not derivation.no:
        return FIGURES.get(derivation.figure, derivation.figure)
    part = PARTS.get(derivation.figure, LateText("", derivation.figure))
    return late("loans", "Instalment {no}: {part}", no=derivation.no, part=part)


def result(derivation: Derivation) -> str:
    """The figure itself, as it stands on the page."""
    if derivation.unit == "percent":
        return f"{derivation.value} %" if derivation.value else NOTHING
    return derivation.value if derivation.unit == "days" else money(derivation.amount_fen)


def filled(template: LateText, facts: Mapping[str, Fact]) -> LateText:
    """The template with the facts it names, written for the eye; one that is missing becomes a dash."""
    shown = {name: _shown(name, facts.get(name)) for name in _names(template)}
    if "period" in shown:
        shown["period"] = _period(facts)
    if "until" in shown and str(shown["until"])[:4] == str(shown.get("since"))[:4]:
        shown["until"] = str(shown["until"])[5:]  # the year is said already
    return LateText(template.context, template.source, tuple(shown.items()))


def _period(facts: Mapping[str, Fact]) -> LateText | str:
    """1 month, 2 weeks: the length of a whole period."""
    every = facts.get("every")
    if every == 1 and str(facts.get("unit")) in UNITS:
        return UNITS[str(facts["unit"])][0]
    several = UNITS.get(str(facts.get("unit")))
    return NOTHING if several is None else LateText("loans", several[1].source, (("n", str(every)),))


def _names(template: LateText) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in Formatter().parse(template.source) if name)


def _shown(name: str, value: Fact) -> str | LateText:
    if value is None or value == "":
        return NOTHING
    if name.endswith(("_fen", "fen_days")) and isinstance(value, int):
        return money(value)
    if name == "rate_per":
        return RATE_PER.get(str(value), LateText("", str(value)))
    return str(value)
