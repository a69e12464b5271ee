"""One history: workstations, a bad network and a centre, driven by chance, then left to settle and judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from lendesk.usecases.messages import Command
from lendesk.usecases.projections import CustomerRow, LoanRow, ReceiptRow
from lendesk.usecases.repayments.commands import PostRepayment
from lendesk.usecases.synchronisation.apply import Fate
from lendesk.usecases.synchronisation.chain import hash_of, signed_text
from lendesk.usecases.synchronisation.exchange import Position, Stop
from lendesk.usecases.synchronisation.ports import ReplicaState
from lendesk.wire import messages
from lendesk.wire.codec import decode_command, encode_command

from .chance import Chance, Crash
from .judging import judge
from .memory_centre import DAY, MemoryCentre, Person, State, new_device
from .memory_stores import MemoryOutbox, MemoryReplica
from .people import actor, sign, signature_fits
from .variants import VARIANTS, Protocol

BRANCHES = ("branch-1", "branch-2")
PEOPLE = ("person-1", "person-2")
PULL_ROWS = 5
BATCH = 4
ROUNDS_TO_SETTLE = 400


class Violation(AssertionError):
    """An invariant does not hold; the text names the seed."""


@lru_cache(maxsize=4096)
def read_body(body: str) -> Command:
    return decode_command(body)


@dataclass
class Station:
    """A workstation: two stores that survive a crash, and what was in memory."""

    name: str
    person_id: str
    outbox: MemoryOutbox
    replica: MemoryReplica
    pushing: Any = None
    pulling: Any = None
    queued: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Parcel:
    """A message on its way; `device_id` is that of the workstation when it asked."""

    kind: str
    station: Station
    device_id: str
    content: Any


class History:
    """All parts of one history."""

    def __init__(self, seed: int, protocol: Protocol) -> None:
        self.seed = seed
        self.chance = Chance(seed)
        self.draw = self.chance.draw
        self.protocol = protocol
        self.centre = MemoryCentre(self.chance)
        self.acceptance = protocol.acceptance(self.centre, read_body, signature_fits)
        self.answering = protocol.answering(PULL_ROWS)
        self.stations: list[Station] = []
        self.network: list[Parcel] = []
        self.backups: list[State] = []
        self.seen: Counter[str] = Counter()
        self.made = 0
        self.devices = 0
        self._open()

    def _open(self) -> None:
        for person_id, branch_id in zip(PEOPLE, BRANCHES, strict=True):
            self.centre.state.persons[person_id] = Person(actor(person_id, branch_id))
        for number in range(6):
            self._add_loan(number)
        for number in range(2):
            outbox = MemoryOutbox(self.chance, self._register())
            self._add_station(PEOPLE[number], outbox)
        self.backups.append(self.centre.state.copy())

    def _add_station(self, person_id: str, outbox: MemoryOutbox) -> Station:
        name = f"station-{len(self.stations) + 1}"
        station = Station(name, person_id, outbox, MemoryReplica(self.chance))
        self._restart(station)
        self.stations.append(station)
        return station

    def _restart(self, station: Station) -> None:
        station.pushing = self.protocol.pushing(station.outbox, BATCH)
        station.pulling = self.protocol.pulling(station.replica, station.outbox)

    def _register(self) -> str:
        self.devices += 1
        device_id = f"device-{self.devices}"
        new_device(self.centre, device_id)
        return device_id

    def _add_loan(self, number: int) -> None:
        branch = self.draw.choice(BRANCHES)
        key = f"loan-{number:02}"
        text = ("", "", "", "")
        loan = LoanRow(
            key, branch, "", key, f"customer-{key}", *text[:3], 9_000, 9_000, 0, "", 0, "active", *text
        )
        blank = ("",) * 11
        customer = CustomerRow(f"customer-{key}", branch, "", *blank, 0)
        self.centre.write("loans", loan)
        self.centre.write("customers", customer)

    # -- what happens ----------------------------------------------------------------------------------

    def run(self) -> None:
        events: tuple[tuple[Callable[[], None], int], ...] = (
            (self.queue, 14),
            (self.ask_push, 16),
            (self.ask_pull, 18),
            (self.deliver, 46),
            (self.move_loan, 4),
            (self.change_loan, 5),
            (self.slow_writer, 4),
            (self.change_role, 2),
            (self.release, 2),
            (self.backup, 2),
            (self.restore, 1),
            (self.clone, 1),
        )
        doing, weights = [event for event, _ in events], [weight for _, weight in events]
        with self.chance.faults(crash=0.012, interrupt=0.012, defect=0.04):
            for event in self.draw.choices(doing, weights, k=self.draw.randint(60, 140)):
                event()
        self.settle()
        judge(self)

    def queue(self) -> None:
        station = self.draw.choice(self.stations)
        self.made += 1
        command_id = f"{station.name}-{self.made:03}"
        command = PostRepayment(
            command_id=command_id,
            loan_id=f"loan-{self.draw.randrange(6):02}",
            amount_fen=self.draw.randint(1_000, 1_999),
            method="cash",
            tendered_fen=2_000,
            payer="",
            receipt_number=command_id,
            value_date=DAY,
        )
        body = encode_command(command)
        key_id = f"key-{station.person_id}"
        signature = sign(station.person_id, signed_text(station.person_id, key_id, hash_of(body)))
        with self.alive(station):
            station.outbox.append(command_id, body, station.person_id, key_id, signature)
            station.queued[command_id] = command.amount_fen

    def alive(self, station: Station) -> Alive:
        return Alive(self, station)

    def ask_push(self) -> None:
        station = self.draw.choice(self.stations)
        with self.alive(station):
            request = station.pushing.request()
            if request is not None:
                self.send("push", station, messages.PushRequest.of(request))

    def ask_pull(self) -> None:
        station = self.draw.choice(self.stations)
        with self.alive(station):
            self.send("pull", station, messages.PullRequest.of(station.pulling.request()))

    def send(self, kind: str, station: Station, content: Any) -> None:
        self.network.append(Parcel(kind, station, station.outbox.device_id(), content))

    def deliver(self) -> None:
        """One of the messages under way arrives; some get lost, some come twice, none keeps its place."""
        if not self.network:
            return
        newest = self.draw.random() < 0.6
        index = len(self.network) - 1 if newest else self.draw.randrange(len(self.network))
        parcel = self.network[index] if self.draw.random() < 0.12 else self.network.pop(index)
        if self.draw.random() > 0.1:
            self.arrive(parcel)
        else:
            self.seen["message lost"] += 1

    def arrive(self, parcel: Parcel) -> None:
        if parcel.kind in ("push", "pull"):
            self._at_the_centre(parcel)
        else:
            with self.alive(parcel.station):
                self._at_the_station(parcel)

    def _at_the_centre(self, parcel: Parcel) -> None:
        content: Any
        try:
            if parcel.kind == "push":
                request = self._damaged(parcel.content).plain()
                content = messages.PushReply.of(self.acceptance.push(request))
            else:
                reading = self.centre.reading(parcel.station.person_id)
                content = messages.PullReply.of(self.answering.answer(reading, parcel.content.plain()))
        except Crash:
            self.seen["centre crashed"] += 1
            return
        self.network.append(replace(parcel, kind=f"{parcel.kind} reply", content=content))

    def _damaged(self, request: messages.PushRequest) -> messages.PushRequest:
        """Now and then a body is not the one that was sent."""
        if self.chance.crash_rate == 0 or not request.envelopes or self.draw.random() > 0.04:
            return request
        index = self.draw.randrange(len(request.envelopes))
        parts = list(request.envelopes)
        body = parts[index].body.replace('"amount_fen":1', '"amount_fen":2', 1)
        parts[index] = parts[index].model_copy(update={"body": body})
        return request.model_copy(update={"envelopes": parts})

    def _at_the_station(self, parcel: Parcel) -> None:
        station = parcel.station
        if parcel.kind == "pull reply":
            self._applied_pull(station, parcel.content.plain())
        elif parcel.device_id == station.outbox.device_id():
            pushed = station.pushing.apply(parcel.content.plain())
            self.seen[f"push stopped: {pushed.stop.value}"] += 1
            if pushed.stop in (Stop.DEVICE_STOPPED, Stop.DEVICE_UNKNOWN):
                station.outbox.move_to_device(self._register())

    def _applied_pull(self, station: Station, reply: Any) -> None:
        before = station.replica.state()
        applied = station.pulling.apply(reply)
        self.seen[f"pull {applied.fate.value}"] += 1
        if applied.fate is Fate.DIFFERS:
            self.violated(f"{station.name} differs from the centre in {applied.differing}")
        self._check_forward(station, before, station.replica.state())

    def _check_forward(self, station: Station, before: ReplicaState, after: ReplicaState) -> None:
        if before.position is None or after.position is None or before.incarnation != after.incarnation:
            return
        if (after.epoch, mark(after.position)) < (before.epoch, mark(before.position)):
            self.violated(f"{station.name} moved back from {before} to {after}")

    # -- what happens at the centre ----------------------------------------------------------------------

    def move_loan(self) -> None:
        """A file goes to the other branch: its rows leave one scope and come into another."""
        loan = self._some_loan()
        if self.centre.is_locked(loan.key):
            return
        branch = BRANCHES[loan.branch_id == BRANCHES[0]]
        tables = self.centre.state.tables
        self.centre.write("loans", replace(loan, branch_id=branch))
        customer = tables["customers"][loan.customer_id]
        self.centre.write("customers", replace(customer, branch_id=branch))
        for receipt in list(tables["receipts"].values()):
            if isinstance(receipt, ReceiptRow) and receipt.loan_id == loan.key:
                self.centre.write("receipts", replace(receipt, branch_id=branch))

    def change_loan(self) -> None:
        loan = self._some_loan()
        if not self.centre.is_locked(loan.key):
            self.centre.write("loans", replace(loan, days_past_due=loan.days_past_due + 1))

    def slow_writer(self) -> None:
        if self.centre.slow and self.draw.random() < 0.5:
            self.centre.commit_slow()
            return
        loan = self._some_loan()
        if not self.centre.is_locked(loan.key):
            self.centre.begin_slow(replace(loan, days_past_due=loan.days_past_due + 100))

    def _some_loan(self) -> LoanRow:
        key = self.draw.choice(sorted(self.centre.state.tables["loans"]))
        loan = self.centre.state.tables["loans"][key]
        assert isinstance(loan, LoanRow)
        return loan

    def change_role(self) -> None:
        person_id = self.draw.choice(PEOPLE)
        changed = actor(person_id, self.draw.choice(BRANCHES), customers=self.draw.random() < 0.5)
        self.seen["role changed"] += 1
        self.centre.change_role(person_id, changed)

    def release(self) -> None:
        for command_id, envelope in list(self.centre.state.quarantined.items())[:1]:
            command = read_body(envelope.body)
            assert isinstance(command, PostRepayment)
            if not self.centre.is_locked(command.loan_id):
                with self.chance.faults(crash=0):
                    self.centre.release(command_id, read_body)

    def backup(self) -> None:
        self.backups.append(self.centre.state.copy())

    def restore(self) -> None:
        self.seen["centre restored"] += 1
        self.centre.restore(self.draw.choice(self.backups))

    def clone(self) -> None:
        """Somebody copies a workstation's disk to another one."""
        if len(self.stations) < 4:
            self.seen["disk copied"] += 1
            source = self.draw.choice(self.stations)
            copied = self._add_station(source.person_id, source.outbox.clone())
            copied.queued.update(source.queued)

    # -- the end -----------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Faults are over; what was under way arrives late; then everybody synchronises to the end."""
        while self.centre.slow:
            self.centre.commit_slow()
        late, self.network = self.network, []
        self.draw.shuffle(late)
        for parcel in late:
            self.arrive(parcel)
        while self.centre.state.quarantined:
            self.release()
        quiet = 0
        for _ in range(ROUNDS_TO_SETTLE):
            quiet = quiet + 1 if self._round() else 0
            while self.centre.state.quarantined:
                self.release()
            if quiet == 2:
                return
        self.violated("does not come to rest")

    def _round(self) -> bool:
        """Everybody pushes and pulls once; whether nothing was left to do."""
        done = True
        for station in self.stations:
            request = station.pushing.request()
            if request is not None:
                done = False
                self.send("push", station, messages.PushRequest.of(request))
            state = station.replica.state()
            self.send("pull", station, messages.PullRequest.of(station.pulling.request()))
            while self.network:
                self.arrive(self.network.pop(0))
            done = done and state == station.replica.state()
        return done

    def violated(self, what: str) -> None:
        raise Violation(f"seed {self.seed}: {what}")


class Alive:
    """A block that a workstation lives through; a crash ends it and the workstation starts again."""

    def __init__(self, history: History, station: Station) -> None:
        self._history = history
        self._station = station

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, crash: BaseException | None, trace: object) -> bool:
        if isinstance(crash, Crash):
            self._history.seen["workstation crashed"] += 1
            self._history._restart(self._station)
            return True
        return False


def mark(position: Position) -> tuple[int, int]:
    return (position.transaction, position.sequence)


def run_history(seed: int, variant: str | None = None) -> Counter[str]:
    """Run one history; what was seen in it. `variant` names a broken protocol of `VARIANTS`.

    Raises Violation with the seed.
    """
    history = History(seed, VARIANTS[variant] if variant else Protocol())
    history.run()
    return history.seen
