"""A command's way through the database: judged, handled, audited and its result kept, in one transaction."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, insert, select, update
from sqlalchemy import text as sql
from sqlalchemy.exc import IntegrityError

from lendesk.domain.access import Actor
from lendesk.domain.administration.staff import AuthorKey, Device
from lendesk.domain.errors import Fact, RuleBroken
from lendesk.server.actors import JOBS_PERSON, actor_of, jobs_actor
from lendesk.server.audit import Happened, record, subject_of
from lendesk.server.centre import Centre
from lendesk.server.faults import reach
from lendesk.server.interruptions import interruptible
from lendesk.server.tools import CentralTools
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import seal
from lendesk.storage.central.tables import (
    COMMAND_RESULTS,
    DEVICE_CHAINS,
    DEVICE_LINKS,
    FILES,
    INCARNATIONS,
    QUARANTINED_COMMANDS,
)
from lendesk.usecases.handling import Context, carry_out
from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope
from lendesk.usecases.synchronisation.ports import (
    AuthorFacts,
    DevicePosition,
    Interrupted,
    StoredLink,
    StoredResult,
)
from lendesk.wire.codec import name_of

LOG = structlog.get_logger("lendesk.server.pipeline")


class CommandTransaction:
    """One transaction around one command: what the protocol of `usecases.synchronisation` asks for."""

    def __init__(self, centre: Centre, connection: Connection) -> None:
        self._centre = centre
        self._connection = connection
        self._records = CentralRecords(connection, centre.ring)
        self._now = centre.clock.now()
        self._command = ""
        self._told: Happened | None = None

    def lock_device(self, device_id: str) -> DevicePosition | None:
        with interruptible():
            try:
                device = self._records.lock(Device, device_id)
            except RuleBroken:
                return None
            chain = self._connection.execute(
                select(DEVICE_CHAINS).where(DEVICE_CHAINS.c.device_id == device_id)
            ).first()
        number, last_hash = (chain.last_number, chain.last_hash) if chain else (0, GENESIS)
        return DevicePosition(number + 1, last_hash, stopped=device.status != "active")

    def link(self, device_id: str, number: int) -> StoredLink | None:
        wanted = select(DEVICE_LINKS).where(
            DEVICE_LINKS.c.device_id == device_id, DEVICE_LINKS.c.number == number
        )
        with interruptible():
            row = self._connection.execute(wanted).first()
        return StoredLink(row.link_hash, row.command_id) if row else None

    def stored_result(self, command_id: str) -> StoredResult | None:
        with interruptible():
            return stored_result(self._connection, command_id)

    def author_key(self, key_id: str, device_id: str) -> AuthorFacts | None:
        with interruptible():
            found = self._records.find(AuthorKey, key=key_id)
            if not found or found[0].device_id not in (device_id, self._replaced_by(device_id)):
                return None
        return AuthorFacts(found[0].person_id, found[0].public_pem, found[0].revoked)

    def missing_files(self, sha256s: tuple[str, ...]) -> tuple[str, ...]:
        if not sha256s:
            return ()
        with interruptible():
            held = self._connection.scalars(
                select(FILES.c.sha256).where(FILES.c.sha256.in_(sha256s), FILES.c.complete)
            ).all()
        return tuple(sha256 for sha256 in sha256s if sha256 not in held)

    def carry_out(self, command: Command, author_id: str, device_id: str) -> dict[str, str]:
        self._command = type(command).__name__
        reach("received", self._command)
        actor = Actor(author_id, "", "", device_id=device_id)
        noted: dict[str, str] = {}
        try:
            with interruptible(), self._connection.begin_nested():
                actor = self._actor(author_id, device_id)
                context = self._context(actor, noted)
                made = carry_out(command, context)
                # The ledger's balance is checked now: a defect is this command's and not the commit's.
                self._connection.execute(sql("SET CONSTRAINTS ALL IMMEDIATE"))
        finally:
            facts: dict[str, Fact] = dict(noted)
            self._told = Happened(actor, self._command, subject_of(command), "", facts)
        self._connection.execute(sql("SET CONSTRAINTS ALL DEFERRED"))
        return made

    def store_result(self, body_hash: str, result: CommandResult, *, author_id: str, device_id: str) -> None:
        row: dict[str, object] = {
            "command_id": result.command_id,
            "body_hash": body_hash,
            "outcome": result.outcome.value,
            "code": result.code,
            "facts": result.facts,
            "made": result.made,
            "person_id": author_id,
            "device_id": device_id,
            "at": self._now,
        }
        told = self._told or Happened(
            Actor(author_id, "", "", device_id=device_id), "UnreadCommand", result.command_id, "", {}
        )
        facts: dict[str, Fact] = {**told.facts, "command_id": result.command_id}
        if result.outcome is not Outcome.DONE:
            facts = {**facts, "code": result.code, **result.facts}
        happened = Happened(told.actor, told.action, told.subject, result.outcome.value, facts)
        with interruptible():
            self._insert_result(row)
            record(self._connection, happened, self._now)

    def store_link(self, device_id: str, number: int, link: StoredLink) -> None:
        with interruptible():
            self._connection.execute(
                insert(DEVICE_LINKS).values(
                    device_id=device_id, number=number, link_hash=link.link_hash, command_id=link.command_id
                )
            )
            moved = {"last_number": number, "last_hash": link.link_hash}
            chain = update(DEVICE_CHAINS).where(DEVICE_CHAINS.c.device_id == device_id).values(moved)
            if not self._connection.execute(chain).rowcount:
                self._connection.execute(insert(DEVICE_CHAINS).values(device_id=device_id, **moved))

    def quarantine(self, envelope: Envelope, error: Exception) -> str:
        error_id = log_defect(error, command=name_of(envelope.body), command_id=envelope.command_id)
        actor = self._told.actor if self._told else Actor(envelope.author_id, "", "")
        body = seal(
            self._centre.ring,
            envelope.body,
            table=QUARANTINED_COMMANDS.name,
            column="body",
            key=envelope.command_id,
        )
        row = {
            "key": envelope.command_id,
            "command": name_of(envelope.body),
            "version": 0,
            "body": body,
            "device_id": envelope.device_id,
            "person_id": envelope.author_id,
            "branch_id": actor.branch_id,
            "region_id": actor.region_id,
            "error_id": error_id,
            "status": "waiting",
            "at": self._now,
        }
        with interruptible():
            self._connection.execute(insert(QUARANTINED_COMMANDS).values(row))
        return error_id

    def note_defect(self, command: Command, error: Exception) -> str:
        return log_defect(error, command=type(command).__name__, command_id=command.command_id)

    def stop_device(self, device_id: str) -> None:
        with interruptible():
            device = self._records.lock(Device, device_id)
            stopped = Device(
                device.key, device.code, device.branch_id, device.name, "stopped", device.made_at, self._now
            )
            self._records.replace(stopped)
            actor = Actor("", device.branch_id, "", device_id=device_id)
            happened = Happened(actor, "StopDevice", device_id, "done", {"code": "line.device_stopped"})
            record(self._connection, happened, self._now)

    def commit(self) -> None:
        reach("before_commit", self._command)
        with interruptible():
            self._connection.commit()
        reach("after_commit", self._command)

    def _actor(self, author_id: str, device_id: str) -> Actor:
        return jobs_actor() if author_id == JOBS_PERSON else actor_of(self._records, author_id, device_id)

    def _context(self, actor: Actor, noted: dict[str, str]) -> Context:
        tools = CentralTools(self._connection, self._centre.files, self._centre.ring, self._now)
        day = self._centre.clock.business_date()
        return Context(actor, self._records, tools, self._now, day, noted=noted)

    def _replaced_by(self, device_id: str) -> str | None:
        wanted = select(DEVICE_CHAINS.c.replaces).where(DEVICE_CHAINS.c.device_id == device_id)
        return self._connection.scalar(wanted) or None

    def _insert_result(self, row: dict[str, object]) -> None:
        try:
            self._connection.execute(insert(COMMAND_RESULTS).values(row))
        except IntegrityError as twice:
            # Two requests with one id at once: the later one finds the stored result when it asks again.
            raise Interrupted("command at work") from twice


class PostgresCentre:
    """The centre's database as the protocol sees it."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def incarnation(self) -> str:
        with interruptible(), self._centre.engine.connect() as connection:
            return incarnation(connection)

    @contextmanager
    def begin(self) -> Iterator[CommandTransaction]:
        with interruptible():
            connection = self._centre.engine.connect()
        try:
            with interruptible():
                connection.execute(sql("SELECT 1"))
            yield CommandTransaction(self._centre, connection)
        finally:
            connection.close()


def incarnation(connection: Connection) -> str:
    """The id of this life of the database."""
    newest = select(INCARNATIONS.c.key).order_by(INCARNATIONS.c.number.desc()).limit(1)
    return str(connection.scalar(newest))


def stored_result(connection: Connection, command_id: str) -> StoredResult | None:
    """The one result of a command id, None if it never arrived."""
    wanted = select(COMMAND_RESULTS).where(COMMAND_RESULTS.c.command_id == command_id)
    row = connection.execute(wanted).first()
    if row is None:
        return None
    result = CommandResult(row.command_id, Outcome(row.outcome), row.code, row.facts, row.made)
    return StoredResult(row.body_hash, result)


def signature_holds(public_pem: str, text: str, signature: str) -> bool:
    """Whether a base64 ECDSA signature over the text is by the key with this public PEM (P-256)."""
    try:
        key = serialization.load_pem_public_key(public_pem.encode())
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return False
        key.verify(base64.b64decode(signature), text.encode(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def log_defect(error: Exception, **about: str) -> str:
    """Write an unexpected error to the log; the id under which it is found there."""
    error_id = secrets.token_hex(6)
    LOG.error("defect", error_id=error_id, exc_info=error, **about)
    return error_id
