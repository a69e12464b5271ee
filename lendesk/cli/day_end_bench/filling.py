"""Fill a centre with active loans by COPY: accounts, books as of the eve, segments, events where needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from lendesk.cli.day_end_bench.loans import Specimen
from lendesk.domain.ledger.accruals import booked_for
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.segments.earning import reached_by
from lendesk.domain.loans.segments.writing import segments_of
from lendesk.usecases.loan_events import to_data

if TYPE_CHECKING:
    import psycopg

BRANCHES = 20
HERE = "\x00"
"""Stands for the loan's key in a specimen's rows."""
BRANCH = "\x01"
"""Stands for its branch."""
_ACCOUNT = tuple(field.name for field in fields(LoanAccount))
_EVENT = ("key", "loan_id", "sequence", "kind", "value_date", "posted_at", "data", "command_id", "by")


@dataclass(frozen=True, slots=True)
class Rows:
    """A specimen's rows as COPY text, its key and branch still open."""

    account: str
    book: str
    segments: str
    events: str


def key_of(n: int) -> str:
    """The key of the n-th loan: in order, as long as a real one."""
    return f"{n:012x}-7000-8000-00000000bec5"


def rows_of(specimen: Specimen, eve: date) -> Rows:
    """What is stored of a specimen on the eve: accrued and booked to that day."""
    from lendesk.storage.central.books import standing_values

    standing, segments = segments_of(specimen.state)
    booked = booked_for(standing, reached_by(specimen.state))
    account = _account(specimen, eve)
    book = (HERE, BRANCH, specimen.product, 1, *standing_values(standing), eve, standing.events, *booked)
    events = _events(specimen) if standing.replay_on is not None else ""
    return Rows(_line(account), _line(book), "".join(_line((HERE, *segment)) for segment in segments), events)


def fill(connection: psycopg.Connection[Any], templates: Sequence[Rows], loans: int) -> None:
    """Write `loans` loans, the specimens in turn, and let the database know its new size."""
    from lendesk.storage.central.book_tables import BOOKED
    from lendesk.storage.central.books import SEGMENT_COLUMNS, STANDING_COLUMNS

    place = ("loan_id", "branch_id", "product_version_id", "revision")
    book = (*place, *STANDING_COLUMNS, "accrued_to", "booked_events", *BOOKED)
    plans: list[tuple[str, Iterable[str], Callable[[Rows], str]]] = [
        ("loan_accounts", _ACCOUNT, lambda rows: rows.account),
        ("loan_books", book, lambda rows: rows.book),
        ("accrual_segments", SEGMENT_COLUMNS, lambda rows: rows.segments),
        ("loan_events", _EVENT, lambda rows: rows.events),
    ]
    for table, columns, text in plans:
        named = ", ".join(f'"{name}"' for name in columns)
        with connection.cursor().copy(f"COPY {table} ({named}) FROM STDIN".encode()) as copy:
            for n in range(loans):
                rows = text(templates[n % len(templates)])
                copy.write(rows.replace(HERE, key_of(n)).replace(BRANCH, f"branch-{n % BRANCHES:02d}"))
    connection.commit()
    connection.autocommit = True
    for table, *_ in plans:
        connection.execute(f"VACUUM ANALYZE {table}".encode())
    connection.autocommit = False


def empty(connection: psycopg.Connection[Any]) -> None:
    """Throw away what an earlier size left."""
    connection.execute(
        "TRUNCATE loan_accounts, loan_books, accrual_segments, loan_events, accrual_rows, day_end_runs,"
        " day_end_chunks, day_end_sums, feed, ledger_postings, ledger_entries"
    )
    connection.commit()


def _account(specimen: Specimen, eve: date) -> tuple[object, ...]:
    state = specimen.state
    values: dict[str, object] = {
        "key": HERE, "number": f"L{HERE}", "contract_id": f"k{HERE}", "customer_id": f"c{HERE}",
        "product_version_id": specimen.product, "branch_id": BRANCH, "region_id": "r", "owner_id": "officer",
        "principal_fen": state.terms.principal.minor, "terms": specimen.terms,
        "disbursed_on": specimen.disbursed_on, "status": state.status.value,
        "outstanding_fen": state.outstanding_principal.minor, "due_fen": state.due_now.total,
        "next_due": state.next_due, "days_past_due": state.days_past_due, "as_of": eve,
        "rate_disclosed": "18.00",
    }  # fmt: skip
    return tuple(values[name] for name in _ACCOUNT)


def _events(specimen: Specimen) -> str:
    posted_at = datetime.combine(specimen.disbursed_on, datetime.min.time(), UTC)
    lines = []
    for sequence, event in enumerate(specimen.events, start=1):
        kind, data = to_data(event)
        at = posted_at + timedelta(minutes=sequence)
        key = f"{HERE}-{sequence}"
        lines.append(_line((key, HERE, sequence, kind, event.value_date, at, data, "", "jobs")))
    return "".join(lines)


def _line(values: Iterable[object]) -> str:
    return "\t".join(map(_cell, values)) + "\n"


def _cell(value: object) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
