"""Books and log checked from the beginning: entries added up, loans replayed, leaves hashed anew."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from lendesk.domain.access import Scope
from lendesk.domain.ledger.accruals import accrual_changes, booked_for
from lendesk.domain.ledger.rules import adjusting_postings
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.events.events import Event
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.segments.earning import reached_by
from lendesk.domain.loans.segments.writing import segments_of
from lendesk.domain.loans.states import LoanStatus
from lendesk.server.actors import jobs_actor
from lendesk.server.centre import Centre
from lendesk.server.evidence import CentralEvidence
from lendesk.storage.central.book_tables import ACCRUAL_ROWS, DAY_END_SUMS, LOAN_BOOKS
from lendesk.storage.central.books import booked_in_all, stored_book, stored_segments
from lendesk.storage.central.ledger import DAY_END, turnover
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.queries.reporting import check_audit
from lendesk.storage.central.reach import Reach
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.tables import LEDGER_POSTINGS
from lendesk.usecases.loan_book import terms_of
from lendesk.usecases.loan_events import in_order
from lendesk.usecases.reporting.queries import AuditCheck, CheckAudit


@dataclass(frozen=True, slots=True)
class Books:
    """What was found: totals in fen, how many loans were replayed, and each fault as a line of codes."""

    debit_fen: int
    credit_fen: int
    loans: int
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return self.debit_fen == self.credit_fen and not self.faults


def check_books(centre: Centre) -> Books:
    """Add the ledger up, replay every loan: figures, segments and accruals must be what its events say."""
    with centre.transaction() as (connection, records):
        faults = [*_unbalanced(connection), *_loans(records), *_accruals(connection)]
        debit, credit = _totals(connection)
        return Books(debit, credit, len(records.find(LoanAccount)), tuple(faults))


def check_log(centre: Centre) -> AuditCheck:
    """Every audit record and signed contract against its leaf, the leaves against the newest head."""
    with centre.transaction() as (connection, _records):
        return check_audit(CheckAudit(), asked_for_all(centre, connection))


def asked_for_all(centre: Centre, connection: Connection) -> Asked:
    """The setting of a question that the centre asks itself, over everything."""
    return Asked(
        actor=jobs_actor(),
        reach=Reach(Scope.ALL, "", "", ""),
        connection=connection,
        ring=centre.ring,
        business_date=centre.clock.business_date(),
        evidence=CentralEvidence(centre),
    )


def _totals(connection: Connection) -> tuple[int, int]:
    columns = LEDGER_POSTINGS.c
    row = connection.execute(
        select(func.coalesce(func.sum(columns.debit_fen), 0), func.coalesce(func.sum(columns.credit_fen), 0))
    ).one()
    return int(row[0]), int(row[1])


def _unbalanced(connection: Connection) -> list[str]:
    columns = LEDGER_POSTINGS.c
    wanted = (
        select(columns.entry_key)
        .group_by(columns.entry_key)
        .having(func.sum(columns.debit_fen) != func.sum(columns.credit_fen))
    )
    return [f"entry.unbalanced {key}" for key in connection.scalars(wanted)]


def _loans(records: CentralRecords) -> list[str]:
    faults = []
    for loan in records.find(LoanAccount):
        events = in_order(records.find(LoanEvent, loan_id=loan.key))
        state = replay(terms_of(loan), events, loan.as_of)
        stored = (loan.status, loan.outstanding_fen, loan.due_fen, loan.days_past_due)
        replayed = (
            state.status.value,
            state.outstanding_principal.minor,
            state.due_now.total,
            state.days_past_due,
        )
        if stored != replayed:
            faults.append(f"loan.differs {loan.number} stored={stored} replayed={replayed}")
        if adjusting_postings(records.loan_position(loan.key), state):
            faults.append(f"ledger.differs {loan.number}")
        faults += _book(records.connection, loan, events)
    return faults


def _book(connection: Connection, loan: LoanAccount, events: tuple[Event, ...]) -> list[str]:
    """What the day-end reads and has booked of a loan, against what its events say."""
    book = stored_book(connection, loan.key)
    if book is None:
        return [] if loan.status == LoanStatus.AWAITING.value else [f"book.missing {loan.number}"]
    terms, faults = terms_of(loan), []
    _, segments = segments_of(replay(terms, events, book.written_on))
    if book.events != len(events) or stored_segments(connection, loan.key) != segments:
        faults.append(f"segments.differ {loan.number}")
    if book.accrued_to is not None:
        then = replay(terms, events[: book.booked_events], book.accrued_to)
        wanted = booked_for(segments_of(then)[0], reached_by(then))
        if book.booked != wanted:
            faults.append(f"book.differs {loan.number} stored={tuple(book.booked)} replayed={tuple(wanted)}")
    return faults


def _accruals(connection: Connection) -> list[str]:
    """Books, accrual rows, sums of chunks and the entries of finished runs hold the same amounts."""
    books, rows, sums = (booked_in_all(connection, each) for each in (LOAN_BOOKS, ACCRUAL_ROWS, DAY_END_SUMS))
    faults = []
    if not books == rows == sums:
        faults.append(f"accruals.differ books={tuple(books)} rows={tuple(rows)} sums={tuple(sums)}")
    posted = {
        code: debit - credit for code, debit, credit in turnover(connection, kind=DAY_END) if debit - credit
    }
    if posted != accrual_changes(booked_in_all(connection, DAY_END_SUMS, finished=True)):
        faults.append(f"day_end.differs {posted}")
    return faults
