"""Money goes out: the plan begins or grows, and a down payment may be asked for at once."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Disbursed
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.book import PRINCIPAL, Row, RowKind
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.state import DISBURSEMENT, DOWN_PAYMENT
from lendesk.domain.loans.replay.undoing import DownPaid
from lendesk.domain.loans.terms.servicing import Engine
from lendesk.domain.loans.terms.terms import LoanTerms


def disburse(run: Run, event: Disbursed) -> None:
    """A tranche: its down payment row, the plan for the rest, and money held meets it.

    Raises RuleBroken `disbursement.twice`, `.not_the_principal` and `.after_the_last_row` for the engine of
    fixed interest: there principal goes out in parts only where terms name tranches, and never more than it.
    """
    book, on, fen = run.book, event.value_date, event.amount.minor
    _check(run, event)
    book.disbursed.append((on, fen))
    asked = _asked(run.terms, fen)
    if asked:
        row = Row(0, on, on, RowKind.DOWN_PAYMENT)
        row.due[PRINCIPAL] = asked
        book.insert(row)
    run.model.disburse(book, on, fen - asked)
    book.renumber()
    held = run.held_before = book.credit_fen
    lines, left = run.spread(held, on, run.terms.allocation) if held else ((), 0)
    book.credit_fen = left
    run.record(event.key, DISBURSEMENT, on, fen, lines, left - held, event.channel)


def _check(run: Run, event: Disbursed) -> None:
    if run.terms.servicing.engine is not Engine.FIXED:
        return
    out = sum(fen for _, fen in run.book.disbursed)
    if out and not run.terms.tranches:
        raise RuleBroken("disbursement.twice", key=event.key)
    whole = run.terms.principal.minor
    if event.amount.minor + out > whole or (event.amount.minor < whole and not run.terms.tranches):
        # Interest deducted in advance is forbidden: what is lent is what is received (Civil Code 670).
        raise RuleBroken(
            "disbursement.not_the_principal",
            amount_fen=event.amount.minor,
            principal_fen=whole - out,
        )


def _asked(terms: LoanTerms, fen: int) -> int:
    """The down payment of a tranche: its percentage, rounded as instalments are."""
    rule = terms.servicing.down_payment
    if rule is None:
        return 0
    multiple = terms.rounding.installment_multiple_of
    step = 10 ** (2 - terms.rounding.decimals) if multiple is None else multiple.minor
    over, under = rule.pct.as_integer_ratio()
    return DIVIDE[terms.rounding.mode](fen * over, under * 100 * step) * step


def pay_down(run: Run, event: DownPaid) -> None:
    """The system's own payment of a down payment, less what held money has already met."""
    held = _overpaid_before(run) if run.terms.servicing.engine is Engine.CUMULATIVE else run.held_before
    fen = _asked(run.terms, event.tranche.amount.minor) - held
    if fen <= 0:
        return
    lines, left = run.spread(fen, event.value_date, run.terms.allocation_for("DOWN_PAYMENT"))
    run.book.credit_fen += left
    run.record(event.key, DOWN_PAYMENT, event.value_date, fen, lines, left)


def _overpaid_before(run: Run) -> int:
    """What was held before a tranche that the plan was made for before any payment was looked at."""
    earlier = [done for done in run.book.transactions if done.sequence < run.sequence]
    lent = sum(done.amount_fen for done in earlier if done.kind == DISBURSEMENT)
    received = sum(done.amount_fen for done in earlier if done.kind != DISBURSEMENT)
    asked = sum(sum(row.due[:PRINCIPAL]) for row in run.book.rows)
    return max(received - lent - asked, 0)
