"""On-line commands of a signed-in person, and the one plain value that an unmasking shows once."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.access import Actor
from lendesk.domain.administration.staff import Device
from lendesk.domain.customers.customer import Customer
from lendesk.domain.errors import RuleBroken
from lendesk.server.centre import Centre
from lendesk.server.pipeline import stored_result
from lendesk.usecases.applications.commands import UnmaskCustomer
from lendesk.usecases.messages import CommandResult, Outcome, Route
from lendesk.usecases.synchronisation.accept import Acceptance
from lendesk.wire.codec import decode_command

PLAIN = "plain"


def carry_out_online(centre: Centre, acceptance: Acceptance, body: str, actor: Actor) -> CommandResult:
    """The result, stored under the command's id for ever.

    Raises RuleBroken `command.not_online`, `line.device_stopped`, and what `Acceptance.take_online` raises.
    """
    command = decode_command(body)
    if type(command).route is not Route.ONLINE:
        raise RuleBroken("command.not_online", command=type(command).__name__)
    _check_device(centre, actor)
    if not isinstance(command, UnmaskCustomer):
        return acceptance.take_online(body, actor.person_id, actor.device_id)
    with centre.engine.connect() as connection:
        known = stored_result(connection, command.command_id) is not None
    result = acceptance.take_online(body, actor.person_id, actor.device_id)
    if known or result.outcome is not Outcome.DONE:
        return result
    with centre.transaction() as (_, records):
        customer = records.get(Customer, command.customer_id)
    # Beside the stored result, which never holds it: asking again shows the trace, not the value.
    return replace(result, made={**result.made, PLAIN: str(getattr(customer, command.field))})


def _check_device(centre: Centre, actor: Actor) -> None:
    """A copied workstation must not go on by the other way when its queue was stopped."""
    with centre.transaction() as (_, records):
        if records.get(Device, actor.device_id).status != "active":
            raise RuleBroken("line.device_stopped")
