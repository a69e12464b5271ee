"""How a command is handled at the centre: judge it, load, ask the model, write; the caller commits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from lendesk.domain.access import Actor, Target, judge
from lendesk.domain.applications.application import StoredDecision
from lendesk.domain.contracts.contract import KeyClause
from lendesk.domain.contracts.paper import ContractPaper
from lendesk.domain.decisions.decision import Decision
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.domain.ledger.entries import Entry
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.segments.segment import Segment, Standing
from lendesk.domain.repayments.statement import StatementFile
from lendesk.usecases.messages import Area, Command

Record = TypeVar("Record")
Made = dict[str, str]


class Records(Protocol):
    """The rows of the centre inside one transaction. A record is a frozen dataclass with a `key`.

    Kinds: the records of `lendesk.domain` (Customer, Application, Contract, Loan, Receipt, …).
    """

    def get(self, kind: type[Record], key: str, /) -> Record:
        """Raises RuleBroken `record.missing` (kind, key)."""

    def lock(self, kind: type[Record], key: str, /) -> Record:
        """As `get`, and no other transaction changes it before this one ends."""

    def find(self, kind: type[Record], /, **equal: object) -> tuple[Record, ...]:
        """All records whose fields equal these (a sealed field is compared by its blind index)."""

    def add(self, record: object) -> None:
        """Raises RuleBroken `record.exists` when its key or a unique field is taken."""

    def replace(self, record: object) -> None:
        """Write the record in the place of the one with its key."""

    def apart(self) -> AbstractContextManager[object]:
        """What is written inside is undone together when an error leaves it; the transaction goes on."""

    def next_number(self, series: str) -> int:
        """The next number of a series (1, 2, 3 …), without a gap if the transaction commits."""

    def post(self, entry: Entry) -> None:
        """Append a balanced entry to the ledger."""

    def loan_position(self, loan_id: str) -> dict[str, int]:
        """What the ledger holds for a loan: account → fen, debit positive, accounts at zero left out."""

    def keep_book(self, loan: LoanAccount, standing: Standing, segments: Iterable[Segment]) -> None:
        """Write where a loan stands after its last event, and how it goes on, for the day-end to read."""


@dataclass(frozen=True, slots=True)
class PrintedContract:
    """A contract as printed: the PDF, the template's version and the key terms to explain one by one."""

    pdf: bytes
    template_version: str
    key_terms: tuple[KeyClause, ...]


class Tools(Protocol):
    """What handlers ask of the floors above: pure or local work, never a call outside."""

    def decide(self, table: str, inputs: DecisionInputs) -> Decision: ...

    def print_contract(self, template: str, paper: ContractPaper, rate_cap: Decimal) -> PrintedContract:
        """The checked, unsigned PDF; `rate_cap` is a fraction. Raises the codes of check and print."""

    def read_statement(self, content: bytes) -> StatementFile: ...

    def hash_password(self, password: str) -> str: ...

    def file(self, sha256: str) -> bytes:
        """A stored file. Raises RuleBroken `file.missing`."""

    def keep_file(self, content: bytes, *, kind: str, branch_id: str, owner_id: str) -> str:
        """Store a file that the centre made; its SHA-256."""

    def defer(self, job: str, **arguments: str) -> None:
        """Start a job of the centre once this transaction has committed."""


@dataclass(slots=True)
class Context:
    """All that a handler works with: who acts, the rows, the tools, the time.

    `touched` collects areas for the screens; `noted` are facts for the audit record, already masked.
    """

    actor: Actor
    records: Records
    tools: Tools
    now: datetime
    business_date: date
    touched: set[Area] = field(default_factory=set)
    noted: dict[str, str] = field(default_factory=dict)


AnyCommand = TypeVar("AnyCommand", bound=Command)
Handle = Callable[[Any, Context], Made]
FindTarget = Callable[[Any, Context], Target]


@dataclass(frozen=True, slots=True)
class Handling:
    """One command class with what it touches and the function that carries it out."""

    target: FindTarget
    handle: Handle


HANDLINGS: dict[type[Command], Handling] = {}


def handles(
    command: type[AnyCommand], target: Callable[[AnyCommand, Context], Target]
) -> Callable[[Callable[[AnyCommand, Context], Made]], Callable[[AnyCommand, Context], Made]]:
    """Declare the handler of a command class; `target` says what is judged before it runs."""

    def declare(handle: Callable[[AnyCommand, Context], Made]) -> Callable[[AnyCommand, Context], Made]:
        if command in HANDLINGS:
            raise ValueError(f"{command.__name__} has a handler already")
        HANDLINGS[command] = Handling(target, handle)
        return handle

    return declare


def carry_out(command: Command, context: Context) -> Made:
    """Judge permission, scope, amount and four eyes, then handle. Raises RuleBroken for a refusal."""
    handling = HANDLINGS[type(command)]
    judge(context.actor, type(command).permission, handling.target(command, context))
    return handling.handle(command, context)


def decision_of(records: Records, application_id: str, revision: int) -> StoredDecision | None:
    """The rules' decision on this revision of a file, if it was made."""
    found: Mapping[int, StoredDecision] = {
        stored.revision: stored for stored in records.find(StoredDecision, application_id=application_id)
    }
    return found.get(revision)
