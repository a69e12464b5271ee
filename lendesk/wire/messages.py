"""The bodies of requests and replies as versioned pydantic models, and their way from and to plain values."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from lendesk.domain.errors import Fact, RuleBroken
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.synchronisation import exchange
from lendesk.usecases.synchronisation.chain import Envelope
from lendesk.wire.codec import LARGEST_BODY_BYTES

PROTOCOL: Literal[1] = 1

Identifier = Annotated[str, Field(max_length=80)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Whole = Annotated[int, Field(ge=0, le=2**63 - 1)]
Short = Annotated[str, Field(max_length=200)]


class Message(BaseModel):
    """Strict and closed; `protocol` is the version of the line's own language."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    protocol: Literal[1] = PROTOCOL


class Part(BaseModel):
    """A piece of a message."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class EnvelopePart(Part):
    device_id: Identifier
    number: Annotated[int, Field(ge=1, le=2**53)]
    command_id: Identifier
    body: Annotated[str, Field(max_length=LARGEST_BODY_BYTES)]
    body_hash: Hash
    previous_hash: Hash
    author_id: Identifier
    author_key_id: Identifier
    signature: Short


class ResultPart(Part):
    """A CommandResult; outcome as text."""

    command_id: Identifier
    outcome: Annotated[Outcome, Field(strict=False)]
    code: Short = ""
    facts: dict[str, Fact] = {}
    made: dict[str, str] = {}

    def plain(self) -> CommandResult:
        return CommandResult(self.command_id, self.outcome, self.code, self.facts, self.made)

    @classmethod
    def of(cls, result: CommandResult) -> ResultPart:
        return cls(
            command_id=result.command_id,
            outcome=result.outcome,
            code=result.code,
            facts=result.facts,
            made=result.made,
        )


class PushRequest(Message):
    """Queued commands in order of their numbers."""

    device_id: Identifier
    incarnation: Identifier
    envelopes: Annotated[list[EnvelopePart], Field(max_length=exchange.LARGEST_BATCH)]

    def plain(self) -> exchange.PushRequest:
        envelopes = tuple(Envelope(**part.model_dump()) for part in self.envelopes)
        return exchange.PushRequest(self.device_id, self.incarnation, envelopes)

    @classmethod
    def of(cls, request: exchange.PushRequest) -> PushRequest:
        parts = [EnvelopePart.model_validate(_slots(envelope)) for envelope in request.envelopes]
        return cls(device_id=request.device_id, incarnation=request.incarnation, envelopes=parts)


class NumberedResult(Part):
    number: Whole
    result: ResultPart


class PushReply(Message):
    """What became of them, and why the centre stopped where it did."""

    base_incarnation: Identifier
    incarnation: Identifier
    results: list[NumberedResult]
    stop: Annotated[exchange.Stop, Field(strict=False)] = exchange.Stop.NONE
    expected: Whole = 0
    missing_files: list[Hash] = []

    def plain(self) -> exchange.PushReply:
        return exchange.PushReply(
            self.base_incarnation,
            self.incarnation,
            tuple((each.number, each.result.plain()) for each in self.results),
            self.stop,
            self.expected,
            tuple(self.missing_files),
        )

    @classmethod
    def of(cls, reply: exchange.PushReply) -> PushReply:
        return cls(
            base_incarnation=reply.base_incarnation,
            incarnation=reply.incarnation,
            results=[
                NumberedResult(number=number, result=ResultPart.of(result))
                for number, result in reply.results
            ],
            stop=reply.stop,
            expected=reply.expected,
            missing_files=list(reply.missing_files),
        )


class PositionPart(Part):
    transaction: Whole
    sequence: Whole
    table: Short = ""
    key: Short = ""

    def plain(self) -> exchange.Position:
        return exchange.Position(self.transaction, self.sequence, self.table, self.key)

    @classmethod
    def of(cls, position: exchange.Position) -> PositionPart:
        return cls.model_validate(_slots(position))


class PullRequest(Message):
    """`position` null asks for a snapshot."""

    incarnation: Identifier
    epoch: Whole
    schema_hash: Short
    position: PositionPart | None
    awaiting: Annotated[list[Identifier], Field(max_length=exchange.LARGEST_AWAITED)] = []

    def plain(self) -> exchange.PullRequest:
        position = self.position.plain() if self.position else None
        return exchange.PullRequest(
            self.incarnation, self.epoch, self.schema_hash, position, tuple(self.awaiting)
        )

    @classmethod
    def of(cls, request: exchange.PullRequest) -> PullRequest:
        return cls(
            incarnation=request.incarnation,
            epoch=request.epoch,
            schema_hash=request.schema,
            position=PositionPart.of(request.position) if request.position else None,
            awaiting=list(request.awaiting),
        )


class CheckPart(Part):
    count: Whole
    digest: Hash


class PullReply(Message):
    """Rows as objects by table; `checks` null while the centre is being written to."""

    base_incarnation: Identifier
    base_epoch: Whole
    base_position: PositionPart | None
    incarnation: Identifier
    epoch: Whole
    position: PositionPart
    snapshot: bool
    first: bool
    more: bool
    rows: dict[str, list[dict[str, Any]]] = {}
    removals: dict[str, list[str]] = {}
    acknowledged: list[ResultPart] = []
    checks: dict[str, CheckPart] | None = None
    business_date: Short = ""

    def plain(self) -> exchange.PullReply:
        """Raises RuleBroken `answer.malformed` for a row that does not fit its table."""
        return exchange.PullReply(
            self.base_incarnation,
            self.base_epoch,
            self.base_position.plain() if self.base_position else None,
            self.incarnation,
            self.epoch,
            self.position.plain(),
            self.snapshot,
            self.first,
            self.more,
            {table: _rows(table, rows) for table, rows in self.rows.items()},
            {table: tuple(keys) for table, keys in self.removals.items()},
            tuple(part.plain() for part in self.acknowledged),
            None if self.checks is None else {name: _check(part) for name, part in self.checks.items()},
            self.business_date,
        )

    @classmethod
    def of(cls, reply: exchange.PullReply) -> PullReply:
        base = reply.base_position
        return cls(
            base_incarnation=reply.base_incarnation,
            base_epoch=reply.base_epoch,
            base_position=PositionPart.of(base) if base else None,
            incarnation=reply.incarnation,
            epoch=reply.epoch,
            position=PositionPart.of(reply.position),
            snapshot=reply.snapshot,
            first=reply.first,
            more=reply.more,
            rows={table: [_slots(row) for row in rows] for table, rows in reply.rows.items()},
            removals={table: list(keys) for table, keys in reply.removals.items()},
            acknowledged=[ResultPart.of(result) for result in reply.acknowledged],
            checks=None
            if reply.checks is None
            else {name: CheckPart(count=one.count, digest=one.digest) for name, one in reply.checks.items()},
            business_date=reply.business_date,
        )


class OnlineRequest(Message):
    """One on-line command: its body as exact text."""

    body: Annotated[str, Field(max_length=LARGEST_BODY_BYTES)]


class RegisterDeviceRequest(Message):
    """A workstation asks to be known. `replaces` names the stopped device whose outbox it carries on.

    The person needs DEVICE_WRITE; to replace a stopped device of the own branch its secret is enough.
    """

    staff_number: Identifier
    password: Short
    name: Short
    replaces: Identifier = ""
    replaced_secret: Short = ""


class RegisterDeviceReply(Message):
    """`secret` is shown once and kept in the keyring; the centre keeps its hash. `code` starts receipts."""

    device_id: Identifier
    code: Identifier
    secret: Short


class SignInRequest(Message):
    staff_number: Identifier
    password: Short
    device_id: Identifier
    device_secret: Short


class RolePart(Part):
    name: Short
    name_en: Short


class SignInReply(Message):
    """Tokens and what the windows show of the person. `offline_seconds`: how long the workstation may let the
    person in without the centre. `device_stopped`: signed in, but the device takes no commands."""

    access_token: Annotated[str, Field(max_length=4000)]
    access_seconds: Whole
    refresh_token: Annotated[str, Field(max_length=4000)]
    offline_seconds: Whole
    person_id: Identifier
    staff_number: Identifier
    name: Short
    branch_id: Identifier
    branch_name: Short
    roles: list[RolePart]
    permissions: list[Short]
    device_code: Identifier
    business_date: Short
    device_stopped: bool = False
    branch_name_en: Short = ""


class RefreshRequest(Message):
    refresh_token: Annotated[str, Field(max_length=4000)]


class RegisterKeyRequest(Message):
    """The public half (PEM) of the key with which the signed-in person signs on this device."""

    key_id: Identifier
    public_pem: Annotated[str, Field(max_length=1000)]


class HealthReply(Message):
    """`status`: ok, starting, or migrating."""

    status: Short
    version: Short
    incarnation: Identifier = ""
    business_date: Short = ""


class ErrorReply(Message):
    """Every answer that is not 2xx. 401 `token.expired` asks for a refresh, `token.refused` for a sign-in;
    403 access; 404 missing; 409 conflict; 422 refused or malformed; 423 locked; 503 `centre.busy`."""

    code: Short
    facts: dict[str, Fact] = {}
    error_id: Short = ""


def _rows(table: str, rows: list[dict[str, Any]]) -> tuple[Row, ...]:
    if table not in TABLES:
        raise RuleBroken("answer.malformed", where=table[:80])
    try:
        return _adapter(table).validate_python(rows, strict=False, extra="forbid")
    except ValidationError:
        raise RuleBroken("answer.malformed", where=table) from None


@cache
def _adapter(table: str) -> TypeAdapter[tuple[Row, ...]]:
    """Built at the first reply that needs it: all of them would slow the start."""
    kind: Any = TABLES[table]
    return TypeAdapter(tuple[kind, ...])


def _check(part: CheckPart) -> exchange.Check:
    return exchange.Check(part.count, part.digest)


def _slots(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
