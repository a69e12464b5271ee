"""A note on its way: held back while it can be taken back, then queued, then told by the centre.

Knows no Qt.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lendesk.domain.errors import Breach
from lendesk.usecases.applications.commands import LONGEST_NOTE, AddCustomerNote
from lendesk.usecases.synchronisation.state import Draft, OutboxRow
from ui.ports import Desk

DRAFT_KIND = "customer_note"
COMMAND = AddCustomerNote.__name__
ON_THE_WAY = frozenset({"waiting", "quarantined"})


@dataclass(frozen=True, slots=True)
class NoteOnTheWay:
    """`key` is the id of the command that it becomes; `held` while it can still be taken back."""

    key: str
    customer_id: str
    text: str
    at: str
    author_name: str
    held: bool = False


def fault_in(text: str) -> Breach | None:
    """What keeps a text from being a note: `note.empty` or `note.too_long` (most)."""
    plain = text.strip()
    if not plain:
        return Breach("note.empty")
    return Breach("note.too_long", (("most", LONGEST_NOTE),)) if len(plain) > LONGEST_NOTE else None


def draft_of(note: NoteOnTheWay) -> Draft:
    """The note as it is kept beside the outbox, so that a crash does not lose it."""
    data = json.dumps({"customer_id": note.customer_id, "text": note.text}, ensure_ascii=False)
    return Draft(note.key, DRAFT_KIND, "", data, note.at)


def note_in(draft: Draft, author_name: str) -> NoteOnTheWay | None:
    """The note of a draft, None for one that this version cannot read."""
    try:
        data = json.loads(draft.data)
        return NoteOnTheWay(
            draft.key, str(data["customer_id"]), str(data["text"]), draft.saved_at, author_name, held=True
        )
    except (ValueError, KeyError, TypeError):
        return None


def queued_notes(rows: Iterable[OutboxRow], customer_id: str) -> tuple[NoteOnTheWay, ...]:
    """Notes on a customer that the centre has not answered, newest first."""
    found = []
    for row in rows:
        said = dict(row.mine)
        if row.command == COMMAND and row.status in ON_THE_WAY and said.get("customer_id") == customer_id:
            found.append(
                NoteOnTheWay(row.command_id, customer_id, said.get("text", ""), row.at, row.author_name)
            )
    return tuple(found)


class NoteKeeper:
    """Keeps, queues and takes back the notes of one person. Every method blocks."""

    def __init__(self, desk: Desk, author_name: str) -> None:
        self._desk, self._author_name = desk, author_name

    def keep(self, note: NoteOnTheWay) -> None:
        """On the disk; nothing has left."""
        self._desk.save_draft(draft_of(note))

    def take_back(self, note: NoteOnTheWay) -> None:
        """As if it had not been written."""
        self._desk.drop_draft(note.key)

    def queue(self, note: NoteOnTheWay) -> None:
        """Into the outbox under the id it was kept with, then off the drafts."""
        self._desk.send(AddCustomerNote(command_id=note.key, customer_id=note.customer_id, text=note.text))
        self._desk.drop_draft(note.key)

    def queue_left(self, but: frozenset[str]) -> int:
        """Queue what a crash or a sign-out left held, except `but`; how many there were."""
        queued = {row.command_id for row in self._desk.outbox()}
        left = [note_in(draft, self._author_name) for draft in self._desk.drafts(DRAFT_KIND)]
        notes = [note for note in left if note is not None and note.key not in but]
        for note in notes:
            if note.key in queued:
                self._desk.drop_draft(note.key)
            else:
                self.queue(note)
        return len(notes)

    def on_the_way(
        self, customer_id: str, held: Callable[[], Iterable[NoteOnTheWay]]
    ) -> tuple[NoteOnTheWay, ...]:
        """What is held and what is queued for a customer, newest first."""
        mine = [note for note in held() if note.customer_id == customer_id]
        return (*reversed(mine), *queued_notes(self._desk.outbox(), customer_id))
