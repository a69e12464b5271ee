"""The sample's back room: pictures are drawn, contracts printed and signed beside the office's other work."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context

from sqlalchemy import event

from lendesk.domain.errors import RuleBroken
from lendesk.sample.generator.borrowers import Borrower
from lendesk.sample.generator.days import ActClock, Days, RunningClock
from lendesk.sample.generator.papers import draw_papers
from lendesk.server import handlers
from lendesk.server.centre import Centre, open_centre
from lendesk.server.jobs.outside import Outside, open_outside
from lendesk.server.jobs.signing import sign_contract
from lendesk.server.pipeline import CommandTransaction
from lendesk.server.settings import ServerSettings
from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.synchronisation.chain import hash_of
from lendesk.wire.codec import encode_command

BEGINNING = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Order:
    """A person's commands of one minute each; `device_id` is the workstation that a queued one came from."""

    person_id: str
    device_id: str
    commands: tuple[tuple[Command, ActClock], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What those who work there share."""

    centre: Centre
    outside: Outside
    days: Days
    """What the room's own time-stamp authority reads."""


class Backroom:
    """Two threads of this process or, for a large sample, a process of its own."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool

    @classmethod
    def of_threads(cls, centre: Centre, outside: Outside) -> Backroom:
        """Beside the office in the same process: starts at once. The authority's time is the office's."""
        room = Room(centre, outside, Days(BEGINNING))
        return cls(ThreadPoolExecutor(2, initializer=_share, initargs=(room,)))

    @classmethod
    def of_a_process(cls, centre: Centre) -> Backroom:
        """On a core of its own; takes seconds to start."""
        settings, url = centre.settings, centre.url
        return cls(ProcessPoolExecutor(1, get_context("spawn"), _open, (settings, url)))

    def __enter__(self) -> Backroom:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._pool.shutdown(cancel_futures=kind is not None)

    def draw(self, borrower: Borrower) -> Future[dict[str, bytes]]:
        """The pictures of a borrower's file."""
        return self._pool.submit(draw_papers, borrower)

    def carry_out(self, order: Order) -> Future[list[dict[str, str]]]:
        """Orders that print: what each made."""
        return self._pool.submit(_carry_out, order)

    def sign(self, clock: ActClock, contract_id: str, signature_sha256: str, intent_id: str) -> Future[None]:
        """The job that signs, seals and stamps."""
        return self._pool.submit(_sign, clock, contract_id, signature_sha256, intent_id)


def give(centre: Centre, order: Order) -> list[dict[str, str]]:
    """Carry out orders as the pipeline does and keep their results, in one transaction; what each made.

    Raises RuleBroken: nobody at the sample gives an order that is refused.
    """
    made = []
    with centre.engine.connect() as connection:
        for command, clock in order.commands:
            transaction = CommandTransaction(replace(centre, clock=clock), connection)
            made.append(transaction.carry_out(command, order.person_id, order.device_id))
            result = CommandResult(command.command_id, Outcome.DONE, made=made[-1])
            body_hash = hash_of(encode_command(command))
            transaction.store_result(body_hash, result, author_id=order.person_id, device_id=order.device_id)
        connection.commit()
    return made


def wait_for_no_disk(centre: Centre) -> None:
    """A sample that is lost with the machine's power is made again: its commits need not wait."""

    @event.listens_for(centre.engine, "connect")
    def hurry(connection, _record) -> None:  # type: ignore[no-untyped-def]  # the driver's own
        connection.execute("SET synchronous_commit = off")
        connection.commit()


_ROOMS: list[Room] = []
"""The one room of this process."""
_UNTIL_THE_END = ExitStack()


def _share(room: Room) -> None:
    _ROOMS[:] = [room]


def _open(settings: ServerSettings, url: str) -> None:
    handlers.load()
    centre = open_centre(settings, url)
    wait_for_no_disk(centre)
    days = Days(BEGINNING)
    outside = _UNTIL_THE_END.enter_context(open_outside(replace(centre, clock=RunningClock(days=days))))
    _share(Room(centre, outside, days))


@contextmanager
def _told() -> Iterator[None]:
    """A refusal is a defect of the sample, and does not travel between processes as it is."""
    try:
        yield
    except RuleBroken as broken:
        raise RuntimeError(str(broken)) from None


def _carry_out(order: Order) -> list[dict[str, str]]:
    with _told():
        return give(_ROOMS[0].centre, order)


def _sign(clock: ActClock, contract_id: str, signature_sha256: str, intent_id: str) -> None:
    room = _ROOMS[0]
    room.days.stand_at(clock.business_date(), clock.now())
    with _told():
        sign_contract(
            replace(room.centre, clock=clock), room.outside, contract_id, signature_sha256, intent_id
        )
