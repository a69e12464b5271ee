"""Ledger entries balance and follow from the events of a loan."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lendesk.domain.ledger.chart import ACCOUNTS, BANK, CHART, SUSPENSE
from lendesk.domain.ledger.entries import Entry, Posting, as_postings
from lendesk.domain.ledger.rules import PostingRules, suspense_postings
from lendesk.domain.money import yuan


def entry(*postings: Posting) -> Entry:
    return Entry(
        key="e1",
        kind="repayment",
        value_date=date(2025, 2, 10),
        posted_at=datetime(2025, 2, 10, tzinfo=UTC),
        loan_id="l1",
        branch_id="b1",
        command_id="c1",
        by="p1",
        postings=postings,
    )


def test_an_entry_balances_or_is_not_made() -> None:
    assert entry(Posting(BANK, debit_fen=5), Posting(SUSPENSE, credit_fen=5)).reverses == ""
    with pytest.raises(ValueError, match="does not balance"):
        entry(Posting(BANK, debit_fen=5), Posting(SUSPENSE, credit_fen=4))
    with pytest.raises(ValueError, match="does not balance"):
        entry()


@pytest.mark.parametrize(("debit", "credit"), [(0, 0), (1, 1), (-1, 0), (0, -1)])
def test_a_posting_has_one_side(debit: int, credit: int) -> None:
    with pytest.raises(ValueError, match="one side"):
        Posting(BANK, debit, credit)


def test_unclaimed_money_is_at_the_bank_and_in_suspense() -> None:
    came = suspense_postings(yuan("12.34"))
    assert came == (Posting(BANK, debit_fen=1234), Posting(SUSPENSE, credit_fen=1234))


def test_changes_become_postings_debits_first_and_nothing_for_nothing() -> None:
    assert as_postings({"b": -3, "a": 3, "c": 0}) == (Posting("a", debit_fen=3), Posting("b", credit_fen=3))


def test_every_account_of_the_rules_is_in_the_chart_once() -> None:
    assert len(ACCOUNTS) == len(CHART)
    rules = PostingRules()
    used = {getattr(rules, name) for name in PostingRules.__slots__}
    assert used <= set(ACCOUNTS)
