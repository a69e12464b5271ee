"""From what happened to a loan to postings: which account each part of each event touches."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lendesk.domain.ledger.chart import (
    BANK,
    CASH,
    FEE_INCOME,
    HELD_FOR_BORROWERS,
    INTEREST_INCOME,
    LOAN_PRINCIPAL,
    PENALTY_INCOME,
    SUSPENSE,
)
from lendesk.domain.ledger.entries import Posting, as_postings
from lendesk.domain.loans.events.events import Channel
from lendesk.domain.loans.replay.state import DISBURSEMENT, LoanState, Transaction
from lendesk.domain.money import Money


@dataclass(frozen=True, slots=True)
class PostingRules:
    """The account of each part. Interest is income when received; with accrual it would be the receivable."""

    principal: str = LOAN_PRINCIPAL
    interest: str = INTEREST_INCOME
    penalty: str = PENALTY_INCOME
    fee: str = FEE_INCOME
    held: str = HELD_FOR_BORROWERS
    suspense: str = SUSPENSE
    bank: str = BANK
    cash: str = CASH

    def money(self, channel: Channel) -> str:
        """The account through which money of this channel moves."""
        return {Channel.BANK: self.bank, Channel.CASH: self.cash, Channel.SUSPENSE: self.suspense}[channel]


USUAL_RULES = PostingRules()


def position(state: LoanState, rules: PostingRules = USUAL_RULES) -> dict[str, int]:
    """What all live events of a loan have put on each account so far (fen, debit positive, sum 0)."""
    total: Counter[str] = Counter()
    for done in state.transactions:
        total.update(_changes(done, rules))
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


def _changes(done: Transaction, rules: PostingRules) -> dict[str, int]:
    """Fen by account, debit positive; they come to nothing over all."""
    if done.kind == DISBURSEMENT:
        return {rules.principal: done.amount_fen, rules.money(done.channel): -done.amount_fen}
    changes: Counter[str] = Counter()
    # One by one, not as one literal: a setting may put two parts on one account.
    for account, fen in (
        (rules.money(done.channel), done.amount_fen),
        (rules.principal, -done.parts.principal),
        (rules.interest, -done.parts.interest),
        (rules.penalty, -done.parts.penalty),
        (rules.fee, -done.parts.fee),
        (rules.held, -done.credit_change_fen),
    ):
        changes[account] += fen
    return dict(changes)
