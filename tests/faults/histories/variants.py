"""The protocol with one mistake each: the invariants must find every one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lendesk.usecases.messages import CommandResult
from lendesk.usecases.synchronisation.accept import Acceptance
from lendesk.usecases.synchronisation.apply import Applied, Fate, Pulling
from lendesk.usecases.synchronisation.chain import Envelope, link_hash
from lendesk.usecases.synchronisation.exchange import FeedRows, PullReply, PullRequest
from lendesk.usecases.synchronisation.ports import Interrupted, ReplicaState, StoredLink
from lendesk.usecases.synchronisation.pull import Answering
from lendesk.usecases.synchronisation.push import Pushing


class ResultApart(Acceptance):
    """The result is stored in a transaction after that of the rows."""

    def _judged(self, transaction: Any, envelope: Envelope) -> CommandResult:
        result = super()._judged(transaction, envelope)
        transaction.commit()
        return result


class BodyHashIgnored(Acceptance):
    def _whole(self, envelope: Envelope) -> bool:
        return True


class LostDatabaseConsumes(Acceptance):
    def _take(self, device_id: str, envelope: Envelope) -> CommandResult:
        try:
            return super()._take(device_id, envelope)
        except Interrupted:
            with self.centre.begin() as transaction:
                position = transaction.lock_device(device_id)
                if position is not None and position.next_number == envelope.number:
                    link = StoredLink(link_hash(envelope), envelope.command_id)
                    transaction.store_link(device_id, envelope.number, link)
                    transaction.commit()
            raise


class EpochIgnored(Answering):
    def _same_epoch(self, reading: Any, request: PullRequest) -> bool:
        return True


class RemovalsNotSent(Answering):
    def _contents(self, reading: Any, changes: Any) -> FeedRows:
        return super()._contents(reading, changes)[0], {}


class CursorApart(Pulling):
    """The position is written in a transaction before that of the rows."""

    def apply(self, reply: PullReply) -> Applied:
        with self.replica.begin() as transaction:
            state = transaction.state()
            if not self._fits(state, reply) or self._moves_back(state, reply):
                return Applied(Fate.DROPPED)
            self._write_state(transaction, reply)
        with self.replica.begin() as transaction:
            self._write_rows(transaction, state, reply)
        self._tell_outbox(reply)
        return Applied(Fate.MORE if reply.more else Fate.APPLIED)


class OlderSnapshotAccepted(Pulling):
    def _fits(self, state: ReplicaState, reply: PullReply) -> bool:
        return reply.snapshot or super()._fits(state, reply)

    def _moves_back(self, state: ReplicaState, reply: PullReply) -> bool:
        return not reply.snapshot and super()._moves_back(state, reply)


class AcknowledgedByCount(Pushing):
    def _record(self, results: tuple[CommandResult, ...]) -> None:
        waiting = self.outbox.unanswered(len(results))
        paired = zip(waiting, results, strict=False)
        super()._record(tuple(replace(result, command_id=each.command_id) for each, result in paired))


@dataclass(frozen=True)
class Protocol:
    """The classes of both ends that a history runs."""

    acceptance: type[Acceptance] = Acceptance
    answering: type[Answering] = Answering
    pushing: type[Pushing] = Pushing
    pulling: type[Pulling] = Pulling


VARIANTS: dict[str, Protocol] = {
    "result not stored with the rows": Protocol(acceptance=ResultApart),
    "cursor saved apart from the rows": Protocol(pulling=CursorApart),
    "body hash ignored": Protocol(acceptance=BodyHashIgnored),
    "epoch ignored": Protocol(answering=EpochIgnored),
    "an older snapshot accepted": Protocol(pulling=OlderSnapshotAccepted),
    "acknowledgement by count": Protocol(pushing=AcknowledgedByCount),
    "removals not sent": Protocol(answering=RemovalsNotSent),
    "a lost database consuming the number": Protocol(acceptance=LostDatabaseConsumes),
}
