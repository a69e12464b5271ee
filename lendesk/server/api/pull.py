"""Changes out: what a replica may hold, since the position that it names."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from lendesk.domain.access import Actor
from lendesk.server.actors import actor_of
from lendesk.server.api.requests import Calling, Serving, body
from lendesk.server.interruptions import interruptible
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.synchronisation import open_reading
from lendesk.usecases.synchronisation.pull import Answering
from lendesk.wire import paths
from lendesk.wire.messages import PullReply, PullRequest

router = APIRouter()


@router.post(paths.PULL)
def pull(message: Annotated[PullRequest, body(PullRequest)], service: Serving, caller: Calling) -> PullReply:
    """One reply of rows, removals and results; the caller asks again while it says `more`."""
    centre, actor = service.centre, caller.actor

    def as_of_the_view(records: CentralRecords) -> Actor:
        return actor_of(records, actor.person_id, actor.device_id)

    day = centre.clock.business_date()
    with interruptible(), open_reading(centre.engine, centre.ring, as_of_the_view, day) as reading:
        return PullReply.of(Answering().answer(reading, message.plain()))
