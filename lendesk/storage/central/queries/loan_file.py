"""A loan in full: plan as it lives, payoff, receipts, ledger entries, history."""

from __future__ import annotations

from sqlalchemy import select

from lendesk.domain.ledger.chart import ACCOUNTS
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.quotations.records import LoanProposal
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.storage.central.kinds import RECEIPTS
from lendesk.storage.central.projections import PROJECTIONS, time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked
from lendesk.storage.central.queries.histories import audit_history
from lendesk.storage.central.tables import LEDGER_ENTRIES, LEDGER_POSTINGS
from lendesk.usecases.loan_book import terms_of
from lendesk.usecases.loan_events import in_order
from lendesk.usecases.projections import ReceiptRow
from lendesk.usecases.repayments.previews import plan_lines
from lendesk.usecases.repayments.queries import GetLoan, LedgerLine, LoanFile

MOST_RECEIPTS = 1_000


def get_loan(query: GetLoan, asked: Asked) -> LoanFile:
    row = asked.one("loans", query.loan_id)
    account = asked.records.get(LoanAccount, query.loan_id)
    state = loan_state(account, asked)
    receipts = _receipts(query.loan_id, asked)
    proposals = asked.records.find(LoanProposal, loan_id=query.loan_id)
    subjects = [query.loan_id, account.contract_id, *(receipt.key for receipt in receipts)]
    subjects += [proposal.key for proposal in proposals]
    return LoanFile(
        row=row,
        rate_disclosed=account.rate_disclosed,
        payoff_fen=payoff(state, asked.business_date).amount.minor if state.plan else 0,
        plan=plan_lines(state),
        receipts=receipts,
        entries=loan_entries(query.loan_id, asked),
        history=audit_history(subjects, asked),
    )


def loan_state(account: LoanAccount, asked: Asked) -> LoanState:
    """The loan as of the business date, from its terms and events alone."""
    events = in_order(asked.records.find(LoanEvent, loan_id=account.key))
    return replay(terms_of(account), events, asked.business_date)


def _receipts(loan_id: str, asked: Asked) -> tuple[ReceiptRow, ...]:
    """Newest first."""
    projection = PROJECTIONS["receipts"]
    wanted = projection.select().where(RECEIPTS.table.c.loan_id == loan_id)
    return asked.rows("receipts", wanted.order_by(projection.key.desc()).limit(MOST_RECEIPTS))


def loan_entries(loan_id: str, asked: Asked) -> tuple[LedgerLine, ...]:
    """Every posting of a loan, oldest first."""
    entries, postings = LEDGER_ENTRIES.c, LEDGER_POSTINGS.c
    wanted = (
        select(entries.posted_at, entries.kind, postings.account, postings.debit_fen, postings.credit_fen)
        .join(LEDGER_POSTINGS, postings.entry_key == entries.key)
        .where(entries.loan_id == loan_id)
        .order_by(entries.posted_at, entries.key, postings.line)
    )
    return tuple(
        LedgerLine(
            at=time_text(row.posted_at),
            entry=row.kind,
            account=row.account,
            account_name=ACCOUNTS[row.account].name if row.account in ACCOUNTS else "",
            debit_fen=row.debit_fen,
            credit_fen=row.credit_fen,
        )
        for row in asked.connection.execute(wanted)
    )


ANSWERS: dict[type[AnyQuery], Answer] = {GetLoan: get_loan}
