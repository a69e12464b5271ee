"""What the screen Today does: ask what waits, sort it into views, open the file behind a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.administration.commands import ReleaseQuarantined
from lendesk.usecases.messages import Changes, CommandResult
from lendesk.usecases.repayments.queries import GetLoan, LoanFile
from lendesk.usecases.synchronisation.state import OutboxRow, Queued
from lendesk.usecases.today.queries import GetToday, Today
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of
from ui.screens.today.places import Places, alert_places, places_of
from ui.screens.today.work import AT_THE_COUNTER, HELD, MINE, VIEWS, WorkRow, sort_work

Go = Callable[[str, object], bool]


class TodayView(Protocol):
    def show_reading(self) -> None: ...

    def show_today(self, today: Today) -> None: ...

    def show_rows(self, rows: tuple[WorkRow, ...], counts: dict[str, int]) -> None: ...

    def show_agenda(self, rows: tuple[WorkRow, ...]) -> None: ...

    def show_fault(self, breach: Breach) -> None:
        """There is no answer: the reason in the place of the list."""

    def show_refusal(self, breach: Breach) -> None: ...

    def ask_held(self, row: WorkRow) -> None: ...

    def show_released(self, outcome: str, code: str) -> None:
        """What became of a held order: done, refused (with the code) or quarantined again."""

    def in_sight(self) -> bool: ...


class TodayPresenter:
    """`takes_money`: an instalment opens at the counter; `now` is the clock with its zone."""

    def __init__(
        self,
        desk: Desk,
        view: TodayView,
        run: Background,
        go: Go,
        person_id: str,
        now: Callable[[], datetime],
        takes_money: bool = False,
    ) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._go = go
        self._person_id = person_id
        self._now = now
        self._takes_money = takes_money
        self._outbox: tuple[OutboxRow, ...] = ()
        self._asking = self._again = False
        self.today: Today | None = None
        self.view = MINE
        self.rows: dict[str, tuple[WorkRow, ...]] = {}

    def open(self) -> None:
        """Ask anew; while an answer is on its way one more question is enough."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._view.show_reading()
        self._run(
            lambda: (self._desk.ask(GetToday()), self._desk.outbox()), self._take, self._fail, lane="network"
        )

    def changed(self, _changes: Changes) -> None:
        """Something changed at the centre or in the outbox."""
        if self._view.in_sight():
            self.open()

    def choose_view(self, view: str) -> None:
        if view in VIEWS and view != self.view:
            self.view = view
            self.show()

    def show(self) -> None:
        """Sort anew by the clock: what was in time may be late by now."""
        now = self._now()
        self.rows = sort_work(self.today, self._outbox, self._person_id, now)
        counts = {key: len(rows) for key, rows in self.rows.items()}
        self._view.show_rows(self.rows[self.view], counts)
        ahead = [
            row
            for row in self.rows[MINE]
            if row.due is not None
            and row.due >= now
            and row.due.astimezone().date() == now.astimezone().date()
        ]
        self._view.show_agenda(tuple(ahead))

    def open_row(self, row: WorkRow) -> None:
        """Turn to the file behind a row: the first of its places that this person has."""
        if row.kind == HELD:
            self._view.ask_held(row)
            return
        if self._takes_money and row.kind in AT_THE_COUNTER:
            self._to_counter(row.key)
            return
        self._turn(places_of(row))

    def release(self, quarantined_id: str, again: bool, reason: str) -> None:
        """End a held order: run it again under its author's grants of today, or refuse it for good."""
        command = ReleaseQuarantined(quarantined_id=quarantined_id, again=again, reason=reason)
        self._run(lambda: self._desk.send(command), self._released, self._refuse, lane="network")

    def _released(self, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
            return
        made = answer.made if isinstance(answer, CommandResult) else {}
        self._view.show_released(made.get("outcome", ""), made.get("code", ""))
        self.open()

    def open_alert(self, key: str) -> None:
        """To where an alert is looked into."""
        self._turn(alert_places(key))

    def _turn(self, places: Places) -> None:
        for screen, argument in places:
            if self._go(screen, argument):
                return

    def new_application(self) -> None:
        self._go("intake", None)

    def _to_counter(self, loan_id: str) -> None:
        def show(file: LoanFile) -> None:
            self._go("counter", file.row)

        self._run(lambda: self._desk.ask(GetLoan(loan_id=loan_id)), show, self._refuse, lane="network")

    def _take(self, answer: tuple[Today, tuple[OutboxRow, ...]]) -> None:
        self._asking = False
        self.today, self._outbox = answer
        self._view.show_today(self.today)
        self.show()
        if self._again:
            self._again = False
            self.open()

    def _fail(self, broken: RuleBroken) -> None:
        self._asking = self._again = False
        self._view.show_fault(breach_of(broken))

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
