"""The outbox of a workstation: one encrypted file with all that the centre does not have yet."""

from __future__ import annotations

from pathlib import Path

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import EncryptedFile
from lendesk.storage.outbox.drafts import Drafts, OnlineNotes
from lendesk.storage.outbox.files import OutgoingFiles
from lendesk.storage.outbox.migrating import migrate
from lendesk.storage.outbox.people import People
from lendesk.storage.outbox.queue import CommandQueue


class Outbox:
    """Its parts share one connection, so that what belongs together is one transaction."""

    def __init__(self, file: EncryptedFile) -> None:
        self.file = file
        self.commands = CommandQueue(file)
        self.drafts = Drafts(file)
        self.notes = OnlineNotes(file)
        self.files = OutgoingFiles(file)
        self.people = People(file)

    def close(self) -> None:
        self.file.close()


def open_outbox(path: Path, key: bytes) -> Outbox:
    """Open or make the outbox at `path`.

    Raises RuleBroken `outbox.unreadable` (other key, damaged), `outbox.newer_version` (untouched) or
    `outbox.disk_full`.
    """
    file = EncryptedFile(path, key, "outbox")
    try:
        migrate(file)
    except RuleBroken:
        file.close()
        raise
    return Outbox(file)
