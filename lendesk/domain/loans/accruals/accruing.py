"""Accruals follow the loan's history: each end of day, each closing, each change of what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from lendesk.domain.loans.accruals.activity import activities, told_in_full
from lendesk.domain.loans.accruals.history import ACCRUAL, ADJUSTMENT, AccrualHistory, Posting
from lendesk.domain.loans.accruals.income import Earned, EarnedCharge, asked_of, earned_by
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargedBack,
    ChargedOff,
    DayClosed,
    DelinquencyPaused,
    DelinquencyResumed,
    Event,
    Undone,
)
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.servicing import ChargesAccrue, Engine

NO_HISTORY = AccrualHistory()
ONE_DAY = timedelta(days=1)
CLOSED = ("settled", "overpaid")
_NO_MONEY = (ChargeAdded, ChargedOff, DayClosed, DelinquencyPaused, DelinquencyResumed)


def accrued(
    history: AccrualHistory, before: LoanState | None, after: LoanState, event: Event, day: date
) -> AccrualHistory:
    """The accruals once `event` was posted on the business day `day`.

    `before` and `after` are the loan's states around it. An end of day closes the day before `day`, and the
    days since the last one closed; only for a loan that is open. A loan that becomes settled or overpaid
    accrues all that it asks for at once. A charged-off loan accrues nothing; nor does one of the engine
    FIXED here:
    its ledger accrues by the day from the plan.
    """
    if after.terms.servicing.engine is Engine.FIXED:
        return history
    closes = isinstance(event, DayClosed)
    if closes and _stands(before or after) in ("", "open"):
        history = _closed_days(history, after, day - ONE_DAY)
    elif not closes and after.run is not None and after.run.book.charged_off_on is None:
        history = _changed(history, before, after, event, day)
    return _with_summaries(history, after, before is not None and _stands(before) in CLOSED)


def _with_summaries(history: AccrualHistory, state: LoanState, was_closed: bool) -> AccrualHistory:
    """The summaries by row, where the terms ask for them; one whose amounts moved is marked."""
    if not state.rows or not state.terms.servicing.accrual_activity:
        return history
    if was_closed and _stands(state) in CLOSED and told_in_full(history.summaries, state):
        return history
    known = {one.on: one for one in history.summaries}
    told = []
    for one in activities(history, state):
        before = known.get(one.on)
        moved = before is not None and (before.changed or before.parts != one.parts)
        told.append(one._replace(changed=moved))
    return replace(history, summaries=tuple(told))


def _stands(state: LoanState) -> str:
    """Where a loan stands: "", "open", "settled", "overpaid"."""
    if not state.rows:
        return ""
    if state.status not in (LoanStatus.SETTLED, LoanStatus.WRITTEN_OFF):
        return "open"
    return "overpaid" if state.credit else "settled"


def _closed_days(history: AccrualHistory, state: LoanState, last: date) -> AccrualHistory:
    first = last if history.closed_till is None else history.closed_till + ONE_DAY
    for day in _days(first, last):
        history = _end_of_day(history, state, day)
        history = replace(history, closed_till=day, first_closed=history.first_closed or day)
    return history


def _days(first: date, last: date) -> Iterator[date]:
    for ago in range((last - first).days + 1):
        yield first + ago * ONE_DAY


def _end_of_day(history: AccrualHistory, state: LoanState, day: date) -> AccrualHistory:
    run = state.run
    if run is None or run.book.charged_off_on is not None or _stands(state) != "open":
        return history
    if day > run.day:
        run = run.copied()
        run.reach(day)
    return _periodic(history, state, run, day)


def _changed(
    history: AccrualHistory, before: LoanState | None, after: LoanState, event: Event, day: date
) -> AccrualHistory:
    stands = _stands(after)
    progressive = after.terms.servicing.engine is Engine.PROGRESSIVE
    if not progressive and _begins_again(before, after, event):
        history = _corrected(history, after.run)
        if after.terms.servicing.recalculation and history.accrued_till and stands == "open":
            history = _periodic(history, after, after.run, history.accrued_till)
    closing = stands in CLOSED
    moved = before is None or _stands(before) != stands or isinstance(event, ChargeAdded)
    if closing and moved and after.run.book.written_off_on is None:
        history = _final(history, after, day)
    return history


def _begins_again(before: LoanState | None, after: LoanState, event: Event) -> bool:
    """Whether an event makes the loan take its history again: an undo, a back-dated one, or any payment
    where interest follows payments."""
    if isinstance(event, Undone):
        return not _undoes_no_money(before, event)
    if isinstance(event, (*_NO_MONEY, ChargedBack)):
        return False
    latest = max((done.value_date for done in before.transactions), default=date.min) if before else date.min
    return after.terms.servicing.recalculation is not None or event.value_date < latest


def _undoes_no_money(before: LoanState | None, event: Undone) -> bool:
    events = before.events if before else ()
    return any(known.key == event.target and isinstance(known, _NO_MONEY) for known in events)


def _periodic(history: AccrualHistory, state: LoanState, run: Run, till: date) -> AccrualHistory:
    """Income up to `till` that is not accrued yet: in one posting, or one a row of a cumulative plan."""
    last_due = run.book.rows[-1].due_date
    history = history.without([one for one in history.postings if one.on > last_due])
    till = min(till, last_due)
    if run.terms.servicing.engine is not Engine.PROGRESSIVE:
        grown = _row_by_row(history, earned_by(run, till, _posted(state)), till)
        return grown if grown is history else replace(grown, accrued_till=till)
    if history.accrued_till is not None and till <= history.accrued_till:
        charged_today = any(charge.due_date == till for charge in run.book.charges)
        if not charged_today and any(one.on >= till for one in history.postings):
            return history
    grown = _together(history, earned_by(run, till, _posted(state)), till)
    return grown if grown is history else replace(grown, accrued_till=till)


def _final(history: AccrualHistory, after: LoanState, day: date) -> AccrualHistory:
    """All that the rows of a closed loan ask for is accrued, on the day it closed."""
    run: Run = after.run
    last_due = run.book.rows[-1].due_date
    rows = earned_by(run, last_due, _posted(after), whole=True)
    if after.terms.servicing.engine is Engine.PROGRESSIVE:
        on = min(last_due, day)
        grown = _together(history, rows, on)
        return grown if grown is history else replace(grown, accrued_till=on)
    on = max((done.value_date for done in after.transactions), default=day)
    history = history.without([one for one in history.postings if one.on > last_due])
    return _together(history, rows, on, adjusts=False)


def _posted(state: LoanState) -> dict[str, date]:
    """The days on which charges were posted, by key."""
    return {event.key: event.posted_on for event in state.events if isinstance(event, ChargeAdded)}


def _together(
    history: AccrualHistory, rows: tuple[Earned, ...], on: date, adjusts: bool = True
) -> AccrualHistory:
    """One posting for what was earned beyond what is accrued, one for what was accrued beyond that."""
    gain, loss = [0, 0, 0, 0], [0, 0, 0, 0]
    gained: list[tuple[str, date, int]] = []
    lost: list[tuple[str, date, int]] = []
    so_far = max(history.interest() - sum(row.waived for row in rows), 0)
    interest = sum(row.interest for row in rows) - so_far
    (gain if interest > 0 else loss)[INTEREST] = abs(interest)
    for row in rows:
        for charge in row.charges:
            more = _not_yet(history, charge)
            if more:
                (gain if more > 0 else loss)[PENALTY if charge.is_penalty else FEE] += abs(more)
                (gained if more > 0 else lost).append((charge.key, charge.due_date, abs(more)))
    if adjusts:
        history = history.with_posting(ADJUSTMENT, on, Parts(*loss), tuple(lost))
    return history.with_posting(ACCRUAL, on, Parts(*gain), tuple(gained))


def _not_yet(history: AccrualHistory, charge: EarnedCharge) -> int:
    """What of a charge is not accrued; below 0 where more is. What was waived after its accrual stays."""
    return charge.fen - max(history.of_charge(charge.key, charge.due_date) - charge.waived, 0)


def _row_by_row(history: AccrualHistory, rows: tuple[Earned, ...], till: date) -> AccrualHistory:
    """A posting for each row: on its due date once that has passed, else on `till`; nothing is taken back."""
    for at, row in enumerate(rows):
        more = [0, 0, 0, 0]
        charges = []
        so_far = history.interest_between(row.from_date, row.due_date, at == 0)
        more[INTEREST] = max(row.interest - max(so_far - row.waived, 0), 0)
        for charge in row.charges:
            rest = max(_not_yet(history, charge), 0)
            more[PENALTY if charge.is_penalty else FEE] += rest
            charges.append((charge.key, charge.due_date, rest))
        history = history.with_posting(ACCRUAL, min(row.due_date, till), Parts(*more), tuple(charges))
    return history


def _corrected(history: AccrualHistory, run: Run) -> AccrualHistory:
    """Accruals beyond what a row asks for now are taken out, and the last one inside a running row."""
    gone: list[Posting] = []
    bears = bool(run.terms.rate_pct)
    by_posting = run.terms.servicing.charges_accrue is ChargesAccrue.POSTING_DATE
    for at, row in enumerate(run.book.rows):
        sums, asked = [0, 0, 0, 0], asked_of(row)
        for one in sorted(history.postings, key=lambda one: (one.on, one.number)):
            on = one.charges[0][1] if by_posting and one.charges else one.on
            if not (row.from_date < on <= row.due_date or (at == 0 and on == row.from_date)):
                continue
            then = list(map(int.__add__, sums, one.parts))
            running = bears and one.on == history.accrued_till and one.on != row.due_date
            if running or any(have > most for have, most in zip(then, asked, strict=True)):
                gone.append(one)
            else:
                sums = then
    return history.without(gone)
