"""Interest that goes on from every event: a progressive schedule kept beside the rows of the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.progressive.schedule import Asked, Schedule
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import INTEREST, PRINCIPAL, Book, Row, RowKind
from lendesk.domain.loans.replay.interest_model import InterestModel
from lendesk.domain.loans.replay.maturity import accelerate
from lendesk.domain.loans.replay.no_interest_model import NoInterestModel
from lendesk.domain.loans.replay.progressive_rows import level, met, periods_of
from lendesk.domain.loans.terms.rules import Amortization, InterestType
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour, Preclose, Reschedule, Rest
from lendesk.domain.loans.terms.terms import LoanTerms


class ProgressiveModel:
    """Rows follow the schedule's periods by their due dates. Without recalculation only tranches, rates and
    dates move them; with it payments too, and overdue principal bears interest until the day reached.

    `overdue_until` is the last day for which overdue principal was added to the balance. `tells_balances`:
    rows show the schedule's balances, once a single operation on it was told.
    """

    def __init__(self, terms: LoanTerms) -> None:
        self.terms = terms
        self.rule = terms.servicing.recalculation
        self.schedule: Schedule | None = None
        self.overdue_until: date | None = None
        self.tells_balances = False
        self.known_asked: dict[tuple[date, date], Asked] = {}

    def copied(self) -> ProgressiveModel:
        """A model that goes on from here without changing this one."""
        other = ProgressiveModel(self.terms)
        other.schedule = None if self.schedule is None else self.schedule.copy()
        other.overdue_until = self.overdue_until
        other.tells_balances = self.tells_balances
        return other

    # --- what changes the plan ---------------------------------------------------------------------------

    def disburse(self, book: Book, on: date, amount_fen: int) -> None:
        """The first tranche makes the periods; each one makes the instalments after it equal again.

        Raises RuleBroken `disbursement.after_the_last_row`, `.after_charge_off` or `.after_re_age`.
        """
        if _re_aged(book):
            raise RuleBroken("disbursement.after_re_age", on=on.isoformat())
        if book.charged_off_on is not None:
            raise RuleBroken("disbursement.after_charge_off", on=on.isoformat())
        if self.schedule is not None and on > self.schedule.maturity:
            raise RuleBroken("disbursement.after_the_last_row", on=on.isoformat())
        if self.schedule is None:
            periods = periods_of(self.terms, on, book.moves)
            agreed = self.terms.instalment_amount
            self.schedule = Schedule(self.terms, periods, agreed.minor if agreed else None)
            book.rows += [Row(len(book.rows) + no, one.start, one.due) for no, one in enumerate(periods, 1)]
        self.schedule.disburse(on, amount_fen)
        if len(book.disbursed) == 1:
            for step in self.terms.rate_steps:
                self.schedule.change_rate(step.start, step.rate_pct)
        self._follow(book, on, since=on)

    def change_rate(self, book: Book, on: date, rate_pct: Decimal) -> None:
        """Another rate from `on`; instalments from there are made equal again."""
        if self.schedule is not None and book.charged_off_on is None:
            self.schedule.change_rate(on, rate_pct)
            self._follow(book, on, since=on, only_open=self.rule is None)

    def reschedule(self, book: Book, event: Rescheduled) -> None:
        """A new rate comes from `from_date`; dates and further rows were seen when the rows were made.

        Raises RuleBroken `event.not_with_this_engine` for grace.
        """
        if event.grace_principal or event.grace_interest:
            raise RuleBroken("event.not_with_this_engine", event="reschedule")
        if event.new_rate_pct is not None:
            self.change_rate(book, event.from_date, event.new_rate_pct)

    def correct_balance(self, book: Book, on: date, amount_fen: int) -> None:
        """Principal owed again bears interest from `on` to the due date of the row that asks for it."""
        if self.rule is None or self.schedule is None or book.charged_off_on is not None:
            return
        row = next((one for one in book.rows if one.kind is RowKind.PLANNED and one.due_date > on), None)
        if row is not None:
            self._in_between(on, row.due_date, amount_fen)
            self._follow(book, on)

    def correct(self, book: Book, on: date, amount_fen: int) -> None:
        """A single operation: the balance differs by `amount_fen` from `on` for good."""
        self.tells_balances = True
        self._schedule().correct_balance(on, amount_fen)
        self._follow(book, on)

    # --- time and money ----------------------------------------------------------------------------------

    def reach(self, book: Book, day: date) -> None:
        """Principal overdue before `day` goes on bearing interest up to `day`; not once it was re-aged."""
        if self.schedule is None or self.rule is None or book.charged_off_on is not None or _re_aged(book):
            return
        rows = [row for row in book.rows if row.kind is RowKind.PLANNED]
        overdue = [row for row in rows if row.due_date < day]
        if not overdue or (self.overdue_until and self.overdue_until >= rows[-1].due_date < day):
            return  # after the last due date nothing bears interest any more
        current = next((row for row in rows if row.from_date < day <= row.due_date), rows[-1])
        last = together = 0
        for row in overdue:
            if last:
                self._carry(book, day, row, last, together)
            last = row.open(PRINCIPAL)
            together += last
        if current is not rows[-1] or rows[-1].due_date >= day:
            self._carry(book, day, current, last, together)
        else:
            self.overdue_until = max(rows[-1].due_date, self.overdue_until or rows[-1].due_date)

    def payable(self, book: Book, row: Row, on: date) -> Parts:
        """All that is open; of a row not yet due, interest only as far as it has run by the day."""
        opened = row.outstanding
        if self._apart(book, row) or not opened.total:
            return opened
        interest, principal = opened.interest, opened.principal
        if on < row.due_date:
            asked = self._asked(row.due_date, self._paid_as_of(row, on))
            interest = max(asked.interest + row.credited_interest_fen - met(row, INTEREST), 0)
            principal = max(asked.principal + row.credited_fen - met(row, PRINCIPAL), 0)
        # No row takes more principal than is left in all, whatever its own instalment holds.
        left = self._schedule().principal_left + row.credited_fen
        return opened._replace(interest=interest, principal=min(principal, max(left, 0)))

    def paid(self, book: Book, row: Row, on: date, interest_fen: int, principal_fen: int) -> None:
        """The balance falls by the principal paid, and what later rows ask for with it."""
        if self._apart(book, row):
            return
        day = self._paid_as_of(row, on) if on < row.due_date else on
        if row.credited_fen or row.credited_interest_fen:
            interest_fen, principal_fen = self._own(row, day, interest_fen, principal_fen)
        self._enter(book, row, day, interest_fen, principal_fen, on)
        if self.rule and self.rule.reschedule is Reschedule.REDUCE_EMI_AMOUNT and on < row.due_date:
            self._schedule().level_after(on)
            self._follow(book, on)

    def given_back(self, book: Book, row: Row, on: date, interest_fen: int, principal_fen: int) -> None:
        """A payment taken back: the balance is what it would be without it, from `on`.

        Principal owed again (which a row pays last) is given back first.
        """
        if self._apart(book, row):
            self.correct_balance(book, on, principal_fen)
            return
        schedule = self._schedule()
        period = schedule.find(row.due_date)
        if period is None:
            return
        interest = min(interest_fen, max(period.paid_interest - met(row, INTEREST), 0))
        principal = min(principal_fen, max(period.paid_principal - met(row, PRINCIPAL), 0))
        schedule.pay_interest(row.due_date, -interest)
        schedule.pay_principal(row.due_date, on, -principal)
        if principal < principal_fen and on < row.due_date:
            self._in_between(on, row.due_date, principal_fen - principal)
        if row.due_date < on:
            self.overdue_until = max(on, self.overdue_until or on)
        self._follow(book, None)

    def enter(self, book: Book, row: Row, on: date, interest_fen: int, principal_fen: int) -> None:
        """One row's payment told by itself: the schedule takes it whether payments move it or not."""
        self.tells_balances = True
        self._enter(book, row, on, interest_fen, principal_fen, on)

    def _enter(
        self, book: Book, row: Row, day: date, interest_fen: int, principal_fen: int, on: date
    ) -> None:
        """A payment of one row changes the balance from `day`; rows it leaves without debt are paid `on`."""
        schedule = self._schedule()
        schedule.pay_principal(row.due_date, day, principal_fen)
        if interest_fen:
            schedule.pay_interest(row.due_date, interest_fen)
        if principal_fen and not schedule.principal_left:
            schedule.close(day)
        self._follow(book, on)

    def settle(self, book: Book, on: date) -> None:
        """Rows not yet due ask for interest up to `on` (or to the end of the running row) and no more."""
        if self.schedule is None or self.rule is None or book.charged_off_on is not None or _re_aged(book):
            return
        planned = [row for row in book.rows if row.kind is RowKind.PLANNED]
        running = next((row for row in planned if row.from_date < on <= row.due_date), None)
        till_rest = self.rule.preclose is Preclose.TILL_REST_FREQUENCY_DATE
        owed = self.schedule.owed(running.due_date if till_rest and running else on)
        late = 0
        for row in planned:
            period = self.schedule.find(row.due_date)
            own = 0 if period is None else period.due_interest - period.paid_interest
            own = min(max(own, 0), row.open(INTEREST))
            if row.due_date >= on:
                row.due[INTEREST] -= own
            else:
                late += own
        if planned and owed.interest > late:
            (running or planned[-1]).due[INTEREST] += owed.interest - late
        else:
            level(planned, owed.interest - late, INTEREST)

    def total_interest(self, on: date) -> int:
        """Interest that all rows ask for up to a day, paid or not, in fen."""
        return 0 if self.schedule is None else self.schedule.total_interest_on(on)

    # --- charge-off --------------------------------------------------------------------------------------

    def charge_off(self, book: Book, on: date, behaviour: ChargeOffBehaviour) -> None:
        """No interest after `on`, or all principal due on it; called before the book is charged off."""
        if behaviour is ChargeOffBehaviour.ZERO_INTEREST:
            self._stop_interest(book, on)
        elif behaviour is ChargeOffBehaviour.ACCELERATE_MATURITY and book.rows:
            accelerate(book, on, self._earned)

    def _stop_interest(self, book: Book, on: date) -> None:
        """The running row asks for interest up to `on`, later ones for none; instalments stay as they are."""
        for row in book.rows:
            if row.from_date <= on < row.due_date and row.outstanding.total:
                interest = max(self._earned(row, on), met(row, INTEREST))
                before = row.due[INTEREST] if self.rule else max(row.open(INTEREST), interest)
                row.due[PRINCIPAL] += before - interest
                row.due[INTEREST] = interest
        for row in book.rows:
            spare = row.open(INTEREST)
            if row.from_date > on and row.outstanding.total and spare > 0:
                row.due[PRINCIPAL] += spare
                row.due[INTEREST] -= spare
        rows = [row for row in book.rows if row.kind is not RowKind.ADDITIONAL]
        own = sum(row.due[PRINCIPAL] - row.credited_fen for row in rows)
        level(rows, sum(fen for _, fen in book.disbursed) - own)

    def _earned(self, row: Row, on: date) -> int:
        """Interest of a row up to `on`."""
        if self.rule is not None and self.schedule is not None and self.schedule.find(row.due_date):
            return self.schedule.interest_until(row.due_date, on)
        precision = self._schedule().precision
        days, of_days = (on - row.from_date).days, (row.due_date - row.from_date).days
        daily = precision.work.divide(Decimal(row.open(INTEREST)), Decimal(of_days))
        return precision.rounded(precision.work.multiply(daily, Decimal(days)))

    # --- inside ------------------------------------------------------------------------------------------

    def interest_until(self, row: Row, on: date) -> int:
        """Interest of a row up to `on`, on the balance of each day."""
        schedule = self._schedule()
        return schedule.interest_until(row.due_date, on) if schedule.find(row.due_date) else 0

    def rate_factors(self) -> list[tuple[int, int, Decimal]]:
        """Factors of the slices: period from 1, slice from 0, factor."""
        periods = [] if self.schedule is None else self.schedule.periods
        return [
            (no, at, piece.factor)
            for no, period in enumerate(periods, 1)
            for at, piece in enumerate(period.slices)
        ]

    def _schedule(self) -> Schedule:
        if self.schedule is None:
            raise RuleBroken("repayment.before_disbursement")
        return self.schedule

    def _own(self, row: Row, day: date, interest_fen: int, principal_fen: int) -> tuple[int, int]:
        """What of a payment is for the period's own interest and principal; the rest is for debt owed again.

        Principal owed again that is paid before its due date bears no interest from `day`.
        """
        period = self._schedule().find(row.due_date)
        if period is None:
            return interest_fen, principal_fen
        before = met(row, INTEREST) - interest_fen - period.paid_interest
        interest = _share_of(
            interest_fen, period.due_interest - period.paid_interest, row.credited_interest_fen - before
        )
        before = met(row, PRINCIPAL) - principal_fen - period.paid_principal
        principal = _share_of(
            principal_fen, period.due_principal - period.paid_principal, row.credited_fen - before
        )
        if principal < principal_fen and day < row.due_date:
            self._in_between(day, row.due_date, principal - principal_fen)
        return interest, principal

    def _in_between(self, since: date, until: date, fen: int) -> None:
        """The balance differs by `fen` from one day to the other."""
        self._schedule().correct_balance(since, fen)
        self._schedule().correct_balance(until, -fen)

    def _asked(self, due: date, on: date) -> Asked:
        """What a period asks for on a day; reckoned once until the schedule changes."""
        known = self.known_asked.get((due, on))
        if known is None:
            known = self.known_asked[due, on] = self._schedule().asked(due, on)
        return known

    def _apart(self, book: Book, row: Row) -> bool:
        """Whether a row's money does not touch the schedule."""
        if self.rule is None or self.schedule is None or book.charged_off_on is not None or _re_aged(book):
            return True
        return row.kind is not RowKind.PLANNED or row.due_date > self.schedule.maturity

    def _paid_as_of(self, row: Row, on: date) -> date:
        """The day up to which a row paid before its due date owes interest."""
        till_rest = self.rule is not None and self.rule.preclose is Preclose.TILL_REST_FREQUENCY_DATE
        return row.due_date if till_rest and row.from_date < on <= row.due_date else on

    def _carry(self, book: Book, day: date, row: Row, last: int, together: int) -> None:
        """Overdue principal is in the balance from the row's start (or the last such day) up to `day`."""
        schedule, until = self._schedule(), self.overdue_until
        if self.rule is None or day == until:
            return
        within = row.from_date < day <= row.due_date
        if self.rule.rest is Rest.SAME_AS_REPAYMENT:
            if until is not None and row.from_date < until:
                if row.due_date <= until < day:
                    # It left the balance with the end of the last period and goes on in the one that begins.
                    schedule.correct_balance(until, last)
                return
            schedule.correct_balance(row.from_date, last)
            self.overdue_until = row.from_date
            if within:
                schedule.correct_balance(row.due_date, -together)
                self.overdue_until = row.due_date
        else:
            schedule.correct_balance(row.from_date if until is None else max(row.from_date, until), last)
            if within:
                schedule.correct_balance(day, -together)
                self.overdue_until = day
        self._follow(book, None)

    def _follow(
        self, book: Book, on: date | None, since: date | None = None, only_open: bool = False
    ) -> None:
        """Rows ask for what their periods ask for; with `on`, rows left without debt are paid by that day.

        Rows of a re-aged loan stay as they are: their principal has moved to rows without a period.
        """
        self.known_asked = {}
        if _re_aged(book):
            return
        periods = {period.due: period for period in self._schedule().periods}
        rows = [row for row in book.rows if row.kind is RowKind.PLANNED and row.due_date in periods]
        for row in rows:
            period = periods[row.due_date]
            if since is not None and row.due_date < since:
                continue
            if only_open and not row.outstanding.total and row.due[PRINCIPAL]:
                continue
            row.due[PRINCIPAL] = max(period.due_principal + row.credited_fen, met(row, PRINCIPAL))
            row.due[INTEREST] = max(period.due_interest + row.credited_interest_fen, met(row, INTEREST))
            if self.tells_balances:
                row.balance_fen = period.balance_after
        # What rows paid ahead keep, the last open rows do without.
        paid_out = sum(period.disbursed for period in periods.values())
        level(rows, paid_out - sum(row.due[PRINCIPAL] - row.credited_fen for row in rows))
        for row in rows:
            if row.outstanding.total:
                row.paid_on = None
            elif on is not None and row.paid_on is None:
                row.paid_on = on


def _share_of(fen: int, own: int, again: int) -> int:
    """What of a payment is for a period's own debt: it comes first, and takes what debt `again` cannot."""
    return max(min(fen, max(own, 0)), fen - max(again, 0), 0)


def _re_aged(book: Book) -> bool:
    return any(row.kind is RowKind.RE_AGED for row in book.rows)


def progressive_model(terms: LoanTerms) -> InterestModel:
    """The model of a progressive loan: with interest, or without any.

    Raises RuleBroken `terms.not_with_this_engine` with the key that no progressive schedule can follow.
    """
    if not terms.rate_pct:
        return NoInterestModel(terms)
    equal = (Amortization.EQUAL_INSTALLMENT, Amortization.FIXED_INSTALMENT_AMOUNT)
    checks = (
        (terms.amortization not in equal, "amortization"),
        (terms.interest_type is not InterestType.DECLINING, "interest_type"),
        (terms.grace_principal > 0, "grace_principal"),
        (terms.grace_interest > 0, "grace_interest"),
        (terms.interest_free > 0, "interest_free"),
        (terms.balloon is not None, "balloon"),
    )
    for wrong, key in checks:
        if wrong:
            raise RuleBroken("terms.not_with_this_engine", key=key)
    return ProgressiveModel(terms)
