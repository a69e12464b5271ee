"""Has the pictures taken: a process for each display's scale, since Qt takes one for a process's life."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from lendesk.cli.answers import tell
from lendesk.cli.demo.shots import Order, Taken
from lendesk.cli.demo.stage import Place

AT_ONCE = 2


def take(place: Place, orders: Sequence[Order]) -> list[Taken]:
    """All pictures of all orders; a process that ends before its time is told as a problem."""
    taken: list[Taken] = []
    context = get_context("spawn")
    with ProcessPoolExecutor(min(AT_ONCE, len(orders)), context, max_tasks_per_child=1) as pool:
        running = [(order, pool.submit(_take, place, order)) for order in orders]
        for order, future in running:
            taken += _outcome(order, future)
    return taken


def _outcome(order: Order, future: Future[list[Taken]]) -> list[Taken]:
    try:
        return future.result()
    except BrokenProcessPool as broken:
        lost = [
            Taken(role, order.screen, frame=order.frame.pixels, problem=str(broken)) for role in order.roles
        ]
        for one in lost:
            tell({"failed": one.role, "problem": one.problem})
        return lost


def develop_here(scale: str = "1") -> None:
    """Make this process one that takes pictures; before Qt is loaded."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = scale
    os.environ["TZ"] = "Asia/Shanghai"  # where the branches are: times read as their people would see them
    if hasattr(time, "tzset"):
        time.tzset()


def _take(place: Place, order: Order) -> list[Taken]:
    develop_here(order.frame.scale)
    # Late: Qt reads both when it is loaded.
    from lendesk.cli.demo.pictures import Camera
    from lendesk.cli.demo.stage import workstation_at
    from lendesk.recognition.process import SubprocessReader

    reader = SubprocessReader(read_seconds=60)  # a machine that takes pictures is busy
    workstation = workstation_at(place, order.workstation, reader, title=order.title)
    try:
        return Camera(workstation, order).take_all()
    finally:
        workstation.close()
        reader.close()
