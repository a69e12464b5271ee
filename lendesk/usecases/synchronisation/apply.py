"""The workstation applies a pull: rows, position and acknowledgements together, never backwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.synchronisation.checks import schema_hash
from lendesk.usecases.synchronisation.exchange import LARGEST_AWAITED, Position, PullReply, PullRequest
from lendesk.usecases.synchronisation.ports import OutboxStore, ReplicaState, ReplicaStore, ReplicaTransaction


class Fate(StrEnum):
    """What became of a reply: applied, more to fetch, dropped as not ours, or unlike the centre."""

    APPLIED = "applied"
    MORE = "more"
    DROPPED = "dropped"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Applied:
    """`tables` have new content; `differing` names tables whose count or hash is not the centre's."""

    fate: Fate
    tables: frozenset[str] = frozenset()
    differing: tuple[str, ...] = ()
    results: tuple[CommandResult, ...] = ()


@dataclass(slots=True)
class Pulling:
    """Asks and applies for one person's replica; the outbox learns results that the push lost."""

    replica: ReplicaStore
    outbox: OutboxStore

    def request(self) -> PullRequest:
        """What to ask next, from where the replica stands."""
        state = self.replica.state()
        awaiting = self.outbox.awaiting(self.replica.acknowledged(), LARGEST_AWAITED)
        return PullRequest(state.incarnation, state.epoch, schema_hash(), state.position, awaiting)

    def apply(self, reply: PullReply) -> Applied:
        """Write the reply if it starts where the replica stands; compare with the centre at the end."""
        with self.replica.begin() as transaction:
            state = transaction.state()
            if not self._fits(state, reply) or self._moves_back(state, reply):
                return Applied(Fate.DROPPED)
            self._write(transaction, state, reply)
        self._tell_outbox(reply)
        if reply.more:
            return Applied(Fate.MORE, _tables(reply), results=reply.acknowledged)
        differing = self._differing(reply)
        if differing:
            self._start_over()
        fate = Fate.DIFFERS if differing else Fate.APPLIED
        return Applied(fate, _tables(reply), differing, reply.acknowledged)

    def _fits(self, state: ReplicaState, reply: PullReply) -> bool:
        base = (reply.base_incarnation, reply.base_epoch, reply.base_position)
        return base == (state.incarnation, state.epoch, state.position)

    def _moves_back(self, state: ReplicaState, reply: PullReply) -> bool:
        """Whether the reply is of an earlier epoch or place in the same life of the centre."""
        if reply.incarnation != state.incarnation:
            return False
        if reply.epoch != state.epoch or state.position is None:
            return reply.epoch < state.epoch
        return _mark(reply.position) < _mark(state.position)

    def _write(self, transaction: ReplicaTransaction, state: ReplicaState, reply: PullReply) -> None:
        self._write_rows(transaction, state, reply)
        self._write_state(transaction, reply)

    def _write_rows(self, transaction: ReplicaTransaction, state: ReplicaState, reply: PullReply) -> None:
        if reply.first:
            if (reply.incarnation, reply.epoch) != (state.incarnation, state.epoch):
                # What the person may see has changed: nothing of before stays, not even until the last page.
                transaction.purge()
            transaction.begin_snapshot()
        for table, rows in reply.rows.items():
            transaction.put(table, rows)
        for table, keys in reply.removals.items():
            transaction.remove(table, keys)
        if reply.snapshot and not reply.position.in_snapshot:
            transaction.end_snapshot()

    def _write_state(self, transaction: ReplicaTransaction, reply: PullReply) -> None:
        final = tuple(each for each in reply.acknowledged if each.outcome is not Outcome.QUARANTINED)
        transaction.acknowledge(final)
        transaction.set_state(
            ReplicaState(reply.incarnation, reply.epoch, reply.position, reply.business_date)
        )

    def _tell_outbox(self, reply: PullReply) -> None:
        if reply.incarnation != self.outbox.incarnation():
            # A workstation with nothing to send learns of a restored centre here, and sends all again.
            self.outbox.adopt_incarnation(reply.incarnation)
        if reply.acknowledged:
            self.outbox.record_results(reply.acknowledged)

    def _differing(self, reply: PullReply) -> tuple[str, ...]:
        if reply.checks is None:
            return ()
        mine = self.replica.checks()
        return tuple(table for table, theirs in reply.checks.items() if mine.get(table) != theirs)

    def _start_over(self) -> None:
        with self.replica.begin() as transaction:
            state = transaction.state()
            transaction.set_state(ReplicaState(state.incarnation, state.epoch, None, state.business_date))


def _mark(position: Position) -> tuple[int, int]:
    return (position.transaction, position.sequence)


def _tables(reply: PullReply) -> frozenset[str]:
    return frozenset((*reply.rows, *reply.removals))
