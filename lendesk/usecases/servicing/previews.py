"""What a change would do to a loan, before anybody confirms it: rows, totals and the entry, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.chart import ACCOUNTS
from lendesk.domain.ledger.rules import adjusting_postings
from lendesk.domain.loans.events.events import Event
from lendesk.domain.loans.quotations.extension import EXTENSION, extension_quotation
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.quotations.prepayment import PREPAYMENT, prepayment_quotation
from lendesk.domain.loans.quotations.quotation import Quotation, interest_ahead, last_due
from lendesk.domain.loans.quotations.settlement import SETTLEMENT, settlement_quotation
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.money import Money
from lendesk.usecases.repayments.previews import plan_lines
from lendesk.usecases.servicing.changes import (
    ChangeDraft,
    check_value_date,
    event_of,
    mode_of,
)
from lendesk.usecases.servicing.commands import IssueQuotation
from lendesk.usecases.servicing.queries import (
    ComparedRow,
    GetLoanQuote,
    LedgerChange,
    LoanComparison,
    LoanQuote,
    LoanTotals,
    QuoteDay,
    QuoteLine,
)

PREVIEW = "preview"
Asked: TypeAlias = GetLoanQuote | IssueQuotation


def preview_change(
    state: LoanState, draft: ChangeDraft, disbursed_on: date, today: date
) -> tuple[Event, LoanComparison]:
    """The event of a change and what it does. Raises the codes of `check_value_date` and `event_of`."""
    check_value_date(draft, disbursed_on, today)
    then = replay(state.terms, state.events, draft.value_date)
    event = event_of(draft, then, PREVIEW, today)
    return event, compare(state, (event,), today)


def compare(state: LoanState, added: Sequence[Event], on: date) -> LoanComparison:
    """The loan as of `on` without and with these events, and what the ledger would be posted."""
    before = replay(state.terms, state.events, on)
    after = replay(state.terms, (*state.events, *added), on)
    return LoanComparison(
        on=on.isoformat(),
        before=_totals(before),
        after=_totals(after),
        rows=_rows(before, after),
        ledger=tuple(
            LedgerChange(
                one.account,
                ACCOUNTS[one.account].name if one.account in ACCOUNTS else "",
                one.debit_fen,
                one.credit_fen,
            )
            for one in adjusting_postings(before, after)
        ),
    )


def quote_loan(state: LoanState, asked: Asked, today: date) -> LoanQuote:
    """The quotation asked for. Raises RuleBroken `quotation.kind` and the codes of each kind."""
    if asked.kind not in _QUOTES:
        raise RuleBroken("quotation.kind", kind=asked.kind[:20])
    return told(_QUOTES[asked.kind](state, asked, today))


def _settlement(state: LoanState, asked: Asked, today: date) -> Quotation:
    return settlement_quotation(state, asked.on, today, asked.valid_days)


def _prepayment(state: LoanState, asked: Asked, today: date) -> Quotation:
    amount = Money(max(asked.amount_fen, 0))
    return prepayment_quotation(state, amount, mode_of(asked.mode), asked.on, today, asked.valid_days)


def _extension(state: LoanState, asked: Asked, today: date) -> Quotation:
    change = (asked.extra_terms, asked.until)
    return extension_quotation(state, change, asked.on, today, asked.valid_days)


_QUOTES = {SETTLEMENT: _settlement, PREPAYMENT: _prepayment, EXTENSION: _extension}


def told(made: Quotation) -> LoanQuote:
    """A quotation as it travels."""
    return LoanQuote(
        kind=made.kind,
        on=made.on.isoformat(),
        valid_until=made.valid_until.isoformat(),
        amount_fen=made.amount_fen,
        lines=tuple(QuoteLine(line.code, line.amount.minor, dict(line.facts)) for line in made.lines),
        days=tuple(QuoteDay(day.on.isoformat(), day.amount_fen) for day in made.days),
        facts=dict(made.facts),
    )


def _totals(state: LoanState) -> LoanTotals:
    maturity = last_due(state)
    left = state.outstanding
    return LoanTotals(
        status=state.status.value,
        days_past_due=state.days_past_due,
        maturity=maturity.isoformat() if maturity else "",
        penalty_fen=left.penalty,
        fee_fen=left.fee,
        interest_fen=left.interest,
        principal_fen=left.principal,
        due_now_fen=state.due_now.total,
        interest_ahead_fen=interest_ahead(state),
        credit_fen=state.credit.minor,
        paid_fen=state.paid.total,
        payoff_fen=payoff(state, state.as_of).amount.minor if state.plan else 0,
    )


def _rows(before: LoanState, after: LoanState) -> tuple[ComparedRow, ...]:
    """Rows by their number; a row of the one plan that the other does not have stands alone."""
    old = {line.no: line for line in plan_lines(before)}
    new = {line.no: line for line in plan_lines(after)}
    return tuple(
        ComparedRow(no, old.get(no), new.get(no), old.get(no) != new.get(no)) for no in sorted({*old, *new})
    )
