"""What collecting does: a stage's queue, one case, and what was said and promised at a call.

Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from lendesk.domain.collections.conduct import check_contact, hours_allow
from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import PromisedPart, check_promise
from lendesk.domain.collections.stages import FIRST_STAGE
from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.collections.commands import LogContact, PromiseToPay
from lendesk.usecases.collections.previews import preview_contact, preview_promise
from lendesk.usecases.collections.queries import (
    CaseFile,
    CaseLine,
    CaseOrder,
    GetCase,
    GetStages,
    ListCases,
    StageSum,
)
from lendesk.usecases.messages import Area, Changes
from lendesk.usecases.paging import Page
from lendesk.usecases.synchronisation.state import OutboxRow
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of

AREAS = frozenset({Area.COLLECTIONS, Area.LOANS, Area.REPAYMENTS, Area.CUSTOMERS, Area.SYNC})
ON_THE_WAY = frozenset({"waiting", "quarantined"})


class CollectionsView(Protocol):
    def show_stages(self, stages: tuple[StageSum, ...], stage: str) -> None: ...

    def show_queue(self, rows: tuple[CaseLine, ...], more: bool) -> None: ...

    def show_case(self, file: CaseFile | None, pending: frozenset[str], blocked: Breach | None) -> None:
        """`pending` are keys of events that the centre has not confirmed; `blocked` names the rule."""

    def show_saved(self) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the form: the parts are (day, fen) as typed, None where that is empty or wrong."""

    outcome: Outcome | None
    text: str
    parts: tuple[tuple[date | None, int | None], ...]
    unreadable: bool = False
    """Something stands in a field that is no day or no amount."""

    @property
    def promised(self) -> bool:
        return any(day is not None or fen is not None for day, fen in self.parts)


