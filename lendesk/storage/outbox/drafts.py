"""Forms as their author last left them, and ids of on-line commands noted before they were sent."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.storage.encrypted import EncryptedFile
from lendesk.usecases.synchronisation.state import Draft


class Drafts:
    """Each draft is shown to its author only."""

    def __init__(self, file: EncryptedFile) -> None:
        self._file = file

    def save(self, author_id: str, draft: Draft) -> None:
        """Keep the draft in the place of the one with its key. Raises RuleBroken `outbox.disk_full`."""
        with self._file.transaction() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?, ?)",
                (author_id, draft.key, draft.kind, draft.title, draft.data, draft.saved_at),
            )

    def of(self, author_id: str, kind: str) -> tuple[Draft, ...]:
        """The author's drafts of this kind ("" for all), last saved first."""
        rows = self._file.rows(
            "SELECT key, kind, title, data, saved_at FROM drafts WHERE author_id = ? AND (? = '' OR kind = ?)"
            " ORDER BY saved_at DESC, key",
            (author_id, kind, kind),
        )
        return tuple(Draft(*row) for row in rows)

    def drop(self, author_id: str, key: str) -> None:
        with self._file.transaction() as cursor:
            cursor.execute("DELETE FROM drafts WHERE author_id = ? AND key = ?", (author_id, key))


@dataclass(frozen=True, slots=True)
class OnlineNote:
    """An on-line command that was about to be sent; its result is asked for after a crash.

    `answered`: "" while nobody asked, then `done`, `refused` (with its `code`) or `never_arrived`.
    """

    command_id: str
    name: str
    subject: str
    author_id: str
    noted_at: str
    answered: str = ""
    code: str = ""


class OnlineNotes:
    """Noted before sending, struck out when the answer is here."""

    def __init__(self, file: EncryptedFile) -> None:
        self._file = file

    def note(self, note: OnlineNote) -> None:
        with self._file.transaction() as cursor:
            cursor.execute(
                "INSERT OR IGNORE INTO online_notes (command_id, name, subject, author_id, noted_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (note.command_id, note.name, note.subject, note.author_id, note.noted_at),
            )

    def answer(self, command_id: str, answered: str, code: str) -> None:
        """What the centre said when asked later; kept until the person has seen it."""
        with self._file.transaction() as cursor:
            cursor.execute(
                "UPDATE online_notes SET answered = ?, code = ? WHERE command_id = ?",
                (answered, code, command_id),
            )

    def strike(self, command_id: str) -> None:
        with self._file.transaction() as cursor:
            cursor.execute("DELETE FROM online_notes WHERE command_id = ?", (command_id,))

    def of(self, author_id: str) -> tuple[OnlineNote, ...]:
        """Commands of this person whose answer never came, or came later, oldest first."""
        rows = self._file.rows(
            "SELECT * FROM online_notes WHERE author_id = ? ORDER BY command_id", (author_id,)
        )
        return tuple(OnlineNote(*row) for row in rows)
