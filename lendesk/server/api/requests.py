"""What each request brings: the centre, a bounded and strictly read body, and who sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool

from lendesk.domain.access import Actor
from lendesk.domain.errors import RuleBroken
from lendesk.server.centre import Centre
from lendesk.server.evidence import CentralEvidence
from lendesk.server.sign_in import authenticate
from lendesk.usecases.synchronisation.accept import Acceptance
from lendesk.usecases.synchronisation.exchange import LARGEST_BATCH
from lendesk.wire.codec import LARGEST_BODY_BYTES, read_json

LARGEST_MESSAGE_BYTES = 2 * LARGEST_BODY_BYTES
LONGEST_LENGTH = 18
"""Digits of a stated length; Python itself refuses to read thousands of them."""
LARGEST_PUSH_BYTES = LARGEST_BATCH * LARGEST_BODY_BYTES

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes work with."""

    centre: Centre
    acceptance: Acceptance
    evidence: CentralEvidence


@dataclass(frozen=True, slots=True)
class Caller:
    """The signed-in person with today's grants, and the workstation that the token was made for."""

    actor: Actor
    epoch: int


def service_of(request: Request) -> Service:
    """The service of the app that this request came to."""
    service: Service = request.app.state.service
    return service


async def caller_of(request: Request) -> Caller:
    """Raises RuleBroken `token.refused`, `token.expired`."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise RuleBroken("token.refused")
    claims, actor = await run_in_threadpool(authenticate, service_of(request).centre, token)
    return Caller(actor, claims.epoch)


def body(model: type[Model], most_bytes: int = LARGEST_MESSAGE_BYTES) -> Any:
    """A dependency: the request's body as this message, never more than `most_bytes` of it read."""

    async def read(request: Request) -> Model:
        return parse(model, (await bounded(request, most_bytes)).decode(errors="replace"), most_bytes)

    return Depends(read)


async def text_body(request: Request) -> str:
    """The body as text, bounded."""
    return (await bounded(request, LARGEST_MESSAGE_BYTES)).decode(errors="replace")


async def bounded(request: Request, most_bytes: int) -> bytes:
    """The body. Raises RuleBroken `body.too_large` before more than that is held."""
    length = request.headers.get("Content-Length", "0")
    if not length.isdecimal() or len(length) > LONGEST_LENGTH or int(length) > most_bytes:
        raise RuleBroken("body.too_large", most_bytes=most_bytes)
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > most_bytes:
            raise RuleBroken("body.too_large", most_bytes=most_bytes)
    return bytes(content)


def parse(model: type[Model], content: str, most_bytes: int) -> Model:
    """The message in a text. Raises RuleBroken `body.malformed` (where, what)."""
    read_json(content, most_bytes, "body.malformed")
    try:
        return model.model_validate_json(content)
    except ValidationError as wrong:
        first = wrong.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])[:200]
        raise RuleBroken("body.malformed", where=where, what=str(first["type"])) from None


Serving = Annotated[Service, Depends(service_of)]
Calling = Annotated[Caller, Depends(caller_of)]
TextBody = Annotated[str, Depends(text_body)]
