"""How a job records an outcome: by a command of its own, once for each intent."""

from __future__ import annotations

import uuid

import structlog

from lendesk.domain.errors import RuleBroken
from lendesk.server.actors import JOBS_PERSON
from lendesk.server.centre import Centre
from lendesk.server.pipeline import PostgresCentre
from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.synchronisation.chain import hash_of

LOG = structlog.get_logger("lendesk.server.jobs")
_NAMESPACE = uuid.UUID("6c656e64-6573-4b00-8000-6a6f62730000")


def outcome_id(intent_id: str, kind: type[Command]) -> str:
    """The command id under which a job records what became of an intent: always the same one."""
    return str(uuid.uuid5(_NAMESPACE, f"{kind.__name__}:{intent_id}"))


def carry_out_job(centre: Centre, command: Command, *, happened: bool = False) -> CommandResult:
    """Carry a job's command out once; again, its stored result.

    A refusal is stored and logged: nobody waits for it at a screen. But what has `happened` outside cannot
    be refused: that refusal is raised and nothing stored, so that the job tries again until its cause is
    mended (money paid, and no loan for it). Raises Interrupted, and RuleBroken as said.
    """
    with PostgresCentre(centre).begin() as transaction:
        stored = transaction.stored_result(command.command_id)
        if stored is not None:
            return stored.result
        try:
            made = transaction.carry_out(command, JOBS_PERSON, "")
            result = CommandResult(command.command_id, Outcome.DONE, made=made)
        except RuleBroken as broken:
            LOG.warning("job refused", command=type(command).__name__, code=broken.code)
            if happened:
                raise
            result = CommandResult(command.command_id, Outcome.REFUSED, broken.code, broken.facts)
        transaction.store_result(
            hash_of(f"{type(command).__name__}:{command.command_id}"),
            result,
            author_id=JOBS_PERSON,
            device_id="",
        )
        transaction.commit()
        return result
