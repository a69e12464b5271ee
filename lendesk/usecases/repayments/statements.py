"""What happens at the centre with a bank statement: read, match, post line by line or hold."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from lendesk.domain.access import Target
from lendesk.domain.customers.customer import Customer
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.events.events import Channel, RepaymentPosted
from lendesk.domain.repayments.matching import Candidate, CandidateIndex, MatchKind, MatchResult
from lendesk.domain.repayments.receipt import Receipt, Statement, StatementLine
from lendesk.domain.repayments.statement import ProofState, ReadLine
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.loan_book import payoff_fen, post_repayment_event, post_suspense
from lendesk.usecases.loan_events import from_record
from lendesk.usecases.messages import Area, new_id
from lendesk.usecases.repayments.commands import HoldStatementLine, ImportStatement, PostStatementLine

STATUS = {MatchKind.EXACT: "matched", MatchKind.LIKELY: "doubtful", MatchKind.NONE: "unmatched"}
OPEN = frozenset({"matched", "doubtful", "unmatched", "suspense"})


def _own_branch(_command: ImportStatement, context: Context) -> Target:
    actor = context.actor
    return Target(branch_id=actor.branch_id, region_id=actor.region_id, owner_id=actor.person_id)


def _line_target(command: PostStatementLine | HoldStatementLine, context: Context) -> Target:
    line = context.records.get(StatementLine, command.line_id)
    return Target(branch_id=line.branch_id, region_id=line.region_id)


@handles(ImportStatement, target=_own_branch)
def import_statement(command: ImportStatement, context: Context) -> Made:
    """Read a file and match its incoming lines; the same file twice is refused, known lines are skipped."""
    if context.records.find(Statement, sha256=command.sha256):
        raise RuleBroken("statement.imported_already")
    content = context.tools.file(command.sha256)
    if hashlib.sha256(content).hexdigest() != command.sha256:
        raise RuleBroken("file.damaged")
    read = context.tools.read_statement(content)
    if read.proof.state is ProofState.FAILED:
        raise RuleBroken(
            "statement.does_not_add_up", line=read.proof.line, difference_fen=read.proof.difference_fen
        )
    incoming = [line for line in read.lines if line.amount_fen > 0]
    statement_id = command.command_id
    index = CandidateIndex(_candidates(context))
    skipped = 0
    lines = []
    for line in incoming:
        if context.records.find(StatementLine, fingerprint=line.fingerprint):
            skipped += 1
        else:
            lines.append(_line(statement_id, line, index.match(line), context))
    context.records.add(
        Statement(
            key=statement_id,
            branch_id=context.actor.branch_id,
            region_id=context.actor.region_id,
            sha256=command.sha256,
            name=command.name[:200],
            source=read.format,
            line_count=len(incoming),
            skipped_count=skipped,
            total_fen=read.total_in.minor,
            imported_by=context.actor.person_id,
            made_at=context.now,
        )
    )
    for line_record in lines:
        context.records.add(line_record)
    context.touched.add(Area.STATEMENTS)
    return {"statement_id": statement_id, "lines": str(len(lines)), "skipped": str(skipped)}


@handles(PostStatementLine, target=_line_target)
def post_statement_line(command: PostStatementLine, context: Context) -> Made:
    """Post a line to the loan that the person confirmed, on the day the bank booked it."""
    loan = context.records.lock(LoanAccount, command.loan_id)
    line = context.records.lock(StatementLine, command.line_id)
    if line.status not in OPEN:
        raise RuleBroken("statement.line_posted")
    if loan.branch_id != line.branch_id:
        raise RuleBroken("access.scope")
    channel = "suspense" if line.status == "suspense" else "transfer"
    value_date = max(min(line.booked_on, context.business_date), loan.disbursed_on)
    posted = post_repayment_event(loan, line.amount_fen, value_date, channel, command.command_id, context)
    receipt = Receipt(
        key=command.command_id,
        number=f"S-{context.records.next_number('receipt-S'):08d}",
        loan_id=loan.key,
        customer_id=loan.customer_id,
        branch_id=loan.branch_id,
        region_id=loan.region_id,
        teller_id=context.actor.person_id,
        device_id=context.actor.device_id,
        amount_fen=line.amount_fen,
        method="transfer",
        payer=line.payer,
        value_date=value_date,
        posted_at=context.now,
        status="posted",
        allocation=posted.allocation,
        event_id=posted.event_id,
    )
    context.records.add(receipt)
    context.records.replace(replace(line, status="posted", loan_id=loan.key, receipt_id=receipt.key))
    context.touched.update({Area.STATEMENTS, Area.LOANS, Area.REPAYMENTS})
    return {"receipt_id": receipt.key, "receipt_number": receipt.number}


@handles(HoldStatementLine, target=_line_target)
def hold_statement_line(command: HoldStatementLine, context: Context) -> Made:
    """The money is here and nobody knows whose: it goes to suspense until somebody does."""
    line = context.records.lock(StatementLine, command.line_id)
    if line.status not in OPEN - {"suspense"}:
        raise RuleBroken("statement.line_posted")
    post_suspense(line.amount_fen, line.branch_id, line.key, context)
    context.records.replace(replace(line, status="suspense", loan_id=""))
    context.touched.add(Area.STATEMENTS)
    return {}


def reopen_line(receipt: Receipt, context: Context) -> None:
    """The statement line of a receipt that was undone waits again: its money is still at the bank.

    It goes back to where the posting took it from, suspense or the lines that nobody has placed.
    """
    for line in context.records.find(StatementLine, receipt_id=receipt.key):
        posted = from_record(context.records.get(LoanEvent, receipt.event_id))
        in_suspense = isinstance(posted, RepaymentPosted) and posted.channel is Channel.SUSPENSE
        status = "suspense" if in_suspense else STATUS[MatchKind.NONE]
        locked = context.records.lock(StatementLine, line.key)
        context.records.replace(replace(locked, status=status, loan_id="", receipt_id=""))
        context.touched.add(Area.STATEMENTS)


def _candidates(context: Context) -> list[Candidate]:
    found = []
    for loan in context.records.find(LoanAccount, branch_id=context.actor.branch_id):
        if loan.status == "settled":
            continue
        customer = context.records.get(Customer, loan.customer_id)
        accounts = (customer.card_number,) if customer.card_number else ()
        found.append(
            Candidate(
                loan_id=loan.key,
                contract_number=loan.number,
                borrower=customer.name,
                due_fen=loan.due_fen,
                payoff_fen=payoff_fen(loan, context.business_date, context),
                accounts=accounts,
            )
        )
    return found


def _line(statement_id: str, line: ReadLine, match: MatchResult, context: Context) -> StatementLine:
    return StatementLine(
        key=new_id(),
        statement_id=statement_id,
        branch_id=context.actor.branch_id,
        region_id=context.actor.region_id,
        number=line.number,
        fingerprint=line.fingerprint,
        booked_on=line.booked_on,
        amount_fen=line.amount_fen,
        payer=line.payer,
        payer_account=line.payer_account,
        note=line.note,
        reference=line.reference,
        status=STATUS[match.kind],
        loan_id=match.loan_id,
        reasons=match.reasons,
    )
