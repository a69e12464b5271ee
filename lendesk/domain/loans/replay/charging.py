"""Fees and penalties added on the way, and debt that is let off."""

from __future__ import annotations

from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import ChargeAdded, DebtWaived
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, PRINCIPAL, Book, Charge, Row, RowKind
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.spreading import in_row
from lendesk.domain.loans.terms.servicing import Engine

WAIVER = "waiver"


def add(run: Run, event: ChargeAdded) -> None:
    """A charge goes into the row of its due date (each row, with `per_instalment`); held money meets it.

    Raises RuleBroken `charge.before_disbursement`, `charge.no_amount` or `charge.unknown_base`.
    """
    book = run.book
    part = PENALTY if event.is_penalty else FEE
    rows = (
        [row for row in book.rows if row.kind is not RowKind.DOWN_PAYMENT] if event.per_instalment else None
    )
    for row in rows if rows is not None else [row_of(book, event.due_date)]:
        fen = amount_of(run, event, row)
        due = row.due_date if rows is not None else event.due_date
        book.charges.append(Charge(event.key, event.name, event.is_penalty, due, fen, percent=event.percent))
        row.due[part] += fen
        if fen:
            row.paid_on = None
    if book.credit_fen and run.terms.servicing.engine is not Engine.FIXED:
        use_overpaid(run)


def row_of(book: Book, due: date) -> Row:
    """The row that what falls due on a day belongs to; after the last one an additional row is made."""
    for row in book.rows:
        if in_row(due, row) and row.kind is not RowKind.DOWN_PAYMENT:
            return row
    last = book.rows[-1]
    if due <= last.due_date:
        return next(row for row in book.rows if row.due_date >= due and row.kind is not RowKind.DOWN_PAYMENT)
    if last.kind is RowKind.ADDITIONAL:
        last.due_date = due
        return last
    row = Row(last.no + 1, last.due_date, due, RowKind.ADDITIONAL)
    book.rows.append(row)
    return row


def use_overpaid(run: Run) -> None:
    """Payments that were more than was owed meet new debt as of their own days, oldest first."""
    book = run.book
    for at, done in enumerate(book.transactions):
        if not book.credit_fen:
            return
        if done.credit_change_fen <= 0 or not done.amount_fen:
            continue
        fen = min(done.credit_change_fen, book.credit_fen)
        lines, left = run.spread(fen, done.value_date, run.terms.allocation_for(done.kind.upper()))
        used = fen - left
        if not used:
            continue
        book.credit_fen -= used
        more = Parts()
        for line in lines:
            more = more.plus(line.paid)
        book.transactions[at] = done._replace(
            parts=done.parts.plus(more),
            lines=(*done.lines, *lines),
            credit_change_fen=done.credit_change_fen - used,
        )


def amount_of(run: Run, event: ChargeAdded, row: Row) -> int:
    """What a charge comes to, in fen; a percentage of the row where each row has its own, else of the loan.

    Raises RuleBroken `charge.no_amount` or `charge.unknown_base`.
    """
    if event.amount is not None:
        return event.amount.minor
    if event.percent is None:
        raise RuleBroken("charge.no_amount", key=event.key)
    over, under = event.percent.as_integer_ratio()
    return DIVIDE[run.terms.rounding.mode](_base(run, event, row) * over, under * 100)


def _base(run: Run, event: ChargeAdded, row: Row) -> int:
    """What a percentage is taken of, in fen: of the loan, or of its row where each row has its own."""
    rows = (row,) if event.per_instalment else tuple(run.book.rows)
    principal = sum(one.due[PRINCIPAL] for one in rows)
    interest = sum(one.due[INTEREST] for one in rows)
    overdue = [one for one in run.book.rows if one.due_date < run.day]
    match _words(event.percent_of):
        case "amount" | "loan amount" | "principal" | "disbursed amount" | "disbursement amount":
            return principal
        case "loan amount + interest" | "amount + interest" | "principal + interest":
            return principal + interest
        case "interest":
            return interest
        case "overdue amount" | "overdue":
            return sum(one.open(INTEREST) + one.open(PRINCIPAL) for one in overdue)
        case _:
            raise RuleBroken("charge.unknown_base", key=event.key, value=event.percent_of[:40])


def _words(text: str) -> str:
    for sign, plain in (("%", " "), ("_", " "), ("+", " + "), ("&", " + ")):
        text = text.replace(sign, plain)
    words = text.lower().split()
    return " ".join("+" if word in ("and", "plus") else word for word in words) or "loan amount"


def waive(run: Run, event: DebtWaived) -> None:
    """Penalty, fee, interest that is open now is let off, oldest row first.

    Raises RuleBroken `waiver.more_than_owed` with the `part`.
    """
    done = [0, 0, 0, 0]
    for part, fen in ((PENALTY, event.penalty_fen), (FEE, event.fee_fen), (INTEREST, event.interest_fen)):
        left = fen
        for row in run.book.rows:
            off = min(left, max(row.open(part), 0))
            row.waived[part] += off
            left -= off
            if off and not row.outstanding.total:
                row.paid_on = run.day
        if left:
            raise RuleBroken("waiver.more_than_owed", part=Parts._fields[part], left_fen=left)
        done[part] = fen
        _waive_charges(run.book, part, fen)
    run.record(event.key, WAIVER, event.value_date, 0, parts=Parts(*done))


def _waive_charges(book: Book, part: int, fen: int) -> None:
    if part == INTEREST:
        return
    for charge in sorted(book.charges, key=lambda one: one.due_date):
        if charge.is_penalty == (part == PENALTY):
            off = min(fen, charge.open_fen)
            charge.waived_fen += off
            fen -= off
