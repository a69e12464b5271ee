"""What is open on a loan, and what orders that wait would add to its case, without asking the centre."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import PromiseState
from lendesk.domain.collections.steps import NextStep
from lendesk.domain.loans.overdue.of_loan import pauses_of
from lendesk.domain.loans.replay.state import LoanState
from lendesk.usecases.collections.commands import LogContact, PromiseToPay
from lendesk.usecases.collections.queries import UNKNOWN_COUNT, ArrearsLine, CaseEvent, CaseFile, CaseLine
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.previews import loan_state


def arrears_lines(state: LoanState) -> tuple[ArrearsLine, ...]:
    """What is open of every instalment due on or before the state's day."""
    return tuple(
        ArrearsLine(
            no=row.no,
            due_date=row.due_date.isoformat(),
            principal_fen=row.outstanding.principal,
            interest_fen=row.outstanding.interest,
            fee_fen=row.outstanding.fee,
            penalty_fen=row.outstanding.penalty,
            total_fen=row.outstanding.total,
        )
        for row in state.rows
        if row.due_date <= state.as_of and row.outstanding.total
    )


def paused_until(state: LoanState) -> str:
    """The last day of the pause in force (ISO), "" without one."""
    ends = [pause.end for pause in pauses_of(state) if pause.active_on(state.as_of)]
    return max(ends).isoformat() if ends else ""


def next_number(state: LoanState) -> int:
    """The instalment that the borrower is at, 0 when nothing is open."""
    return state.next_row.no if state.next_row else 0


def repayment_event(row: ReceiptRow) -> CaseEvent:
    """A receipt that stands, in the timeline."""
    return CaseEvent(row.key, row.posted_at, "repayment", row.method, row.number, row.amount_fen)


def offline_case(row: LoanRow, phone_tail: str, receipts: tuple[ReceiptRow, ...], on: date) -> CaseFile:
    """A case from the workstation's own copy: arrears by the engine, without the centre's history."""
    state = loan_state(row, (), on)
    paused = paused_until(state)
    line = CaseLine(
        key=row.key,
        number=row.number,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        phone_tail=phone_tail,
        product_name=row.product_name,
        product_name_en=row.product_name_en,
        due_fen=state.due_now.total,
        days_past_due=state.days_past_due,
        step=(NextStep.PAUSED if paused else NextStep.CALL).value,
        step_on="",
    )
    return CaseFile(
        line=line,
        term=len(state.rows),
        next_no=next_number(state),
        due_fen=state.due_now.total,
        arrears=arrears_lines(state),
        connected_today=UNKNOWN_COUNT,
        connected_this_week=UNKNOWN_COUNT,
        paused_until=paused,
        events=tuple(repayment_event(each) for each in receipts if each.status == "posted"),
        from_replica=True,
    )


def preview_contact(file: CaseFile, command: LogContact, author_name: str) -> CaseFile:
    """The case with a call that the centre has not confirmed."""
    event = CaseEvent(
        command.command_id,
        command.made_at.isoformat(),
        "contact",
        command.outcome.value,
        command.text,
        author_name=author_name,
    )
    return replace(
        file,
        connected_today=_counted(file.connected_today, command.outcome),
        connected_this_week=_counted(file.connected_this_week, command.outcome),
        events=(event, *file.events),
    )


def preview_promise(file: CaseFile, command: PromiseToPay, author_name: str) -> CaseFile:
    """The case with promised payments that the centre has not confirmed."""
    events = tuple(
        CaseEvent(
            f"{command.command_id}/{number}",
            command.made_on.isoformat(),
            "promise",
            PromiseState.OPEN.value,
            amount_fen=part.amount_fen,
            on=part.due_on.isoformat(),
            author_name=author_name,
        )
        for number, part in enumerate(command.parts)
    )
    return replace(file, events=(*events, *file.events))


def _counted(known: int, outcome: Outcome) -> int:
    return known if known == UNKNOWN_COUNT else known + int(outcome.connected)
