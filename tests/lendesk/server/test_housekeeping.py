"""The worker's rounds beside its jobs go on after a bad one."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from lendesk.server.jobs.worker import _Worker


class Sealing:
    """Breaks in its first round, ends the worker in its second."""

    def __init__(self):
        self.rounds = 0
        self.worker = None

    def seal_log(self):
        self.rounds += 1
        if self.rounds == 1:
            raise TypeError("the log's key is expected on P-256")
        self.worker._ended.set()


def test_a_round_that_breaks_is_logged_and_the_next_one_seals(centre):
    quick = replace(centre, settings=centre.settings.model_copy(update={"seal_seconds": 0.01}))
    sealing = Sealing()

    async def rounds():
        sealing.worker = _Worker(quick, sealing, lambda: None)
        await asyncio.wait_for(sealing.worker._housekeeping(), 20)

    asyncio.run(rounds())
    assert sealing.rounds == 2
