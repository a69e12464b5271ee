"""Money goes out: the plan begins or grows, and a down payment may be asked for at once."""

from __future__ import annotations

from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Channel, Disbursed
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.book import PRINCIPAL, Row, RowKind
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.state import DISBURSEMENT, DOWN_PAYMENT
from lendesk.domain.loans.replay.undoing import OWN
from lendesk.domain.loans.terms.servicing import DownPayment, Engine
from lendesk.domain.loans.terms.terms import LoanTerms


def disburse(run: Run, event: Disbursed) -> None:
    """A tranche: its down payment row, the plan for the rest, money held meets it, the automatic payment.

    Raises RuleBroken `disbursement.twice` and `.not_the_principal` for the engine of fixed interest.
    """
    book, on, fen = run.book, event.value_date, event.amount.minor
    _check(run, event)
    book.disbursed.append((on, fen))
    rule = run.terms.servicing.down_payment
    asked = _asked(run.terms, rule, fen) if rule else 0
    if rule:
        _add_row(run, on, asked)
    run.model.disburse(book, on, fen - asked)
    book.renumber()
    held = book.credit_fen
    lines, left = run.spread(held, on, run.terms.allocation) if held else ((), 0)
    book.credit_fen = left
    run.record(event.key, DISBURSEMENT, on, fen, lines, left - held, event.channel)
    if rule and rule.auto and not event.no_auto_down_payment:
        _pay_down(run, event, max(asked - held, 0))


def _check(run: Run, event: Disbursed) -> None:
    if run.terms.servicing.engine is not Engine.FIXED:
        return
    if run.book.disbursed:
        raise RuleBroken("disbursement.twice", key=event.key)
    if event.amount != run.terms.principal:
        # Interest deducted in advance is forbidden: what is lent is what is received (Civil Code 670).
        raise RuleBroken(
            "disbursement.not_the_principal",
            amount_fen=event.amount.minor,
            principal_fen=run.terms.principal.minor,
        )


def _asked(terms: LoanTerms, rule: DownPayment, fen: int) -> int:
    """The down payment of a tranche: its percentage, rounded as instalments are."""
    multiple = terms.rounding.installment_multiple_of
    step = 10 ** (2 - terms.rounding.decimals) if multiple is None else multiple.minor
    over, under = rule.pct.as_integer_ratio()
    return DIVIDE[terms.rounding.mode](fen * over, under * 100 * step) * step


def _add_row(run: Run, on: date, asked: int) -> None:
    row = Row(0, on, on, RowKind.DOWN_PAYMENT)
    row.due[PRINCIPAL] = asked
    run.book.insert(row)


def _pay_down(run: Run, event: Disbursed, fen: int) -> None:
    """The system's own payment of the down payment, less what held money has already met."""
    key = f"{event.key}{OWN}{DOWN_PAYMENT}"
    if not fen or key in run.undone:
        return
    lines, left = run.spread(fen, event.value_date, run.terms.allocation_for("DOWN_PAYMENT"))
    run.book.credit_fen += left
    run.record(key, DOWN_PAYMENT, event.value_date, fen, lines, left, Channel.BANK)
