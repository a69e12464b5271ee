"""What a command says, as short facts: its subject and amount for the outbox, both sides for a conflict."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.storage.outbox.drafts import OnlineNote
from lendesk.storage.outbox.queue import QueuedCommand
from lendesk.storage.replica.answers import ReplicaAnswers
from lendesk.usecases.messages import Area, Command, CommandResult, Outcome
from lendesk.usecases.synchronisation.state import OutboxRow

_HIDDEN = frozenset({"command_id", "applicant", "readings"})
_AREAS_BY_ROOM = {
    "applications": frozenset({Area.APPLICATIONS, Area.CUSTOMERS}),
    "decisions": frozenset({Area.APPLICATIONS}),
    "contracts": frozenset({Area.CONTRACTS, Area.APPLICATIONS}),
    "disbursements": frozenset({Area.DISBURSEMENTS, Area.LOANS, Area.CONTRACTS}),
    "repayments": frozenset({Area.REPAYMENTS, Area.LOANS, Area.STATEMENTS}),
    "collections": frozenset({Area.COLLECTIONS}),
    "administration": frozenset({Area.SETTINGS}),
}


def areas_of(command: Command) -> frozenset[Area]:
    """The areas whose screens look again after this command."""
    room = type(command).__module__.split(".")[-2]
    return _AREAS_BY_ROOM.get(room, frozenset()) | {Area.SYNC, Area.AUDIT}


def subject_of(command: Command, answers: ReplicaAnswers) -> str:
    """What the command is about, in words of the business: a loan's number, a customer's name."""
    try:
        if loan_id := getattr(command, "loan_id", ""):
            loan = answers.loan(loan_id)
            return f"{loan.number} {loan.customer_name}"
        if customer_id := getattr(command, "customer_id", ""):
            return answers.customer(customer_id).name
        if receipt_id := getattr(command, "receipt_id", ""):
            return answers.receipt(receipt_id).number
    except RuleBroken:
        return ""
    applicant = getattr(command, "applicant", None)
    return applicant.name if applicant is not None else ""


def amount_of(command: Command) -> int:
    """The money that the command moves or asks for, in fen; 0 without any."""
    amount = getattr(command, "amount_fen", 0)
    return amount if isinstance(amount, int) else 0


def outbox_row(queued: QueuedCommand) -> OutboxRow:
    """A queued command as the Sync screen shows it."""
    new, result = queued.new, queued.result
    return OutboxRow(
        command_id=new.command_id,
        number=queued.number,
        command=new.name,
        subject=new.subject,
        amount_fen=new.amount_fen,
        author_id=new.author_id,
        author_name=new.author_name,
        at=new.queued_at,
        status=_status(queued),
        code=result.code if result else "",
        facts=dict(result.facts) if result else {},
        mine=_flat(json.loads(new.body)["data"]),
        theirs=_theirs(result) if result else (),
    )


def noted_row(note: OnlineNote, author_name: str) -> OutboxRow:
    """An on-line command whose answer came late or never: done, or refused with the reason."""
    status = {"": "waiting", Outcome.DONE.value: "done"}.get(note.answered, "refused")
    code = note.code or ("command.never_arrived" if note.answered == "never_arrived" else "")
    return OutboxRow(
        command_id=note.command_id,
        number=0,
        command=note.name,
        subject=note.subject,
        amount_fen=0,
        author_id=note.author_id,
        author_name=author_name,
        at=note.noted_at,
        status=status,
        code=code,
    )


def _status(queued: QueuedCommand) -> str:
    if queued.solved:
        return "solved"
    return queued.result.outcome.value if queued.result else "waiting"


def _flat(data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Plain fields of what was ordered; sealed parts (an applicant's numbers) stay out of it."""
    return tuple(
        (name, str(value))
        for name, value in data.items()
        if name not in _HIDDEN and isinstance(value, (str, int)) and value != ""
    )


def _theirs(result: CommandResult) -> tuple[tuple[str, str], ...]:
    told = {**result.facts, **result.made}
    return tuple((name, str(value)) for name, value in told.items() if value is not None)


def same_content(command: Command, **changed: object) -> Command:
    """A new command (new id) with the content of this one."""
    named = {field.name: getattr(command, field.name) for field in fields(command)}
    del named["command_id"]
    return type(command)(**{**named, **changed})
