"""What the sync screen does: show what waits and what was refused, let a person choose."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import Changes
from lendesk.usecases.synchronisation.state import LineState, OutboxRow
from ui.ports import Background, Desk
from ui.screens.refusing import breach_of

CHOICES = ("drop", "again")


class SyncView(Protocol):
    def show_line(self, line: LineState) -> None: ...

    def show_outbox(self, rows: tuple[OutboxRow, ...], others: int) -> None: ...

    def show_one(self, row: OutboxRow | None) -> None: ...

    def show_busy(self, busy: bool) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...


class SyncPresenter:
    """The commands of the person signed in; of those of colleagues at this workstation only how many wait.

    With `everyone` (who may settle for others) those of colleagues too.
    """

    def __init__(
        self, desk: Desk, view: SyncView, run: Background, person_id: str, everyone: bool = False
    ) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._person_id, self._everyone = person_id, everyone
        self._rows: tuple[OutboxRow, ...] = ()
        self.chosen = ""

    def open(self) -> None:
        self._run(self._desk.line, self._view.show_line, self._refuse)
        self._run(self._desk.outbox, self._take_rows, self._refuse)

    def choose(self, command_id: str) -> None:
        self.chosen = command_id
        self._view.show_one(next((row for row in self._rows if row.command_id == command_id), None))

    def sync_now(self) -> None:
        """Push and pull at once."""
        self._view.show_busy(True)
        self._run(self._desk.sync_now, self._synced, self._refuse, lane="network")

    def solve(self, choice: str) -> None:
        """`drop`: I have seen it. `again`: order the same anew, judged on what holds now."""
        if self.chosen and choice in CHOICES:
            command_id = self.chosen
            self._run(lambda: self._desk.solve(command_id, choice), lambda _: self.open(), self._refuse)

    def changed(self, _changes: Changes) -> None:
        self.open()

    def _synced(self, line: LineState) -> None:
        self._view.show_busy(False)
        self._view.show_line(line)
        self.open()

    def _take_rows(self, rows: tuple[OutboxRow, ...]) -> None:
        self._rows = tuple(row for row in rows if self._everyone or row.author_id == self._person_id)
        others = sum(1 for row in rows if row not in self._rows and row.status == "waiting")
        self._view.show_outbox(self._rows, others)
        if self.chosen:
            self.choose(self.chosen)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_busy(False)
        self._view.show_refusal(breach_of(broken))
