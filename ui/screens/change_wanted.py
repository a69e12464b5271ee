"""What another screen asks of the loans: a change of one loan, its form opened straight away."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.usecases.servicing.changes import ChangeKind


@dataclass(frozen=True, slots=True)
class ChangeWanted:
    """Given to `go("loans", …)`; where the change is not possible the list of changes says why."""

    loan_id: str
    kind: ChangeKind
