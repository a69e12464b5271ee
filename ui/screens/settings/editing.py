"""A settings page: the list at the left, the editor of the chosen one at the right, its act below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.asking import ask_reason
from ui.screens.settings.presenter import Proposal
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.still import keep
from ui.widgets.table import DataTable

Proposer = Callable[[Proposal], None]
SUBMIT = late("settings", "Submit for approval")


class EditingPage(Panel):
    """`proposed` brings a change once the person gave a reason for it."""

    proposed = Signal(object)

    def __init__(self, title: Text, table: DataTable, form: QWidget, *, may_change: bool, width: int) -> None:
        super().__init__(across=True)
        self.table = table
        self._filled = False
        self.add_new = Button(late("settings", "New"), icon="plus")
        self.heading = SectionHeader(title, right=(self.add_new,) if may_change else ())
        self.empty = Switcher(table, EmptyState(late("settings", "Nothing here yet")))
        self.editor = SectionHeader(title)
        self.note = Label("", "caption", "ink2")
        self.submit = Button(SUBMIT, "primary", key="F10")
        self.left = Panel(self.heading)
        self.left.add(self.empty, 1)
        self.right = Panel(self.editor, edges="left")
        self.right.add(scroll(Panel(form)), 1)
        if may_change:
            self.right.add(ActionBar(left=(self.note,), right=(self.submit,)))
        else:
            keep(form)
        self.right.setFixedWidth(width)
        self.add(self.left, 1)
        self.add(self.right)
        table.selected.connect(lambda row: self.edit(row) if row is not None else None)
        self.add_new.clicked.connect(lambda _checked: self.begin_new())
        self.submit.clicked.connect(lambda _checked: self.ask())

    def edit(self, row: object) -> None:
        """Put a row into the form; pages do."""

    def begin_new(self) -> None:
        """An empty form; pages do."""

    def collect(self) -> Proposal | None:
        """The change as it stands in the form, None after telling what is missing; pages do."""
        return None

    def ask(self) -> None:
        """Ask for the reason, then hand the change on."""
        if self.collect() is None:
            return
        ask_reason(
            self,
            SUBMIT,
            SUBMIT,
            self._propose,
            note=late("settings", "The change takes force when another person approves it."),
        )

    def _propose(self, reason: str) -> None:
        change = self.collect()
        if change is not None:
            self.proposed.emit(with_reason(change, reason))

    def show_rows(self, rows: Sequence[object], at: int) -> None:
        """Show rows with line `at` selected (-1 none). Fresh rows do not overwrite what is being typed."""
        self.table.blockSignals(self._filled)
        self.table.rows_model.show_rows(rows)
        self.table.select_line(0 if at < 0 and not self._filled else at)
        self.table.blockSignals(False)
        self._filled = bool(rows)
        self.empty.turn_to(0 if rows else 1)
        self.heading.note.say(str(len(rows)))

    def fill_anew(self) -> None:
        """The next rows fill the form again: what was typed has been handed in."""
        self._filled = False


def with_reason(change: Proposal, reason: str) -> Proposal:
    """The same change with the reason."""
    return replace(change, reason=reason)


def propose_version(page: QWidget, change: Proposal, name: str, version: int, propose: Proposer) -> None:
    """Ask for the reason of a new version of what is called `name`, then hand the change on."""
    ask_reason(
        page,
        SUBMIT,
        SUBMIT,
        lambda reason: propose(with_reason(change, reason)),
        note=late(
            "settings",
            "{name}, version {version}: it takes force when another person approves it.",
            name=name,
            version=version,
        ),
    )
