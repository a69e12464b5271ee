"""Intents: what the centre means to ask of an outside party, committed before anybody asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Intent:
    """`key` is the idempotency key towards the outside party. `kind`: bureau, payment or signing.

    `state`: open until the outcome is recorded by a command of the job, then done.
    """

    key: str
    kind: str
    subject_id: str
    state: str
    made_at: datetime
