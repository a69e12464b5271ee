"""From what happened to a loan to postings: which account each part of each transaction touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from lendesk.domain.ledger.chart import USUAL_RULES, PostingRules
from lendesk.domain.ledger.entries import Posting, as_postings
from lendesk.domain.loans.events.events import Channel
from lendesk.domain.loans.replay.state import DISBURSEMENT, LoanState, Transaction
from lendesk.domain.money import Money


def position(state: LoanState, rules: PostingRules = USUAL_RULES) -> dict[str, int]:
    """What all live events of a loan have put on each account so far (fen, debit positive, sum 0).

    Interest and penalty received credit the receivables; what is earned comes to them by accrual alone
    (`accruals.accrual_changes`).
    """
    total: Counter[str] = Counter()
    written_off = False
    for done in state.transactions:
        # One by one, not as one literal: a setting may put two parts on one account.
        for account, fen in _after_write_off(done, rules) if written_off else _moves(done, rules):
            total[account] += fen
        written_off = written_off or done.kind == WRITE_OFF
    return {code: fen for code, fen in total.items() if fen}


def adjusting_postings(
    before: LoanState | dict[str, int], after: LoanState, rules: PostingRules = USUAL_RULES
) -> tuple[Posting, ...]:
    """What to post so that the ledger goes from `before` (a state, or balances by account) to `after`.

    For one new repayment in date order this is its own entry; for a back-dated one or a reversal in the
    middle it also moves what later repayments are now split into. Empty when nothing changes.
    """
    old = position(before, rules) if isinstance(before, LoanState) else before
    new = position(after, rules)
    return as_postings({code: new.get(code, 0) - old.get(code, 0) for code in {*old, *new}})


def suspense_postings(amount: Money, rules: PostingRules = USUAL_RULES) -> tuple[Posting, ...]:
    """Money on the bank statement that nobody has claimed yet: debit bank, credit suspense."""
    return as_postings({rules.bank: amount.minor, rules.suspense: -amount.minor})


WRITE_OFF = "write_off"
Move = tuple[str, int]
"""An account and the fen that come to it, debit positive."""


def _moves(done: Transaction, rules: PostingRules) -> list[Move]:
    """What a transaction puts on each account; it comes to nothing over all."""
    return MOVES.get(done.kind, _paid)(done, rules)


def _after_write_off(done: Transaction, rules: PostingRules) -> list[Move]:
    """Nothing is held for the borrower any more: it is a recovery, and the claim grows smaller."""
    got = done.credit_change_fen
    recovered = replace(rules, held=rules.recovery)
    return [*_moves(done, recovered), (rules.written_off, -got), (rules.memorandum, got)]


def _debts_met(done: Transaction, rules: PostingRules) -> list[Move]:
    """Every part is owed no more; what is left of the money is held for the borrower."""
    return [
        (rules.principal, -done.parts.principal),
        (rules.interest, -done.parts.interest),
        (rules.penalty, -done.parts.penalty),
        (rules.fee, -done.parts.fee),
        (rules.held, -done.credit_change_fen),
    ]


def _money(done: Transaction, rules: PostingRules) -> str:
    """The account through which money of a channel moves."""
    return {Channel.BANK: rules.bank, Channel.CASH: rules.cash, Channel.SUSPENSE: rules.suspense}[
        done.channel
    ]


def _paid(done: Transaction, rules: PostingRules) -> list[Move]:
    """Money came in, and met debts."""
    return [(_money(done, rules), done.amount_fen), *_debts_met(done, rules)]


def _paid_out(done: Transaction, rules: PostingRules) -> list[Move]:
    """Money went out as principal; what was held before may have met debts at once."""
    lent = [(rules.principal, done.amount_fen), (_money(done, rules), -done.amount_fen)]
    return [*lent, *_debts_met(done, rules)]


def _given(done: Transaction, rules: PostingRules) -> list[Move]:
    """Debts are met at the lender's own cost."""
    return [(rules.waived, done.amount_fen), *_debts_met(done, rules)]


def _from_deposit(done: Transaction, rules: PostingRules) -> list[Move]:
    """The guarantee deposit meets debts."""
    return [(rules.deposit, done.amount_fen), *_debts_met(done, rules)]


def _waived(done: Transaction, rules: PostingRules) -> list[Move]:
    """Accrued interest and penalty are let off; a fee not yet received was never on the books."""
    parts = done.parts
    return [
        (rules.waived, parts.interest + parts.penalty),
        (rules.interest, -parts.interest),
        (rules.penalty, -parts.penalty),
    ]


def _written_off(done: Transaction, rules: PostingRules) -> list[Move]:
    """Principal goes against the provision, receivables against income; the claim is kept off balance."""
    parts = done.parts
    claim = parts.principal + parts.interest + parts.penalty
    return [
        (rules.provision, parts.principal),
        (rules.principal, -parts.principal),
        (rules.interest_income, parts.interest),
        (rules.interest, -parts.interest),
        (rules.penalty_income, parts.penalty),
        (rules.penalty, -parts.penalty),
        (rules.written_off, claim),
        (rules.memorandum, -claim),
    ]


def _given_back(done: Transaction, rules: PostingRules) -> list[Move]:
    """Money went back: debts are open again by `parts`; what was held grows less, or meets them (lines)."""
    back = done.parts
    for line in done.lines:
        back = back.minus(line.paid)
    return [
        (_money(done, rules), -done.amount_fen),
        (rules.principal, back.principal),
        (rules.interest, back.interest),
        (rules.penalty, back.penalty),
        (rules.fee, back.fee),
        (rules.held, -done.credit_change_fen),
    ]


def _charged_back(done: Transaction, rules: PostingRules) -> list[Move]:
    """As money given back, but rows ask for more instead of having got less.

    What they ask for again becomes income and receivable with the next accrual: here its income goes.
    """
    return _given_back(done, replace(rules, interest=rules.interest_income, penalty=rules.penalty_income))


def _nothing(_done: Transaction, _rules: PostingRules) -> list[Move]:
    """What moves no money and changes no debt."""
    return []


MOVES: dict[str, Callable[[Transaction, PostingRules], list[Move]]] = {
    DISBURSEMENT: _paid_out,
    "goodwill_credit": _given,
    "interest_payment_waiver": _given,
    "interest_refund": _given,
    "charge_adjustment": _given,
    "deposit": _from_deposit,
    "waiver": _waived,
    "waive_charge": _waived,
    WRITE_OFF: _written_off,
    "chargeback": _charged_back,
    "refund": _given_back,
    "credit_balance_refund": _given_back,
    "charge_off": _nothing,
    "re_age": _nothing,
    "re_amortize": _nothing,
}
"""What each kind of transaction posts; every other kind is money that came in."""
