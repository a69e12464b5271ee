"""What a person takes out of the program: told to the centre, which keeps it in the audit trail alone."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command, Route

WAYS = ("copy", "export", "print")
LONGEST_WORDS = 300
"""Characters of a list's name and of what it was filtered by."""


@dataclass(frozen=True, kw_only=True)
class RecordExport(Command):
    """So many rows of a list left the program by one of `WAYS`; queued, so that it is told off line too."""

    permission = Permission.SELF
    route = Route.QUEUED

    list_name: str
    way: str
    row_count: int
    filter_words: str = ""
