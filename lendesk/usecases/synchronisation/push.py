"""The workstation pushes: what has no result, in order, and results kept by command id."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.usecases.messages import CommandResult
from lendesk.usecases.synchronisation.exchange import LARGEST_BATCH, PushReply, PushRequest, Stop
from lendesk.usecases.synchronisation.ports import OutboxStore

_GO_ON = frozenset({Stop.NONE, Stop.NEW_INCARNATION, Stop.GAP, Stop.FILE_MISSING})


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a reply brought: `again` when more can be sent now, `stop` why not, results that are new here."""

    applied: bool
    again: bool
    stop: Stop = Stop.NONE
    results: tuple[CommandResult, ...] = ()


@dataclass(slots=True)
class Pushing:
    """Keeps nothing of its own that a crash could lose: what was answered is in the outbox."""

    outbox: OutboxStore
    batch: int = LARGEST_BATCH
    _again_from: int = 0

    def request(self) -> PushRequest | None:
        """The next batch; None when every command has its result."""
        number = self._again_from or 2**53
        envelopes = self.outbox.unanswered(self.batch, number)
        if not envelopes:
            return None
        return PushRequest(self.outbox.device_id(), self.outbox.incarnation(), envelopes)

    def apply(self, reply: PushReply) -> Pushed:
        """Keep what the reply says, if it starts from the incarnation that this outbox knows."""
        if not self._fits(reply):
            return Pushed(applied=False, again=True)
        if reply.stop is Stop.NEW_INCARNATION:
            self.outbox.adopt_incarnation(reply.incarnation)
            return Pushed(applied=True, again=True, stop=reply.stop)
        self._again_from = reply.expected if reply.stop is Stop.GAP else 0
        results = tuple(result for _, result in reply.results)
        self._record(results)
        if reply.missing_files:
            self.outbox.files_again(reply.missing_files)
        return Pushed(True, reply.stop in _GO_ON, reply.stop, results)

    def _fits(self, reply: PushReply) -> bool:
        return reply.base_incarnation == self.outbox.incarnation()

    def _record(self, results: tuple[CommandResult, ...]) -> None:
        if results:
            self.outbox.record_results(results)
