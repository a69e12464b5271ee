"""Workstations and persons come in: registration, sign-in, renewal, the keys that sign."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response

from lendesk.domain.administration.staff import Branch
from lendesk.domain.errors import RuleBroken
from lendesk.server.api.requests import Calling, Service, Serving, body
from lendesk.server.devices import device_secret, register, register_author_key, secret_fits
from lendesk.server.sign_in import SignedInPerson, check_password, refresh, sign_in, sign_out
from lendesk.wire import paths
from lendesk.wire.messages import (
    RefreshRequest,
    RegisterDeviceReply,
    RegisterDeviceRequest,
    RegisterKeyRequest,
    RolePart,
    SignInReply,
    SignInRequest,
)

router = APIRouter()


@router.post(paths.DEVICES)
def register_device(
    message: Annotated[RegisterDeviceRequest, body(RegisterDeviceRequest)], service: Serving
) -> RegisterDeviceReply:
    """Register a workstation, new or in the place of a stopped one."""
    centre = service.centre
    if message.replaces and not secret_fits(centre.keys.token, message.replaces, message.replaced_secret):
        raise RuleBroken("device.unknown")
    with centre.transaction() as (connection, records):
        person, refusal = check_password(
            centre, connection, records, message.staff_number, message.password, message.replaces
        )
        if person is not None:
            device = register(centre, connection, records, person, message.name, message.replaces)
            secret = device_secret(centre.keys.token, device.key)
            return RegisterDeviceReply(device_id=device.key, code=device.code, secret=secret)
    raise refusal


@router.post(paths.SIGN_IN)
def come_in(message: Annotated[SignInRequest, body(SignInRequest)], service: Serving) -> SignInReply:
    """Sign in with staff number and password."""
    signed_in = sign_in(
        service.centre, message.staff_number, message.password, message.device_id, message.device_secret
    )
    return _reply(service, signed_in)


@router.post(paths.REFRESH)
def renew(message: Annotated[RefreshRequest, body(RefreshRequest)], service: Serving) -> SignInReply:
    """New tokens for the old refresh token."""
    return _reply(service, refresh(service.centre, message.refresh_token))


@router.post(paths.SIGN_OUT, status_code=204)
def leave(message: Annotated[RefreshRequest, body(RefreshRequest)], service: Serving) -> Response:
    """End this sign-in."""
    sign_out(service.centre, message.refresh_token)
    return Response(status_code=204)


@router.post(paths.AUTHOR_KEYS, status_code=204)
def register_key(
    message: Annotated[RegisterKeyRequest, body(RegisterKeyRequest)], service: Serving, caller: Calling
) -> Response:
    """Keep the public key with which this person signs on this device."""
    with service.centre.transaction() as (_, records):
        register_author_key(service.centre, records, caller.actor, message.key_id, message.public_pem)
    return Response(status_code=204)


def _reply(service: Service, signed_in: SignedInPerson) -> SignInReply:
    person, centre = signed_in.person, service.centre
    with centre.transaction() as (_, records):
        branch = records.get(Branch, person.branch_id)
    granted = {grant.permission.value for role in signed_in.roles for grant in role.grants}
    return SignInReply(
        access_token=signed_in.access_token,
        access_seconds=centre.settings.access_minutes * 60,
        refresh_token=signed_in.refresh_token,
        offline_seconds=centre.settings.offline_days * 86_400,
        person_id=person.key,
        staff_number=person.staff_number,
        name=person.name,
        branch_id=person.branch_id,
        branch_name=branch.name,
        roles=[RolePart(name=role.name, name_en=role.name_en) for role in signed_in.roles],
        permissions=sorted(granted),
        device_code=signed_in.device.code,
        business_date=centre.clock.business_date().isoformat(),
        device_stopped=signed_in.device.status != "active",
        branch_name_en=branch.name_en,
    )
