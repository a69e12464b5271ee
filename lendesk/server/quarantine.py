"""A quarantined command gets its end: a person runs it again once its cause is mended, or refuses it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select, update

from lendesk.domain.access import Target
from lendesk.domain.errors import RuleBroken
from lendesk.server.actors import actor_of
from lendesk.server.tools import CentralTools
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.tables import COMMAND_RESULTS, QUARANTINED_COMMANDS
from lendesk.usecases.administration.commands import ReleaseQuarantined
from lendesk.usecases.handling import Context, Made, carry_out, handles
from lendesk.usecases.messages import Area, CommandResult, Outcome
from lendesk.usecases.wording import given_reason
from lendesk.wire.codec import decode_command

WAITING = "waiting"


def _held_where(command: ReleaseQuarantined, context: Context) -> Target:
    row = _row(_connection(context), command.quarantined_id)
    return Target(branch_id=row.branch_id, region_id=row.region_id, owner_id=row.person_id)


@handles(ReleaseQuarantined, target=_held_where)
def release_quarantined(command: ReleaseQuarantined, context: Context) -> Made:
    """Run it again as its author with today's grants, or refuse it; its stored result becomes final.

    Raises RuleBroken `reason.empty`, `quarantine.solved`. A second defect leaves it where it is.
    """
    reason = given_reason(command.reason)
    connection = _connection(context)
    row = _row(connection, command.quarantined_id)
    if row.status != WAITING:
        raise RuleBroken("quarantine.solved", status=row.status)
    context.noted["reason"] = reason
    result = _run_again(row, context) if command.again else _refused(row.key, reason)
    final = {"outcome": result.outcome.value, "code": result.code, "facts": result.facts, "made": result.made}
    connection.execute(
        update(COMMAND_RESULTS)
        .where(COMMAND_RESULTS.c.command_id == row.key)
        # With this transaction's number, so that the workstation is told of it by its next pull.
        .values(**final, xid=func.pg_current_xact_id())
    )
    solved = update(QUARANTINED_COMMANDS).where(QUARANTINED_COMMANDS.c.key == row.key)
    connection.execute(solved.values(status=result.outcome.value))
    context.touched.add(Area.SYNC)
    return {"outcome": result.outcome.value, "code": result.code}


def _run_again(row: Any, context: Context) -> CommandResult:
    inner = decode_command(_tools(context).quarantined_body(row.body, row.key))
    try:
        with _connection(context).begin_nested():
            actor = actor_of(context.records, row.person_id, row.device_id)
            made = carry_out(inner, replace(context, actor=actor))
    except RuleBroken as broken:
        return CommandResult(row.key, Outcome.REFUSED, broken.code, broken.facts)
    return CommandResult(row.key, Outcome.DONE, made=made)


def _refused(key: str, reason: str) -> CommandResult:
    return CommandResult(key, Outcome.REFUSED, "quarantine.refused", {"reason": reason})


def _row(connection: Connection, key: str) -> Any:
    wanted = select(QUARANTINED_COMMANDS).where(QUARANTINED_COMMANDS.c.key == key).with_for_update()
    row = connection.execute(wanted).first()
    if row is None:
        raise RuleBroken("record.missing", kind="QuarantinedCommand", key=key)
    return row


def _connection(context: Context) -> Connection:
    if not isinstance(context.records, CentralRecords):
        raise TypeError("only the centre releases commands")
    return context.records.connection


def _tools(context: Context) -> CentralTools:
    if not isinstance(context.tools, CentralTools):
        raise TypeError("only the centre releases commands")
    return context.tools
