"""Questions, each answered within the reach of its own permission."""

from __future__ import annotations

from fastapi import APIRouter, Response

from lendesk.server.api.requests import Calling, Serving, TextBody
from lendesk.server.house import CentralHouse
from lendesk.server.interruptions import interruptible
from lendesk.storage.central.queries.answers import answer
from lendesk.wire import paths
from lendesk.wire.codec import decode_query, encode_answer

router = APIRouter()


@router.post(paths.QUERIES)
def ask(text: TextBody, service: Serving, caller: Calling) -> Response:
    """The answer as of one moment: all its parts are read from one snapshot."""
    query = decode_query(text)
    centre = service.centre
    with interruptible(), centre.engine.connect() as connection:
        view = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with view.begin():
            day = centre.clock.business_date()
            found = answer(
                query, caller.actor, view, centre.ring, day, service.evidence, CentralHouse(centre)
            )
    return Response(encode_answer(query, found), media_type="application/json")