class CollectionsPresenter:
    """One collector's workbench. `now` is aware; `today` the business date."""

    def __init__(
        self,
        desk: Desk,
        view: CollectionsView,
        run: Background,
        today: date,
        now: Callable[[], datetime],
        my_name: str,
    ) -> None:
        self._desk, self._view, self._run = desk, view, run
        self._today, self._now, self._my_name = today, now, my_name
        self.stage, self.mine, self.order = FIRST_STAGE, False, CaseOrder.DAYS
        self.rows: tuple[CaseLine, ...] = ()
        self._after = ""
        self._chosen = ""
        self.file: CaseFile | None = None
        self._sent: dict[str, LogContact | PromiseToPay] = {}
        """Orders of this session by id, until the case shows them or the outbox tells what became of them."""
        self._saving = False

    # -- the queue -----------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask stages, queue and the case in work anew."""
        mine = self.mine
        self._run(lambda: self._desk.ask(GetStages(mine=mine)), self._take_stages, self._refuse)
        self._ask_rows(max(50, len(self.rows)))
        if self._chosen:
            self._ask_case()

    def choose_stage(self, stage: str) -> None:
        """Another stage; its first case comes into work."""
        self.stage = stage
        self._start_anew()

    def filter(self, mine: bool, order: CaseOrder) -> None:
        """Own cases or all, and their order."""
        self.mine, self.order = mine, order
        self._start_anew()

    def more(self) -> None:
        """The next page below the rows that are there."""
        if self._after:
            question = ListCases(stage=self.stage, mine=self.mine, order=self.order, after=self._after)
            self._run(lambda: self._desk.ask(question), lambda page: self._add(question, page), self._refuse)

    def _start_anew(self) -> None:
        self.rows, self._after, self._chosen, self.file = (), "", "", None
        self._view.show_case(None, frozenset(), None)
        self.open()

    def _ask_rows(self, limit: int) -> None:
        question = ListCases(stage=self.stage, mine=self.mine, order=self.order, limit=limit)

        def answered(page: Page[CaseLine]) -> None:
            if (self.stage, self.mine, self.order) == (question.stage, question.mine, question.order):
                self.rows, self._after = page.rows, page.after
                self._view.show_queue(self.rows, bool(page.after))
                if not self._chosen and self.rows:
                    self.choose(self.rows[0].key)

        self._run(lambda: self._desk.ask(question), answered, self._refuse)

    def _add(self, question: ListCases, page: Page[CaseLine]) -> None:
        if (self.stage, self._after) == (question.stage, question.after):
            self.rows, self._after = (*self.rows, *page.rows), page.after
            self._view.show_queue(self.rows, bool(page.after))

    def _take_stages(self, stages: tuple[StageSum, ...]) -> None:
        self._view.show_stages(stages, self.stage)

    # -- the case ------------------------------------------------------------------------------------

    def choose(self, loan_id: str) -> None:
        """Take this case into work."""
        self._chosen = loan_id
        self._ask_case()

    def next_after(self, loan_id: str) -> str:
        """The case below this one in the queue, "" at its end."""
        keys = [row.key for row in self.rows]
        at = keys.index(loan_id) + 1 if loan_id in keys else 0
        return keys[at] if at < len(keys) else ""

    def changed(self, changes: Changes) -> None:
        if changes.areas & AREAS:
            self.open()

    def _ask_case(self) -> None:
        wanted = self._chosen

        def ask() -> tuple[CaseFile, tuple[OutboxRow, ...]]:
            return self._desk.ask(GetCase(loan_id=wanted)), self._desk.outbox()

        def answered(found: tuple[CaseFile, tuple[OutboxRow, ...]]) -> None:
            if self._chosen == wanted:
                self._take_case(*found)

        self._run(ask, answered, self._refuse)

    def _take_case(self, file: CaseFile, outbox: Sequence[OutboxRow]) -> None:
        self.file = file
        self._forget_known(file, outbox)
        self._show()

    def _forget_known(self, file: CaseFile, outbox: Sequence[OutboxRow]) -> None:
        """What the centre answered is told by the case itself, or by Sync when it was refused."""
        waiting = {row.command_id for row in outbox if row.status in ON_THE_WAY}
        self._sent = {key: one for key, one in self._sent.items() if key in waiting}
        known = {event.key for event in file.events}
        self._sent = {key: one for key, one in self._sent.items() if key not in known}

    def _show(self) -> None:
        if self.file is None:
            return
        shown = self.file
        before = {event.key for event in shown.events}
        for command in self._sent.values():
            if command.loan_id != shown.line.key:
                continue
            if isinstance(command, LogContact):
                shown = preview_contact(shown, command, self._my_name)
            else:
                shown = preview_promise(shown, command, self._my_name)
        pending = frozenset(event.key for event in shown.events) - before
        self._view.show_case(shown, pending, self._blocked(shown))

    def _blocked(self, file: CaseFile) -> Breach | None:
        """Why nobody may call now; None when a call is allowed."""
        try:
            check_contact(
                self._now(),
                Outcome.REACHED,
                max(file.connected_today, 0),
                behind=file.due_fen > 0,
                paused=bool(file.paused_until),
            )
        except RuleBroken as broken:
            return breach_of(broken)
        return None

    def tick(self) -> None:
        """Time went on: judge again whether the borrower may be called."""
        self._show()

    def hours_now(self) -> tuple[datetime, bool]:
        """The time, and whether borrowers may be called at it."""
        moment = self._now()
        return moment, hours_allow(moment)

    # -- recording -----------------------------------------------------------------------------------

    def save(self, said: Said, saved: Callable[[], None]) -> None:
        """Keep the call and what was promised; `saved` is called once all of it is in the outbox."""
        if self._saving or self.file is None:
            return
        fault = self._fault(said, self.file)
        if fault is not None:
            self._view.show_refusal(fault)
            return
        commands = self._commands(said, self.file.line.key)
        self._saving = True

        def send() -> tuple[Breach | None, ...]:
            return tuple(breach_in(self._desk.send(command)) for command in commands)

        def done(breaches: tuple[Breach | None, ...]) -> None:
            self._saving = False
            refused = next((breach for breach in breaches if breach is not None), None)
            if refused is not None:
                self._view.show_refusal(refused)
                return
            self._sent.update({one.command_id: one for one in commands})
            self._show()
            self._view.show_saved()
            saved()

        self._run(send, done, self._failed)

    def _commands(self, said: Said, loan_id: str) -> tuple[LogContact | PromiseToPay, ...]:
        made: list[LogContact | PromiseToPay] = []
        if said.outcome is not None:
            made.append(
                LogContact(loan_id=loan_id, outcome=said.outcome, text=said.text.strip(), made_at=self._now())
            )
        if said.promised:
            made.append(PromiseToPay(loan_id=loan_id, parts=_parts(said), made_on=self._today))
        return tuple(made)

    def _fault(self, said: Said, file: CaseFile) -> Breach | None:
        """What keeps the form from being saved, by the domain's own rules."""
        if said.outcome is None:
            return Breach("contact.no_outcome")
        if said.unreadable:
            return Breach("promise.half")
        try:
            check_contact(
                self._now(),
                said.outcome,
                max(file.connected_today, 0) + self._waiting_calls(file.line.key),
                behind=file.due_fen > 0,
                paused=bool(file.paused_until),
            )
            if said.promised:
                check_promise(_parts(said), self._today)
        except RuleBroken as broken:
            return breach_of(broken)
        return None

    def _waiting_calls(self, loan_id: str) -> int:
        calls = [one for one in self._sent.values() if isinstance(one, LogContact) and one.loan_id == loan_id]
        return sum(one.outcome.connected for one in calls)

    def _failed(self, broken: RuleBroken) -> None:
        self._saving = False
        self._refuse(broken)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))


def _parts(said: Said) -> tuple[PromisedPart, ...]:
    """The promised payments. Raises RuleBroken `promise.half` where a day or an amount is missing."""
    found = []
    for day, fen in said.parts:
        if day is None and fen is None:
            continue
        if day is None or fen is None:
            raise RuleBroken("promise.half")
        found.append(PromisedPart(day, fen))
    return tuple(found)
