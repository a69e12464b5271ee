"""A refusal on its way to a view: code and facts, never a sentence."""

from __future__ import annotations

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.synchronisation.state import Queued


def breach_of(broken: RuleBroken) -> Breach:
    """The refusal as data."""
    return Breach(broken.code, tuple(broken.facts.items()))


def breach_in(answer: CommandResult | Queued) -> Breach | None:
    """What keeps an answer from being a success, None for a success or a safely queued command."""
    if isinstance(answer, Queued) or answer.outcome is Outcome.DONE:
        return None
    return Breach(answer.code or "command.quarantined", tuple(answer.facts.items()))
