"""Work off the UI thread: one worker for the database, one for the network; answers return to the UI thread.

    task = run_in_background(lambda: desk.ask(query), view.show, view.refuse, lane="network", owner=view)
    task.cancel()   # its answer is dropped; work already running runs to its end

`failed` always gets a RuleBroken: the work's own, `background.busy` when 1,000 pieces of work wait, or
`unexpected` with the fact `id`, under which the traceback stands in the log.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar
from uuid import uuid4

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from lendesk.domain.errors import RuleBroken

Lane = Literal["database", "network"]
Result = TypeVar("Result")
LONGEST_QUEUE = 1_000

log = logging.getLogger("lendesk.ui.background")


@dataclass(slots=True, eq=False)
class Task:
    """One piece of work under way; `cancel()` drops its answer."""

    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[RuleBroken], None] | None
    owner: QObject | None = None
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True

    def wanted(self) -> bool:
        """Whether anybody still wants the answer: not cancelled, and the owner not deleted meanwhile."""
        return not self.cancelled and (self.owner is None or shiboken6.isValid(self.owner))


class _Courier(QObject):
    """Carries answers to the UI thread, in which it lives."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, answer: Callable[[], None]) -> None:
        answer()


@dataclass(slots=True)
class _Worker:
    """A thread that takes one piece of work after the other, in order."""

    lane: Lane
    courier: _Courier
    waiting: queue.Queue[Task | None] = field(default_factory=lambda: queue.Queue(LONGEST_QUEUE))
    thread: threading.Thread | None = None

    def start(self) -> None:
        # A daemon: a hung network call must not keep the program from ending.
        self.thread = threading.Thread(target=self._run, name=f"lendesk-{self.lane}", daemon=True)
        self.thread.start()

    def _run(self) -> None:
        while (task := self.waiting.get()) is not None:
            if task.wanted():
                self.courier.arrived.emit(_carry_out(task))


def _carry_out(task: Task) -> Callable[[], None]:
    """Do the work; the returned call hands its outcome over and runs on the UI thread."""
    try:
        result = task.work()
    except RuleBroken as refusal:
        return _outcome(task, task.failed, refusal)
    except Exception as error:  # noqa: BLE001 the boundary of a thread: nothing may be lost or shown raw
        return _outcome(task, task.failed, unexpected(error))
    return _outcome(task, task.done, result)


def _outcome(task: Task, told: Callable[[Any], None] | None, what: object) -> Callable[[], None]:
    def deliver() -> None:
        if told is not None and task.wanted():
            told(what)

    return deliver


def unexpected(error: BaseException) -> RuleBroken:
    """What a person is told of a fault of the program: an id; the traceback goes to the log under it."""
    fault_id = uuid4().hex[:8].upper()
    log.error("unexpected fault %s", fault_id, exc_info=error)
    return RuleBroken("unexpected", id=fault_id)


_workers: dict[Lane, _Worker] = {}


def run_in_background(
    work: Callable[[], Result],
    done: Callable[[Result], None] | None = None,
    failed: Callable[[RuleBroken], None] | None = None,
    *,
    lane: Lane = "database",
    owner: QObject | None = None,
) -> Task:
    """Run `work` on a lane's thread; `done(result)` or `failed(refusal)` follow on the UI thread.

    Call it on the UI thread. Work of one lane runs in the order given. With `owner`, the answer is dropped
    once that object (usually the screen) is deleted.
    """
    task = Task(work, done, failed, owner)
    worker = _workers.get(lane)
    if worker is None:
        worker = _workers[lane] = _Worker(lane, _Courier())
        worker.start()
    try:
        worker.waiting.put_nowait(task)
    except queue.Full:
        worker.courier.arrived.emit(_outcome(task, failed, RuleBroken("background.busy", lane=lane)))
    return task


def stop_background(timeout_seconds: float = 2.0) -> None:
    """End both workers after what waits; for the program's end and for tests."""
    for worker in _workers.values():
        worker.waiting.put(None)
    for worker in _workers.values():
        if worker.thread is not None:
            worker.thread.join(timeout_seconds)
    QCoreApplication.processEvents()  # the last answers, before their couriers go
    _workers.clear()
