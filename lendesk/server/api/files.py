"""Files both ways: pieces of at most a megabyte up, resumable; whole files down for who may see them."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool

from lendesk.domain.errors import RuleBroken
from lendesk.server.api.errors import error_reply
from lendesk.server.api.requests import Caller, Calling, Service, Serving, bounded
from lendesk.server.file_access import check_may_read, held_file
from lendesk.server.tools import keep_row
from lendesk.wire import paths

router = APIRouter()
PATH = f"{paths.FILES}/{{sha256}}"
OFFSET, LENGTH, COMPLETE = "Upload-Offset", "Upload-Length", "Upload-Complete"


@router.get(PATH)
def download(sha256: str, service: Serving, caller: Calling) -> Response:
    """The file's bytes, as nothing that a browser would run."""
    with service.centre.transaction() as (connection, records):
        check_may_read(connection, records, sha256, caller.actor)
    return Response(service.centre.files.read(sha256), media_type="application/octet-stream")


@router.head(PATH)
def upload_state(sha256: str, service: Serving, caller: Calling) -> Response:
    """How much of the file is here: `Upload-Offset`, and `Upload-Complete: 1` when it is whole; or 404."""
    with service.centre.engine.connect() as connection:
        held = held_file(connection, sha256)
    if held is not None and service.centre.files.has(sha256):
        return Response(status_code=200, headers={OFFSET: str(held.size), COMPLETE: "1"})
    here = service.centre.files.offset(sha256, caller.actor.device_id)
    if not here:
        return Response(status_code=404)
    return Response(status_code=200, headers={OFFSET: str(here)})


@router.patch(PATH, status_code=204)
async def upload(
    sha256: str,
    request: Request,
    service: Serving,
    caller: Calling,
    upload_offset: Annotated[int, Header(ge=0)],
    upload_length: Annotated[int, Header(ge=0, le=paths.LARGEST_FILE_BYTES)],
) -> Response:
    """Take the bytes from `Upload-Offset`; 409 with the right offset when they do not fit."""
    content = await bounded(request, paths.LARGEST_CHUNK_BYTES)
    lock: asyncio.Lock = request.app.state.upload_locks.setdefault(caller.actor.device_id, asyncio.Lock())
    async with lock:  # one piece of a device at a time: two would both find the same offset free
        piece = sha256, upload_offset, content, upload_length
        return await run_in_threadpool(_take, service, caller, piece)


def _take(service: Service, caller: Caller, piece: tuple[str, int, bytes, int]) -> Response:
    sha256, offset, content, length = piece
    files, device_id = service.centre.files, caller.actor.device_id
    try:
        whole = files.add_piece(sha256, device_id, offset, content, length)
    except RuleBroken as broken:
        if broken.code != "file.gap":
            raise
        reply = error_reply(409, broken.code, broken.facts)
        reply.headers[OFFSET] = str(broken.facts["offset"])
        return reply
    if whole:
        with service.centre.transaction() as (connection, _):
            keep_row(
                connection,
                sha256,
                length,
                kind="upload",
                branch_id=caller.actor.branch_id,
                owner_id=caller.actor.person_id,
                now=service.centre.clock.now(),
            )
    return Response(status_code=204, headers={OFFSET: str(offset + len(content))})
