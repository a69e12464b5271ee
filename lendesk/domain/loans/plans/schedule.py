"""The repayment plan of a loan: from terms and a date to exact rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from itertools import accumulate
from typing import NamedTuple

from lendesk.domain.loans.plans.due_dates import DueDates, due_dates
from lendesk.domain.loans.plans.interest import period_rates
from lendesk.domain.loans.plans.rounding import DIVIDE, Divide
from lendesk.domain.loans.terms.rules import (
    Amortization,
    Fee,
    FeeBase,
    FeeDue,
    InterestType,
    Payer,
    RemainderRow,
)
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money, Rounding

# Own context: the figures must not depend on what the caller's thread has set.
_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
_DISPLAY_UNITS = 10**8  # parts of a fen carried where rounding is for display only
_WITHOUT_INSTALMENT_PRINCIPAL = (Amortization.INTEREST_ONLY, Amortization.BULLET)


class PlanRow(NamedTuple):
    """One instalment. Amounts in whole fen; `earned_fen` is the interest of the period itself.

    `interest_fen` is what is to be paid with this row: it differs from `earned_fen` only where interest in
    grace is deferred. A tuple, because a plan makes hundreds of them while somebody types.
    """

    no: int
    from_date: date
    due_date: date
    days: int
    principal_fen: int
    interest_fen: int
    fee_fen: int
    due_fen: int
    balance_after_fen: int
    earned_fen: int

    @property
    def principal(self) -> Money:
        return Money(self.principal_fen)

    @property
    def interest(self) -> Money:
        return Money(self.interest_fen)

    @property
    def fee(self) -> Money:
        return Money(self.fee_fen)

    @property
    def due(self) -> Money:
        """Principal, interest and fee together."""
        return Money(self.due_fen)

    @property
    def balance_after(self) -> Money:
        return Money(self.balance_after_fen)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its totals. `upfront_fee` is paid beside the disbursement, never taken out of it.

    `instalment` is the equal instalment (等额) where there is one. Totals are those of the rows, save for
    terms that round for display only: then they are the rounded exact ones.
    """

    terms: LoanTerms
    disbursed_on: date
    rows: tuple[PlanRow, ...]
    total_interest: Money
    total_fee: Money
    upfront_fee: Money
    instalment: Money | None
    broken_first_period: bool

    @property
    def principal(self) -> Money:
        return self.terms.principal

    @property
    def total_payment(self) -> Money:
        """Principal, interest and every fee of the borrower."""
        return self.principal + self.total_interest + self.total_fee

    @property
    def maturity(self) -> date:
        """The last due date."""
        return self.rows[-1].due_date


class _Flow(NamedTuple):
    """Principal and earned interest of every row in units, the exact total of interest, the instalment."""

    principals: list[int]
    earned: list[int]
    instalment: int | None


def plan(terms: LoanTerms, disbursed_on: date, first_due: date | None = None) -> Plan:
    """The plan of these terms for money paid out on `disbursed_on`.

    Raises RuleBroken `terms.impossible` when a date leaves all bounds or `first_due` is not after it.
    """
    dates = due_dates(terms, disbursed_on, first_due)
    rates, under = period_rates(terms, dates.interest_starts, dates.interest_ends, dates.broken)
    units = _DISPLAY_UNITS if terms.rounding.display_only else 1
    figures = _Figures(terms, rates, under, units)
    flow = figures.flat() if terms.interest_type is InterestType.FLAT else figures.declining()
    return _assembled(terms, disbursed_on, dates, flow, units)


