"""Commands in: one on-line command, or a batch from an outbox."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response

from lendesk.domain.errors import RuleBroken
from lendesk.server.api.requests import LARGEST_PUSH_BYTES, Calling, Serving, body
from lendesk.server.online import carry_out_online
from lendesk.wire import paths
from lendesk.wire.codec import encode_result
from lendesk.wire.messages import OnlineRequest, PushReply, PushRequest

router = APIRouter()


@router.post(paths.COMMANDS)
def take_online(
    message: Annotated[OnlineRequest, body(OnlineRequest)], service: Serving, caller: Calling
) -> Response:
    """Carry out one on-line command; a refusal is a result too."""
    result = carry_out_online(service.centre, service.acceptance, message.body, caller.actor)
    return Response(encode_result(result), media_type="application/json")


@router.post(paths.PUSH)
def take_batch(
    message: Annotated[PushRequest, body(PushRequest, LARGEST_PUSH_BYTES)], service: Serving, caller: Calling
) -> PushReply:
    """Take queued commands in order. Raises RuleBroken `device.other` for a batch of another device."""
    if message.device_id != caller.actor.device_id:
        raise RuleBroken("device.other")
    return PushReply.of(service.acceptance.push(message.plain()))
