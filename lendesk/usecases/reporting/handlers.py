"""What the centre does with what was told of exports: nothing but to note it, whoever it was."""

from __future__ import annotations

from lendesk.domain.access import Target
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.handling import Context, Made, handles
from lendesk.usecases.messages import Area
from lendesk.usecases.reporting.commands import LONGEST_WORDS, WAYS, RecordExport


def _own(_command: RecordExport, context: Context) -> Target:
    return Target(owner_id=context.actor.person_id)


@handles(RecordExport, target=_own)
def record_export(command: RecordExport, context: Context) -> Made:
    """The record of the audit trail is all: who, when and where stand in it as of every command."""
    words = (command.list_name, command.filter_words)
    if command.way not in WAYS or command.row_count < 1 or any(len(one) > LONGEST_WORDS for one in words):
        raise RuleBroken("export.not_told", way=command.way[:20], rows=command.row_count)
    context.noted.update(
        list=command.list_name, way=command.way, rows=str(command.row_count), filter=command.filter_words
    )
    context.touched.add(Area.AUDIT)
    return {}