class _Figures:
    """The money of the rows, in units of a fen, without dates."""

    def __init__(self, terms: LoanTerms, rates: list[int], under: int, units: int) -> None:
        rule = terms.rounding
        self.terms = terms
        self.rates = rates
        self.under = under
        self.principal = terms.principal.minor * units
        self.rows = len(rates)
        self.free = min(terms.grace_principal, self.rows - 1)
        self.step = 1 if rule.display_only else 10 ** (2 - rule.decimals)
        multiple = rule.installment_multiple_of
        self.multiple = self.step if multiple is None or rule.display_only else multiple.minor
        self.divide: Divide = DIVIDE[rule.mode]

    def declining(self) -> _Flow:
        """Interest on the balance that is left."""
        if self.terms.amortization is Amortization.EQUAL_INSTALLMENT:
            return self._equal_instalment()
        principals = self._shares()
        earned, balance = [], self.principal
        divide, under, step = self.divide, self.under * self.step, self.step
        for rate, principal in zip(self.rates, principals, strict=True):
            earned.append(divide(balance * rate, under) * step)
            balance -= principal
        return _Flow(principals, earned, None)

    def flat(self) -> _Flow:
        """Interest on the first principal all along: its total is rounded once, the remainder row absorbs."""
        step, under = self.step, self.under * self.step
        total = self.divide(self.principal * sum(self.rates), under) * step
        earned = [self.divide(self.principal * rate, under) * step for rate in self.rates]
        at = 0 if self.terms.rounding.remainder is RemainderRow.FIRST else -1
        earned[at] = max(earned[at] + total - sum(earned), 0)
        principals = self._shares()
        even = self.terms.amortization is Amortization.EQUAL_INSTALLMENT and self.rows > 1
        middle = principals[-2] + earned[-2] if even and self.free < self.rows - 1 else None
        return _Flow(principals, earned, middle)

    def _shares(self) -> list[int]:
        """Principal of every row where it does not depend on interest; the remainder row absorbs."""
        if self.rows == 1 or self.terms.amortization in _WITHOUT_INSTALMENT_PRINCIPAL:
            return [0] * (self.rows - 1) + [self.principal]
        paying = self.rows - self.free
        # Rounded up over many rows, equal shares may reach the principal early; what follows stays empty.
        share = self.divide(self.principal, paying * self.multiple) * self.multiple
        if self.terms.rounding.remainder is RemainderRow.FIRST and share * (paying - 1) <= self.principal:
            first = self.principal - share * (paying - 1)
            return [0] * self.free + [first] + [share] * (paying - 1)
        full = min(paying - 1, self.principal // share if share else paying)
        left = self.principal - share * full
        principals = [0] * self.free + [share] * full + [0] * (paying - full)
        principals[self.free + full if left < share else -1] += left
        return principals

    def _equal_instalment(self) -> _Flow:
        instalment = self._annuity()
        principals: list[int] = []
        earned: list[int] = []
        balance = self.principal
        divide, under, step = self.divide, self.under * self.step, self.step
        for no, rate in enumerate(self.rates):
            interest = divide(balance * rate, under) * step
            principal = min(max(instalment - interest, 0), balance) if no >= self.free else 0
            earned.append(interest)
            principals.append(principal)
            balance -= principal
        first = self.terms.rounding.remainder is RemainderRow.FIRST
        principals[self.free if first and principals[self.free] + balance >= 0 else -1] += balance
        return _Flow(principals, earned, instalment)

    def _annuity(self) -> int:
        """P x prod(1+f) / F, F(1) = 1, F(k) = 1 + F(k-1) x (1+f(k)); for equal f the annuity formula."""
        rates = self.rates[self.free :]
        count = len(rates)
        if not any(rates):
            return self.divide(self.principal, count * self.multiple) * self.multiple
        one, under = Decimal(1), Decimal(self.under)
        if rates.count(rates[0]) == count:
            rate = _EXACT.divide(Decimal(rates[0]), under)
            growth = _EXACT.power(_EXACT.add(one, rate), count)
            exact = _EXACT.divide(_EXACT.multiply(rate, growth), _EXACT.subtract(growth, one))
        else:
            growth, sum_of = one, Decimal(0)
            for part in rates:
                factor = _EXACT.add(one, _EXACT.divide(Decimal(part), under))
                growth = _EXACT.multiply(growth, factor)
                sum_of = _EXACT.add(one, _EXACT.multiply(sum_of, factor))
            exact = _EXACT.divide(growth, sum_of)
        amount = _EXACT.divide(_EXACT.multiply(exact, Decimal(self.principal)), Decimal(self.multiple))
        return int(amount.to_integral_value(self.terms.rounding.mode.value, _EXACT)) * self.multiple


def _collected(terms: LoanTerms, earned: list[int]) -> list[int]:
    """Interest to pay with each row: that of rows in interest grace is put off to the first after them."""
    grace = min(terms.grace_interest, len(earned) - 1)
    if not grace:
        return earned
    return [0] * grace + [sum(earned[: grace + 1])] + earned[grace + 1 :]


def _assembled(terms: LoanTerms, disbursed_on: date, dates: DueDates, flow: _Flow, units: int) -> Plan:
    interest = _collected(terms, flow.earned)
    balances = [terms.principal.minor * units - paid for paid in accumulate(flow.principals)]
    dues = list(map(int.__add__, flow.principals, interest))
    earned, instalment, total = flow.earned, flow.instalment, sum(interest)
    principals = flow.principals
    if units > 1:
        divide = DIVIDE[terms.rounding.mode]
        principals, interest, dues, balances, earned = (
            [divide(value, units) for value in column]
            for column in (principals, interest, dues, balances, earned)
        )
        total = divide(total, units)
        instalment = None if instalment is None else divide(instalment, units)
    fees = [0] * len(dues)
    if terms.fees:
        fees = _row_fees(terms, principals, interest)
        dues = list(map(int.__add__, dues, fees))
    days = [(end - start).days for start, end in zip(dates.interest_starts, dates.interest_ends, strict=True)]
    columns = (dates.starts, dates.dues, days, principals, interest, fees, dues, balances, earned)
    rows = tuple(map(PlanRow._make, zip(range(1, len(dues) + 1), *columns, strict=True)))
    upfront = sum(_fee_of(fee, terms.principal.minor) for fee in _borrowers(terms, FeeDue.DISBURSEMENT))
    return Plan(
        terms=terms,
        disbursed_on=disbursed_on,
        rows=rows,
        total_interest=Money(total),
        total_fee=Money(sum(fees) + upfront),
        upfront_fee=Money(upfront),
        instalment=None if instalment is None else Money(instalment),
        broken_first_period=dates.broken,
    )


def _borrowers(terms: LoanTerms, due: FeeDue) -> list[Fee]:
    return [fee for fee in terms.fees if fee.due is due and fee.payer is Payer.BORROWER]


def _row_fees(terms: LoanTerms, principals: list[int], interest: list[int]) -> list[int]:
    fees = [0] * len(principals)
    whose = {
        FeeDue.EACH_INSTALMENT: range(len(fees)),
        FeeDue.FIRST_INSTALMENT: range(1),
        FeeDue.LAST_INSTALMENT: range(len(fees) - 1, len(fees)),
    }
    for due, rows in whose.items():
        for fee in _borrowers(terms, due):
            for row in rows:
                bases = {
                    FeeBase.PRINCIPAL: terms.principal.minor,
                    FeeBase.INTEREST: interest[row],
                    FeeBase.INSTALMENT: principals[row] + interest[row],
                }
                fees[row] += _fee_of(fee, bases[fee.percent_of])
    return fees


def _fee_of(fee: Fee, base_fen: int) -> int:
    """A fee in fen, HALF_UP where it is a percentage."""
    if fee.amount is not None:
        return fee.amount.minor
    over, under = (fee.rate_pct or Decimal(0)).as_integer_ratio()
    return DIVIDE[Rounding.HALF_UP](base_fen * over, under * 100)
