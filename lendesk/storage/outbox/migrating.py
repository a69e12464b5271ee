"""Brings an outbox file to the program's version, or leaves it untouched when it is newer."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import EncryptedFile
from lendesk.storage.outbox.migrations import STEPS


def migrate(file: EncryptedFile) -> None:
    """Run the missing steps, each in its own transaction.

    Raises RuleBroken `outbox.newer_version` (found, known) before anything is written.
    """
    found = int(file.value("PRAGMA user_version"))
    if found > len(STEPS):
        raise RuleBroken("outbox.newer_version", found=found, known=len(STEPS))
    for number in range(found + 1, len(STEPS) + 1):
        with file.transaction() as cursor:
            STEPS[number - 1](cursor)
            cursor.execute(f"PRAGMA user_version = {number}")
