"""Notes on a customer: a field to write one, and all notes; those on their way are hatched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from lendesk.domain.errors import Breach
from lendesk.usecases.customers.queries import NoteLine
from ui.error_texts import late_breach
from ui.screens.customers.notes import NoteOnTheWay
from ui.screens.figures import full_moment
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.fields import TextArea
from ui.widgets.form import FormRow
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec, hatch
from ui.widgets.panels import Panel, scroll
from ui.widgets.states import EmptyState, OfflineState, Switcher


class NoteEntry(Panel):
    """One note in full: who and when, a chip while it waits, the text."""

    def __init__(self, text: str, author: str, at: str, state: ChipSpec | None = None) -> None:
        super().__init__(edges="bottom", gap=4)
        self._pending = state is not None
        self.box.setContentsMargins(16, 10, 16, 11)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(author, "bodyStrong"))
        head.addWidget(Label(full_moment(at)[:16], "caption", "ink2"))
        if state is not None:
            head.addWidget(Chip(state, bordered=True))
        head.addStretch(1)
        self.box.addLayout(head)
        words = Label(text, "body", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(words)
        self.setAccessibleName(f"{author} {full_moment(at)[:16]} {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._pending:
            hatch(QPainter(self), self.rect().adjusted(0, 0, 0, -1))


class NotesTab(Panel):
    """`written` brings the text; `older_wanted` asks for the next page."""

    written = Signal(str)
    older_wanted = Signal()

    def __init__(self, *, may_note: bool) -> None:
        super().__init__()
        self._told: tuple[Sequence[NoteLine], Sequence[NoteOnTheWay], bool] = ((), (), False)
        self._off_line = False
        self.field = TextArea(
            late("customers", "Note"),
            placeholder=late("customers", "What was said or agreed, and with whom"),
            lines=3,
        )
        self.row = FormRow(late("customers", "New note"), self.field, top=True)
        self.add_note = Button(late("customers", "Add note"), "soft", icon="draft", key="Ctrl+Return")
        writing = Panel(self.row, edges="bottom", gap=6)
        writing.box.setContentsMargins(16, 10, 16, 11)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.add_note)
        writing.box.addLayout(line)
        if not may_note:
            writing.hide()
        self.entries: list[NoteEntry] = []
        self.older = Button(late("customers", "Older notes"), "link")
        self._list = Panel()
        self._list.add(self.older)
        self._list.box.addStretch(1)
        self.body = Switcher(
            scroll(self._list),
            EmptyState(
                late("customers", "No notes yet"),
                late("customers", "What colleagues should know of this customer stands here."),
                icon="message",
            ),
            OfflineState(
                late("customers", "Notes are kept at the server"),
                late("customers", "You can write one now: it waits in the outbox until the line is back."),
            ),
        )
        self.add(writing)
        self.add(self.body, 1)
        self.add_note.clicked.connect(lambda _checked: self.written.emit(self.field.text()))
        self.field.textChanged.connect(lambda: self.row.message(""))
        self.older.clicked.connect(lambda _checked: self.older_wanted.emit())

    def show_place(self, *, off_line: bool) -> None:
        """Whether the notes of the centre are known at all."""
        self._off_line = off_line

    def show_notes(self, notes: Sequence[NoteLine], on_the_way: Sequence[NoteOnTheWay], more: bool) -> None:
        """What waits first, then what the centre holds, newest first."""
        self._told = notes, on_the_way, more
        for old in self.entries:
            self._list.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        waiting = [NoteEntry(note.text, note.author_name, note.at, _state(note)) for note in on_the_way]
        self.entries = waiting + [NoteEntry(note.text, note.author_name, note.at) for note in notes]
        for place, entry in enumerate(self.entries):
            self._list.box.insertWidget(place, entry)
        self.older.setVisible(more)
        self.body.turn_to(0 if self.entries else 2 if self._off_line else 1)

    def show_fault(self, breach: Breach) -> None:
        """At the field; the text stays."""
        self.row.message(late_breach(breach), "danger")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """The note is on its way: room for the next."""
        self.field.set_text("")

    def give_back(self, text: str) -> None:
        """A note that was taken back is in the field again, unless another was begun."""
        if not self.field.text().strip():
            self.field.set_text(text)
        self.focus_field()

    def focus_field(self) -> None:
        """Alt M."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "body"):
            self.show_notes(*self._told)


def _state(note: NoteOnTheWay) -> ChipSpec:
    words: Text = late("customers", "can be taken back") if note.held else late("customers", "waits")
    return ChipSpec(words, "pending", "pending")
