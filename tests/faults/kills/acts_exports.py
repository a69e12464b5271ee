"""What is told of lists that left the program, with how to count it."""

from __future__ import annotations

from collections.abc import Callable

from lendesk.usecases.reporting.commands import RecordExport

from .acts import Act, acted
from .subjects import OFFICER, Subjects


def record_export(subjects: Subjects) -> Act:
    command = RecordExport(list_name="loans.loans", way="export", row_count=100 + subjects.number())
    return acted(OFFICER, command, lambda at: at.results(command.command_id).count("done"))


EXPORTS: dict[str, Callable[[Subjects], Act]] = {"RecordExport": record_export}
