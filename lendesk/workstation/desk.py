"""The one door of the windows: commands, queries, outbox, drafts and files of a signed-in person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar

from lendesk.domain.errors import RuleBroken
from lendesk.storage.outbox.drafts import OnlineNote
from lendesk.storage.outbox.outbox import Outbox
from lendesk.storage.outbox.queue import NewCommand
from lendesk.storage.replica import collections
from lendesk.storage.replica.answers import ReplicaAnswers
from lendesk.storage.replica.replica import Replica
from lendesk.usecases.applications.commands import UnmaskCustomer
from lendesk.usecases.collections.queries import GetCase, GetStages, ListCases
from lendesk.usecases.messages import Changes, Command, CommandResult, Outcome, Query, Route
from lendesk.usecases.ports import DocumentReader, Reading
from lendesk.usecases.repayments.commands import PostRepayment
from lendesk.usecases.repayments.queries import AllocationPreview, GetLoan
from lendesk.usecases.reporting.queries import GetCommandResult
from lendesk.usecases.synchronisation.chain import hash_of, signed_text
from lendesk.usecases.synchronisation.state import Draft, LineState, OutboxRow, Queued, SignedIn
from lendesk.usecases.today.queries import GetToday
from lendesk.wire.codec import decode_command, encode_command
from lendesk.workstation import previews
from lendesk.workstation.keyring import AuthorSigner
from lendesk.workstation.line import HttpLine, OutcomeUnknown
from lendesk.workstation.listeners import Listeners
from lendesk.workstation.sides import amount_of, areas_of, noted_row, outbox_row, same_content, subject_of
from lendesk.workstation.sync.background import BackgroundSync
from lendesk.workstation.sync.rounds import Rounds
from lendesk.workstation.sync.uploads import fetch_file
from lendesk.workstation.today import OfflineDay

Answer = TypeVar("Answer")
PLAIN = "plain"


@dataclass(slots=True)
class WorkstationDesk:
    """Fills `ui.ports.Desk`. Methods may block on the line or the disk: not for the UI's thread."""

    person: SignedIn
    signer: AuthorSigner
    author_key_id: str
    line_to_centre: HttpLine
    store: Outbox
    replica: Replica
    rounds: Rounds
    background: BackgroundSync
    listeners: Listeners
    now: Callable[[], datetime]
    reader: Callable[[], DocumentReader]
    settled_seconds: float
    _answers: ReplicaAnswers = field(init=False)

    def __post_init__(self) -> None:
        self._answers = ReplicaAnswers(self.replica)

    # -- commands ------------------------------------------------------------------------------------

    def send(self, command: Command) -> CommandResult | Queued:
        if isinstance(command, PostRepayment):
            return self._queue_receipt(command)[0]
        if type(command).route is Route.QUEUED:
            queued = self.store.commands.queue(self._signed(command))
            self._queued(command)
            return queued
        return self._send_online(command)

    def post_repayment(
        self, loan_id: str, amount_fen: int, method: str, tendered_fen: int, payer: str
    ) -> tuple[Queued, str]:
        previews.check_amount(amount_fen)
        return self._queue_receipt(
            PostRepayment(
                loan_id=loan_id,
                amount_fen=amount_fen,
                method=method,
                tendered_fen=tendered_fen,
                payer=payer,
                receipt_number="",
                value_date=self.business_date(),
            )
        )

    def next_receipt_number(self) -> str:
        return self.store.commands.next_receipt_number()

    def solve(self, command_id: str, choice: str) -> None:
        if any(note.command_id == command_id for note in self.store.notes.of(self.person.person_id)):
            self.store.notes.strike(command_id)
        elif choice == "again":
            self._again(command_id)
        elif choice == "drop":
            self.store.commands.solve(command_id, "drop")
        else:
            raise RuleBroken("outbox.unknown_choice", choice=choice)
        self.listeners.tell_sync()

    def unmask(self, customer_id: str, field: str, reason: str) -> str:
        sent = self._send_online(UnmaskCustomer(customer_id=customer_id, field=field, reason=reason))
        if sent.outcome is not Outcome.DONE:
            raise RuleBroken(sent.code, **sent.facts)
        return sent.made.get(PLAIN, "")

    def _queue_receipt(self, command: PostRepayment) -> tuple[Queued, str]:
        def numbered(receipt_number: str) -> NewCommand:
            return self._signed(replace(command, receipt_number=receipt_number))

        queued, number = self.store.commands.queue_receipt(numbered)
        self._queued(command)
        return queued, number

    def _again(self, command_id: str) -> None:
        """A refused receipt keeps its number: the paper in the borrower's hand stays true."""
        refused = self.store.commands.command(command_id)
        self.store.commands.solve_again(
            command_id, self._signed(same_content(decode_command(refused.new.body)))
        )
        self.background.wake()

    def _signed(self, command: Command) -> NewCommand:
        body = encode_command(command)
        text = signed_text(self.person.person_id, self.author_key_id, hash_of(body))
        return NewCommand(
            command_id=command.command_id,
            name=type(command).__name__,
            body=body,
            author_id=self.person.person_id,
            author_name=self.person.name,
            author_key_id=self.author_key_id,
            signature=self.signer.sign(text),
            subject=subject_of(command, self._answers),
            amount_fen=amount_of(command),
            queued_at=self._stamp(),
        )

    def _queued(self, command: Command) -> None:
        self.listeners.tell(Changes(areas_of(command)))
        self.background.wake()

    def _send_online(self, command: Command) -> CommandResult:
        """Noted, sent once the outbox is empty, struck out when the answer is here."""
        self._need_line()
        self.rounds.flush()
        name, subject = type(command).__name__, subject_of(command, self._answers)
        body = encode_command(command)
        note = OnlineNote(command.command_id, name, subject, self.person.person_id, self._stamp())
        self.store.notes.note(note)
        try:
            result = self.line_to_centre.carry_out(body)
        except OutcomeUnknown as unknown:
            result = self._ask_result(command.command_id, ended=unknown.ended)
        except RuleBroken as broken:
            # The centre refused to take it at all, or was never reached: nothing happened.
            self.store.notes.strike(command.command_id)
            raise broken from None
        self.store.notes.strike(command.command_id)
        self.listeners.tell(Changes(areas_of(command)))
        self.background.wake()
        return result

    def _ask_result(self, command_id: str, *, ended: bool) -> CommandResult:
        """The stored result after a lost answer. Raises RuleBroken `centre.busy` or `line.outcome_unknown`.

        While the outcome is unknown the note stays: `ask_noted` tells the person later.
        """
        try:
            result = self.line_to_centre.ask(GetCommandResult(command_id=command_id))
        except RuleBroken:
            raise RuleBroken("line.outcome_unknown", command_id=command_id) from None
        if result is None and ended:
            self.store.notes.strike(command_id)
            raise RuleBroken("centre.busy")
        if result is None:
            raise RuleBroken("line.outcome_unknown", command_id=command_id)
        return result

    def ask_noted(self) -> None:
        """Ask what became of on-line commands whose answer was lost. Quiet when the line is down."""
        for note in self.store.notes.of(self.person.person_id):
            if note.answered:
                continue
            try:
                result = self.line_to_centre.ask(GetCommandResult(command_id=note.command_id))
            except RuleBroken:
                return
            if result is None and not self._is_settled(note):
                continue
            answered = result.outcome.value if result is not None else "never_arrived"
            self.store.notes.answer(note.command_id, answered, result.code if result else "")
            self.listeners.tell_sync()

    def _is_settled(self, note: OnlineNote) -> bool:
        """Whether the request cannot be under way any more, so that no result means that it never arrived."""
        age = self.now() - datetime.fromisoformat(note.noted_at)
        return age.total_seconds() >= self.settled_seconds

    # -- queries -------------------------------------------------------------------------------------

    def ask(self, query: Query[Answer]) -> Answer:
        offline = type(query).offline
        if self.line_to_centre.has_tokens and not (offline and self.line_to_centre.is_down()):
            try:
                return self.line_to_centre.ask(query)
            except RuleBroken as broken:
                if not offline or not _line_is_gone(broken):
                    raise
        if not offline:
            self._need_line()
            raise RuleBroken("line.needs_connection", query=type(query).__name__)
        return self._from_replica(query)

    def ask_here(self, query: Query[Answer]) -> Answer:
        return self._from_replica(query)

    def _from_replica(self, query: Query[Answer]) -> Answer:
        answer: Answer
        if isinstance(query, GetLoan):
            row = self._answers.loan(query.loan_id)
            receipts = self._answers.receipts_of(query.loan_id)
            loan = previews.loan_file(row, receipts, self.business_date())
            answer = loan  # type: ignore[assignment]  # GetLoan's answer is a LoanFile
        elif isinstance(query, GetToday):
            day = OfflineDay(self.replica, self.person, self.business_date(), self.now).answer()
            answer = day  # type: ignore[assignment]  # GetToday's answer is a Today
        elif isinstance(query, (GetStages, ListCases, GetCase)):
            answer = self._cases(query)
        else:
            answer = self._answers.answer(query)
        return answer

    def _cases(self, query: GetStages | ListCases | GetCase) -> Any:
        if isinstance(query, GetCase):
            row = self._answers.loan(query.loan_id)
            receipts = self._answers.receipts_of(query.loan_id)
            tail = self._answers.phone_tail(row.customer_id)
            return previews.case_file(row, tail, receipts, self.business_date())
        me = self.person.person_id
        if isinstance(query, GetStages):
            return collections.get_stages(self.replica.file, query, me)
        return collections.list_cases(self.replica.file, query, me)

    def preview_repayment(self, loan_id: str, amount_fen: int, value_date: date) -> AllocationPreview:
        previews.check_amount(amount_fen)
        try:
            row = self._answers.loan(loan_id)
        except RuleBroken:
            row = self.ask(GetLoan(loan_id=loan_id)).row
        pending = previews.pending_repayments(self.store, self.replica, loan_id)
        return previews.allocation(row, pending, amount_fen, value_date)

    def read_document(self, picture: bytes, kind: str) -> Reading:
        return self.reader().read(picture, kind)

    # -- files and drafts ----------------------------------------------------------------------------

    def keep_file(self, content: bytes) -> str:
        return self.store.files.keep(content, self._stamp())

    def file(self, sha256: str) -> bytes:
        found = self.store.files.content(sha256)
        return found if found is not None else fetch_file(self.line_to_centre, sha256)

    def save_draft(self, draft: Draft) -> None:
        self.store.drafts.save(self.person.person_id, draft)

    def drafts(self, kind: str) -> tuple[Draft, ...]:
        return self.store.drafts.of(self.person.person_id, kind)

    def drop_draft(self, key: str) -> None:
        self.store.drafts.drop(self.person.person_id, key)

    # -- the line ------------------------------------------------------------------------------------

    def line(self) -> LineState:
        status = self.rounds.status
        count, total = self.store.commands.waiting()
        unsure = len(self.store.notes.of(self.person.person_id))
        return LineState(
            online=status.online,
            since=status.since,
            last_sync_at=status.last_sync_at,
            outbox_count=count,
            outbox_sum_fen=total,
            attention=self.store.commands.attention() + unsure,
            problem=status.problem,
        )

    def outbox(self) -> tuple[OutboxRow, ...]:
        notes = self.store.notes.of(self.person.person_id)
        rows = [noted_row(note, self.person.name) for note in notes]
        return (*rows, *(outbox_row(queued) for queued in self.store.commands.commands()))

    def sync_now(self) -> LineState:
        self.rounds.run()
        self.ask_noted()
        return self.line()

    def on_changes(self, listener: Callable[[Changes], None]) -> None:
        self.listeners.add(listener)

    def signed_in(self) -> SignedIn:
        return replace(self.person, business_date=self.business_date().isoformat())

    def business_date(self) -> date:
        """The lender's open day, as the centre last told it to this workstation."""
        told = self.replica.state().business_date or self.person.business_date
        return date.fromisoformat(told)

    def close(self) -> None:
        """End synchronisation and close this person's replica; the outbox stays with the workstation."""
        self.background.stop()
        self.line_to_centre.sign_out()
        self.replica.close()

    def _need_line(self) -> None:
        if self.line_to_centre.sign_in_again:
            raise RuleBroken("line.sign_in_again")
        if not self.line_to_centre.has_tokens or self.line_to_centre.is_down():
            raise RuleBroken("line.needs_connection")

    def _stamp(self) -> str:
        return self.now().isoformat(timespec="seconds")


def _line_is_gone(broken: RuleBroken) -> bool:
    return broken.code.startswith("line.") or broken.code == "centre.busy"
