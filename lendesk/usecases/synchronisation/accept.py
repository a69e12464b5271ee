"""The centre takes a push: each command once, in the device's order, its result in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

from lendesk.domain.applications.application import Material
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Command, CommandResult, Outcome, Route
from lendesk.usecases.synchronisation.chain import Envelope, body_fits, hash_of, link_hash, signed_text
from lendesk.usecases.synchronisation.exchange import LARGEST_BATCH, PushReply, PushRequest, Stop
from lendesk.usecases.synchronisation.ports import (
    BodyReader,
    CentralTransaction,
    Centre,
    DevicePosition,
    Interrupted,
    SignatureCheck,
    StoredLink,
    StoredResult,
)


class Stopped(Exception):
    """Take nothing more of this batch, and why; the transaction is undone."""

    def __init__(self, stop: Stop, missing_files: tuple[str, ...] = ()) -> None:
        super().__init__(stop)
        self.stop = stop
        self.missing_files = missing_files


@dataclass(slots=True)
class Acceptance:
    """Takes batches of queued commands, and single on-line ones."""

    centre: Centre
    read_body: BodyReader
    check_signature: SignatureCheck

    def push(self, request: PushRequest) -> PushReply:
        """Take the batch up to the first command that cannot be taken now. Never raises."""
        base = request.incarnation
        results: list[tuple[int, CommandResult]] = []
        stop, incarnation = Stop.NONE, base
        missing: tuple[str, ...] = ()
        try:
            incarnation = self.centre.incarnation()
            if incarnation != base:
                raise Stopped(Stop.NEW_INCARNATION)
            for envelope in request.envelopes[:LARGEST_BATCH]:
                results.append((envelope.number, self._take(request.device_id, envelope)))
        except Interrupted:
            stop = Stop.BUSY
        except Stopped as stopped:
            stop, missing = stopped.stop, stopped.missing_files
        expected = self._expected(request.device_id) if stop is Stop.GAP else 0
        return PushReply(base, incarnation, tuple(results), stop, expected, missing)

    def take_online(self, body: str, author_id: str, device_id: str) -> CommandResult:
        """Carry out an on-line command of a signed-in person once; the same again returns its result.

        Raises Interrupted (nothing happened, or it did and asking again tells), RuleBroken
        `command.altered` for another body under a known id, and what `read_body` raises.
        """
        command = self.read_body(body)
        if type(command).route is Route.JOB:
            raise RuleBroken("command.unknown", command=type(command).__name__)
        body_hash = hash_of(body)
        with self.centre.begin() as transaction:
            stored = transaction.stored_result(command.command_id)
            if stored is not None:
                return _same_body(stored, body_hash)
            missing = transaction.missing_files(files_named(command))
            if missing:
                raise RuleBroken("file.missing", sha256=missing[0])
            result = self._carry_out_online(transaction, command, author_id, device_id)
            transaction.store_result(body_hash, result, author_id=author_id, device_id=device_id)
            transaction.commit()
            return result

    def _expected(self, device_id: str) -> int:
        try:
            with self.centre.begin() as transaction:
                position = transaction.lock_device(device_id)
                return position.next_number if position else 0
        except Interrupted:
            return 0

    def _take(self, device_id: str, envelope: Envelope) -> CommandResult:
        with self.centre.begin() as transaction:
            position = transaction.lock_device(device_id)
            if position is None:
                raise Stopped(Stop.DEVICE_UNKNOWN)
            if position.stopped:
                raise Stopped(Stop.DEVICE_STOPPED)
            if envelope.device_id != device_id or not self._whole(envelope):
                raise Stopped(Stop.DAMAGED)
            if envelope.number > position.next_number:
                raise Stopped(Stop.GAP)
            link = link_hash(envelope)
            if not self._continues(transaction, position, envelope, link):
                self._stop_device(transaction, device_id)
            if envelope.number < position.next_number:
                return self._known_result(transaction, envelope)
            result = self._result(transaction, envelope)
            transaction.store_link(device_id, envelope.number, StoredLink(link, envelope.command_id))
            transaction.commit()
            return result

    def _whole(self, envelope: Envelope) -> bool:
        return body_fits(envelope)

    def _continues(
        self, transaction: CentralTransaction, position: DevicePosition, envelope: Envelope, link: str
    ) -> bool:
        """Whether the chain goes on here, or this is the very link taken before under its number."""
        if envelope.number == position.next_number:
            return envelope.previous_hash == position.last_hash
        stored = transaction.link(envelope.device_id, envelope.number)
        return stored is not None and stored.link_hash == link

    def _stop_device(self, transaction: CentralTransaction, device_id: str) -> None:
        """Two workstations continue one chain: a copied or restored outbox. Both register anew."""
        transaction.stop_device(device_id)
        transaction.commit()
        raise Stopped(Stop.DEVICE_STOPPED)

    def _known_result(self, transaction: CentralTransaction, envelope: Envelope) -> CommandResult:
        stored = transaction.stored_result(envelope.command_id)
        if stored is None:
            # Links and results are written together, so this is a damaged database, not a business case.
            raise Stopped(Stop.BUSY)
        return stored.result

    def _result(self, transaction: CentralTransaction, envelope: Envelope) -> CommandResult:
        stored = transaction.stored_result(envelope.command_id)
        if stored is not None:
            if stored.body_hash != envelope.body_hash:
                raise Stopped(Stop.ALTERED)
            return stored.result
        result = self._judged(transaction, envelope)
        transaction.store_result(
            envelope.body_hash, result, author_id=envelope.author_id, device_id=envelope.device_id
        )
        return result

    def _judged(self, transaction: CentralTransaction, envelope: Envelope) -> CommandResult:
        try:
            self._verify_author(transaction, envelope)
            command = self._read(envelope)
            missing = transaction.missing_files(files_named(command))
            if missing:
                raise Stopped(Stop.FILE_MISSING, missing)
            made = transaction.carry_out(command, envelope.author_id, envelope.device_id)
        except RuleBroken as broken:
            return CommandResult(envelope.command_id, Outcome.REFUSED, broken.code, broken.facts)
        except (Interrupted, Stopped):
            raise
        except Exception as defect:  # noqa: BLE001 - one broken command must not hold up a branch's queue
            facts = {"error_id": transaction.quarantine(envelope, defect)}
            return CommandResult(envelope.command_id, Outcome.QUARANTINED, "command.quarantined", dict(facts))
        return CommandResult(envelope.command_id, Outcome.DONE, made=made)

    def _verify_author(self, transaction: CentralTransaction, envelope: Envelope) -> None:
        key = transaction.author_key(envelope.author_key_id, envelope.device_id)
        if key is None:
            raise Stopped(Stop.KEY_UNKNOWN)
        if key.revoked or key.person_id != envelope.author_id:
            raise RuleBroken("author.key_revoked")
        text = signed_text(envelope.author_id, envelope.author_key_id, envelope.body_hash)
        if not self.check_signature(key.public_pem, text, envelope.signature):
            raise RuleBroken("author.unverified")

    def _read(self, envelope: Envelope) -> Command:
        try:
            command = self.read_body(envelope.body)
        except RuleBroken as broken:
            if broken.code == "command.version" and _is_newer(broken):
                # The workstation was updated before the centre: wait, do not refuse.
                raise Stopped(Stop.UNREADABLE) from None
            raise
        if command.command_id != envelope.command_id:
            raise RuleBroken("command.malformed", where="command_id")
        if type(command).route is not Route.QUEUED:
            raise RuleBroken("command.not_queued", command=type(command).__name__)
        return command

    def _carry_out_online(
        self, transaction: CentralTransaction, command: Command, author_id: str, device_id: str
    ) -> CommandResult:
        try:
            made = transaction.carry_out(command, author_id, device_id)
        except RuleBroken as broken:
            return CommandResult(command.command_id, Outcome.REFUSED, broken.code, broken.facts)
        except Interrupted:
            raise
        except Exception as defect:  # noqa: BLE001 - told to the person with the error's id, never as a traceback
            error_id = transaction.note_defect(command, defect)
            return CommandResult(
                command.command_id, Outcome.REFUSED, "command.failed", {"error_id": error_id}
            )
        return CommandResult(command.command_id, Outcome.DONE, made=made)


def files_named(value: object) -> tuple[str, ...]:
    """The SHA-256 of every material that a command names, and of a drawn signature or statement file."""
    found: list[str] = []
    _collect_files(value, found)
    return tuple(dict.fromkeys(sha256 for sha256 in found if sha256))


def _collect_files(value: object, found: list[str]) -> None:
    if isinstance(value, Material):
        found.append(value.sha256)
    elif isinstance(value, tuple):
        for part in value:
            _collect_files(part, found)
    elif isinstance(value, Command) and is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if field.name in _FILE_FIELDS:
                found.append(part)
            else:
                _collect_files(part, found)


_FILE_FIELDS = frozenset({"sha256", "signature_sha256"})


def _same_body(stored: StoredResult, body_hash: str) -> CommandResult:
    if stored.body_hash != body_hash:
        raise RuleBroken("command.altered", command_id=stored.result.command_id)
    return stored.result


def _is_newer(broken: RuleBroken) -> bool:
    version, newest = broken.facts.get("version"), broken.facts.get("newest")
    return isinstance(version, int) and isinstance(newest, int) and version > newest
